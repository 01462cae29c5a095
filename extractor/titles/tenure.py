"""Since and until when: `who led the authority from 2015 to 2021`, `has been mayor since May 2019`."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts import DateFact, RoleFact
from extractor.titles.board import Board

_SINCE = ("since", "from", "between")
_UNTIL = ("to", "until", "till", "and", "through")
_AT = ("in", "on")
REACH = 25
"""Tokens after a verb of office within which its dates stand."""


def with_tenure(board: Board, fact: RoleFact, verb: int, dated: str | None = None) -> RoleFact:
    """The role with the days, months or years from which and until which the verb's clause says it was held.

    `dated` says what a mere date of the verb tells: `joined Orvia in 2001` since when, `left Orvia in 2001` until when.
    """
    since = until = None
    for i, date in _dates_after(board, verb):
        before = board.doc[i - 1].lower_
        if before in _SINCE and since is None:
            since = date.value
        elif before in _UNTIL and until is None and (since is not None or before in ("until", "till")):
            until = date.value
        elif before in _AT and since is None and until is None:
            since, until = (date.value if dated == end else None for end in ("since", "until"))
    return replace(fact, since=since, until=until)


def _dates_after(board: Board, verb: int) -> list[tuple[int, DateFact]]:
    """Dates of the verb's own clause, with the token at which each begins."""
    doc = board.doc
    end = min(verb + REACH, doc[verb].sent.end)
    found = []
    for date in board.analysis.dates_in(board.span(verb, end)):
        i = board.document.tokens(date.span).start
        clause = not any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound") for t in doc[verb + 1 : i])
        if date.type == "DATE" and date.earliest and clause and i > verb:
            found.append((i, date))
    return found
