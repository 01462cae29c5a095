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
        yield from _predicates(board, verb)
    if "object" in places:
        yield from _predicates(board, verb)
        after = [named.end for named in holders if named.start > verb.i and named.end < verb.sent.end]
        yield from (i for i in after[:1] if not board.doc[i].is_punct)
        if not after and verb.i + 1 < verb.sent.end and board.doc[verb.i + 1].pos_ not in ("ADP", "VERB"):
            yield verb.i + 1
    if "post" in places:
        for child in verb.rights:
            if child.dep_ in ("dobj", "attr") and child.lemma_ in board.posts:
                yield child.left_edge.i


def _predicates(board: Board, verb: Token) -> Iterator[int]:
    """Where a verb's predicate begins, and each title that is joined to it: `was his aide and a dean at Orvia`."""
    if misses_predicate(board, verb):
        yield verb.i + 1
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and _is_own_title(board, child):
            yield child.left_edge.i
        if child.dep_ in ("attr", "oprd") and child.pos_ in ("NOUN", "PROPN"):
            yield max(child.left_edge.i, verb.i + 1)
            yield from (joined.left_edge.i for joined in _joined(child) if _is_own_title(board, joined))


def misses_predicate(board: Board, verb: Token) -> bool:
    """`Roe was the founder of Orvia, a firm focused on ...`: the parse takes the title for a subject further on."""
    if verb.lemma_ != "be" or verb.dep_ in ("aux", "auxpass") or verb.i + 2 >= verb.sent.end:
        return False
    after = verb.doc[verb.i + 1]
    begins = after.pos_ == "DET" or board.is_head(after.i)
    return begins and not any(child.i > verb.i and child.dep_ in ("attr", "acomp", "oprd") for child in verb.children)


def _joined(noun: Token) -> Iterator[Token]:
    for child in noun.rights:
        if child.dep_ in ("conj", "appos"):
            yield child
            yield from _joined(child)


def _is_own_title(board: Board, noun: Token) -> bool:
    """Is a noun joined to a predicate one more title of the subject, and not that of somebody named beside it?"""
    return board.is_head(noun.i) and not any(board.at(child.i, "people") for child in noun.children)


def _after_post(board: Board, start: int) -> int:
    """Where the office begins in `the position of chief executive`, `the post as head of Orvia`; else `start`."""
    doc = board.doc
    for i in range(start, min(start + 4, len(doc) - 2)):
        if doc[i].lemma_ in board.posts and doc[i + 1].lower_ in ("of", "as"):
            return i + 2
        if doc[i].pos_ not in ("DET", "ADJ", "PRON", "NOUN"):
            break
    return start
