"""Title phrases that begin at a token: read rightwards, after a comma, `as` or a form of `be`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from extractor.naming.words import is_possessive, plain
from extractor.record import RoleStatus
from extractor.titles.board import Board
from extractor.titles.complements import completed
from extractor.titles.head import closed
from extractor.titles.objects import past_bracket
from extractor.titles.phrase import TitlePhrase, is_joint, is_schooling

if TYPE_CHECKING:
    from extractor.parsed import Token

_MARKS_INSIDE = ("-", "'", "’", '"', "“", "”")
_DATING = ("from", "to", "since", "until", "till", "in", "between", "during", "through", "-", "–", "and")


def phrases_from(board: Board, start: int) -> Iterator[TitlePhrase]:
    """The title phrase at a token, and those joined to it: `founder, chairman and chief executive of Orvia`."""
    chain: list[list[TitlePhrase]] = []
    start = _word_start(board, start)
    while start < len(board.doc):
        phrases = _phrases_at(board, start)
        if not phrases or (chain and not _goes_on(board, chain[-1][0], phrases[0], start)):
            break
        chain.append(phrases)
        start = _next_in_chain(board, phrases[0].end)
    for phrases in _shared(board, chain):
        yield from (phrase for phrase in phrases if not is_schooling(board, phrase))


def _word_start(board: Board, i: int) -> int:
    """The token at which the hyphened word at token `i` begins: `vice` of `vice-president`."""
    doc = board.doc
    if 0 < i < len(doc) - 1 and doc[i].text == "-" and not doc[i].whitespace_:
        i += 1
    while 1 < i < len(doc) and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        i -= 2
    return i


def phrase_after(board: Board, start: int) -> TitlePhrase | None:
    """The title phrase that begins at token `start` (its determiner may stand there): `a spokesman for the union`."""
    return next(iter(_phrases_at(board, start)), None)


def _phrases_at(board: Board, start: int) -> list[TitlePhrase]:
    """The phrase at a token, once for each body that it names; adverbs may stand before it (`now the head`)."""
    doc = board.doc
    start, status = _past_adverbs(board, start)
    stop = doc[start].sent.end if start < len(doc) else start
    head = _head_of_phrase(board, start, stop)
    phrase = closed(board, head, head + 1, start, head + 1) if head is not None else None
    if phrase is None or (phrase.start > start + 2 and not _only_owned(board, start, phrase.start)):
        return []
    if status is not None and phrase.status == "current":
        phrase = replace(phrase, status=status)
    return completed(board, phrase, stop)


def _past_adverbs(board: Board, start: int) -> tuple[int, RoleStatus | None]:
    """The token after `now`, `formerly`, `for 20 years` before a title, and the status that the adverb makes."""
    doc, i, status = board.doc, start, None
    while i < len(doc) and (
        doc[i].pos_ in ("ADV", "SCONJ", "CCONJ") or doc[i].lower_ in ("both", "himself", "herself")
    ):
        made = board.status_of(i)
        if made is None and doc[i].lower_ not in ("also", "both", "himself", "herself", "still", "again", "later"):
            break
        status = cast(RoleStatus, made) if made else status
        i += 1
    if i + 2 < len(doc) and board.status_of(i) and doc[i + 1].lower_ == "and" and doc[i + 2].lower_ == "current":
        return i + 2, status  # `former and current chairwoman`
    if i < len(doc) and doc[i].lower_ in ("for", "since") and doc[i].i + 1 < len(doc):
        end = next((k for k in range(i + 1, min(i + 7, len(doc))) if doc[k].lower_ in ("the", "a", "an", ",")), None)
        if end is not None and any(t.like_num or t.ent_type_ == "DATE" for t in doc[i + 1 : end]):
            i = end + (doc[end].text == ",")
    return i, status


def _next_in_chain(board: Board, end: int) -> int:
    """Where the next title of a chain may begin after token `end`: past dates, a comma, `and`; else the end."""
    doc = board.doc
    i = past_dates(board, end)
    begin = i
    if i < len(doc) and doc[i].text in (",", ";", "/"):
        i += 1
    if i < len(doc) and doc[i].lower_ in ("and", "&"):
        i += 1
    elif i + 2 < len(doc) and doc[i].lower_ == "as" and doc[i + 1].lower_ == "well" and doc[i + 2].lower_ == "as":
        i += 3
    return i if i > begin else len(doc)


def past_dates(board: Board, i: int) -> int:
    """The token after `(2001-05)` or `from 1983 to 1984`, which say when an office was held."""
    doc = board.doc
    i = past_bracket(board, i, len(doc))
    while i + 1 < len(doc) and doc[i].lower_ in _DATING and _is_date(doc[i + 1]):
        i += 1
        while i < len(doc) and _is_date(doc[i]):
            i += 1
    return i


def _is_date(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "CARDINAL") and token.lower_ not in ("and", "to", "-", "–")


def _goes_on(board: Board, before: TitlePhrase, phrase: TitlePhrase, start: int) -> bool:
    """Is a phrase after a comma or `and` one more title of the same person, and no subject of its own?

    `Roe, head of Orvia, and the mayor agreed`: the mayor is somebody else.
    """
    doc = board.doc
    if phrase.plural != before.plural or board.person_starting(phrase.end) is not None:
        return False
    head = doc[phrase.title_start : phrase.title_end].root
    if head.dep_ in ("nsubj", "nsubjpass"):
        return False
    if doc[start].pos_ != "DET" or doc[start - 1].lower_ not in ("and", "&") or doc[start - 2].text != ",":
        return True
    return head.dep_ in ("appos", "attr") or (head.dep_ == "conj" and board.names.get(head.head.i) is None)


def _shared(board: Board, chain: list[list[TitlePhrase]]) -> list[list[TitlePhrase]]:
    """In `founder and chief executive of Orvia` both are of Orvia; so in `Orvia's founder and chief executive`."""
    for i in range(len(chain) - 2, -1, -1):
        chain[i] = [_of_next(board, phrase, chain[i + 1]) for phrase in chain[i][:1]] + chain[i][1:]
        chain[i] = _once_each(chain[i], chain[i + 1])
    for before, after in itertools.pairwise(chain):
        after[:] = [_of_owner(board, phrase, before[0]) for phrase in after]
    return chain


def _of_next(board: Board, phrase: TitlePhrase, following: list[TitlePhrase]) -> TitlePhrase:
    source = following[0]
    own = _has_own(phrase) or _founded(phrase)
    if own or not (is_joint(board, phrase) and _bare_after_and(board, source)):
        return phrase
    if source.organisation_span is not None and source.organisation_span.start < board.doc[source.title_start].idx:
        return phrase
    return phrase.at_body_of(source)


def _founded(phrase: TitlePhrase) -> bool:
    """Is a body, though none that is known as a name, in the title: `founder of La Casa`?"""
    words = phrase.title.split()
    return len(words) > 2 and words[1] == "of" and words[0].lower() in ("founder", "co-founder", "owner", "member")


def _once_each(phrases: list[TitlePhrase], following: list[TitlePhrase]) -> list[TitlePhrase]:
    """A shared body that stands in a list: the title goes with every body of it."""
    first = phrases[0]
    shared = first.organisation is not None and first.organisation is following[0].organisation
    if len(phrases) > 1 or not shared:
        return phrases
    return [first, *(first.at_body_of(other) for other in following[1:] if other.title == following[0].title)]


def _of_owner(board: Board, phrase: TitlePhrase, before: TitlePhrase) -> TitlePhrase:
    """A later title takes the body, and the status, that stand left of the first."""
    if not (is_joint(board, phrase) and is_joint(board, before) and _bare_after_and(board, phrase)):
        return phrase
    doc = board.doc
    bare = before.end <= before.title_end or before.end == phrase.end
    if before.status != "current" and phrase.status == "current" and bare:
        phrase = replace(phrase, status=before.status)
    span = before.organisation_span
    if not _has_own(phrase) and span is not None and span.start < doc[before.title_start].idx:
        return replace(phrase, organisation=before.organisation, organisation_span=span)
    return phrase


def _has_own(phrase: TitlePhrase) -> bool:
    return phrase.organisation is not None or phrase.place is not None


def _bare_after_and(board: Board, phrase: TitlePhrase) -> bool:
    """Does a title of a chain begin without a determiner of its own?"""
    i = min(phrase.start, phrase.title_start) - 1
    return i < 0 or board.doc[i].pos_ != "DET"


def _only_owned(board: Board, start: int, end: int) -> bool:
    """Is there nothing between but determiners, dropped words, numbers and adjectives?"""
    return all(
        board.doc[i].pos_ in ("DET", "ADJ", "ADV", "NUM", "PRON", "PUNCT", "PART", "NOUN", "PROPN")
        or board.doc[i].dep_ == "amod"
        or i in board.names
        or _is_shape(board.doc[i])
        for i in range(start, end)
    )


def _is_shape(token: Token) -> bool:
    """Is it a participle or adverb that a hyphen ties to a word: `Paris-based`, `best-selling`?"""
    doc = token.doc
    after = token.i + 1 < len(doc) and doc[token.i + 1].text == "-"
    return after or (token.i > 0 and doc[token.i - 1].text == "-")


def _head_of_phrase(board: Board, start: int, stop: int) -> int | None:
    """The last title word of the noun phrase that begins at `start`; None where another noun heads the phrase."""
    found = None
    i = start
    while i < stop:
        named = board.names.get(i)
        if named is not None:
            if named.entity.kind == "people" and not (
                _is_possessor(board, named.end, stop) or board.is_endowed(named.end)
            ):
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
    if token.tag_ in ("VBN", "VBG") and (token.dep_ == "amod" or _is_shape(token)):  # `a retired engineer`
        return False
    mark = token.is_punct and token.text not in _MARKS_INSIDE
    linking = token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") or token.lower_ in ("who", "which", "that")
    return bool((mark or linking or token.is_space) and not (token.pos_ == "ADP" and _is_shape(token)))


def _heads_instead(board: Board, i: int) -> bool:
    """Is the noun at `i`, after a title word, the phrase's real head: `the president's office`, `a judge panel`?"""
    token = board.doc[i]
    if token.pos_ not in ("NOUN", "PROPN") or plain(token) in ("emeritus", "emerita"):
        return False
    if token.head.i > i:
        return not board.is_head(token.head.i)  # `chief operating officer`
    return token.pos_ == "NOUN" and token.dep_ != "appos"
