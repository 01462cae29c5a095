"""JSON: one article, a list of articles, or an object with such a list, as the answer of a service has it.

The path of the third in a list is `file.json#3`. JSON Lines that are called `.json` are read as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from extractor.errors import InputError
from extractor.readers.json_window import Window
from extractor.readers.parts import article_of, looks_like_article
from extractor.readers.source import Columns, Read

LISTS: Final = frozenset(
    {"articles", "data", "items", "results", "documents", "docs", "records", "stories", "news", "entries", "rows"}
)
"""What an object calls its list of articles, in small letters."""


def read_json(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """An article for each object in the list, or the one; a list is never in memory as a whole."""
    window = Window(stream, path)
    char = window.skip()
    if not char:
        yield InputError("is empty: it holds no text", path=path)
    elif char == "[":
        yield from _articles(window.items(), path, columns)
    elif char == "{":
        yield from _in_object(window, path, columns)
    else:
        yield InputError("is no JSON with articles: neither an object nor a list of objects", path=path)


def _in_object(window: Window, path: str, columns: Columns) -> Iterator[Read]:
    """The list that an object has, else the object itself, and those that follow it as in JSON Lines."""
    number = 0
    while (char := window.skip(" \t\r\n,")) == "{":
        data: dict[str, Any] = {}
        for key, is_list in _fields(window, path):
            if is_list and key.casefold() in LISTS and not looks_like_article(data):
                yield from _articles(window.items(), path, columns)
                return
            data[key] = window.value()
        number += 1
        one = number == 1 and not window.skip()
        nested = _list_within(data) if one else None
        if nested is not None:
            yield from _articles(nested, path, columns)
        else:
            yield _article(data, path if one else f"{path}#{number}", columns)
    if char:
        yield InputError(f"is no valid JSON after the object number {number}", path=path)


def _fields(window: Window, path: str) -> Iterator[tuple[str, bool]]:
    """Each key of the object at whose brace the window stands, then at its value; and is the value a list?"""
    window.step()
    while (char := window.skip(" \t\r\n,")) != "}":
        key = window.value() if char == '"' else None
        if not isinstance(key, str) or window.skip() != ":":
            raise InputError("is no valid JSON from here on: an object is broken or cut off", path=path)
        window.step()
        yield key, window.skip() == "["
    window.step()


def _list_within(data: dict[str, Any]) -> list[Any] | None:
    """The list in an object in the object: `{"response": {"results": [...]}}`."""
    if looks_like_article(data):
        return None
    inner = [value for value in data.values() if isinstance(value, dict)]
    lists = [item[key] for item in inner for key in item if key.casefold() in LISTS and isinstance(item[key], list)]
    return lists[0] if len(lists) == 1 else None


def _articles(items: Iterable[Any], path: str, columns: Columns) -> Iterator[Read]:
    number = 0
    for number, item in enumerate(items, 1):
        yield _article(item, f"{path}#{number}", columns)
    if not number:
        yield InputError("is empty: its list holds no article", path=path)


def _article(data: Any, path: str, columns: Columns) -> Read:
    if not isinstance(data, dict):
        return InputError('is no JSON object; it must read {"text": "..."}', path=path)
    try:
        return article_of(data, path, columns)
    except InputError as error:
        return error
