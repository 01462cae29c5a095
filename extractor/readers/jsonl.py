"""JSON Lines: one article a line, `{"text": ..., "title": ..., "published": ...}`; the path is `file.jsonl#7`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from extractor.errors import InputError
from extractor.readers import limits
from extractor.readers.parts import article_of
from extractor.readers.source import Columns, Read


def read_jsonl(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """An article for each line that is not blank; a broken line gives an error that names it."""
    empty = True
    for number, line in enumerate(limits.limited_lines(stream), 1):
        if line is None:
            empty = False
            yield limits.too_large(f"{path}#{number}", limits.MAX_LINE)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            empty = False
            yield _read_line(line, f"{path}#{number}", columns)
    if empty:
        yield InputError("is empty: it holds no line", path=path)


def _read_line(line: bytes, path: str, columns: Columns) -> Read:
    try:
        return article_of(_load(line), path, columns)
    except InputError as error:
        return error
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
