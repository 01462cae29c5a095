"""Title phrases that begin at a token: read rightwards, after a comma, `as` or a form of `be`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.naming.words import is_possessive
from extractor.titles.board import Board
from extractor.titles.phrase import LINKS, TitlePhrase, closed, status_inside

if TYPE_CHECKING:
    from spacy.tokens import Token

_IDIOMS = ("at large", "in chief", "in residence", "in waiting")
_MARKS_INSIDE = ("-", "'", "’", '"', "“", "”")


def phrases_from(board: Board, start: int) -> Iterator[TitlePhrase]:
    """The title phrase at a token, and those joined to it: `founder, chairman and chief executive of Orvia`."""
    phrases: list[TitlePhrase] = []
    while start < len(board.doc):
        phrase = phrase_after(board, start)
        if phrase is None:
            break
        phrases.append(phrase)
        start = _next_in_chain(board, phrase.end)
    for phrase in phrases:
        yield _shared_body(phrase, phrases[-1])


def _next_in_chain(board: Board, end: int) -> int:
    """Where the next title of a chain may begin after token `end`: past `and`, a comma or both; else the end."""
    doc, i = board.doc, end
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i < len(doc) and doc[i].lower_ in ("and", "&"):
        i += 1
    return i if i > end else len(doc)


def _shared_body(phrase: TitlePhrase, last: TitlePhrase) -> TitlePhrase:
    """In `founder and chief executive of Orvia` both are of Orvia."""
    if phrase.organisation or phrase.place or phrase is last:
        return phrase
    return replace(
        phrase,
        organisation=last.organisation,
        organisation_span=last.organisation_span,
        place=last.place,
        place_span=last.place_span,
        end=last.end,
    )


def phrase_after(board: Board, start: int) -> TitlePhrase | None:
    """The title phrase that begins at token `start` (its determiner may stand there): `a spokesman for the union`."""
    doc = board.doc
    stop = doc[start].sent.end if start < len(doc) else start
    head = _head_of_phrase(board, start, stop)
    if head is None:
        return None
    phrase = closed(board, head, head + 1, start, head + 1)
    if phrase is None or (phrase.start > start + 2 and not _only_owned(board, start, phrase.start)):
        return None
    return _right_complement(board, phrase, stop)


def _only_owned(board: Board, start: int, end: int) -> bool:
    """Is there nothing between but determiners, dropped words, numbers and adjectives?"""
    return all(
        board.doc[i].pos_ in ("DET", "ADJ", "NUM", "PRON", "PUNCT", "PART", "NOUN", "PROPN") or i in board.names
        for i in range(start, end)
    )


def _head_of_phrase(board: Board, start: int, stop: int) -> int | None:
    """The last title word of the noun phrase that begins at `start`; None where another noun heads the phrase."""
    found = None
    i = start
    while i < stop:
        named = board.names.get(i)
        if named is not None:
            if named.entity.kind == "people" and not _is_possessor(board, named.end, stop):
                return found
            i = max(named.end, i + 1)
        elif board.is_head(i):
            found, i = i, i + 1
        elif _ends_noun_phrase(board.doc[i]):
            return found
        elif found is not None and is_possessive(board.doc[i]):
            found, i = None, i + 1
        elif found is not None and _heads_instead(board, i):
            return None
        else:
            i += 1
    return found


def _is_possessor(board: Board, end: int, stop: int) -> bool:
    return is_possessive(board.doc[end - 1]) or (end < stop and is_possessive(board.doc[end]))


def _ends_noun_phrase(token: Token) -> bool:
    if token.tag_ in ("VBN", "VBG") and token.dep_ == "amod":  # `a retired engineer`
        return False
    mark = token.is_punct and token.text not in _MARKS_INSIDE
    linking = token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") or token.lower_ in ("who", "which", "that")
    return bool(mark or linking or token.is_space)


def _heads_instead(board: Board, i: int) -> bool:
    """Is the noun at `i`, after a title word, the phrase's real head: `the president's office`, `a judge panel`?"""
    token = board.doc[i]
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    inside = token.head.i > i and not board.is_head(token.head.i)
    return inside or (token.pos_ == "NOUN" and token.dep_ != "appos")


def _right_complement(board: Board, phrase: TitlePhrase, stop: int) -> TitlePhrase:
    """Take in what stands right of the head: `of the bank`, `for Labour in Leeds`, `at large at the Gazette`."""
    doc, end = board.doc, phrase.title_end
    if end + 1 < stop and f"{doc[end].lower_} {doc[end + 1].lower_}" in _IDIOMS:
        end += 2
        phrase = replace(phrase, title_end=end, title=f"{phrase.title} {doc[end - 2].lower_} {doc[end - 1].lower_}")
    elif end + 3 < stop and doc[end].text == "-" and doc[end + 1].lower_ == "in" and doc[end + 3].lower_ == "chief":
        end += 4
        phrase = replace(phrase, title_end=end, title=board.span(phrase.title_start, end).text)
    phrase = status_inside(board, phrase)
    end = max(end, phrase.end)
    while end < stop and doc[end].lower_ in LINKS:
        first = end + 1
        while (
            first < stop
            and (doc[first].pos_ in ("DET", "ADJ", "NUM", "PRON") or is_possessive(doc[first]))
            and first not in board.names
        ):
            first += 1
        named = board.at(first) if first < stop else None
        if named is None or named.entity.kind == "people":
            return _with_words(board, replace(phrase, end=max(phrase.end, end)), end, stop)
        if doc[end].lower_ == "to":
            title = f"{phrase.title} {board.span(end, named.end).text}"
            phrase = replace(phrase, title=title, title_end=named.end)
        else:
            phrase = phrase.with_name(named)
        end = named.end
        phrase = replace(phrase, end=end)
    return replace(phrase, end=max(phrase.end, end))


def _with_words(board: Board, phrase: TitlePhrase, link: int, stop: int) -> TitlePhrase:
    """`minister of finance`, `professor of law`, `head of research`: small and portfolio words stay in the title."""
    doc = board.doc
    if doc[link].lower_ not in ("of", "for") or link != phrase.title_end:
        return phrase
    end = link + 1
    while (
        end < stop
        and (doc[end].pos_ in ("NOUN", "ADJ", "PROPN") or doc[end].text in ("-", "&"))
        and end not in board.names
    ):
        if doc[end].is_space:
            break
        end += 1
    if end == link + 1:
        return phrase
    title = f"{phrase.title} {board.span(link, end).text}"
    phrase = replace(phrase, title=" ".join(title.split()), title_end=end, end=end)
    return _right_complement(board, phrase, stop) if end < stop and doc[end].lower_ in LINKS else phrase
