"""Whether a verb looks back or forward, and the way up to it from a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.parsed import Token

PAST, OPEN, FUTURE = -1, 0, 1
_WILL = {"will", "shall", "'ll", "wo"}
_WOULD = {"would", "may", "might", "could", "should", "can", "must"}
_HAVE = {"has", "have", "'ve", "had", "having", "was", "were", "did"}
_IS = {"is", "are", "am", "'s", "'re", "'m"}
IFS = {"if", "unless", "whether", "once"}
_LEVELS = {"up", "down", "higher", "lower", "flat"}
_COMING = {*IFS, "when", "until", "before", "after", "once"}
_NONE = {"neither", "no", "none", "nobody", "nothing"}
_RANKED = {"first", "last", "only", "latest", "second", "third"}
FAR = 12
"""Steps up the parse at most."""
_SUBJECTS = ("nsubj", "nsubjpass", "aux", "csubj")


@dataclass(frozen=True, slots=True)
class Looking:
    """Lemmas that look forward whatever their tense.

    `ahead`: `scheduled for Friday`, `postponed until May`; `by_then`: `demanded an answer by Friday`; `timetable`:
    verbs whose present tense is a plan, `the fair opens on Friday`; `set_for`: `a summit set for April`; `realised`:
    verbs whose infinitive happened when they did, `was forced to close on Friday`.
    """

    ahead: frozenset[str]
    by_then: frozenset[str]
    timetable: frozenset[str]
    set_for: frozenset[str]
    realised: frozenset[str]


def of_verb(verb: Token, looking: Looking) -> int | None:
    """What one verb tells; None where the verb above it decides."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & _WILL:
        return FUTURE
    if words & _WOULD:
        return PAST if "have" in words or ("could" in words and _denied(verb)) else FUTURE
    if "to" in words and (verb.tag_ == "VB" or "be" in words):  # agreed to meet on Friday; but: gathered to mark Friday
        return None if verb.dep_ == "advcl" or _ranked(verb) or _realised(verb, looking) else FUTURE
    if words & _IS and (verb.tag_ == "VBG" or "being" in words):  # is flying to Rome on Friday, is being sworn in
        return FUTURE
    if words & _HAVE or verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words):  # the ruling issued on Friday
        return PAST
    return _of_present(verb, looking)


def _realised(verb: Token, looking: Looking) -> bool:
    """`had to close on Friday`, `was forced to close on Friday`: it did close."""
    above = verb.head
    if above.tag_ == "JJ" and above.lemma_ in looking.realised:  # was able to leave on Friday
        return above.head.tag_ == "VBD"
    past = above.tag_ == "VBD" or (above.tag_ == "VBN" and any(child.lower_ in _HAVE for child in above.lefts))
    return past and above.lemma_ in looking.realised


def _ranked(verb: Token) -> bool:
    """`the first to sign on Friday`: when, the verb above tells."""
    return verb.dep_ in ("relcl", "acl") and any(child.lower_ in _RANKED for child in (verb.head, *verb.head.lefts))


def _denied(verb: Token) -> bool:
    """`could not be reached on Friday`, `neither could be found on Friday`: it was tried and failed."""
    for child in verb.lefts:
        if child.dep_ in ("neg", "preconj") or child.lower_ in _NONE:
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and any(word.lower_ in _NONE for word in child.lefts):
            return True
    return any(child.dep_ == "neg" for child in verb.children)


def _of_present(verb: Token, looking: Looking) -> int | None:
    if verb.tag_ not in ("VBZ", "VBP", "VBN"):
        return FUTURE if _bidding(verb) else None
    if verb.lemma_ == "be" and verb.tag_ != "VBN":  # the vote is on Friday; but: it is up from 5 percent in May
        return OPEN if any(child.lower_ in _LEVELS for child in verb.rights) else FUTURE
    return FUTURE if verb.lemma_ in looking.timetable or _in_coming_clause(verb) else OPEN


def _bidding(verb: Token) -> bool:
    """`Watch it on Friday.`"""
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(child.dep_ in _SUBJECTS for child in verb.lefts)


def _in_coming_clause(verb: Token) -> bool:
    """Is it the present tense of `when the house sits on Friday`, `if no deal is reached on Friday`?"""
    return verb.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in _COMING for child in verb.lefts
    )


def verb_above(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    verb = token
    for _ in range(FAR):
        if verb.pos_ in ("VERB", "AUX"):
            return _before_tag(token, verb)
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _before_tag(token: Token, verb: Token) -> Token:
    """The `speak` of `will speak in Kent on Saturday, CNN reported`, where the date was read as the tag's."""
    if not any(child.dep_ == "nsubj" and child.i > token.i for child in verb.lefts):
        return verb
    for _ in range(FAR):
        said = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < token.i), None)
        if said is None:
            break
        verb = said
    return verb


def verbs_over(verb: Token) -> Iterator[Token]:
    """The verbs above a verb, nearest first."""
    for _ in range(FAR):
        above = verb_above(verb.head) if verb.head.i != verb.i else None
        if above is None:
            return
        yield above
        verb = above
