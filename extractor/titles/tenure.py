"""What a clause adds to the role that it states: its sentence as evidence, and since and until when.

`who led the authority from 2015 to 2021`, `has been mayor since May 2019`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import DateFact, RoleFact
from extractor.titles.board import Board
from extractor.titles.verbs import verb_above

if TYPE_CHECKING:
    from extractor.parsed import Token

_SINCE = ("since", "from", "between")
_UNTIL = ("to", "until", "till", "and", "through")
_AT = ("in", "on")
REACH = 25
"""Tokens after a verb of office within which its dates stand."""


def by_clause(board: Board, fact: RoleFact, verb: int, dated: str | None = None) -> RoleFact:
    """The role as the clause of a verb states it.

    The whole sentence is the evidence, since the words that prove the status and the dates stand in it.
    """
    return _with_tenure(board, replace(fact, evidence=[board.document.sentence(board.doc[verb])]), verb, dated)


def _with_tenure(board: Board, fact: RoleFact, verb: int, dated: str | None) -> RoleFact:
    """The role with the days, months or years from which and until which the verb's clause says it was held.

    `dated` says what a mere date of the verb tells: `joined Orvia in 2001` since when, `left Orvia in 2001` until when.
    """
    since = until = None
    for i, date in _dates_near(board, verb):
        before = board.doc[i - 1].lower_
        if "/" in (date.value or "") and since is None and until is None:  # `from 2001 to 2004` as one date
            since, until = (date.value or "").split("/", 1)
        elif before in _SINCE and since is None:
            since = date.value
        elif before in _UNTIL and until is None and (since is not None or before in ("until", "till")):
            until = date.value
        elif before in _AT and since is None and until is None:
            since, until = (date.value if dated == end else None for end in ("since", "until"))
    return replace(fact, since=since, until=until)


def _dates_near(board: Board, verb: int) -> list[tuple[int, DateFact]]:
    """Dates of the verb's own clause, after it or else before it, with the token at which each begins."""
    doc, sent = board.doc, board.doc[verb].sent
    after = [
        (i, date)
        for i, date in _dates_between(board, verb + 1, min(verb + REACH, sent.end))
        if not any(map(_is_verb, doc[verb + 1 : i]))
    ]
    before = _dates_between(board, max(sent.start, verb - REACH), verb) if not after else []
    return after or [(i, date) for i, date in before if verb_above(doc[i]).i == verb]


def _dates_between(board: Board, start: int, end: int) -> list[tuple[int, DateFact]]:
    """Days, months and years on tokens `[start, end)`, with the token at which each begins."""
    dates = board.analysis.dates_in(board.span(start, end)) if start < end else []
    days = (date for date in dates if date.type == "DATE" and date.earliest)
    return [(board.document.tokens(date.span).start, date) for date in days]


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ not in ("amod", "compound")
