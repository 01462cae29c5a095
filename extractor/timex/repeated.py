"""Values of sets, `every three months`, `on the first Monday of each month`, with their RFC 5545 rules."""

from __future__ import annotations

import re

from extractor.timex.amounts import period
from extractor.timex.clocks import clock_of
from extractor.timex.grammar import Match
from extractor.timex.numbers import quantity
from extractor.timex.occurring import valid
from extractor.timex.reading import Reading, Setting

_FREQUENCIES = {
    "s": ("SECONDLY", 1), "m": ("MINUTELY", 1), "h": ("HOURLY", 1), "D": ("DAILY", 1), "W": ("WEEKLY", 1),
    "F": ("WEEKLY", 2), "M": ("MONTHLY", 1), "Q": ("MONTHLY", 3), "Y": ("YEARLY", 1), "E": ("YEARLY", 10),
    "C": ("YEARLY", 100), "WE": ("WEEKLY", 1),
}  # fmt: skip
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKDAYS = "MO,TU,WE,TH,FR"


def rule(frequency: str, interval: int = 1, **parts: str | int) -> str:
    """An RFC 5545 rule: `FREQ=MONTHLY;INTERVAL=3`; an interval of 1 is left out."""
    step = {"INTERVAL": interval} if interval != 1 else {}
    return ";".join(f"{key}={value}" for key, value in {"FREQ": frequency, **step, **parts}.items())


def every(match: Match, setting: Setting) -> Reading | None:
    """`every three months`, `each year`, `twice a week`, `every other day`, `300 homes a year`, `every half hour`."""
    unit, words = str(match.of("unit")), match.text("number")
    if match.text("low"):  # every two to three years
        return _set(period(unit, None), None)
    count = quantity(words, match.tables["cardinal"], setting.vague) if words else match.of("every_nth") or 1
    if _ALL_WEEK.match(match.found[0]):
        unit = "D"
    value = period(unit, count)
    if count == 0.5 and unit in _HALF:
        unit, count = _HALF[unit]
    frequency, size = _FREQUENCIES[unit]
    if count is None or count != int(count) or count < 1:
        return _set(value, None)
    by_day = {"BYDAY": "SA,SU"} if unit == "WE" else {}
    return _set(value, rule(frequency, size * int(count), **by_day))


_HALF: dict[str, tuple[str, float]] = {"h": ("m", 30), "Y": ("M", 6)}
_ALL_WEEK = re.compile(r"(?:seven|7) days (?:a|per|each|every) week")


def adverb(match: Match, setting: Setting) -> Reading | None:
    """`daily`, `quarterly`, `biweekly`, `twice yearly`: value and rule stand in the word table."""
    value, recurrence = str(match.of("frequency")).split()
    at = short(clock_of(match) or match.of("daypart") or "")
    if at and value == "P1D":  # daily at 9 a.m.
        return _set(at, recurrence)
    return _set(value if "T" in value else value + at, recurrence)


def weekdays(match: Match, setting: Setting) -> Reading | None:
    """`every Monday`, `Tuesday nights`, `every other Friday`, `Mondays and Thursdays`, `Mondays to Fridays`."""
    numbers = _numbers(match, "weekday", "weekdays")
    if match.text("span"):
        numbers = list(range(numbers[0], numbers[-1] + 1))
    at = short(clock_of(match) or match.of("daypart") or "")
    value = f"XXXX-WXX-{numbers[0]}{at}" if len(numbers) == 1 else f"XXXX-WXX{at}"
    codes = ",".join(_WEEKDAYS[number - 1] for number in numbers)
    words = match.text("number")
    weeks = quantity(words, match.tables["cardinal"], setting.vague) if words else match.of("every_nth") or 1
    return _set(value, rule("WEEKLY", int(weeks), BYDAY=codes)) if codes and weeks else None


def weekdays_of_month(match: Match, setting: Setting) -> Reading | None:
    """`the first Monday of each month`, `the first and third Tuesday of the month`, `the last Friday of every May`."""
    number, month = int(match.of("weekday")), match.of("month")
    nths = _numbers(match, "nth_word")
    codes = ",".join(f"{nth}{_WEEKDAYS[number - 1]}" for nth in nths)
    value = f"XXXX-{int(month):02d}-WXX-{number}" if month else f"XXXX-XX-WXX-{number}"
    return _set(value, rule("YEARLY", BYMONTH=int(month), BYDAY=codes) if month else rule("MONTHLY", BYDAY=codes))


def days_of_month(match: Match, setting: Setting) -> Reading | None:
    """`the 15th of every month`, `the last day of each month`, `the first working day of each month`."""
    also = match.text("also") or ""
    days = [_day(match), int(match.tables["ordinal"].get(also) or re.sub(r"\D", "", also) or 0)]
    if match.text("last"):
        days.append(-1)
    days = [day for day in days if day]
    if not days or max(days) > 31:
        return None
    value = f"XXXX-XX-{days[0]:02d}" if len(days) == 1 and days[0] > 0 else "XXXX-XX"
    listed = ",".join(str(day) for day in days)
    if match.text("working"):
        return _set(value[:7], rule("MONTHLY", BYDAY=_WORKDAYS, BYSETPOS=listed))
    return _set(value, rule("MONTHLY", BYMONTHDAY=listed))


def _numbers(match: Match, *tables: str) -> list[int]:
    """What the words of a match mean by some tables, each once and in order: `1, 3` of `Mondays and Wednesdays`."""
    said = re.findall(r"[a-z]+\.?|\d+[a-z]+", match.found[0])
    found = (match.tables[table].get(word) for word in said for table in tables)
    return list(dict.fromkeys(int(number) for number in found if number is not None))


def _day(match: Match) -> int:
    return int(match.of("ordinal") or re.sub(r"\D", "", match.text("day") or "") or 0)


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
    """`each July`, `every April 15`, `June 1 each year`, `every January and July`."""
    numbers = _numbers(match, "month")
    day = _day(match)
    if day:
        return _set(f"XXXX-{numbers[0]:02d}-{day:02d}", rule("YEARLY", BYMONTH=numbers[0], BYMONTHDAY=day))
    value = f"XXXX-{numbers[0]:02d}" if len(numbers) == 1 else "XXXX"
    return _set(value, rule("YEARLY", BYMONTH=",".join(map(str, numbers))))


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


FUNCTIONS = (every, adverb, weekdays, weekdays_of_month, days_of_month, dayparts, months, numeric, seasons)
