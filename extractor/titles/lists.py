"""A plural title and the people of a list: `Vice Ministers X and Y`, `members of the church, including X`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.facts import RoleFact
from extractor.naming.words import is_possessive, plain
from extractor.rules import Rule
from extractor.titles.after import phrase_after
from extractor.titles.before import phrase_before
from extractor.titles.belonging import affiliated, after_affiliation
from extractor.titles.board import Board, Named
from extractor.titles.phrase import TitlePhrase
from extractor.titles.stated import role


def listed_after(board: Board, person: Named) -> Iterator[Named]:
    """The further names of a list that a name begins: `X of A, Y from B and Z`, up to a title of their own."""
    doc, position, previous = board.doc, after_affiliation(board, person), person
    while position < len(doc) and doc[position].text in (",", "and", "&"):
        i = position + 1
        if i < len(doc) and doc[i].lower_ == "and":
            i += 1
        named = board.person_starting(i)
        if named is None or doc[previous.start].sent.start != doc[named.start].sent.start:
            return
        yield named
        previous, position = named, after_affiliation(board, named)


def members(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`former members of the church, including musician Tiz Luli`; `the candidates elected were Ann Roe and Bo Li`."""
    for token in board.doc if board.people else ():
        i = token.i
        if token.lower_[-1] != "s" or not (board.is_head(i) and board.is_plural(i)):
            continue
        if plain(token) in board.vague:
            continue
        phrase = phrase_after(board, i)
        link = _link_after(board, phrase.end, rule.get("verbs", ())) if phrase is not None else None
        phrase = _with_left(board, phrase, i) if link is not None else None
        if link is not None and phrase is not None:
            for named in _people_of_list(board, link + 1):
                yield role(board, rule, named, affiliated(board, phrase, named))


def _link_after(board: Board, end: int, links: list[str]) -> int | None:
    """The verb or `including` after a phrase, with at most a few words such as `elected in this district` between."""
    for i in range(end, min(end + 8, len(board.doc))):
        token = board.doc[i]
        if token.lower_ in links or (token.lower_ == "as" and "such as" in links and board.doc[i - 1].lower_ == "such"):
            return i
        if (
            (token.is_punct and i > end)
            or token.is_space
            or i in board.names
            or token.tag_ in ("VBD", "VBZ", "VBP", "MD")
        ):
            return None
    return None


def _with_left(board: Board, phrase: TitlePhrase | None, head: int) -> TitlePhrase | None:
    left = phrase_before(board, head + 1)
    if phrase is None or left is None:
        return None
    return replace(
        phrase,
        start=left.start,
        title_start=left.title_start,
        title=left.title + phrase.title[len(phrase.title.split()[0]) :],
        status=left.status,
        organisation=phrase.organisation or left.organisation,
        organisation_span=phrase.organisation_span or left.organisation_span,
        place=phrase.place or left.place,
        place_span=phrase.place_span or left.place_span,
    )


def _people_of_list(board: Board, start: int) -> Iterator[Named]:
    """The people of a list that begins at a token, each after at most a title or a possessive of its own."""
    sent_end = board.doc[start].sent.end if start < len(board.doc) else start
    people = [named for named in board.people if start <= named.start < sent_end]
    position = start
    for named in people:
        between = board.doc[position : named.start]
        owner = named.end < sent_end and is_possessive(board.doc[named.end])
        if owner or len(between) > 6 or any(t.pos_ in ("VERB", "AUX") or t.text in (";", ".") for t in between):
            return
        yield named
        position = after_affiliation(board, named)
