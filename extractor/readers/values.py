"""What stands in the fields of objects and tables: strings that mean nothing, days in many forms, lists of authors."""

from __future__ import annotations

import ast
import datetime
import json
import re
from collections.abc import Iterator
from typing import Any, Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NOTHING: Final = frozenset({"", "nan", "NaN", "NaT", "None", "null", "NULL", "N/A", "<NA>"})
"""What programs write into a table where there is nothing."""

_UNITS: Final = {10: 1, 13: 10**3, 16: 10**6, 19: 10**9}
"""Digits of a Unix timestamp -> its parts of a second. In the years 2001 to 2286 they tell which it is."""

_TIMESTAMP: Final = re.compile(r"(\d{10}|\d{13}|\d{16}|\d{19})(?:\.\d+)?")
_LONGEST_LIST: Final = 10_000
"""Characters of a list of authors that was written as a string."""


def plain(text: str) -> str:
    """The text with lone surrogates, which no file can hold, replaced by U+FFFD."""
    try:
        text.encode()  # far faster than a search, and nearly always enough
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def is_nothing(value: Any) -> bool:
    """Is this no string, or one that means nothing?"""
    return not isinstance(value, str) or value.strip() in _NOTHING


def string_of(value: Any) -> str | None:
    """A string, without surrogates; None for what is none or means nothing."""
    return None if is_nothing(value) else plain(value).strip()


def day_of(value: Any) -> str | None:
    """A date as a string, in words as they stand: an ISO day for timestamps and for what has a type of its own."""
    if isinstance(value, dict):  # as databases of documents write it
        value = value.get("$date")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = f"{value:.6f}" if isinstance(value, float) else str(value)
    timestamp = _TIMESTAMP.fullmatch(words.strip())
    if timestamp:
        seconds = int(timestamp[1]) / _UNITS[len(timestamp[1])]
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    return string_of(words)


def byline_of(value: Any) -> tuple[str, ...]:
    """Names of authors: a string, a list of strings, or objects with a `name`; also a list within a string."""
    if isinstance(value, str) and value.strip().startswith("[") and len(value) <= _LONGEST_LIST:
        value = _list_in(value.strip())
    return tuple(dict.fromkeys(_names(value)))


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = string_of(item.get("name") if isinstance(item, dict) else item)
        if name:
            yield name


def _list_in(words: str) -> Any:
    """What a list says that was written as a string, by JSON or by Python; else the string."""
    for parse in (json.loads, ast.literal_eval):
        try:
            return parse(words)
        except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
            continue
    return words
