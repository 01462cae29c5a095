"""What a preposition after a title introduces: bodies and places by name, or the words of a field.

`of the drug maker Orvia`, `of Orvia, Calder and Norvik`, `for policy and research`, `of the company`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.naming.words import capitalised, is_possessive, plain
from extractor.record import Span
from extractor.titles.board import Board, Named
from extractor.titles.phrase import LINKS

if TYPE_CHECKING:
    from extractor.parsed import Token

_REACH = 14
"""Tokens after a preposition within which a described body is named."""
_CALLING = ("called", "named", "dubbed")
_INSIDE = ("DET", "ADJ", "NUM", "PRON", "NOUN", "PROPN", "SYM", "X")


@dataclass(frozen=True, slots=True)
class Object:
    """What stands after a preposition, up to token `end`: names, one body that a noun stands for, or words."""

    end: int
    names: tuple[Named, ...] = ()
    body: Entity | None = None
    body_span: Span | None = None
    words: tuple[int, int] | None = None

    @property
    def is_body(self) -> bool:
        """Is it an organisation, named or meant?"""
        return self.body is not None or (bool(self.names) and self.names[0].entity.kind == "organisations")


def object_at(board: Board, start: int, stop: int) -> Object | None:
    """The object that begins at token `start`; None where no noun phrase stands there."""
    doc = board.doc
    i = start + 1 if start < stop and doc[start].lower_ == "both" else start
    last, joint = min(stop, i + _REACH), None
    while i < last:
        named = board.names.get(i)
        if named is not None and named.entity.kind == "people":
            break
        if named is not None and named.end < stop and board.is_head(named.end):
            return None  # `adviser to Orvia chairman Jane Roe`
        if named is not None:
            if _is_object(board, start, named, stop):
                return _with_names(board, named, stop)
            i = max(named.end, i + 1)
        elif _stands_inside(board, i) or (doc[i].lower_ in _CALLING and _names_body(board, i + 1)):
            i += 1
        elif doc[i].lower_ in ("and", "&") and joint is None and i > start and _stands_inside(board, i + 1):
            joint, i = i, i + 1  # `a design and consulting agency`
        else:
            break
    return _of_words(board, start, joint or min(i, last), stop)


def _names_body(board: Board, i: int) -> bool:
    return any(board.at(k, "organisations") for k in (i, i + 1))


def _stands_inside(board: Board, i: int) -> bool:
    """Can the token stand in a noun phrase before its head?"""
    token = board.doc[i]
    if token.is_space or (token.text in ('"', "“", "”") and not _names_body(board, i + 1)):
        return False
    hyphened = board.doc[i - 1].text in ("-", "/") or (i + 1 < len(board.doc) and board.doc[i + 1].text == "-")
    return (
        (token.pos_ in _INSIDE and token.lower_ not in ("who", "which", "that", "whom", "there"))
        or token.text in ("-", "$", "/", "'", "’", '"', "“")
        or is_possessive(token)
        or (token.tag_ in ("VBN", "VBG", "JJ") and (hyphened or token.dep_ == "amod"))
        or (token.pos_ == "ADV" and i + 1 < len(board.doc) and board.doc[i + 1].pos_ == "ADJ")
    )


def _is_object(board: Board, start: int, named: Named, stop: int) -> bool:
    """Is the name what the preposition is about, and neither a field's first word nor part of a description?"""
    doc, end = board.doc, named.end
    followed = end < stop and doc[end].pos_ == "NOUN" and not doc[end].is_space and not board.is_head(end)
    based = end + 1 < stop and doc[end].text == "-" and not doc[end].whitespace_ and doc[end + 1].tag_ == "VBN"
    if (named.entity.kind == "places" and followed) or based:
        return False  # `at Oslo-based Orvia`
    between = [t for t in doc[start : named.start] if t.pos_ in ("NOUN", "PROPN") and not is_possessive(t)]
    if not between or named.start - start == 0:
        return True
    near = doc[named.start - 1]
    if near.lower_ in _CALLING or near.text in ("-", '"', "“") or near.pos_ in ("ADJ", "NUM", "DET"):
        return True
    if named.entity.kind == "places":
        return False
    if any(t.lower_ in ("and", "&") for t in doc[start : named.start]):
        return near.lower_ in board.words.head or near.lower_ in board.words.small_head
    described = doc[start].pos_ in ("DET", "PRON", "ADJ") or start in board.names or board.demonym(start) is not None
    return described or plain(near) in board.words.head or plain(near) in board.words.small_head


def _with_names(board: Board, named: Named, stop: int) -> Object:
    """A name and those joined to it by commas and `and`; nouns that a body's name stands before end the phrase."""
    doc = board.doc
    names, end = [named], named.end
    if named.entity.kind == "organisations" or _link_of(board, named) == "at":
        for other in _listed(board, named, stop):
            names.append(other)
            end = other.end
    seat = board.at(end, "places") if end < stop and named.entity.kind == "organisations" else None
    if seat is not None and seat.start == end:  # `a partner in Orvia France`
        end = seat.end
    if end < stop and is_possessive(doc[end]):
        end += 1
    if end < stop and doc[end].text in ('"', "”"):
        end += 1
    if is_possessive(doc[end - 1]) and not _is_own_end(board, end, stop):
        owned = object_at(board, end, stop)
        if owned is not None and owned.names and owned.is_body and owned.names[0].start - end < 4:
            whole = (named,) if named.entity.kind == "organisations" else ()  # `head of Peru's assembly`: only there
            return Object(owned.end, (*owned.names, *whole))
        return Object(owned.end if owned is not None else end, tuple(names))
    while end < stop and doc[end].pos_ == "NOUN" and end not in board.names and doc[end].dep_ != "appos":
        if board.is_head(end):
            break
        end += 1
    return Object(past_address(board, end, stop), tuple(names))


def _is_own_end(board: Board, end: int, stop: int) -> bool:
    """Is the possessive before token `end` the end of a name (`Sotheby's, ...`) and owns nothing?"""
    return end >= stop or board.doc[end].is_punct or board.doc[end].pos_ in ("CCONJ", "VERB", "AUX")


def _listed(board: Board, named: Named, stop: int) -> list[Named]:
    """The further bodies of a list `A, B and C` that begins with a name; none where no `and` closes it."""
    doc, joined = board.doc, False
    found: list[Named] = []
    j = past_bracket(board, named.end, stop)
    while j + 1 < stop and not joined and doc[j].text in (",", "and", "&"):
        joined = doc[j].text != ","
        k = j + 1
        if doc[j].text == "," and doc[k].lower_ in ("and", "&"):
            joined, k = True, k + 1
            if not found and not _ends_before_mark(board, k, stop):
                return []
        if k + 1 < stop and doc[k].lower_ in ("at", "of", "for", "with") and doc[k].lower_ == _link_of(board, named):
            k += 1
        if k < stop and doc[k].lower_ == "the":
            k += 1
        other = board.at(k, "organisations") if k < stop else None
        if other is None or other.start > k or not _joins(board, other, stop):
            break
        found.append(other)
        j = past_bracket(board, other.end, stop)
    return found if joined and found else []


def _link_of(board: Board, named: Named) -> str:
    """The preposition before a name and its article."""
    i = named.start - 1
    return str(board.doc[i - (i > 0 and board.doc[i].lower_ == "the")].lower_)


def _ends_before_mark(board: Board, k: int, stop: int) -> bool:
    """Does the body named at token `k`, after `, and`, end the phrase: `chairman of A, and B, spoke`?"""
    other = board.at(k + (board.doc[k].lower_ == "the"), "organisations") if k + 1 < stop else None
    if other is None:
        return False
    end = other.end + (other.end < stop and is_possessive(board.doc[other.end]))
    return end >= stop or board.doc[end].text in (",", ".", ";", ")")


def _joins(board: Board, other: Named, stop: int) -> bool:
    root = board.doc[other.start : other.end].root
    last = other.end + (other.end < stop and is_possessive(board.doc[other.end]))
    owner = is_possessive(board.doc[last - 1]) and not _is_own_end(board, last, stop)
    return not owner and root.dep_ not in ("nsubj", "nsubjpass", "poss", "compound")


def past_bracket(board: Board, i: int, stop: int) -> int:
    """The token after a short remark in brackets at token `i`: an acronym, dates."""
    doc = board.doc
    if i < stop and doc[i].text in ("(", "["):
        close = next((k for k in range(i + 1, min(i + 14, stop)) if doc[k].text in (")", "]")), None)
        if close is not None:
            return close + 1
    return i


def past_address(board: Board, end: int, stop: int) -> int:
    """The token after the rest of an address: `(SCEE)`, `, Ohio`."""
    doc = board.doc
    end = past_bracket(board, end, stop)
    while end + 1 < stop and doc[end].text == ",":
        place = board.at(end + 1, "places")
        if place is None or place.start != end + 1 or is_possessive(doc[place.end - 1]):
            break
        if place.end < stop and doc[place.end].text not in (",", ".", ";", ")", "and", "who", "from", "since"):
            break
        end = place.end
    return end


def _of_words(board: Board, start: int, end: int, stop: int) -> Object | None:
    """An object of common words: a body that they stand for (`the company`), or a field (`policy and research`)."""
    doc = board.doc
    if end <= start or doc[end - 1].pos_ in ("DET", "PRON", "NUM"):
        return None
    noun = plain(doc[end - 1])
    if (
        end - start == 2
        and doc[start].pos_ in ("DET", "PRON")
        and noun not in board.of_the
        and (body := board.body_meant(end - 1))
    ):
        return Object(end, body=body, body_span=board.span(end - 1, end))
    if end + 1 < stop and doc[end].text == "," and (apposed := _apposed_body(board, start, end, stop)):
        return _with_names(board, apposed, stop)
    end = _joined_words(board, start, end, stop)
    return Object(end, words=(start, end))


def _apposed_body(board: Board, start: int, end: int, stop: int) -> Named | None:
    """The body that is named after a comma and a noun for it: `for the city's newspaper, the Daily Post`."""
    noun = plain(board.doc[end - 1])
    named = board.at(end + 1 + (board.doc[end + 1].lower_ == "the"), "organisations") if end + 2 < stop else None
    if named is None or not (noun in board.words.small_head or noun in board.words.head):
        return None
    root = board.doc[named.start : named.end].root
    return named if root.dep_ == "appos" and root.head.i < end else None


def _joined_words(board: Board, start: int, end: int, stop: int) -> int:
    """The end of a field with what commas and `and` join to it: `education, knowledge and religion`."""
    doc, position, commas = board.doc, end, 0
    while position + 1 < stop:
        joint = doc[position].lower_ in ("and", "&")
        if not joint and doc[position].text != ",":
            break
        first = position + 1 + (doc[position].text == "," and doc[position + 1].lower_ in ("and", "&"))
        closes = joint or first > position + 1
        last = _words_from(board, first, stop)
        if last == first or not _same_field(board, start, first, last):
            break
        commas += not closes
        position = last
        if closes:
            return position
    return end


def _words_from(board: Board, first: int, stop: int) -> int:
    doc, i = board.doc, first
    while i < stop and i not in board.names and doc[i].pos_ in ("NOUN", "ADJ", "PROPN") and not doc[i].is_space:
        if board.is_head(i):
            return first
        i += 1
    return i


def _same_field(board: Board, start: int, first: int, last: int) -> bool:
    """Do the joined words go with the field: by the parse, or both in capitals?"""
    doc = board.doc
    head: Token = doc[first:last].root
    if doc[first - 2].pos_ == "ADJ" and doc[first].pos_ == "ADJ" and last - first > 1:
        return True  # `regional and international affairs`
    if last + 2 < len(doc) and doc[last].lower_ in LINKS and (board.at(last + 1) or board.at(last + 2)):
        return True
    inside = start - 1 <= head.head.i < first
    if head.dep_ == "pobj" and inside:
        return True
    return head.dep_ not in ("nsubj", "nsubjpass", "appos") and (
        (head.dep_ == "conj" and inside) or (capitalised(doc[first]) and capitalised(doc[start]))
    )
