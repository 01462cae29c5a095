"""The lines of a table, decoded one by one, so that a row in another encoding does not spoil the others."""

from __future__ import annotations

import codecs
import dataclasses
from collections.abc import Iterator
from typing import IO, Final

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers import limits
from extractor.readers.source import Source
from extractor.readers.streams import BLOCK, Counted, buffered
from extractor.readers.text import MARKS, guessed_encoding

SAMPLE: Final = 256 * 1024
"""Bytes from a table's beginning by which its encoding and its form are told."""

_BINARY_SHARE: Final = 0.01
"""More NUL bytes than this and it is no text."""


class Lines:
    """An iterator over lines that knows what had to be mended in those of the row that is being read."""

    def __init__(self, stream: IO[bytes], head: bytes, path: str) -> None:
        self._lines = limits.limited_lines(stream)
        self._fallback = _fallback(head, path)
        self._path, self._size = path, 0
        self._warnings: dict[str, None] = {}
        self._first = True

    def start_row(self) -> None:
        """What is read from now on belongs to another row."""
        self._size = 0
        self._warnings = {}

    def warned(self, read: Article | Source) -> Article | Source:
        """What was read from the row, with what had to be mended."""
        return dataclasses.replace(read, warnings=(*self._warnings, *read.warnings)) if self._warnings else read

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._size += len(line or b"")
        if line is None or self._size > limits.MAX_LINE:
            raise limits.too_large(self._path, limits.MAX_LINE)
        if self._first:
            self._first, line = False, line.removeprefix(codecs.BOM_UTF8)
        return self._decoded(line)

    def _decoded(self, line: bytes) -> str:
        if b"\0" in line:
            line = line.replace(b"\0", b"")
            self._warnings["NUL characters were left out"] = None
        try:
            return line.decode()
        except UnicodeDecodeError:
            self._warnings[f"the row is not UTF-8: it was read as {self._fallback}, which is a guess"] = None
            return line.decode(self._fallback, "replace")


def _fallback(head: bytes, path: str) -> str:
    """The encoding of lines that are not in UTF-8. Raises InputError where the table is no text."""
    if head.count(0) > _BINARY_SHARE * len(head) + 1:
        raise InputError("is no text: it holds binary data", path=path)
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        whole.decode()
    except UnicodeDecodeError:
        return guessed_encoding(whole.replace(b"\0", b""), path)
    return "cp1252"


def in_utf8(stream: IO[bytes]) -> IO[bytes]:
    """The stream; one that begins with the mark of another Unicode encoding is recoded as it is read."""
    head = stream.read(4)
    stream = buffered(Counted(stream, head))
    encoding = next((name for mark, name in MARKS if head.startswith(mark)), None)
    return buffered(_Recoded(stream, encoding)) if encoding else stream


class _Recoded(Counted):
    """A stream in another encoding as UTF-8."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        super().__init__(stream)
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._rest = b""

    def _piece(self, size: int) -> bytes:
        while not self._rest and (raw := self._read(BLOCK)):
            self._rest = self._decoder.decode(raw).encode("utf-8", "replace")
        data, self._rest = self._rest[:size], self._rest[size:]
        return data
