"""Full dates in headers, metadata and file names: a day, or nothing where the words leave something open."""

from __future__ import annotations

import datetime
import re

FIRST_YEAR, LAST_YEAR = 1700, 2100
"""Years in which an article may have appeared; what lies outside is a slip."""

LONGEST_DATE = 300
"""Characters of a date in words; of more figures than that, numbers take the square of their time to be read."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = re.compile(
    rf"(?i)\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:1[789]|20)\d\d\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:1[789]|20)\d\d\b)?"
    r"|(?:1[789]|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,2}([-/.])\d{1,2}\2(?:1[789]|20)\d\d)(?!\w)"
)
"""A day in words or figures, with or without its year."""

_IN_FIGURES = re.compile(r"(?<!\d)((?:1[789]|20)\d\d)([-_/.]?)(\d\d)\2(\d\d)(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:1[789]|20)\d\d)/([a-z]{3})/(\d\d?)/", re.IGNORECASE)


def full_days(text: str) -> list[str]:
    """The ISO days that stand in a text with day, month and year, in order."""
    found = {match.start(): day_of_words(match.group()) for match in DAY.finditer(text)}
    for match in _IN_FIGURES.finditer(text):
        found.setdefault(match.start(), _iso(int(match[1]), int(match[3]), int(match[4])))
    for match in _IN_ADDRESS.finditer(text):
        found.setdefault(match.start(), day_of_words(f"{match[3]} {match[2]} {match[1]}"))
    return [day for _, day in sorted(found.items()) if day]


def day_of_words(words: str) -> str | None:
    """The ISO day of a date in words, figures or an ISO timestamp; None where day, month or year is left open.

    `05/06/2024` leaves open which is the month.
    """
    if len(words) > LONGEST_DATE:
        return None
    from dateutil import parser

    iso = re.match(r"\s*(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?!\d)", words)
    if iso:
        return _iso(int(iso[1]), int(iso[3]), int(iso[4]))
    found = set()
    for year, month_day, dayfirst in ((2001, 1, False), (2002, 2, True)):
        default = datetime.datetime(year, month_day, month_day)
        try:
            found.add(parser.parse(words, default=default, dayfirst=dayfirst).date())
        except (ValueError, OverflowError, TypeError):
            return None
    if len(found) != 1:
        return None
    day = found.pop()
    return _iso(day.year, day.month, day.day)


def day_of_file_name(name: str) -> str | None:
    """The one ISO day in a file's name, such as `2024-05-01_budget.txt`; None for none or several."""
    days = {_iso(int(m[1]), int(m[3]), int(m[4])) for m in _IN_FIGURES.finditer(name)} - {None}
    return days.pop() if len(days) == 1 else None


def nearest(month: int, day: int, to: str) -> str | None:
    """The ISO day with this month and day that is nearest to the day `to`."""
    anchor = datetime.date.fromisoformat(to)
    days = [_iso(year, month, day) for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
    dated = [datetime.date.fromisoformat(iso) for iso in days if iso]
    return min(dated, key=lambda d: abs(d - anchor)).isoformat() if dated else None


def _iso(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
