"""The noun that heads a title, with the words before it that belong to the title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.naming.words import plain
from extractor.titles.board import Board
from extractor.titles.owners import with_owners
from extractor.titles.phrase import NOUNS, TitlePhrase, status_inside, title_text

if TYPE_CHECKING:
    from extractor.parsed import Token


def closed(board: Board, head: int, title_end: int, floor: int, end: int) -> TitlePhrase | None:
    """The phrase around a head: its modifiers to the left, then status words, place, organisation."""
    if not {plain(board.doc[head]), _hyphenated(board, head)}.isdisjoint(board.circumstance):
        return None
    start = _modifiers_start(board, head, floor)
    start = _without_dropped(board, start, head)
    phrase = TitlePhrase(start, end, start, title_end, "", plural=board.is_plural(head))
    phrase = with_owners(board, phrase, floor)
    phrase = status_inside(board, phrase)
    title = title_text(board, phrase.title_start, phrase.title_end, head if phrase.plural else None)
    return replace(phrase, title=f"{phrase.rank} {title}".strip()) if title else None


def _hyphenated(board: Board, head: int) -> str:
    """The head with what a hyphen ties to it: `front-runner`."""
    if head > 1 and board.doc[head - 1].text == "-":
        return f"{plain(board.doc[head - 2])}-{plain(board.doc[head])}"
    return plain(board.doc[head])


def _modifiers_start(board: Board, head: int, floor: int) -> int:
    start = head
    while start > floor:
        token = board.doc[start - 1]
        word = plain(token)
        if board.at(start - 1, "people") is not None and _is_served(board, start - 1, head):
            return start - 1
        if start - 1 in board.names or board.demonym(start - 1) or board.status_of(start - 1):
            break
        if _stands_outside(board, token, head):
            break
        if token.text == "-" and start - 1 > floor and (start - 2) not in board.names:
            if plain(board.doc[start - 2]) in ("pro", "anti", "pan", "turned"):  # a camp, no part of the title
                return start + 1
            if board.status_of(start - 2):
                break
            start -= 2
            continue
        known = board.words.is_title_at(token) or word in board.words.rank or word in board.words.portfolio
        noun = token.pos_ in NOUNS and token.is_alpha and token.tag_ not in ("JJS", "JJR") and not token.ent_type_
        fit = token.pos_ not in ("DET", "ADV") and (token.pos_ != "VERB" or token.tag_ == "VBG")
        if not (known and fit and token.is_alpha) and not noun:
            break
        if word in board.words.honorific and not known:
            break
        start -= 1
    return start


def _is_served(board: Board, i: int, head: int) -> bool:
    """Is a surname before a title that of whom its holder serves: `a former Clinton aide`?"""
    named, doc = board.names[i], board.doc
    alone = named.end == i + 1 == head and named.start == i and i > 0 and doc[head].is_lower
    return alone and (doc[i - 1].pos_ in ("DET", "ADJ") or board.status_of(i - 1) is not None)


def _stands_outside(board: Board, token: Token, head: int) -> bool:
    """Is a word before a title's head none of the title: a day, a verb's noun before capitals, a body's short name?

    `that day President Roe`, `the remark Minister Lind made`, `Cowboys owner`, `EAAT founder`.
    """
    doc, word = board.doc, plain(token)
    if word in board.no_modifier:
        return doc[token.i - 1].text != "-"
    known = board.words.is_title(word) or word in board.words.rank or word in board.words.portfolio
    if doc[head].text[:1].isupper():
        return token.pos_ == "NOUN" and token.is_lower and not known and doc[token.i - 1].text != "-"
    if not token.text[:1].isupper():
        return False
    plural = word.endswith("s") and word not in board.words.title and word not in board.words.rank
    unknown = not known and token.pos_ == "PROPN" and (token.i < head - 1 or not token.is_sent_start)
    return unknown or (known and plural)


def _without_dropped(board: Board, start: int, head: int) -> int:
    """Leave out leading words that praise or place in a camp: `veteran`, `prominent`, `pan-democracy camp`."""
    camp = next((i for i in range(start, head) if board.doc[i].lower_ == "camp"), None)
    start = start if camp is None else camp + 1
    while start < head and (plain(board.doc[start]) in board.drop or not board.doc[start].is_alpha):
        start += 1
    return start
