"""Days that a calendar fixes by a rule: holidays, `the third Tuesday in September`, `the last day of October`."""

from __future__ import annotations

import re
from dataclasses import replace

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from extractor.timex.absolute import calendar_month, year_of
from extractor.timex.calendar import Day, weekday_near
from extractor.timex.grammar import Match
from extractor.timex.reading import Reading, Setting, date


def holiday(match: Match, setting: Setting) -> Reading | None:
    """`Thanksgiving Day`, `Christmas 2025`: a day, by a fixed date, a weekday of a month, or Easter."""
    plan = str(match.of("holiday"))
    if plan == _INDEPENDENCE and _ANOTHERS.search(match.before(12)):
        return None
    year = year_of(match, setting)
    here = setting.published
    if year is None and here is None:
        fixed = re.fullmatch(r"\d\d-\d\d", plan)
        return date(f"XXXX-{plan}" if fixed else None)
    if year is not None:
        return date(_holiday_in(plan, year).isoformat())
    if here is None:
        return None
    return date(nearest(here, match.of("deixis") or setting.direction(match), plan).isoformat())


_INDEPENDENCE = "07-04"
_ANOTHERS = re.compile(r"(?:'s|s'|ian|ese|ish|its|their|country's|national) $")
"""Words before `Independence Day` that say it is another country's than the United States'."""


def nearest(here: Day, direction: int, plan: str) -> Day:
    """The day of a plan in the year that a direction tells, or in the nearest."""
    days = [_holiday_in(plan, y) for y in (here.year - 1, here.year, here.year + 1)]
    fits = [d for d in days if (d - here).days * direction >= 0] or days
    return min(fits, key=lambda d: abs(d - here))


def _holiday_in(plan: str, year: int) -> Day:
    """The day of a plan.

    `12-25`; `easter-2`, days from Easter; `11-4-4`, month, ISO weekday, which of the month; `11-4-4+1`, a day after it.
    """
    plan, _, later = plan.partition("+")
    if plan.startswith("easter"):
        return easter(year) + relativedelta(days=int(plan[6:] or 0))
    parts = [int(part) for part in plan.split("-", 2)]
    if len(parts) == 2:
        return Day(year, parts[0], parts[1])
    month, weekday, which = parts
    if which > 4:  # the last one
        return weekday_near(Day(year, month, 1) + relativedelta(day=31), weekday, -1)
    return weekday_near(Day(year, month, 1), weekday, 1) + relativedelta(weeks=which - 1, days=int(later or 0))


def weekday_of_month(match: Match, setting: Setting) -> Reading | None:
    """`the third Tuesday in September 2027`, `the last Monday of March`."""
    month, weekday, nth = (int(match.of(name)) for name in ("month", "weekday", "nth_word"))
    plan = f"{month}-{weekday}-{nth if nth > 0 else _LAST}"
    year, here = year_of(match, setting), setting.published
    if year is None and here is None:
        return date(f"XXXX-{month:02d}-WXX-{weekday}")
    day = _holiday_in(plan, year) if year is not None else nearest(here or Day.min, setting.direction(match), plan)
    return date(day.isoformat()) if day.month == month else None


_LAST = 9


def edge_of_month(match: Match, setting: Setting) -> Reading | None:
    """`the last day of October 2026`; `the first week of May`: its first seven days, the value being the month."""
    month, nth = calendar_month(match, setting), int(match.of("nth_word"))
    if month is None or month.earliest is None or month.latest is None:
        return month
    size = 7 if match.text("edge") == "week" else 1
    if nth > 0:
        first = month.earliest + relativedelta(days=size * (nth - 1))
    else:
        first = month.latest - relativedelta(days=size - 1)
    last = first + relativedelta(days=size - 1)
    return date(first.isoformat()) if size == 1 else replace(month, earliest=first, latest=min(last, month.latest))


def day_of_spoken_month(match: Match, setting: Setting) -> Reading | None:
    """`on the 15th`: of the month of the day said just before, else of the nearest month that the tense allows."""
    number = int(re.sub(r"\D", "", match.text("day") or ""))
    spoken, here = setting.day_near(match.start), setting.published
    if spoken is not None:
        return date(spoken.replace(day=number).isoformat())
    if here is None:
        return date(None)
    way = setting.direction(match)
    if way * (number - here.day) < 0:
        here += relativedelta(months=way)
    return date(here.replace(day=number).isoformat())


FUNCTIONS = (holiday, weekday_of_month, edge_of_month, day_of_spoken_month)
