"""Values of expressions that name their own date: `Nov. 9, 1989`, `May 2024`, `the third quarter`, `10 p.m.`."""

from __future__ import annotations

import re
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from extractor.timex.calendar import SEASON_MONTHS, Day, nearest_year
from extractor.timex.clocks import clocked
from extractor.timex.grammar import Match
from extractor.timex.numbers import spelled_year
from extractor.timex.reading import Reading, Setting, date


def calendar_day(match: Match, setting: Setting) -> Reading | None:
    """`Nov. 9, 1989`; without a year the one that the clause's tense tells, or the nearest."""
    month = int(match.of("month"))
    day = int(match.of("ordinal") or re.sub(r"\D", "", match.text("day") or "") or 0)
    year = year_of(match, setting)
    if year is None:
        if setting.published is None or _bygone(match, month, day, setting.published):
            return clocked(match, f"XXXX-{month:02d}-{day:02d}") if _exists(2000, month, day) else None
        first = setting.day_near(match.start) if match.text("low") else None
        year = first.year if first else nearest_year(setting.published, month, day, _lean(match, setting, month, day))
    if year is None or not _exists(year, month, day):
        return None
    return clocked(match, f"{year:04d}-{month:02d}-{day:02d}")


def _bygone(match: Match, month: int, day: int, here: Day) -> bool:
    """Is it the day after which something old is named: `the September 11 attacks`, not of these last weeks?"""
    following = match.after(16).split()
    if not following or following[0].rstrip(".,;:'") not in match.tables["past_events"]:
        return False
    year = nearest_year(here, month, day, -1)
    return year is None or (here - Day(year, month, day)).days > _FRESH


_FRESH = 90
"""For so many days an event is told of by its day without the year."""


def _lean(match: Match, setting: Setting, month: int, day: int) -> int:
    """The tense of the clause, unless that puts the day most of a year away."""
    here = setting.published
    wanted = setting.direction(match)
    if here is None or not wanted:
        return 0
    year = nearest_year(here, month, day, wanted)
    far = year is None or not _exists(year, month, day) or abs((Day(year, month, day) - here).days) > 300
    return 0 if far else wanted


def _exists(year: int, month: int, day: int) -> bool:
    try:
        Day(year, month, day)
    except ValueError:
        return False
    return True


def year_of(match: Match, setting: Setting) -> int | None:
    """The year that a match names: four digits, `'98`, words, or `last year`; None where it names none."""
    words = match.text("spelled")
    if words:
        return spelled_year(words, match.tables["cardinal"])
    digits = re.sub(r"\D", "", match.text("year") or "")
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 2:
        return _full_year(int(digits), setting.published)
    shift = match.of("year_shift")
    if shift is not None and setting.published is not None:
        return setting.published.year + int(shift)
    spoken, shift = setting.anchor(), match.of("that_year")
    return spoken.year + int(shift) if spoken is not None and shift is not None else None


def _full_year(short: int, published: Day | None) -> int:
    century = 2000 if published is None else published.year // 100 * 100
    latest = (published.year if published else 2030) + 20
    return century + short if century + short <= latest else century - 100 + short


def calendar_month(match: Match, setting: Setting) -> Reading | None:
    """`May 2024`, `last May`, `March`: the year said, or that the clause's tense tells."""
    month = int(match.of("month"))
    year = year_of(match, setting)
    here = setting.published
    until = match.text("until")
    if year is not None and until and month > int(match.tables["month"][until]):
        year -= 1  # from November to March 2024
    if year is None and here is None:
        return date(f"XXXX-{month:02d}")
    if year is None and here is not None:
        year = _year_of_month(month, here, match, setting)
    return _half_month(date(f"{year:04d}-{month:02d}"), match.text("half")) if year else None


def _year_of_month(month: int, here: Day, match: Match, setting: Setting) -> int | None:
    """The year of `March`, `last March`, `this March`, said on the day `here`."""
    shift = match.of("deixis")
    if shift is None:
        return nearest_year(here, month, None, setting.direction(match))
    if shift:  # last May is the latest one that is over, next May the first that has not begun
        return nearest_year(here + relativedelta(months=int(shift)), month, None, int(shift))
    return here.year


def _half_month(month: Reading, half: str | None) -> Reading:
    """`the second half of July`: the month, with the days from the 16th on."""
    if half is None or month.earliest is None:
        return month
    if half == "first":
        return replace(month, latest=month.earliest.replace(day=15))
    return replace(month, earliest=month.earliest.replace(day=16))


def calendar_year(match: Match, setting: Setting) -> Reading | None:
    """`1996`, `nineteen ninety-six`, `fiscal 1996`."""
    year = year_of(match, setting)
    return date(f"{year:04d}") if year else None


def years(match: Match, setting: Setting) -> Reading | None:
    """`2025-28`, `the 2026-27 season`: an ISO 8601 interval of two years."""
    first, last = match.text("year") or "", match.text("until") or ""
    last = first[: 4 - len(last)] + last
    if last < first:
        return None
    return Reading("DATE", f"{first}/{last}", Day(int(first), 1, 1), Day(int(last), 12, 31))


def numeric_day(match: Match, setting: Setting) -> Reading | None:
    """`2026-03-10`, `3/10/2026`, `10.03.2026`: month first, unless only the day first makes a date."""
    year, first, second = (int(match.text(name) or 0) for name in ("year", "first", "second"))
    digits = match.text("year") or ""
    if len(digits) == 2:
        year = _full_year(year, setting.published)
    iso = match.found[0].startswith(digits)
    for month, day in ((first, second), (second, first)):
        if _exists(year, month, day):
            return clocked(match, f"{year:04d}-{month:02d}-{day:02d}")
        if iso:
            break
    return None


def decade(match: Match, setting: Setting) -> Reading | None:
    """`the 1990s`, `the '90s`, `the nineties`: value `199`."""
    said = match.of("decade_word")
    digits = re.sub(r"\D", "", match.text("decade") or "")
    if said is None:
        if len(digits) == 4:
            return date(digits[:3])
        said = int(digits)
    century = 2000 if setting.published and said <= setting.published.year - 2000 else 1900
    return date(f"{(century + int(said)) // 10:03d}")


def century(match: Match, setting: Setting) -> Reading | None:
    """`the 19th century`: value `18`."""
    number = int(match.of("ordinal") or re.sub(r"\D", "", match.text("nth") or "") or 0)
    return date(f"{number - 1:02d}") if 2 <= number <= 30 else None


def quarter(match: Match, setting: Setting) -> Reading | None:
    """`the third quarter of 2026`, `third-quarter`, `the first half`: without a year the one just over or under way."""
    number = int(match.of("ordinal") or match.text("nth") or 0)
    letter, months = ("H", 6) if (match.text("part") or "").startswith("h") else ("Q", 3)
    year = year_of(match, setting)
    if match.text("final") and (letter == "H" or year is not None):
        number = 12 // months
    if not 1 <= number <= 12 // months:
        return None
    if year is None and setting.published is None:
        return date(f"XXXX-{letter}{number}")
    if year is None and setting.published is not None:
        here = setting.published
        year = here.year + _year_of_quarter(Day(here.year, (number - 1) * months + 1, 1), here, match, setting)
    return date(f"{year:04d}-{letter}{number}")


def _year_of_quarter(begun: Day, here: Day, match: Match, setting: Setting) -> int:
    """Is a quarter that begins on `begun` in the year of `here` (0), or that before (-1), or after (1)?"""
    future = "-" not in match.found[0] and setting.direction(match) > 0
    if begun > here:
        return 0 if future else -1
    return 1 if future and (here - begun).days > _STALE else 0


_STALE = 240
"""So many days after its beginning a quarter to come is the next year's: results of one just over are `expected`."""


def season(match: Match, setting: Setting) -> Reading | None:
    """`the summer of 2024`, `last fall`, `this spring`."""
    code = str(match.of("season"))
    year, here = year_of(match, setting), setting.published
    if year is None and here is None:
        return date(f"XXXX-{code}")
    if year is None and here is not None:
        year = here.year + _year_of_season(SEASON_MONTHS[code], here, match, setting)
    return date(f"{year:04d}-{code}")


def _year_of_season(first: int, here: Day, match: Match, setting: Setting) -> int:
    """Is a season that begins in the month `first` in the year of `here` (0), or that before (-1), or after (1)?"""
    begun = first <= here.month
    shift, over = match.of("deixis"), here.month > first + 2
    if shift is None:
        direction = setting.direction(match)
        return -1 if not begun and direction < 0 else 1 if over and direction > 0 else 0
    if shift < 0:
        return 0 if here.month >= first + 2 else -1
    return 1 if shift > 0 and begun else 0


FUNCTIONS = (
    calendar_day, calendar_month, calendar_year, years, numeric_day, decade, century, quarter, season,
)  # fmt: skip
