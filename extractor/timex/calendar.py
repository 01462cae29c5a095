"""The days that a TIMEX3 value covers, and arithmetic on such values. Days are `datetime.date`, never today's."""

from __future__ import annotations

import datetime
import re

from dateutil.relativedelta import relativedelta

Day = datetime.date
Days = tuple[Day, Day]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season of the northern year begins."""

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?(?:T.*)?$"
)


def days_of(value: str | None) -> Days | None:
    """First and last day that a value covers; None where it is open or covers none: `XXXX-05`, `P3M`, `FUTURE_REF`."""
    if not value:
        return None
    if re.fullmatch(r"\d{2,3}", value):  # a century, a decade
        size = 10 ** (4 - len(value))
        return _years(int(value) * size, size)
    found = _SHAPE.match(value)
    try:
        return _days(found.groupdict()) if found else None
    except (ValueError, OverflowError):  # 2027-02-30, year 0
        return None


def _days(part: dict[str, str | None]) -> Days:
    year = int(part["year"] or 0)
    if part["day"]:
        day = Day(year, int(part["month"] or 0), int(part["day"]))
        return day, day
    if part["week"]:
        monday = Day.fromisocalendar(year, int(part["week"]), 1)
        return monday + relativedelta(days=5 if part["weekend"] else 0), monday + relativedelta(days=6)
    if part["month"]:
        return _months(year, int(part["month"]), 1)
    return _part_of_year(year, part)


def _part_of_year(year: int, part: dict[str, str | None]) -> Days:
    if part["quarter"]:
        return _months(year, 3 * int(part["quarter"]) - 2, 3)
    if part["half"]:
        return _months(year, 6 * int(part["half"]) - 5, 6)
    if part["season"]:
        return _months(year, SEASON_MONTHS[part["season"]], 3)
    return _years(year, 1)


def _months(year: int, month: int, count: int) -> Days:
    first = Day(year, month, 1)
    return first, first + relativedelta(months=count, days=-1)


def _years(year: int, count: int) -> Days:
    return Day(year, 1, 1), Day(year + count - 1, 12, 31)


def week_of(day: Day) -> str:
    """The ISO week of a day: `2026-W11`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: Day) -> str:
    """The calendar quarter of a day: `2026-Q1`."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def at_grain(day: Day, grain: str) -> str:
    """The value that names the `grain` (`D W M Q Y E C`) in which a day lies."""
    makers = {
        "D": day.isoformat(),
        "W": week_of(day),
        "F": week_of(day),
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": quarter_of(day),
        "Y": f"{day.year:04d}",
        "E": f"{day.year // 10:03d}",
        "C": f"{day.year // 100:02d}",
        "WE": week_of(day) + "-WE",
    }
    return makers[grain]


def grain_of(value: str) -> str | None:
    """The grain of a value that names days, a week, a month, a quarter or a year; None for any other."""
    found = _SHAPE.match(value)
    if found is None:
        return None
    names = (("day", "D"), ("week", "W"), ("month", "M"), ("quarter", "Q"))
    return next((grain for name, grain in names if found[name]), None if found["half"] or found["season"] else "Y")


def plainer(unit: str, count: float) -> tuple[str, float]:
    """Fortnights (F), decades (E) and centuries (C) as weeks and years."""
    unit, size = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100)}.get(unit, (unit, 1))
    return unit, count * size


def step(grain: str, count: float) -> relativedelta:
    """`count` units of a grain as a step on the calendar."""
    grain, count = plainer(grain, count)
    number = int(count)
    steps = {
        "D": relativedelta(days=number),
        "W": relativedelta(weeks=number),
        "M": relativedelta(months=number),
        "Q": relativedelta(months=3 * number),
        "Y": relativedelta(years=number),
        "WE": relativedelta(weeks=number),
    }
    return steps[grain]


def moved(day: Day, grain: str, count: float) -> Day | None:
    """A day `count` units on; None where the calendar has no such day."""
    try:
        return day + step(grain, count)
    except (ValueError, OverflowError):
        return None


def weekday_near(day: Day, weekday: int, direction: int) -> Day:
    """The day of an ISO weekday, 1 to 7: the last one up to `day` (direction -1 or 0), else the next from it on."""
    back = (day.isoweekday() - weekday) % 7
    return day - relativedelta(days=back) if direction <= 0 else day + relativedelta(days=-back % 7)


def nearest_year(day: Day, month: int, of_month: int | None, direction: int) -> int | None:
    """The year that a month, or a day of one, means: before `day`, after it, or (direction 0) nearest to it."""
    fits = []
    for year in (day.year - 1, day.year, day.year + 1, day.year + 4):
        try:
            fits.append(Day(year, month, of_month or 15))
        except ValueError:
            continue
    here = day if of_month else day.replace(day=15)
    if direction < 0:
        fits = [d for d in fits if d <= here]
    elif direction > 0:
        fits = [d for d in fits if d >= here]
    return min(fits, key=lambda d: abs(d - here)).year if fits else None
