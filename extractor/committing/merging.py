"""The same undertaking said again is one commitment with more evidence."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.facts import CommitmentFact, PartyFact

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "and",
        "or",
        "with",
        "from",
        "its",
        "their",
        "his",
        "her",
        "our",
        "it",
        "them",
        "this",
        "that",
        "be",
        "will",
        "would",
    }
)
_STATUS = {"made": 0, "renewed": 1}
_FIRM = frozenset({"promise", "agreement"})


def merge_into(found: list[CommitmentFact], new: CommitmentFact) -> None:
    """Add a commitment, or its evidence to the one that it says again."""
    for old in found:
        if _same(old, new):
            if _says_more(old, new):
                old.action, old.cue, old.rule = new.action, new.cue, new.rule
            if old.force == "plan" and new.force in _FIRM:
                old.force = new.force
            old.counterparties = old.counterparties or new.counterparties
            old.evidence.extend(new.evidence)
            old.deadline = old.deadline or new.deadline
            old.recurrence = old.recurrence or new.recurrence
            old.condition = old.condition or new.condition
            if _STATUS.get(old.status, 2) < _STATUS.get(new.status, 2):
                old.status = new.status
            return
    found.append(new)


_NEAR = 400
"""Code points within which `the pledge` takes up a pledge that was told."""


def recall(found: list[CommitmentFact], new: CommitmentFact) -> None:
    """What became of a commitment that is only named (`repeated the pledge`), told of the last one of its kind."""
    for old in reversed(found):
        if new.evidence[0].start - old.evidence[-1].end > _NEAR:
            return
        if old.force == new.force:
            old.status = new.status
            old.evidence.extend(new.evidence)
            return


def _same(old: CommitmentFact, new: CommitmentFact) -> bool:
    if old.polarity != new.polarity or not _share_party(old.parties, new.parties):
        return False
    a, b = _content(old.action.text), _content(new.action.text)
    if not a or not b:
        return False
    return len(a & b) / len(a | b) >= 0.6 or _says_more(old, new) or _says_more(new, old)


def _says_more(short: CommitmentFact, long: CommitmentFact) -> bool:
    """`joint patrols` and `hold joint patrols in the Strait`, by the same parties: all that the one says and more."""
    a, b = _content(short.action.text), _content(long.action.text)
    ours, theirs = {_key(party) for party in short.parties}, {_key(party) for party in long.parties}
    return (ours <= theirs or theirs <= ours) and len(a) >= 2 and a < b


def _share_party(old: list[PartyFact], new: list[PartyFact]) -> bool:
    a, b = {_key(party) for party in old}, {_key(party) for party in new}
    return bool(a & b)


def _key(party: PartyFact) -> str:
    return f"#{id(party.entity)}" if party.entity is not None else party.span.text.lower()


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _SMALL)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
