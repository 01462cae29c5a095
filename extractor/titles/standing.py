"""Where an apposition to a name may begin: after a comma, past an age, degrees, brackets or a relative clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.naming.words import is_possessive, plain
from extractor.titles.belonging import after_affiliation
from extractor.titles.board import Board, Named

Mark = Literal["comma", "bracket", "none"]
_MARKS = (",", "–", "—", "-", ":")
_LONGEST_BRACKET = 40
_STEPS = 6
"""How many remarks may stand between a name and its apposition."""


@dataclass(frozen=True, slots=True)
class Place:
    """A token at which an apposition may begin, what stands before it, and the token after its closing bracket."""

    start: int
    mark: Mark
    close: int | None = None


def places_after(board: Board, person: Named) -> Iterator[Place]:
    """The tokens after a name at which an apposition to it may begin, in order."""
    doc, i = board.doc, person.end
    for _ in range(_STEPS):
        if i + 1 >= len(doc) or doc[i].is_space:
            return
        if doc[i].text in ("(", "["):
            close = _closing(board, i)
            if close is None:
                return
            yield Place(i + 1, "bracket", close)
            i = close + 1
            continue
        further = _past_remark(board, person, i)
        if further is not None:
            i = further
            continue
        if doc[i].text in _MARKS and (doc[i].text != "-" or doc[i].whitespace_):
            yield Place(i + 1, "comma")
        elif not is_possessive(doc[i]) and not doc[i].is_punct:
            yield Place(i, "none")
        return


def _closing(board: Board, i: int) -> int | None:
    doc = board.doc
    return next((k for k in range(i + 1, min(i + _LONGEST_BRACKET, len(doc))) if doc[k].text in (")", "]")), None)


def _past_remark(board: Board, person: Named, i: int) -> int | None:
    """The token after a remark at token `i` that is no apposition with a title; None where there is none."""
    doc = board.doc
    if doc[i].lower_ in ("of", "from"):
        named = board.names.get(i + 1 + (doc[i + 1].lower_ == "the"))
        end = after_affiliation(board, person)
        if end > i:
            return end
        return named.end if named is not None and named.entity.kind == "places" else None
    if doc[i].text != ",":
        return None
    after = doc[i + 1]
    if plain(after) in board.degree and (i + 2 >= len(doc) or doc[i + 2].lower_ not in ("of", "at", "for")):
        return i + 2
    if after.lower_ in ("of", "from") and i + 3 < len(doc):
        named = board.names.get(i + 2 + (doc[i + 2].lower_ == "the"))
        return named.end if named is not None and named.entity.kind != "people" else None
    if after.lower_ in ("who", "whose"):
        return _past_clause(board, person, i)
    k = i + 1 + (after.lower_ in ("aged", "age"))
    if k + 1 < len(doc) and doc[k].like_num and doc[k + 1].text == ",":
        return k + 1
    return None


def _past_clause(board: Board, person: Named, i: int) -> int | None:
    """The comma that ends a relative clause on the name."""
    doc = board.doc
    verb = doc[i + 1]
    while verb.dep_ not in ("relcl", "ROOT") and verb.head.i != verb.i:
        verb = verb.head
    end = verb.right_edge.i + 1 if verb.dep_ == "relcl" and person.start <= verb.head.i < person.end else 0
    if end and doc[end - 1].text == ",":
        end -= 1
    return end if i < end < len(doc) and doc[end].text == "," else None
