"""The title phrases in a clause of office: after `as`, after a naming verb, after `the post of`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.titles.after import phrases_from
from extractor.titles.board import Named
from extractor.titles.phrase import TitlePhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.titles.board import Board

_REACH = 14


def offices_at(board: Board, verb: Token, places: frozenset[str], holders: list[Named]) -> list[TitlePhrase]:
    """The title phrases in the places of a clause that a rule names: `as`, `to`, `object`, `post`."""
    found: dict[tuple[int, str, int], TitlePhrase] = {}
    for start in _starts(board, verb, places, holders):
        for phrase in phrases_from(board, _after_post(board, start)):
            found.setdefault((phrase.title_start, phrase.title, id(phrase.organisation)), phrase)
    return list(found.values())


def _starts(board: Board, verb: Token, places: frozenset[str], holders: list[Named]) -> Iterator[int]:
    for link in _links(verb, places):
        yield link.i + 1
    if "predicate" in places:
        yield from _predicates(verb)
    if "object" in places:
        yield from _predicates(verb)
        after = [named.end for named in holders if named.start > verb.i and named.end < verb.sent.end]
        yield from (i for i in after[:1] if not board.doc[i].is_punct)
        if not after and verb.i + 1 < verb.sent.end and board.doc[verb.i + 1].pos_ not in ("ADP", "VERB"):
            yield verb.i + 1
    if "post" in places:
        for child in verb.rights:
            if child.dep_ in ("dobj", "attr") and child.lemma_ in board.posts:
                yield child.left_edge.i


def _links(verb: Token, places: frozenset[str]) -> Iterator[Token]:
    """Prepositions of the clause that lead a title: `joined Orvia as analyst`, whatever noun the parse ties them to."""
    doc, end = verb.doc, min(verb.i + _REACH, verb.sent.end)
    for i in range(verb.i + 1, end):
        token = doc[i]
        if token.lower_ in places and token.pos_ in ("ADP", "SCONJ") and _is_of(token, verb):
            yield token


def _is_of(link: Token, verb: Token) -> bool:
    """Does a preposition hang on the verb with no other verb between?"""
    token = link.head
    for _ in range(6):
        if token.i == verb.i:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def _predicates(verb: Token) -> Iterator[int]:
    for child in verb.rights:
        if child.dep_ in ("attr", "oprd") and child.pos_ in ("NOUN", "PROPN"):
            yield max(child.left_edge.i, verb.i + 1)


def _after_post(board: Board, start: int) -> int:
    """Where the office begins in `the position of chief executive`, `the post as head of Orvia`; else `start`."""
    doc = board.doc
    for i in range(start, min(start + 4, len(doc) - 2)):
        if doc[i].lemma_ in board.posts and doc[i + 1].lower_ in ("of", "as"):
            return i + 2
        if doc[i].pos_ not in ("DET", "ADJ", "PRON", "NOUN"):
            break
    return start
