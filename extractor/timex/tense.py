"""Whether the clause around a word looks back or forward: what `on Wednesday` leaves to the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

PAST, OPEN, FUTURE = -1, 0, 1
_WILL = {"will", "shall", "'ll", "’ll", "wo"}
_WOULD = {"would", "may", "might", "could", "should", "can", "must"}
_HAVE = {"has", "have", "'ve", "’ve", "had", "having", "was", "were", "did"}
_FAR = 12


def direction(token: Token, ahead: Iterable[str] = ()) -> int:
    """-1 in a past clause, 1 in a future one, 0 where the nearest verbs do not tell.

    `ahead` are lemmas of verbs whose time is still to come: `scheduled for Friday`, `postponed until May`.
    """
    if token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":
        return PAST
    verb = _verb_above(token)
    if _is_ahead(token, verb, ahead):
        return FUTURE
    if verb is None:
        return OPEN
    if token.head.dep_ == "prep" and token.head.lower_ in ("until", "till", "through"):
        return FUTURE
    for _ in range(_FAR):
        found = _of_verb(verb)
        above = _verb_above(verb.head) if verb.head.i != verb.i else None
        if found is not None or above is None:
            return OPEN if found is None else found
        verb = above
    return OPEN


def _is_ahead(token: Token, verb: Token | None, ahead: Iterable[str]) -> bool:
    """Does the way up to the verb pass one of the words that look ahead: `due on Friday`?"""
    for _ in range(_FAR):
        if token.lemma_ in ahead:
            return True
        if token == verb or token.head.i == token.i:
            return False
        token = token.head
    return False


def _verb_above(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    for _ in range(_FAR):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_verb(verb: Token) -> int | None:
    """What one verb tells; None where the verb above it decides."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & _WILL:
        return FUTURE
    if words & _WOULD:
        return PAST if "have" in words else FUTURE
    if "to" in words:  # agreed to meet on Friday; but: gathered to mark Friday
        return None if verb.dep_ == "advcl" else FUTURE
    if words & _HAVE or verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words):  # the ruling issued on Friday
        return PAST
    return _of_present(verb)


def _of_present(verb: Token) -> int | None:
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ == "be":  # the vote is on Friday
        return FUTURE
    return OPEN if verb.tag_ in ("VBZ", "VBP", "VBN") else None
