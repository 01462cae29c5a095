"""Judgements on units of time: `a year` as a length or a rate, `a quarter`, `a second`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.document import Document
from extractor.timex.grammar import Match
from extractor.timex.tokens import neighbour, token_of, tokens_of

if TYPE_CHECKING:
    from extractor.parsed import Token

_MEASURED = ("NNS", "NN", "NNP", "NNPS", "CD", "$")


def a_rate(match: Match, document: Document) -> bool:
    """`a year` says how often after a number or a noun that it measures: `300 homes a year`, `$5 a day`."""
    tokens = tokens_of(match, document)
    before, unit = neighbour(tokens[0], -1), tokens[-1]
    if before is None or not (before.like_num or before.tag_ in _MEASURED):
        return False
    return unit.dep_ in ("npadvmod", "nmod", "pobj") and (before.i == unit.head.i or _counted(before))


def _counted(token: Token) -> bool:
    return bool(token.like_num) or any(child.like_num or child.is_currency for child in token.lefts)


def a_length(match: Match, document: Document) -> bool:
    """`a second` is an ordinal as a rule, `a quarter` a part; `will last two months` has a verb in front."""
    unit, number = match.of("unit"), match.text("number")
    if match.text("stretch") is not None and token_of(match, document, "stretch").tag_ in ("VB", "VBP"):
        return False
    if unit == "h" and match.text("stretch") == "early" and match.after(4) == " of ":  # the early hours of Friday
        return False
    if unit == "s" and number in (None, "a", "one"):
        return False
    return unit != "Q" or not (number in ("a", "one") or (number == "three" and match.after(4) == " of "))


def a_fiscal_part(match: Match, document: Document) -> bool:
    """Quarters and halves are of a year, where it is said: a match has halves too, and a distance quarters."""
    if match.text("part") == "quarter" or match.text("year") or match.text("year_shift") or match.text("of_year"):
        return True
    return "fiscal" in match.found[0]


def a_modifier(match: Match, document: Document) -> bool:
    """`three-week` with a hyphen, or `three week` before the noun that it describes."""
    if "-" in match.found[0][-9:]:
        return True
    last = tokens_of(match, document)[-1]
    return last.dep_ in ("compound", "nmod", "amod", "npadvmod") and last.i < last.head.i


def bare_units(match: Match, document: Document) -> bool:
    """`years` alone is a length where nothing before it counts or describes it."""
    token = token_of(match, document)
    return not any(token.lefts) and token.dep_ in ("pobj", "dobj", "npadvmod") and token.lower_ != "seconds"


def many_days(match: Match, document: Document) -> bool:
    """`every night at 9`, `mornings at 9`: not one night."""
    said = match.found[0]
    return "every " in said or "each " in said or bool((match.text("daypart") or "").endswith("s"))


GUARDS = (a_rate, a_length, a_fiscal_part, a_modifier, bare_units, many_days)
