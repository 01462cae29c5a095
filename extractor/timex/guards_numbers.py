"""Judgements on digits: a year or a count, a time or a score, an age or a decade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.document import Document
from extractor.timex.grammar import Match
from extractor.timex.tokens import neighbour, token_of, tokens_of

if TYPE_CHECKING:
    from extractor.parsed import Token


def a_year(match: Match, document: Document) -> bool:
    """Four digits are a year where they count nothing and number nothing."""
    if "fiscal" in match.found[0] or "the year" in match.found[0]:
        return True
    year, token = match.found["year"], token_of(match, document, "year")
    before, after = neighbour(token, -1), neighbour(token, 1)
    dated = before is not None and before.lower_ in match.tables["when"]
    if (after is not None and after.lower_ in match.tables["unit"]) or _of_event(token, year, match):
        return after is None or after.lower_ not in match.tables["unit"]  # a 2000 year old custom, the World Cup 2018
    if before is not None and not dated and _numbers(before, token, match):
        return False
    if after is not None and (after.tag_ == "NNS" or after.lower_ in match.tables["counted"]):
        return dated and year >= "1900"
    return dated or token.ent_type_ == "DATE" or _modern(year, token)


def _of_event(token: Token, year: str, match: Match) -> bool:
    """Is it the year of an event whose name it ends: `the World Cup 2018`, `Expo Lagos 2027`?"""
    if not "1900" <= year <= "2100":
        return False
    for step in range(1, _NAME):
        before = neighbour(token, -step)
        if before is None or before.tag_ not in ("NNP", "NNPS"):
            return False
        if before.lower_ in match.tables["events"]:
            return True
    return False


_NAME = 4
"""So many tokens before its year the word that tells an event may stand."""


def _numbers(before: Token, token: Token, match: Match) -> bool:
    """Do the digits number what stands before them: `Route 2024`, `Orion 1980`, `$ 1996`?"""
    if before.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("DATE", "EVENT"):
        return True
    if before.like_num:
        return before.ent_type_ != "DATE"
    return before.lower_ in match.tables["numbering"] or bool(before.is_currency)


def _modern(year: str, token: Token) -> bool:
    if token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT", "TIME") or not "1900" <= year <= "2100":
        return False
    return token.dep_ != "nummod" or token.head.tag_ in ("NN", "NNP", "NNPS")


def years_in_order(match: Match, document: Document) -> bool:
    """`2025-28` goes from one year to a later one of the same century or the next: `2025-18` is a number."""
    first, last = match.text("year") or "", match.text("until") or ""
    return 0 < int(first[: 4 - len(last)] + last) - int(first) <= 100


def days_in_order(match: Match, document: Document) -> bool:
    """Days named together go forward and count nothing: not `June 3 and 1 other day`, `May 3 and 40 people`."""
    day, low, high = (int(re.sub(r"\D", "", match.text(name) or "") or 0) for name in ("day", "low", "high"))
    after = neighbour(tokens_of(match, document)[-1], 1)
    counts = high == 0 and after is not None and after.tag_ in ("NNS", "NN", "CD", "JJ", "JJR")
    return low < day and not counts and (high == 0 or day < high)


def no_count(match: Match, document: Document) -> bool:
    """A year in words counts nothing: not `two thousand people`."""
    tokens = tokens_of(match, document)
    after = neighbour(tokens[-1], 1)
    if tokens.end_char != match.end:
        return False
    return after is None or after.tag_ not in ("NNS", "NN", "JJ", "CD")


def no_age(match: Match, document: Document) -> bool:
    """`33 years old` and `33-year-old` are ages."""
    return not match.after(8).lstrip(" -").startswith(("old", "of age"))


def no_age_range(match: Match, document: Document) -> bool:
    """`in his 20s`, `in her seventies` are ages; `twenties` without `the` may be notes."""
    before = match.before(16).split()
    if before and before[-1] in match.tables["whose"]:
        return False
    return match.found[0].startswith("the ") or len(match.text("decade") or "") >= 4


def a_numeric_day(match: Match, document: Document) -> bool:
    """`3/10/2026` has slashes, or a year of four digits: `1.2.10` is a version."""
    return match.text("mark") == "/" or len(match.text("year") or "") == 4


def is_time_of_day(match: Match, document: Document) -> bool:
    """A clock without `a.m.` is `at 22:30`, not the score or verse `3:16`."""
    token = token_of(match, document)
    if match.text("zone"):
        return match.before(1) != "("  # 10:35 a.m. (0735 GMT) says one time twice
    if "." in match.found[0] and (match.before(3) != "at " or token.ent_type_ != "TIME"):
        return False
    before = neighbour(token, -1)
    return before is not None and before.lower_ in match.tables["at_a_time"]


def day_alone(match: Match, document: Document) -> bool:
    """`on the 15th` is a day where it counts nothing: not `on the 15th floor`, `the 3rd of five`."""
    after = neighbour(tokens_of(match, document)[-1], 1)
    return after is None or not (after.tag_.startswith(("NN", "JJ", "CD", "VBN", "VBG")) or after.lower_ in _COUNTING)


_COUNTING = ("of", "in", "and", "-", "to")


GUARDS = (
    day_alone,
    a_year,
    years_in_order,
    days_in_order,
    no_count,
    no_age,
    no_age_range,
    a_numeric_day,
    is_time_of_day,
)
