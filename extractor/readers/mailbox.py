"""Mailboxes: the messages of an `.mbox` file, one after the other; the path of the third is `box.mbox#3`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final

from extractor.errors import InputError
from extractor.readers import limits
from extractor.readers.source import Columns, Read, Source

_POSTMARK: Final = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}\s*$")
"""The line above a message: an address and a time. `From the mayor's office` in a message is none."""

_QUOTED: Final = re.compile(rb">+From ")


def is_postmark(line: bytes) -> bool:
    """Does a message of a mailbox begin below this line?"""
    return _POSTMARK.match(line) is not None


def read_mailbox(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """A source for each message; one that is too large is named, the others are read."""
    number = 0
    for number, message in enumerate(_messages(stream, path), 1):
        name = f"{path}#{number}"
        yield limits.too_large(name) if message is None else Source(name, ".eml", message)
    if not number:
        yield InputError("is empty: it holds no message", path=path)


def _messages(stream: IO[bytes], path: str) -> Iterator[bytes | None]:
    """The bytes of each message, without the line above it; None for one that is too large."""
    lines: list[bytes] = []
    size, begun, after_blank = 0, False, True
    for line in limits.limited_lines(stream):
        if line is not None and after_blank and is_postmark(line):
            if begun:
                yield _joined(lines, size)
            lines, size, begun, after_blank = [], 0, True, False
            continue
        if not begun and (line is None or line.strip()):
            raise InputError('is no mailbox: it does not begin with "From " and an address', path=path)
        after_blank = line is not None and not line.strip()
        size += limits.MAX_DOCUMENT + 1 if line is None else len(line)
        if line is None or size > limits.MAX_DOCUMENT:
            lines = []
        else:
            lines.append(line[1:] if _QUOTED.match(line) else line)
    if begun:
        yield _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    return b"".join(lines) if size <= limits.MAX_DOCUMENT else None
