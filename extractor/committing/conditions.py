"""The condition under which an act is undertaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.frames import Act, has_to
from extractor.committing.reading import Reading
from extractor.committing.spans import EDGES
from extractor.record import Span
from extractor.syntax import coordinated

if TYPE_CHECKING:
    from extractor.parsed import Token


def find_condition(act: Act, anchors: list[Token], reading: Reading) -> tuple[Span, Token] | None:
    """The condition under which an act is undertaken, and the verb or word that heads it."""
    chain = {act.head.i, *(token.i for token in anchors)}
    for token in act.head.sent:
        head = _clause(token, chain, reading) or _phrase(token, act, reading)
        if head is not None and not _of_the_next(act, token):
            return _span(head, token, reading), head
    return None


def _clause(mark: Token, chain: set[int], reading: Reading) -> Token | None:
    """The verb of `if she wins`, `unless pay rises`, where it hangs on the act."""
    clause = mark.head
    if mark.dep_ != "mark" or mark.lower_ not in reading.words("condition_marks"):
        return None
    return clause if clause.dep_ == "advcl" and clause.head.i in chain else None


def _of_the_next(act: Act, mark: Token) -> bool:
    """`to keep fares and to extend the stand if pay rises`: the condition is the later verb's, with its own `to`."""
    later = [verb for verb in coordinated(act.head) if act.head.i < verb.i < mark.i]
    return any(has_to(verb) or any(child.tag_ == "MD" for child in verb.lefts) for verb in later)


def _phrase(token: Token, act: Act, reading: Reading) -> Token | None:
    """The word that heads `subject to approval`, `pending a vote`, `provided that it passes`, after the act."""
    if token.i <= act.head.i or token.lower_ not in reading.words("condition_words"):
        return None
    if token.lower_ == "subject":
        return token if any(child.dep_ == "prep" and child.lower_ == "to" for child in token.rights) else None
    return token if token.dep_ in ("prep", "advcl") else None


def _span(head: Token, mark: Token, reading: Reading) -> Span:
    first = min(head.subtree, key=lambda t: t.i)
    first = mark if mark.i < first.i or first.text in (",", "-", "–", "—") else first
    last = max((t for t in head.subtree if t.pos_ not in ("PUNCT", "SPACE") or t.text == ")"), key=lambda t: t.i)
    return reading.analysis.document.span(first.idx, last.idx + len(last), strip=EDGES)
