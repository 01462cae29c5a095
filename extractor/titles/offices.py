"""The title phrases in a clause of office: after `as`, after a naming verb, after `the post of`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.titles.after import phrases_from
from extractor.titles.board import Named
from extractor.titles.phrase import TitlePhrase
from extractor.titles.verbs import clause_links

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.titles.board import Board


def offices_at(board: Board, verb: Token, places: frozenset[str], holders: list[Named]) -> list[TitlePhrase]:
    """The title phrases in the places of a clause that a rule names: `as`, `to`, `object`, `post`."""
    found: dict[tuple[int, str, int], TitlePhrase] = {}
    for start in _starts(board, verb, places, holders):
        for phrase in phrases_from(board, _after_post(board, start)):
            found.setdefault((phrase.title_start, phrase.title, id(phrase.organisation)), phrase)
    return list(found.values())


def _starts(board: Board, verb: Token, places: frozenset[str], holders: list[Named]) -> Iterator[int]:
    for link in clause_links(verb, places):
        yield link.i + 1
    for named in holders:  # `Orvia names Roe as its head`, whatever the parse ties `as` to
        if verb.i < named.start and named.end < verb.sent.end and board.doc[named.end].lower_ in places:
            yield named.end + 1
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
