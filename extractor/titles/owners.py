"""What stands left of a title: `former`, `Chinese`, `Islamabad Police`, `Pakistan's`, `its`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from extractor.naming.words import is_possessive, plain
from extractor.record import RoleStatus
from extractor.titles.board import Board, Named
from extractor.titles.phrase import OWNERS, TitlePhrase

Left = tuple[TitlePhrase, int]
"""A phrase, and the token at which what is read of it begins."""

Reader = Callable[[Board, TitlePhrase, int, int], Left | None]
"""Reads the word right before a position; None where it is none of the reader's."""

_DEFINITE = ("the", "his", "her", "its", "their", "our")


def with_owners(board: Board, phrase: TitlePhrase, floor: int) -> TitlePhrase:
    """The phrase with the status, place and organisation that stand left of it, down to token `floor`."""
    position = phrase.start
    while position > floor:
        i = position - 1
        if board.doc[i].lower_ in OWNERS:
            return _of_pronoun(board, phrase, i)
        found = next((left for read in _READERS if (left := read(board, phrase, position, floor))), None)
        if found is None:
            return replace(phrase, definite=board.doc[i].lower_ in _DEFINITE)
        phrase, position = found
    return phrase


def _of_pronoun(board: Board, phrase: TitlePhrase, i: int) -> TitlePhrase:
    """`its chairman`, `whose chief executive`: the body that the pronoun stands for."""
    body = board.body_meant(i) if phrase.organisation is None else None
    if body is not None:
        phrase = replace(phrase, organisation=body, organisation_span=board.span(i, i + 1))
    return replace(phrase, start=i, definite=True)


def _status(board: Board, phrase: TitlePhrase, position: int, floor: int) -> Left | None:
    status = board.status_of(position - 1)
    if not status or status == "current":
        return None
    return replace(phrase, status=cast(RoleStatus, status), start=position - 1), position - 1


def _possessor_noun(board: Board, phrase: TitlePhrase, position: int, floor: int) -> Left | None:
    """`the company's chairman`."""
    i = position - 1
    body = board.body_meant(i - 1) if is_possessive(board.doc[i]) and i - 1 >= floor else None
    if body is None:
        return None
    if phrase.organisation is None:
        phrase = replace(phrase, organisation=body, organisation_span=board.span(i - 1, i))
    return phrase, i - 1


def _rank(board: Board, phrase: TitlePhrase, position: int, floor: int) -> Left | None:
    """`a senior Orvia executive`: a word of rank before the body belongs to the title."""
    i = position - 1
    if not phrase.start == position < phrase.title_start or not _is_rank(board, i):
        return None
    return replace(phrase, rank=f"{board.doc[i].text} {phrase.rank}".strip(), start=i), i


def _passed(board: Board, phrase: TitlePhrase, position: int, floor: int) -> Left | None:
    """Words that tell nothing: praise, hyphens, the mark of a possessive, an acronym after its name."""
    doc, i = board.doc, position - 1
    token = doc[i]
    if board.status_of(i) or token.text == "-" or plain(token) in board.drop or is_possessive(token):
        return phrase, i
    if token.text == ")" and i - 2 > floor and doc[i - 2].text == "(" and board.at(i - 3):
        return phrase, i - 2
    if token.lower_ == "and" and phrase.organisation is not None and i == phrase.start - 1:
        named = board.at(i - 1, "organisations")
        return (phrase, named.start) if named is not None and named.start > floor else None
    demonyms = token.lower_ == "and" and phrase.place is not None and i == phrase.start - 1 and board.demonym(i - 1)
    return (phrase, i) if demonyms else None


def _name(board: Board, phrase: TitlePhrase, position: int, floor: int) -> Left | None:
    """`Orvia chairman`, `Pakistan's ambassador`, `pro-Beijing lawmaker`."""
    named = board.at(position - 1)
    if named is None:
        return None
    if named.start > floor and _is_camp(board, named.start - 1):
        return phrase, named.start - 2
    if named.entity.kind == "people" or not _owns(board, named, position):
        return None
    return replace(phrase.with_name(named), start=named.start), named.start


def _unnamed(board: Board, phrase: TitlePhrase, position: int, floor: int) -> Left | None:
    """`Orvia Cars CEO`, `a former White House aide`: words in capitals of a name that is not wholly known."""
    i = position - 1
    far = _past_unnamed(board, i, floor)
    if far is not None:
        return replace(phrase.with_name(far), start=far.start), far.start
    return (phrase, i) if i > floor and i not in board.names and _is_unnamed(board, i) else None


def _nationality(board: Board, phrase: TitlePhrase, position: int, floor: int) -> Left | None:
    found = board.demonym(position - 1)
    if found is None:
        return None
    place, start = found
    if phrase.place is None:
        phrase = replace(phrase, place=place, place_span=board.span(start, position))
    return replace(phrase, start=start), start


_READERS: tuple[Reader, ...] = (_status, _possessor_noun, _rank, _passed, _name, _unnamed, _nationality)


def _is_rank(board: Board, i: int) -> bool:
    """Is it a word of rank that a body or nationality stands after: `senior Orvia executive`?"""
    token = board.doc[i]
    return (
        token.is_lower and token.pos_ == "ADJ" and plain(token) in board.words.rank and plain(token) not in board.drop
    )


def _is_unnamed(board: Board, i: int) -> bool:
    """Is it a word in capitals of a name that is not known: `a former White House aide`?"""
    token = board.doc[i]
    capital = token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha
    return capital and board.demonym(i) is None and not board.words.is_title_at(token)


def _past_unnamed(board: Board, i: int, floor: int) -> Named | None:
    """The body before a word in capitals that the model left out of its name: `Orvia Cars CEO`."""
    token = board.doc[i]
    named = board.at(i - 1, "organisations") if i > floor and i not in board.names else None
    if named is None or named.end != i or not token.is_alpha or token.pos_ != "PROPN" or not token.text[:1].isupper():
        return None
    return None if board.words.is_title_at(token) or board.demonym(i) else named


def _is_camp(board: Board, i: int) -> bool:
    """Does the hyphen at token `i` tie `pro`, `anti` or `pan` to the name after it?"""
    return board.doc[i].text == "-" and i > 0 and plain(board.doc[i - 1]) in ("pro", "anti", "pan")


def _owns(board: Board, named: Named, position: int) -> bool:
    """Does the name stand right before the phrase, joined by nothing but a possessive?"""
    return all(
        is_possessive(board.doc[i]) or board.doc[i].text == "-" or board.status_of(i)
        for i in range(named.end, position)
    )
