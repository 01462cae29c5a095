"""What an expression means, and the setting in which it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extractor.facts import DateType
from extractor.timex.calendar import Day, days_of, grain_of
from extractor.timex.grammar import Match


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 type and value with the days it covers and, of a SET, the RFC 5545 rule."""

    type: DateType
    value: str | None
    earliest: Day | None = None
    latest: Day | None = None
    rrule: str | None = None


@dataclass(slots=True)
class Setting:
    """The article's day of publication, the last dates read before, and the tense of a match's clause.

    `direction` gives -1 for a past clause, 1 for a future one, 0 where the parse does not tell.
    """

    published: Day | None
    vague: frozenset[str]
    direction: Callable[[Match], int]
    last: str | None = None
    last_by_grain: dict[str, str] = field(default_factory=dict)

    def note(self, reading: Reading) -> None:
        """Remember a date for those that lean on it: `the following week`, `a year earlier`."""
        if reading.type in ("DATE", "TIME") and reading.value and reading.value[0].isdigit():
            value = reading.value.split("T")[0]
            grain = grain_of(value)
            if grain:
                self.last = value
                self.last_by_grain[grain] = value

    def anchor(self) -> Day | None:
        """The first day of the date read last, else the day of publication."""
        days = days_of(self.last)
        return days[0] if days else self.published


def date(value: str | None) -> Reading:
    """A DATE that covers the days that its value names."""
    days = days_of(value)
    return Reading("DATE", value, *(days or (None, None)))


def time(value: str | None) -> Reading:
    """A TIME, on the days that its value names."""
    return replace(date(value), type="TIME")
