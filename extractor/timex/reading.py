"""What an expression means, and the setting in which it is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor.record import DateType
from extractor.timex.calendar import Day, days_of, grain_of
from extractor.timex.grammar import Match

_CLOCKED = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d")
"""A value that names a minute: `2026-03-10T22:30`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 type and value with the days it covers and, of a SET, the RFC 5545 rule."""

    type: DateType
    value: str | None
    earliest: Day | None = None
    latest: Day | None = None
    rrule: str | None = None
    passing: bool = False
    """Is it said in passing, so that later ones do not lean on it: `a year earlier`?"""


@dataclass(frozen=True, slots=True)
class Said:
    """A value that was read, and where, so that later expressions may lean on it."""

    value: str
    at: int

    def near(self, at: int, reach: int) -> bool:
        """Was it said at most so many characters before?"""
        return at - self.at < reach


@dataclass(slots=True)
class Setting:
    """The article's day of publication, the last dates read before, and the tense of a match's clause.

    `direction` gives -1 for a past clause, 1 for a future one, 0 where the parse does not tell. `last` is the last
    date of any length, `moment`, `quarter` and `day` are the last ones of these.
    """

    published: Day | None
    vague: frozenset[str]
    direction: Callable[[Match], int]
    last: Said | None = None
    moment: Said | None = None
    quarter: Said | None = None
    day: Said | None = None

    def note(self, reading: Reading, at: int) -> None:
        """Remember a date, at an offset, for those that lean on it: `the following week`, `a year earlier`."""
        if reading.type in ("DATE", "TIME") and reading.value and not reading.passing:
            if _CLOCKED.fullmatch(reading.value):
                self.moment = Said(reading.value, at)
            said = Said(reading.value.split("T")[0], at)
            grain = grain_of(said.value)
            if grain:
                self.last = said
            if grain == "D":
                self.day = said
            if grain == "Q" and not (self.published and reading.latest and reading.latest >= self.published):
                self.quarter = said

    def day_near(self, at: int) -> Day | None:
        """The day said last, where that is just before the offset `at`."""
        return self._last_day() if self.last and self.last.at <= at and self.last.near(at, _DAY_REACH) else None

    def day_before(self, at: int) -> Day | None:
        """The day said last before the offset `at`; None where there is none near, or a longer time was said since."""
        return self._last_day() or self.day_spoken(at)

    def _last_day(self) -> Day | None:
        days = days_of(self.last.value) if self.last else None
        return days[0] if days and days[0] == days[1] else None

    def day_spoken(self, at: int) -> Day | None:
        """The day said last, though a longer time was named since; None where that is long before."""
        day = self.day if self.day and self.day.near(at, _SPOKEN_REACH) else None
        return datetime.date.fromisoformat(day.value) if day else None

    def moment_near(self, at: int) -> datetime.datetime | None:
        """The time of day said last, where that is not long before the offset `at`."""
        moment = self.moment if self.moment and self.moment.near(at, _MOMENT_REACH) else None
        return datetime.datetime.fromisoformat(moment.value) if moment else None

    def quarter_near(self, at: int) -> str | None:
        """The quarter said last, where that is not long before the offset `at`."""
        return self.quarter.value if self.quarter and self.quarter.near(at, _QUARTER_REACH) else None

    def anchor_within(self, unit: str) -> Day | None:
        """The anchor, where the date read last is no longer than a unit: `that week` is none of a year's."""
        grain = grain_of(self.last.value) if self.last else None
        if grain is not None and unit in _GRAINS and _GRAINS.index(grain) > _GRAINS.index(unit):
            return None
        return self.anchor()

    def anchor(self) -> Day | None:
        """The first day of the date read last, else the day of publication."""
        days = days_of(self.last.value) if self.last else None
        return days[0] if days else self.published


_GRAINS = "DWMQY"

_QUARTER_REACH = 1500
"""For how many characters an article that named a quarter still speaks of it."""
_MOMENT_REACH = 400
"""For how many characters `six minutes later` may count from a time of day."""
_SPOKEN_REACH = 600
"""For how many characters `the next day` may follow a day, though a month or year is named between."""
_DAY_REACH = 150
"""For how many characters a time of day may be of the day named before."""


def aside(reading: Reading) -> Reading:
    """The same reading, said in passing."""
    return replace(reading, passing=True)


def date(value: str | None) -> Reading:
    """A DATE that covers the days that its value names."""
    days = days_of(value)
    return Reading("DATE", value, *(days or (None, None)))


def time(value: str | None) -> Reading:
    """A TIME, on the days that its value names."""
    return replace(date(value), type="TIME")
