"""What a cue takes: the frames that a rule may list, and the acts that they find for a cue."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.committing import clauses, infinitives, named, objects
from extractor.committing.acts import Act, Words
from extractor.committing.cues import Cue

_FRAMES: dict[str, Callable[[Cue, Words], Iterator[Act]]] = {
    "infinitive": infinitives.infinitive,
    "gerund": infinitives.gerund,
    "predicate": infinitives.predicate,
    "next": infinitives.next_verb,
    "clause": clauses.clause,
    "verb": clauses.verb_of_modal,
    "state": clauses.state,
    "listed": clauses.listed,
    "progressive": clauses.progressive,
    "outcome": clauses.outcome,
    "deed": clauses.deed,
    "seen": clauses.seen,
    "object": objects.direct_object,
    "modified": objects.modified,
    "sum": objects.sum_of_money,
    "act": objects.announced_act,
    "noun": objects.prepositional_object,
    "something": objects.something,
    "commitment": named.commitment,
    "event": named.event,
}

FRAMES = tuple(_FRAMES)
"""The names that a rule's `takes` may list."""


def acts(cue: Cue, words: Words) -> list[Act]:
    """The acts that the first fitting frame of the cue's rule finds; none where it wants an addressee and has none."""
    if cue.rule.get("addressed") and not any(
        child.dep_ == "dative" and child.pos_ != "ADP" for child in cue.head.rights
    ):
        return []
    for frame in cue.rule["takes"]:
        found = list(_FRAMES[frame](cue, words))
        if found:
            return found
    return []
