"""Values of expressions that lean on the day of publication, or on the date read before: `Wednesday`, `a year ago`."""

from __future__ import annotations

import datetime
import re

from dateutil.relativedelta import relativedelta

from extractor.timex.absolute import calendar_day, year_of
from extractor.timex.amounts import period
from extractor.timex.calendar import (
    Day,
    at_grain,
    days_of,
    moved,
    nearest_year,
    plainer,
    quarter_of,
    week_of,
    weekday_near,
)
from extractor.timex.clocks import clocked
from extractor.timex.grammar import Match
from extractor.timex.numbers import quantity
from extractor.timex.reading import Reading, Setting, aside, date, time


def reference(match: Match, setting: Setting) -> Reading | None:
    """A stretch that is not bounded: the rule's `fixed` value, such as `PRESENT_REF`."""
    return date(str(match.rule["fixed"]))


def named_day(match: Match, setting: Setting) -> Reading | None:
    """`today`, `yesterday`, `tomorrow`, and parts of these days (`last night`, `this morning`)."""
    if setting.published is None:
        return Reading("TIME" if match.of("daypart") else "DATE", None)
    day = moved(setting.published, "D", int(match.of("day_shift")))
    return clocked(match, day.isoformat()) if day else None


def tonight(match: Match, setting: Setting) -> Reading | None:
    """`tonight`."""
    return time(f"{setting.published or 'XXXX-XX-XX'}TNI")


def weekday(match: Match, setting: Setting) -> Reading | None:
    """`Wednesday`, `last Friday`, `Friday morning`: the last one, unless words or the clause's tense say the next."""
    number = int(match.of("weekday"))
    here = setting.published
    if here is None:
        return clocked(match, f"XXXX-WXX-{number}")
    shift, week, beside = match.of("deixis"), match.of("week_shift"), match.text("beside")
    if beside is not None:  # the Friday after, or before, the day spoken of
        way = -1 if beside.startswith("pre") else 1
        day = _beyond(setting.day_spoken(match.start) or here, number, way)
    elif week is not None:
        day = here + relativedelta(weeks=int(week), days=number - here.isoweekday())
    elif shift is None:
        day = weekday_near(here, number, setting.direction(match))
    elif shift:
        day = _beyond(here, number, 1 if shift > 0 else -1)
    else:
        day = weekday_near(here, number, 1 if setting.direction(match) >= 0 else -1)
    return clocked(match, day.isoformat())


def _beyond(day: Day, number: int, way: int) -> Day:
    """The first such weekday after a day, or (way -1) the last before it."""
    return weekday_near(day + relativedelta(days=way), number, way)


def weeks_after(match: Match, setting: Setting) -> Reading | None:
    """`a week on Monday`, `two weeks from Friday`, `Monday week`: so many weeks after the next such day."""
    number, words = int(match.of("weekday")), match.text("number")
    here = setting.published
    count = quantity(words, match.tables["cardinal"], setting.vague) if words else 1
    if here is None or count is None:
        return date(None)
    day = moved(_beyond(here, number, 1), "W", count)
    return date(day.isoformat()) if day else None


def this_unit(match: Match, setting: Setting) -> Reading | None:
    """`last week`, `this year`, `the current quarter`, `next month`, `this weekend`."""
    unit, shift = str(match.of("unit")), int(match.of("deixis"))
    here = setting.published
    if match.found[0].startswith("the next ") and setting.direction(match) < 0:  # what was next then
        here = setting.anchor()
    if here is None:
        return date(None)
    day = moved(here, unit, shift)
    if day is None:
        return None
    return date(at_grain(day, unit))


def ago(match: Match, setting: Setting) -> Reading | None:
    """`three days ago`, `two years from now`: at the grain of the unit."""
    return _stepped(match, setting.published, int(match.of("way")), setting)


def _stepped(match: Match, start: Day | None, way: int, setting: Setting) -> Reading | None:
    unit = str(match.of("unit"))
    words = match.text("number")
    plural = str(match.text("unit")).endswith("s")
    count = quantity(words, match.tables["cardinal"], setting.vague) if words else None if plural else 1
    if count is None:
        return date("PAST_REF" if way < 0 else "FUTURE_REF")
    if unit in "smh":
        return time(start.isoformat()) if start else Reading("TIME", None)
    if start is None:
        return date(None)
    unit, count = plainer(unit, count)
    if count != int(count) and unit == "Y":
        unit, count = "M", 12 * count
    day = moved(start, unit, way * count)
    if day is not None and match.text("way") == "from today":
        return date(day.isoformat())
    return date(at_grain(day, unit)) if day else None


def year_ago(match: Match, setting: Setting) -> Reading | None:
    """`a year earlier`, `a year ago`, `the year-ago period`: the quarter, month or day spoken of, a year before."""
    quarter = setting.quarter_near(match.start)
    grain = "Q" if quarter else "Y"
    start = days_of(quarter)
    here = start[0] if start else setting.published
    if quarter is None and (match.text("way") or "").startswith(("earl", "bef")):
        here = setting.anchor()
    return aside(date(at_grain(here - relativedelta(years=1), grain))) if here else date(None)


def spoken_quarter(match: Match, setting: Setting) -> Reading | None:
    """`the latest quarter`, `the 2025 period`: the quarter spoken of, or the one just over; of the year said."""
    here = days_of(setting.quarter_near(match.start))
    year = year_of(match, setting)
    if here is None and (setting.published is None or (year and match.text("unit") == "period")):
        return aside(date(f"{year:04d}")) if year else date(None)
    day = here[0] if here else (setting.published or Day.min) - relativedelta(months=3)
    return aside(date(quarter_of(Day(year or day.year, day.month, 1))))


def later(match: Match, setting: Setting) -> Reading | None:
    """`three days later`, `two years earlier`, `the day before`: counted from the date read last."""
    if match.of("unit") in ("m", "h"):
        return _minutes_on(match, setting)
    return _stepped(match, setting.anchor_within(str(match.of("unit"))), int(match.of("way")), setting)


def _minutes_on(match: Match, setting: Setting) -> Reading:
    """`six minutes later`: counted from a time of day said just before; only a length where there is none."""
    start, words = setting.moment_near(match.start), match.text("number")
    count = quantity(words, match.tables["cardinal"], setting.vague) if words else None
    if start is None or count is None:
        return Reading("DURATION", period(str(match.of("unit")), count))
    hours = count * int(match.of("way")) / (60 if match.of("unit") == "m" else 1)
    return time((start + datetime.timedelta(hours=hours)).isoformat(timespec="minutes"))


def following(match: Match, setting: Setting) -> Reading | None:
    """`the following week`, `the previous year`, `that day`, `the same month`: next to the date read last."""
    unit, shift = str(match.of("unit") or "D"), int(match.of("succession") or 0)
    start = setting.day_before(match.start) if unit == "D" else setting.anchor_within(unit)
    day = moved(start, unit, shift) if start and unit not in "smh" else None
    if day is None:  # that day, of a month; that week, of a year
        return None if setting.published else date(None)
    return clocked(match, at_grain(day, unit)) if unit == "D" else date(at_grain(day, unit))


def the_unit(match: Match, setting: Setting) -> Reading | None:
    """`the quarter`, `the weekend`, `the month`: the one spoken of, or the one of the publication."""
    unit = str(match.of("unit"))
    if unit == "Y" and match.text("mod") is None and match.after(7) in (" ended ", " ending"):
        return Reading("DURATION", "P1Y")
    here = setting.published
    if unit == "Q":
        return date(_quarter(match, setting))
    if here is None:
        return date(None)
    if unit == "WE":
        past = setting.direction(match) < 1
        return date(week_of(here - relativedelta(weeks=1) if past and here.isoweekday() < 6 else here) + "-WE")
    return date(at_grain(here, unit))


def _quarter(match: Match, setting: Setting) -> str | None:
    """`the quarter`: the one spoken of, that which ends on the day after it, one to come, or the one just over."""
    ended = _ENDED.match(match.found.string, match.end)
    here, spoken = setting.published, setting.quarter_near(match.start)
    if spoken or here is None:
        return spoken
    if ended is not None:
        month = next(number for name, number in match.tables["month"].items() if name.startswith(ended[1]))
        return f"{nearest_year(here, month, None, -1)}-Q{(month + 2) // 3}"
    late = (match.text("mod") or "").startswith(("end", "the end", "rest", "the rest"))
    ahead = late and setting.direction(match) > 0
    return quarter_of(here if ahead else here - relativedelta(months=3))


_ENDED = re.compile(r" (?:that |which )?end(?:ed|ing|s) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d")


def year_end(match: Match, setting: Setting) -> Reading | None:
    """`year-end`, `year-end 2027`: the last day of the year."""
    year, here = year_of(match, setting), setting.published
    year = here.year if here and year is None else year
    return date(f"{year:04d}-12-31" if year else "XXXX-12-31")


def week_of_day(match: Match, setting: Setting) -> Reading | None:
    """`the week of March 6`: the ISO week of that day, or its weekend."""
    day = calendar_day(match, setting)
    if day is None or day.earliest is None:
        return None if day is None else date(None)
    return date(at_grain(day.earliest, str(match.of("unit"))))


FUNCTIONS = (
    reference, named_day, tonight, weekday, weeks_after, this_unit, ago, year_ago, spoken_quarter, later,
    following, the_unit, year_end, week_of_day,
)  # fmt: skip
