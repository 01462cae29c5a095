"""Title phrases that end where a name begins: read leftwards from the name."""

from __future__ import annotations

from dataclasses import replace

from extractor.naming.words import plain
from extractor.titles.board import Board
from extractor.titles.head import closed
from extractor.titles.phrase import LINKS, NOUNS, TitlePhrase, is_joint, is_schooling


def phrase_before(board: Board, end: int) -> TitlePhrase | None:
    """The title phrase that ends right before token `end`, where a name (or a joining `and`) stands."""
    if end not in board.phrases:
        board.phrases[end] = _read_before(board, end)
    return board.phrases[end]


def _read_before(board: Board, end: int) -> TitlePhrase | None:
    i = end - 1
    while i > 0 and (plain(board.doc[i]) in board.words.honorific or board.doc[i].text == ".") and not board.is_head(i):
        i -= 1
    floor = board.doc[end - 1].sent.start if end > 0 else 0
    if end < len(board.doc) and board.doc[end].is_sent_start and board.doc[end - 1].is_punct:
        return None
    if i - 3 >= floor and board.doc[i].text == ")" and board.doc[i - 2].text == "(":
        i -= 3  # an acronym in parentheses stands between
    if i < floor or board.doc[i].is_space:
        return None
    if board.is_head(i) and plain(board.doc[i]) != "staff":  # `chief of general staff`
        return closed(board, i, i + 1, floor, end)
    return _with_complement(board, i, floor, end)


def _with_complement(board: Board, i: int, floor: int, end: int) -> TitlePhrase | None:
    """`Director General of the National Police Academy`, `Chief Commissioner Islamabad`, `Secretary Interior`."""
    named = board.at(i)
    if named is not None and named.entity.kind == "people":
        return None
    position = named.start if named else _complement_start(board, i, floor)
    if position is None or position <= floor:
        return None
    before = position - 1
    if board.doc[before].lower_ == "the" and before > floor:
        before -= 1
    link = board.doc[before].lower_
    if link in LINKS and before > floor and board.is_head(before - 1):
        if named is None and link == "of" and plain(board.doc[before - 1]) in board.of_place:
            phrase = closed(board, before - 1, before, floor, end)
            span = board.span(position, i + 1)
            return replace(phrase, place=span.text, place_span=span) if phrase else None
        keep = named is None or link == "to"
        title_end = i + 1 if keep else before
        phrase = closed(board, before - 1, title_end, floor, end)
        return phrase.with_name(named) if phrase and named and not keep else phrase
    if board.is_head(position - 1):
        title_end = position if named else i + 1
        phrase = closed(board, position - 1, title_end, floor, end)
        return phrase.with_name(named) if phrase and named else phrase
    return None


def _complement_start(board: Board, i: int, floor: int) -> int | None:
    """Where the words of a portfolio that end at token `i` begin: `Interior`, `Foreign Affairs and Trade`."""
    position = i
    apposed = i + 1 < len(board.doc) and board.doc[i + 1].text == ","  # then small words may stand there
    while position > floor:
        token = board.doc[position]
        word = plain(token)
        noun = token.is_alpha and token.pos_ in NOUNS and position not in board.names
        fits = word in board.words.portfolio or (noun and (apposed or token.text[:1].isupper()))
        joins = token.text in ("and", "&", ",") and position < i and board.doc[position - 1].text[:1].isupper()
        if fits or joins:
            position -= 1
        else:
            break
        if board.is_head(position) and plain(board.doc[i]) != "staff":
            break
    return position + 1 if position < i else None


def phrases_before(board: Board, end: int) -> list[TitlePhrase]:
    """The title phrases that end right before token `end`, the nearest first: `Orvia's chairman and CEO Nils Berg`."""
    nearest = phrase_before(board, end)
    if nearest is None:
        return []
    chain = [nearest]
    while (i := chain[-1].start - 1) > 0 and board.doc[i].lower_ in ("and", "&", ",", "/"):
        other = phrase_before(board, i) if len(chain) > 1 or board.doc[i].text != "," else None
        if other is None or other.plural or not _joined(board, other, chain[-1]):
            break
        chain.append(other)
    return [phrase for phrase in _with_shared_bodies(board, chain) if not is_schooling(board, phrase)]


def _joined(board: Board, other: TitlePhrase, phrase: TitlePhrase) -> bool:
    """Are two titles before a name those of one person: both in capitals, or both offices: `chairman and CEO`?"""
    if phrase.definite:
        return False
    if is_joint(board, other) and is_joint(board, phrase) and not _has_own_body(board, phrase):
        return True
    if board.doc[other.title_start].text[:1].isupper():
        return not other.definite
    state = board.party_free
    callings = not other.definite or not {other.title.split()[-1], phrase.title.split()[-1]} & state
    return callings and phrase.organisation is None and _head_is_last(other) and phrase.title_start == phrase.start


def _head_is_last(phrase: TitlePhrase) -> bool:
    """Has a title no complement: `songwriter`, not `friend of the band`?"""
    return phrase.title_end == phrase.end and " of " not in phrase.title


def _has_own_body(board: Board, phrase: TitlePhrase) -> bool:
    """Has a phrase a body left of its title?"""
    span = phrase.organisation_span
    return span is not None and span.start < board.doc[phrase.title_start].idx


def _with_shared_bodies(board: Board, chain: list[TitlePhrase]) -> list[TitlePhrase]:
    """The body left of the first title of a chain, or right of the last, is that of every office without one."""
    first, last = chain[-1], chain[0]
    source = first if _has_own_body(board, first) else last
    if len(chain) == 1 or source.organisation is None:
        return chain
    return [
        replace(phrase, organisation=source.organisation, organisation_span=source.organisation_span)
        if phrase.organisation is None and phrase.place is None and is_joint(board, phrase)
        else phrase
        for phrase in chain
    ]
