"""Numbers as digits and as words."""

from __future__ import annotations

import re
from collections.abc import Mapping

VAGUE = "X"


def quantity(text: str, words: Mapping[str, float], vague: frozenset[str]) -> float | None:
    """The number that `text` says in lower case (`1,200`, `2 1/2`, `twenty-four`); None for `several`, `a few`."""
    if any(word in vague for word in (text, text.rsplit(" ", 1)[-1])):
        return None
    text = text.removeprefix("another ")
    if text[0].isdigit():
        return _digits(text)
    total = current = 0.0
    parts = [word for word in re.split(r"[ -]+", text) if word in words]
    if not parts:  # a, an, another
        return 1
    for word in parts:
        number = words[word]
        if number >= 1000:
            total, current = total + max(current, 1) * number, 0.0
        elif number == 100:
            current = max(current, 1) * number
        else:
            current += number
    return total + current


def _digits(text: str) -> float:
    whole, _, fraction = text.replace(",", "").partition(" ")
    number = float(whole)
    if fraction:
        over, under = fraction.split("/")
        number += int(over) / int(under)
    return number


def plain(number: float) -> str:
    """A number as TIMEX3 writes it: `3`, `2.5`."""
    return f"{number:g}" if number < 1e6 else str(int(number))


def spelled_year(text: str, words: Mapping[str, float]) -> int | None:
    """The year that words say, `nineteen ninety-six`, `two thousand`; None where they say none of 1100 to 2199."""
    numbers = [words[w] for w in re.split(r"[ -]+", text) if w in words]
    if len(numbers) >= 2 and 11 <= numbers[0] <= 21 and numbers[1] < 100:
        year = numbers[0] * 100 + sum(numbers[1:])
    else:
        year = quantity(text, words, frozenset()) or 0
    return int(year) if 1100 <= year < 2200 else None
