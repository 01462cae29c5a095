"""Values of durations: `three weeks`, `the past two months`, `10-year`, `within 90 days`."""

from __future__ import annotations

import datetime
import re

from extractor.timex.absolute import year_of
from extractor.timex.calendar import Day, moved, plainer
from extractor.timex.grammar import Match
from extractor.timex.numbers import VAGUE, plain, quantity
from extractor.timex.reading import Reading, Setting

_CODES = {"s": "PT{}S", "m": "PT{}M", "h": "PT{}H", "D": "P{}D", "W": "P{}W", "M": "P{}M", "Q": "P{}Q", "Y": "P{}Y",
          "WE": "P{}WE"}  # fmt: skip
_HALVES = {"Y": "P{}Y6M", "h": "PT{}H30M", "m": "PT{}M30S"}


def period(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length of time: `P3M`, `PT30M`, `PXY` where the count is not said."""
    if count is None:
        return "PXC" if unit == "C" else _CODES[plainer(unit, 1)[0]].format(VAGUE)
    unit, count = plainer(unit, count)
    whole = int(count)
    if count - whole == 0.5 and unit in _HALVES:
        value = _HALVES[unit].format(whole)
        return value if whole else value.replace("0Y", "").replace("0H", "").replace("0M3", "3")
    return _CODES[unit].format(plain(count))


def duration(match: Match, setting: Setting) -> Reading | None:
    """`three weeks`, `a few days`; after `within` or `will ... in` it ends so long after the publication.

    Not so before `of the vote`, which is where it is counted from.
    """
    unit = str(match.of("unit"))
    count = _count(match, setting)
    if count is not None and match.text("half"):
        count += 0.5
    reading = Reading("DURATION", period(unit, None if match.text("low") else count))
    coming = match.before(7) == "within " or (match.before(4) == " in " and setting.direction(match) > 0)
    if not coming or match.after(4) in (" of ", " fro", " aft") or setting.published is None:
        return reading
    if unit == "h" and count is not None and count % 24 == 0:
        unit, count = "D", count / 24
    return reading if count is None or unit in "smh" else _ending(reading, setting.published, unit, count)


def _count(match: Match, setting: Setting) -> float | None:
    """How many units; None where it is not said: `weeks`, `several years`."""
    words = match.text("number")
    if (match.text("tail") or "").endswith("two"):  # a day or two
        return None
    if words is not None:
        return quantity(words, match.tables["cardinal"], setting.vague)
    return None if str(match.text("unit")).endswith("s") else 1


def _ending(reading: Reading, start: Day, unit: str, count: float) -> Reading:
    end = moved(start, unit, count)
    return Reading("DURATION", reading.value, start, end) if end else reading


def recent(match: Match, setting: Setting) -> Reading | None:
    """`the past three weeks`, `the next five years`, `recent months`: a stretch up to or from the publication."""
    way = match.of("stretch")
    reading = (
        duration(match, setting) if way else Reading("DURATION", period(str(match.of("unit")), _count(match, setting)))
    )
    here, unit, count = setting.published, str(match.of("unit")), _count(match, setting)
    year = year_of(match, setting)
    if reading is not None and year is not None and count is not None and not way and unit not in "smh":
        return _edge_of_year(reading, match, year, unit, count)
    if reading is None or here is None or count is None or not way or unit in "smh":
        return reading
    other = moved(here, unit, count * int(way))
    if other is None:
        return reading
    return Reading("DURATION", reading.value, min(here, other), max(here, other))


def _edge_of_year(reading: Reading, match: Match, year: int, unit: str, count: float) -> Reading:
    """`the first six months` of a year, or its `final three weeks`, with their days."""
    first, last = Day(year, 1, 1), Day(year, 12, 31)
    if match.text("stretch") == "first":
        end = moved(first, unit, count)
        last = end - datetime.timedelta(days=1) if end else last
    elif match.text("stretch") in ("final", "closing"):
        begin = moved(Day(year + 1, 1, 1), unit, -count)
        first = begin or first
    return Reading("DURATION", reading.value, first, last)


_LENGTH = re.compile(r"PT?(\d+)([DWMQYHS])")


def deadline_after(value: str, start: Day) -> Day | None:
    """The day on which a DURATION that begins on `start` has ended: `P90D`, `PT48H`; None where it is open: `PXM`."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    if "T" in value:
        return moved(start, "D", -(-int(found[1]) // 24) if found[2] == "H" else 1)
    return moved(start, found[2], int(found[1])) if found[2] != "H" else None


FUNCTIONS = (duration, recent)
