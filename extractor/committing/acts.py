"""The act that is undertaken, its verb or noun, and what the parse says of such a verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.committing.cues import Cue
from extractor.syntax import SUBJECTS, auxiliaries, coordinated, subject

if TYPE_CHECKING:
    from extractor.parsed import Token

Words = Callable[[str], frozenset[str]]
"""A word list of the rule file, by its name."""
_FUTURE = frozenset({"will", "would", "'ll", "wo", "shall", "'d"})
"""Auxiliaries of an act to come; `would` where a past verb reports it."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be done: its governing verb or noun.

    `own` is the subject that a clause has for itself, `by` the cue that goes with a noun: `the planned merger`.
    """

    head: Token
    frame: str
    own: Token | None = None
    by: Token | None = None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with the verb itself."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def subject_of_act(act: Act) -> Token | None:
    """Who or what does the act: the subject that its clause has for itself, else that of its verb."""
    return act.own if act.own is not None else subject(act.head)


def has_to(verb: Token) -> bool:
    """Is the verb an infinitive with `to`?"""
    return any(child.lower_ in ("to", "na") and child.dep_ == "aux" for child in verb.lefts)


def is_to_infinitive(verb: Token) -> bool:
    """`to build`, `to be built`."""
    return has_to(verb) and (verb.tag_ == "VB" or any(c.tag_ == "VB" and c.dep_ == "auxpass" for c in verb.lefts))


def is_future(verb: Token) -> bool:
    """Does a verb speak of what is to come: `will build`, `would build`, `is to build`, `is going to build`?"""
    auxes = auxiliaries(verb)
    if _FUTURE & set(auxes):
        return "have" not in auxes
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        return any(child.dep_ == "xcomp" and has_to(child) for child in verb.children)
    return verb.lemma_ == "be" and any(child.dep_ == "xcomp" and has_to(child) for child in verb.children)


def joined_verbs(first: Token, tags: tuple[str, ...]) -> Iterator[Token]:
    """The verb and those joined to it in the same form, without a subject of their own.

    `embrace and implement the plan` is one act: a verb that shares the next one's object stands for both.
    """
    shared = False
    for verb in coordinated(first):
        joined = verb.tag_ in tags and own_subject(verb) is None and not _other_modal(verb, first)
        if (verb.i == first.i or joined) and not shared:
            yield verb
        shared = (verb.i == first.i or joined) and shares_object(verb)


def shares_object(verb: Token) -> bool:
    """Does the verb share the object of the one that is joined to it: `embrace and implement the plan`?"""
    after = [child for child in verb.rights if child.dep_ not in ("cc", "punct")]
    if len(after) != 1 or after[0].dep_ != "conj" or own_subject(after[0]) is not None:
        return False
    adjacent = after[0].i - verb.i == 2
    return adjacent and any(child.dep_ == "dobj" for child in after[0].rights)


def _other_modal(verb: Token, first: Token) -> bool:
    if any(child.dep_ == "aux" and child.tag_ in ("VBD", "VBZ", "VBP") for child in verb.lefts):
        return True  # "will offer help but did not say when"
    own = [child.lower_ for child in verb.lefts if child.dep_ == "aux" and child.tag_ == "MD"]
    return bool(own) and own != [child.lower_ for child in first.lefts if child.dep_ == "aux" and child.tag_ == "MD"]


def clause_of(verb: Token) -> Token:
    """The verb of the whole clause in which a verb is joined to others or is governed: `will try to build and sell`."""
    while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    return verb


def following(cue: Cue) -> Iterator[Token]:
    """What hangs on the cue to its right, on its last word first."""
    for token in reversed(cue.tokens):
        yield from (child for child in token.rights if child not in cue.tokens)
