"""Times of day: `10 p.m.`, `22:30`, `noon`, `3 o'clock in the afternoon`."""

from __future__ import annotations

import re

from extractor.timex.grammar import Match
from extractor.timex.numbers import quantity
from extractor.timex.reading import Reading, Setting, date, time

_AFTER_NOON = ("TAF", "TEV", "TNI")


def clock(match: Match, setting: Setting) -> Reading | None:
    """`10 p.m.`, `10:30`, `noon`: a time of the day spoken of, else of the day of publication."""
    at = clock_of(match)
    if at is None:
        return None
    near = setting.day_near(match.start) or setting.day_spoken(match.start) or setting.published
    day = near.isoformat() if near else "XXXX-XX-XX"
    return time(day + at)


def clock_of(match: Match) -> str | None:
    """The time of day in a match as `T22:00`; None where there is none."""
    said = match.of("clock_word")
    if said is not None:
        return str(said)
    if match.text("hour") is None:
        return None
    hour, minute = int(match.text("hour") or 0), match.text("minute")
    half = re.sub(r"\W", "", match.text("half_day") or "")
    if hour > (12 if half else 24) or int(minute or 0) > 59:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match.of("daypart") in _AFTER_NOON and 1 <= hour < 12:  # 1:15 in the afternoon
        hour += 12
    return f"T{hour:02d}:{minute or '00'}"


def clocked(match: Match, day: str) -> Reading:
    """A DATE, or, where the match has a time or part of the day, a TIME on it."""
    at = clock_of(match) or match.of("daypart")
    return time(day + str(at)) if at else date(day)


def oclock(match: Match, setting: Setting) -> Reading | None:
    """`3 o'clock in the afternoon`; without a part of the day it is open which half of it is meant."""
    hour = int(quantity(match.text("number") or "", match.tables["cardinal"], setting.vague) or 0)
    if not 1 <= hour <= 12:
        return None
    near = setting.day_near(match.start) or setting.published
    if match.of("daypart") is None or near is None:
        return Reading("TIME", None)
    hour = hour % 12 + (12 if match.of("daypart") in _AFTER_NOON and hour != 12 else 0)
    return time(f"{near.isoformat()}T{hour:02d}:00")


FUNCTIONS = (clock, oclock)
