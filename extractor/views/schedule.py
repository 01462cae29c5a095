"""When a commitment falls due: the days that its deadline and its recurrence give, and no other."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.rrule import rrulestr

from extractor.record import Commitment, Date

_WITHOUT_DAYS = ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY")
_EACH_DAY = "FREQ=DAILY"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The first day on which something is due; `rule`, if it recurs, is the RFC 5545 rule with its end, if any."""

    first: datetime.date
    rule: str | None = None

    def days(self, count: int) -> list[datetime.date]:
        """The first days, at most `count` of them."""
        if self.rule is None:
            return [self.first][:count]
        return list(itertools.islice(_occurrences(self.rule, self.first), count))


def schedule(made: Commitment, published: str | None) -> Schedule | None:
    """When a commitment is due, reckoned from its article's ISO day; None where the text leaves the day open.

    `every six months` alone names no day and gives none; `every six months, starting in June` and `every Friday` do.
    """
    earliest, latest = _days(made.deadline)
    if made.recurrence is not None and made.recurrence.rrule is not None:
        rule = made.recurrence.rrule
        start = earliest or (_day_after(published) if _names_days(rule) else None)
        found = _recurring(rule, start, latest)
        if found is not None:
            return found
    day = latest or earliest
    return Schedule(day) if day else None


def _recurring(rule: str, start: datetime.date | None, latest: datetime.date | None) -> Schedule | None:
    if start is None or rule.startswith(_WITHOUT_DAYS):
        return None
    if latest is not None and "UNTIL=" not in rule and "COUNT=" not in rule:
        rule += f";UNTIL={latest:%Y%m%d}"
    first = next(_occurrences(rule, start), None)
    return Schedule(first, rule) if first else None


def _names_days(rule: str) -> bool:
    """Does a rule by itself say on which days something recurs?"""
    return "BY" in rule or rule == _EACH_DAY


def _days(deadline: Date | None) -> tuple[datetime.date | None, datetime.date | None]:
    if deadline is None:
        return None, None
    first, last = (iso and datetime.date.fromisoformat(iso) for iso in (deadline.earliest, deadline.latest))
    return first or None, last or None


def _day_after(published: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(published) + datetime.timedelta(days=1) if published else None


def _occurrences(rule: str, start: datetime.date) -> Iterator[datetime.date]:
    """The days of a rule from `start` on; without end unless the rule has one."""
    for moment in rrulestr(rule, dtstart=datetime.datetime.combine(start, datetime.time())):
        yield moment.date()
