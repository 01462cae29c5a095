"""Find dates, times, durations and sets: the TIMEX3 expressions of ISO-TimeML, anchored to the day of publication."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.analysis import Analysis
from extractor.document import Document
from extractor.errors import RuleError
from extractor.facts import DateFact
from extractor.record import Span
from extractor.rules import Check, RuleKeys, number, one_of, some_of, string, strings, table_of
from extractor.timex.amounts import deadline_after
from extractor.timex.grammar import Grammar, Match, longest, lowered
from extractor.timex.guards import GUARDS
from extractor.timex.occurring import next_occurrences
from extractor.timex.reading import Reading, Setting
from extractor.timex.tense import direction, says_when
from extractor.timex.values import VALUES

if TYPE_CHECKING:
    from extractor.parsed import Token


_NUMBERS: Check = table_of(number)
_WORDS: Check = table_of(string)

KEYS = RuleKeys(
    kind="dates",
    slots=frozenset({"date"}),
    options={
        "pattern": string,
        "near": string,
        "value": one_of(VALUES),
        "guards": some_of(GUARDS),
        "fixed": string,
    },
    required=frozenset({"pattern", "value"}),
    lexicons={
        "pieces": _WORDS,
        **dict.fromkeys(("vague", "ahead", "by_then", "timetable", "set_for", "realised", "saying"), strings),
        **dict.fromkeys(("when", "numbering", "at_a_time", "whose", "counted"), strings),
        **dict.fromkeys(("figures", "past_events", "titles", "events", "feasts"), strings),
        **dict.fromkeys(
            ("month", "weekday", "weekdays", "cardinal", "ordinal", "nth_word", "deixis", "day_shift", "week_shift",
             "every_nth", "year_shift", "that_year", "way", "succession", "stretch", "decade_word"),
            _NUMBERS,
        ),
        **dict.fromkeys(("unit", "season", "daypart", "holiday", "frequency", "clock_word"), _WORDS),
    },
)  # fmt: skip

__all__ = ["KEYS", "deadline_after", "find_dates", "next_occurrences"]

_grammars: dict[str, Grammar] = {}


def find_dates(analysis: Analysis) -> Iterator[DateFact]:
    """The time expressions of an article, in order, none within another."""
    grammar = _grammar(analysis)
    if grammar is None:
        return
    document = analysis.document
    found = [m for m in grammar.matches(lowered(document.doc.text)) if _holds(m, document)]
    setting = Setting(
        _written(found, document),
        grammar.vague,
        lambda match: _direction(match, document, grammar),
    )
    for match in longest(found):
        reading = _read(match, setting)
        if reading is not None:
            reading = _narrowed(reading, match, setting)
            a_day = reading.earliest is not None and reading.earliest == reading.latest
            if setting.last is None or not (a_day and says_when(_last_token(match, document), grammar.saying)):
                setting.note(reading, match.start)
            yield _fact(reading, match, document)


def _direction(match: Match, document: Document, grammar: Grammar) -> int:
    """Does the clause of a match look back (-1) or ahead (1)?"""
    until = match.before(7).lstrip().endswith(("until ", "till "))
    return direction(_last_token(match, document), grammar.looking, until=until)


def _written(found: list[Match], document: Document) -> datetime.date | None:
    """The day on which the text was written: that of a header line in it, if near the publication, or the publication.

    An article that appears on the 18th under the line `Tuesday, June 19, 2018` means the 18th by `yesterday`.
    """
    published = document.article.published
    day = datetime.date.fromisoformat(published) if published else None
    for match in longest([match for match in found if match.start < _HEADER_REACH]):
        if day is None or match.start > document.paragraphs[0].end + _HEADER_REACH:
            break
        if document.paragraph(match.start).kind == "header" and match.text("month") and match.text("year"):
            own = _read(match, Setting(day, frozenset(), lambda _: 0))
            if own and own.earliest and own.earliest == own.latest and abs(own.earliest - day) <= _HEADER_DAYS:
                return own.earliest
    return day


_HEADER_REACH = 600
"""How far into a text its header lines may stand, in characters."""
_HEADER_DAYS = datetime.timedelta(days=7)
"""So far may the day in a header lie from that of publication; else it is the day of something else."""


def _last_token(match: Match, document: Document) -> Token:
    """The token whose clause is asked: the last one, or the month after it, `3` of `3 to 5 June`."""
    end = max(match.end, match.found.end(match.twin("month") or 0) if match.text("month") else 0)
    return document.tokens(Span(end - 1, end, ""))[-1]


def _read(match: Match, setting: Setting) -> Reading | None:
    try:
        return VALUES[match.rule["value"]](match, setting)
    except (ValueError, OverflowError):  # a day before the year 1 or after 9999
        return None
    except (TypeError, IndexError):
        problem = f"the value {match.rule['value']!r} needs a group that the pattern does not have"
        raise RuleError(problem, file=match.rule.origin, rule=match.rule.id, key="pattern") from None


def _grammar(analysis: Analysis) -> Grammar | None:
    rules = analysis.rules["dates"]
    if not rules.rules:
        return None
    key = analysis.rules.fingerprint
    if key not in _grammars:
        _grammars[key] = Grammar(rules)
    return _grammars[key]


def _holds(match: Match, document: Document) -> bool:
    # A header is read too: the day in it is a date of the text.
    if document.paragraph(match.start).kind == "leftover" or _in_address(match):
        return False
    return all(GUARDS[name](match, document) for name in match.rule.get("guards", ()))


def _in_address(match: Match) -> bool:
    """Does the match lie in the address of a web page?"""
    words = match.before(_ADDRESS).split(" ")[-1]
    return "://" in words or words.startswith("www.") or ("/" in words and "." in words)


_ADDRESS = 120
"""How many characters in front of a match may belong to an address."""


def _narrowed(reading: Reading, match: Match, setting: Setting) -> Reading:
    """`later this year` begins after the publication, `earlier this year` ends before it."""
    here, modifier = setting.published, match.text("mod") or ""
    if here is None or reading.earliest is None or reading.latest is None:
        return reading
    first, last = reading.earliest, reading.latest
    if modifier.startswith("later") and first <= here < last:
        first = here + datetime.timedelta(days=1)
    elif modifier.startswith("earlier") and first < here <= last:
        last = here - datetime.timedelta(days=1)
    return replace(reading, earliest=first, latest=last)


def _fact(reading: Reading, match: Match, document: Document) -> DateFact:
    return DateFact(
        span=document.span(match.start, match.end),
        type=reading.type,
        value=reading.value,
        earliest=reading.earliest.isoformat() if reading.earliest else None,
        latest=reading.latest.isoformat() if reading.latest else None,
        rule=match.rule.id,
        rrule=reading.rrule,
    )
