"""Tables as text: `.csv` and `.tsv` with a row of names above; the path of the third row below it is `file.csv#3`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from extractor.errors import InputError
from extractor.readers import limits
from extractor.readers.parts import article_with, columns_for
from extractor.readers.source import Columns, Read
from extractor.readers.streams import Counted, buffered
from extractor.readers.table_lines import SAMPLE, Lines, in_utf8

_TAB: Final = "\t"
_GOES_ON: Final = re.compile(r'"(?:[^"]|"")*"[^"]')
"""A cell that is not wrapped in the quotation mark with which it begins."""


def read_csv(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """An article for each row; the cells are separated by commas, semicolons or tabs, whichever the first line has."""
    yield from _read(stream, path, columns, ",;" + _TAB)


def read_tsv(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """An article for each row; the cells are separated by tabs."""
    yield from _read(stream, path, columns, _TAB)


def _read(stream: IO[bytes], path: str, columns: Columns, delimiters: str) -> Iterator[Read]:
    csv.field_size_limit(limits.MAX_LINE)
    stream = in_utf8(stream)
    head = stream.read(SAMPLE)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise InputError("is empty: it holds no row", path=path)
    lines = Lines(buffered(Counted(stream, head)), head, path)
    start = head.decode(errors="replace").lstrip("\ufeff").splitlines()
    delimiter = max(delimiters, key=lambda char: len(next(csv.reader(start[:1], delimiter=char), [])))
    rows = csv.reader(lines, delimiter=delimiter, quoting=_quoting(start, delimiter))
    yield from _articles(rows, lines, path, columns)


def _articles(rows: Iterator[list[str]], lines: Lines, path: str, columns: Columns) -> Iterator[Read]:
    names: list[str] | None = None
    number = 0
    for row in _rows(rows, lines):
        if row == []:
            continue
        if names is None:
            names = [name.strip() for name in row] if isinstance(row, list) else []
            keys = columns_for(names, columns, path)
            continue
        number += 1
        yield _article(row, names, keys, lines, f"{path}#{number}")
    if not number:
        yield InputError("is empty: it holds no row below the names of its columns", path=path)


def _rows(rows: Iterator[list[str]], lines: Lines) -> Iterator[list[str] | str]:
    """The rows; for a broken one what is wrong with it."""
    while True:
        lines.start_row()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"is no row that can be read: {error}"
        else:
            yield row


def _article(row: list[str] | str, names: list[str], keys: dict[str, list[str]], lines: Lines, path: str) -> Read:
    if isinstance(row, str):
        return InputError(row, path=path)
    if any(row[len(names) :]):
        problem = f"has {len(row)} cells where the first row names {len(names)}: texts need quotation marks around them"
        return InputError(problem, path=path)
    data: dict[str, Any] = {}
    for name, cell in zip(names, row, strict=False):
        data.setdefault(name, cell)
    try:
        return lines.warned(article_with(data, keys, path))
    except InputError as error:
        return error


def _quoting(start: list[str], delimiter: str) -> Any:
    """How quotation marks are meant: as such where a row has all cells and one goes on behind the mark that ends it.

    Only tables with tabs are written without quoting.
    """
    if delimiter != _TAB:
        return csv.QUOTE_MINIMAL
    width = start[0].count(_TAB)
    cells = (cell for line in start[:-1] if line.count(_TAB) == width for cell in line.split(_TAB))
    return csv.QUOTE_NONE if any(map(_GOES_ON.match, cells)) else csv.QUOTE_MINIMAL
