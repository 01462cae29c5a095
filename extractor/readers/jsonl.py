"""JSON Lines: one article a line, `{"text": ..., "title": ..., "published": ...}`; the path is `file.jsonl#7`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers.source import Columns, Read

_NAMES = {
    "text": ("text", "maintext", "content", "body"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "date_published", "datePublished", "date_publish"),
    "byline": ("byline", "author", "authors"),
}
"""What a line may call each part: ours first, then what crawlers and archives write."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_jsonl(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """An article for each line that is not blank; a broken line gives an error that names it."""
    empty = True
    for number, line in enumerate(stream, 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            empty = False
            yield article_of_line(line, f"{path}#{number}", columns)
    if empty:
        yield InputError("is empty: it holds no line", path=path)


def article_of_line(line: bytes, path: str, columns: Columns) -> Article | InputError:
    """The article of one line, or what is wrong with the line."""
    try:
        return _article(_load(line), path)
    except ValueError as error:
        return InputError(str(error), path=path)


def _load(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"is no valid JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):
        raise ValueError("is no JSON that can be read: nested too deep, or a number too long") from None
    if not isinstance(data, dict):
        raise ValueError('is no JSON object; a line must read {"text": "..."}')
    return data


def _article(data: dict[str, Any], path: str) -> Article:
    text = _part(data, "text")
    if not isinstance(text, str):
        empty = any(name in data for name in _NAMES["text"])
        raise ValueError("is empty: it holds no text" if empty else 'has no "text" that is a string')
    if not text.strip():
        raise ValueError("is empty: it holds no text")
    title, published = _part(data, "title"), _part(data, "published")
    clean = _SURROGATE.sub("\ufffd", text)
    return Article(
        text=clean,
        path=path,
        title=_plain(title) if isinstance(title, str) and title.strip() else None,
        published=_plain(str(published)) if published else None,
        published_from="metadata" if published else None,
        byline=tuple(_names(_part(data, "byline"))),
        warnings=() if clean == text else ("lone surrogates in the text were replaced by U+FFFD",),
    )


def _part(data: dict[str, Any], part: str) -> Any:
    return next((data[name] for name in _NAMES[part] if data.get(name) not in (None, "", [])), None)


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            yield _plain(name)


def _plain(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text).strip()
