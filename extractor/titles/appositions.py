"""Titles in apposition to a name, before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts import RoleFact
from extractor.naming.words import plain
from extractor.rules import Rule
from extractor.titles.after import phrases_from
from extractor.titles.before import phrase_before
from extractor.titles.board import Board, Named
from extractor.titles.phrase import TitlePhrase
from extractor.titles.stated import role


def apposition_after(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Jane Roe, 54, a spokeswoman for the union,`; `Tim Cook (chief executive of Apple)`."""
    doc = board.doc
    for person in board.people:
        i = person.end
        if (
            i + 1 >= len(doc)
            or doc[i].text not in (",", "(", "–", "—", "-")
            or (doc[i].text == "-" and not doc[i].whitespace_)
        ):
            continue
        phrases = list(phrases_from(board, _after_age(board, i + 1)))
        if phrases and _closes(board, phrases[-1].end) and not _of_another(board, person, phrases):
            for phrase in phrases:
                yield role(board, rule, person, phrase)


def _after_age(board: Board, i: int) -> int:
    doc = board.doc
    if i + 1 < len(doc) and doc[i].like_num and doc[i + 1].text == ",":
        return i + 2
    return i


def _closes(board: Board, end: int) -> bool:
    """May an apposition end before token `end`: punctuation, a link, the text's end, but no verb or noun?

    In `according to Reed, a detective was sent`, the verb shows that the detective is somebody else.
    """
    if end >= len(board.doc):
        return True
    token = board.doc[end]
    return token.is_punct or token.is_space or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "AUX")


def _of_another(board: Board, person: Named, phrases: list[TitlePhrase]) -> bool:
    """Is the title that of a name after it (`Reed, Finance Minister Ana Lopez and ...`), or a subject of its own?

    `According to Reed, a detective was sent`: the detective is somebody else.
    """
    end, doc = phrases[-1].end, board.doc
    if end < len(doc) and board.person_starting(end) is not None:
        return True
    following = board.next_person(end)
    own = phrase_before(board, following.start) if following else None
    if own is not None and own.start < end and own.end > phrases[0].start:
        return True
    head = doc[phrases[0].title_start : phrases[0].title_end].root
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    root = doc[person.start : person.end].root
    return root.dep_ not in ("nsubj", "nsubjpass") or root.head.i != head.head.i


def apposition_before(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`the company's chief executive, Jane Roe,`; `a church attorney, Paul Mercer.`"""
    doc = board.doc
    for person in board.people:
        i = person.start - 1
        while i > 2 and plain(doc[i]) in board.words.honorific:
            i -= 1
        if i < 2 or doc[i].text not in (",", "–", "—") or not _is_apposition(board, person):
            continue
        phrase = phrase_before(board, i)
        if phrase is not None:
            yield role(board, rule, person, phrase)


def _is_apposition(board: Board, person: Named) -> bool:
    """Does the parse say so, or do commas on both sides of the name?"""
    doc = board.doc
    root = doc[person.start : person.end].root
    if root.dep_ == "appos":
        return True
    after = doc[person.end] if person.end < len(doc) else None
    closed = after is None or after.text in (",", ".", ")", ";", "–", "—")
    return closed and root.dep_ not in ("nsubj", "nsubjpass", "conj", "npadvmod")
