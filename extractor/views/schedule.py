"""When a commitment falls due: the days that its deadline and its recurrence give, and no other."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from extractor.record import Commitment, Date
from extractor.timex.calendar import Days, days_of, moved
from extractor.timex.occurring import names_days, next_occurrences

_WITHOUT_DAYS = ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY")


@dataclass(frozen=True, slots=True)
class Schedule:
    """The first day on which something is due; `rule`, if it recurs, is the RFC 5545 rule with its end, if any."""

    first: datetime.date
    rule: str | None = None


def schedule(made: Commitment, published: str | None) -> Schedule | None:
    """The day on which a commitment is due, reckoned from its article's ISO day; None where the text leaves it open.

    `every six months` alone names no day and gives none; `every six months, starting in June` and `every Friday` do.
    """
    earliest, latest = _days(made.deadline)
    rule = made.recurrence.rrule if made.recurrence else None
    if rule is not None and not rule.startswith(_WITHOUT_DAYS):
        after = _iso(published) if names_days(rule) else None
        start = earliest or (moved(after, "D", 1) if after else None)
        found = _recurring(rule, start, latest) if start else None
        if found is not None:
            return found
    day = latest or earliest
    return Schedule(day) if day else None


def upcoming(made: Commitment, published: str | None, count: int) -> list[Days]:
    """The next occurrences of what recurs, at most `count`, each as its first and last day.

    They follow the article's ISO day, or begin where the text says so; empty where neither is known.
    """
    rule = made.recurrence.rrule if made.recurrence else None
    earliest, latest = _days(made.deadline)
    after = moved(earliest, "D", -1) if earliest else _iso(published)
    if rule is None or after is None:
        return []
    start = _beginning(made.deadline, earliest) if earliest else None
    return next_occurrences(rule, after, count, start=start, until=latest)


def _recurring(rule: str, start: datetime.date, latest: datetime.date | None) -> Schedule | None:
    if latest is not None and "UNTIL=" not in rule and "COUNT=" not in rule:
        rule += f";UNTIL={latest.isoformat().replace('-', '')}"
    before = moved(start, "D", -1)
    found = next_occurrences(rule, before, 1, start=(start, start)) if before else []
    return Schedule(found[0][0], rule) if found else None


def _beginning(deadline: Date | None, earliest: datetime.date) -> Days:
    """The period in which something begins: all of June for `starting in June`."""
    known = days_of(deadline.value) if deadline and deadline.value else None
    return known if known and known[0] == earliest else (earliest, earliest)


def _days(deadline: Date | None) -> tuple[datetime.date | None, datetime.date | None]:
    return (_iso(deadline.earliest), _iso(deadline.latest)) if deadline else (None, None)


def _iso(day: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(day) if day else None
