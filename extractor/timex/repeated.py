"""Values of sets, `every three months`, `on the first Monday of each month`, and what RFC 5545 rules do with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from dateutil.rrule import rrulestr

from extractor.timex.absolute import clock_of
from extractor.timex.amounts import period
from extractor.timex.calendar import Day
from extractor.timex.grammar import Match
from extractor.timex.numbers import quantity
from extractor.timex.reading import Reading, Setting

_FREQUENCIES = {
    "s": ("SECONDLY", 1), "m": ("MINUTELY", 1), "h": ("HOURLY", 1), "D": ("DAILY", 1), "W": ("WEEKLY", 1),
    "M": ("MONTHLY", 1), "Q": ("MONTHLY", 3), "Y": ("YEARLY", 1), "E": ("YEARLY", 10), "C": ("YEARLY", 100),
    "WE": ("WEEKLY", 1),
}  # fmt: skip
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule(frequency: str, interval: int = 1, **parts: str | int) -> str:
    """An RFC 5545 rule: `FREQ=MONTHLY;INTERVAL=3`; an interval of 1 is left out."""
    step = {"INTERVAL": interval} if interval != 1 else {}
    return ";".join(f"{key}={value}" for key, value in {"FREQ": frequency, **step, **parts}.items())


def valid(recurrence: str) -> bool:
    """Does dateutil read the rule?"""
    try:
        rrulestr(recurrence, dtstart=datetime.datetime(2000, 1, 1))
    except ValueError:
        return False
    return True


def next_occurrences(recurrence: str, after: Day, *, until: Day | None = None) -> Iterator[Day]:
    """The days of a rule after `after`, in order: without end where `until` is None, so take as many as needed."""
    start = datetime.datetime.combine(after, datetime.time())
    for moment in rrulestr(recurrence, dtstart=start):
        if until is not None and moment.date() > until:
            return
        if moment.date() > after:
            yield moment.date()


def every(match: Match, setting: Setting) -> Reading | None:
    """`every three months`, `each year`, `twice a week`, `every other day`, `300 homes a year`."""
    unit, words = str(match.of("unit")), match.text("number")
    count = quantity(words, match.tables["cardinal"], setting.vague) if words else 1
    if match.text("other"):
        count = 2
    frequency, size = _FREQUENCIES[unit]
    if count is None or count != int(count) or count < 1:
        return _set(period(unit, count), None)
    return _set(period(unit, count), rule(frequency, size * int(count)))


def adverb(match: Match, setting: Setting) -> Reading | None:
    """`daily`, `quarterly`, `biweekly`: value and rule stand in the word table."""
    value, recurrence = str(match.of("frequency")).split()
    return _set(value, recurrence)


def weekdays(match: Match, setting: Setting) -> Reading | None:
    """`every Monday`, `Tuesday nights`, `every other Friday`, `the first Monday of each month`."""
    number = int(match.of("weekday") or match.of("weekdays"))
    at = clock_of(match) or match.of("daypart") or ""
    code = _WEEKDAYS[number - 1]
    nth = match.of("nth_word")
    if nth is not None:
        return _set(f"XXXX-XX-WXX-{number}", rule("MONTHLY", BYDAY=f"{nth}{code}"))
    return _set(f"XXXX-WXX-{number}{short(at)}", rule("WEEKLY", 2 if match.text("other") else 1, BYDAY=code))


def dayparts(match: Match, setting: Setting) -> Reading | None:
    """`every morning`, `every night at 9`, `3pm every day`."""
    at = clock_of(match) or str(match.of("daypart") or "")
    if at and match.text("half_day") is None and match.of("daypart") in ("TAF", "TEV", "TNI") and at[1:3].isdigit():
        hour = int(at[1:3])
        at = f"T{hour + 12:02d}{at[3:]}" if hour < 12 else at
    return _set(short(at), rule("DAILY"))


def short(at: str) -> str:
    """A time of day without minutes that are none: `T15`."""
    return at.removesuffix(":00")


def months(match: Match, setting: Setting) -> Reading | None:
    """`each July`, `every April 15`."""
    month, day = int(match.of("month")), match.text("day")
    if day:
        digits = int("".join(c for c in day if c.isdigit()))
        return _set(f"XXXX-{month:02d}-{digits:02d}", rule("YEARLY", BYMONTH=month, BYMONTHDAY=digits))
    return _set(f"XXXX-{month:02d}", rule("YEARLY", BYMONTH=month))


def numeric(match: Match, setting: Setting) -> Reading | None:
    """`each 4/15`."""
    month, day = int(match.text("first") or 0), int(match.text("second") or 0)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _set(f"XXXX-{month:02d}-{day:02d}", rule("YEARLY", BYMONTH=month, BYMONTHDAY=day))


def seasons(match: Match, setting: Setting) -> Reading | None:
    """`every summer`."""
    return _set(f"XXXX-{match.of('season')}", rule("YEARLY"))


def _set(value: str, recurrence: str | None) -> Reading | None:
    if recurrence is not None and not valid(recurrence):
        return None
    return Reading("SET", value, rrule=recurrence)


FUNCTIONS = (every, adverb, weekdays, dayparts, months, numeric, seasons)
