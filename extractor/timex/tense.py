"""Whether the clause around a word looks back or forward: what `on Wednesday` leaves to the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PAST, OPEN, FUTURE = -1, 0, 1
_WILL = ("will", "shall", "'ll", "’ll", "wo")
_WOULD = ("would", "may", "might", "could", "should", "can", "must")


def direction(token: Token) -> int:
    """-1 in a past clause, 1 in a future one, 0 where the nearest verbs do not tell."""
    seen = 0
    while seen < 12:
        if token.pos_ in ("VERB", "AUX"):
            found = _of_verb(token)
            if found is not None:
                return found
        if token.head.i == token.i:
            return OPEN
        token, seen = token.head, seen + 1
    return OPEN


def _of_verb(verb: Token) -> int | None:
    """What one verb tells; None where the verb above it decides."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & {*_WILL}:
        return FUTURE
    if words & {*_WOULD}:
        return PAST if "have" in words else FUTURE
    if any(child.tag_ == "VBD" for child in helpers) or words & {"has", "have", "'ve", "’ve", "had", "having"}:
        return PAST
    if verb.tag_ == "VBD":
        return PAST
    if verb.tag_ == "VB" and "to" in words:
        return FUTURE
    if verb.tag_ in ("VBZ", "VBP") or any(child.tag_ in ("VBZ", "VBP") for child in helpers):
        return FUTURE if verb.tag_ in ("VBG", "VBN") and verb.dep_ != "ccomp" else OPEN
    return None
