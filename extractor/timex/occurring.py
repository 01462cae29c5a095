"""When a recurrence falls due: the days that an RFC 5545 rule gives, and no day where the text leaves it open."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from itertools import islice

from dateutil.rrule import rrulestr

from extractor.timex.calendar import Day, Days, at_grain, days_of

_BY_DAY = ("BYDAY", "BYMONTHDAY", "BYYEARDAY")
_GRAINS = {"WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_OFTEN = re.compile(r"FREQ=(?:HOURLY|MINUTELY|SECONDLY)(?:;INTERVAL=\d+)?")


def valid(recurrence: str) -> bool:
    """Does dateutil read the rule?"""
    try:
        rrulestr(recurrence, dtstart=datetime.datetime(2000, 1, 1))
    except ValueError:
        return False
    return True


def next_occurrences(
    recurrence: str, after: Day, count: int, *, start: Days | None = None, until: Day | None = None
) -> list[Days]:
    """The next `count` occurrences of a rule that begin after a day, each as its first and last day.

    Every second Friday is a day; what happens `every six months` happens on some day of a month, and the whole month
    is given. `start` is what the text says of the first one (`starting in June`: that June), from which the others
    are counted; without it they are counted from `after`. None begins after `until`. Raises ValueError for what is
    no rule of RFC 5545.
    """
    found = (days for days in _occurrences(recurrence, after, start) if days[0] > after)
    return [days for days in islice(found, count) if until is None or days[0] <= until]


def _occurrences(recurrence: str, after: Day, start: Days | None) -> Iterator[Days]:
    """All occurrences in order, the first in the period of the start."""
    grain = _grain_of_days(start) if start else _grain_of_rule(recurrence)
    first = start[0] if start else (days_of(at_grain(after, grain)) or (after, after))[0]
    # What happens every hour happens every day.
    rule = _OFTEN.sub("FREQ=DAILY", recurrence)
    for moment in rrulestr(rule, dtstart=datetime.datetime.combine(first, datetime.time())):
        days = days_of(at_grain(moment.date(), grain))
        if days:
            yield days


def names_days(recurrence: str) -> bool:
    """Does a rule by itself say on which days: `every Friday`, `daily`; not every July, nor every second day?"""
    return recurrence == "FREQ=DAILY" or any(key in _parts(recurrence) for key in _BY_DAY)


def _parts(recurrence: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in recurrence.removeprefix("RRULE:").split(";") if "=" in part)


def _grain_of_rule(recurrence: str) -> str:
    """How exactly a rule says when: to the day (D), week, month or year."""
    if names_days(recurrence):
        return "D"
    parts = _parts(recurrence)
    grain = _GRAINS.get(parts.get("FREQ", ""), "D")
    return "M" if grain == "Y" and "BYMONTH" in parts else grain


def _grain_of_days(days: Days) -> str:
    """The grain of the period that a first and a last day make: `2026-06-01` to `2026-06-30` is a month."""
    first, last = days
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return "Y"
    if first.day == 1 and last == first.replace(day=calendar.monthrange(first.year, first.month)[1]):
        return "M"
    return "W" if (last - first).days == 6 and first.isoweekday() == 1 else "D"
