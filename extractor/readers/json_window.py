"""JSON values out of a stream, one at a time: however long a list is, one of its values is in memory.

The standard library's parser does the work: streaming parsers take quadratic time and memory for deep nesting.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any, Final

from extractor.errors import InputError
from extractor.readers import limits

_PIECE: Final = 64 * 1024
_SPACE: Final = " \t\r\n"
_NEAR: Final = 16
"""Characters before the end within which an error may be due to the end: `fals`, `\\u00e`, `1.`."""


class Window:
    """The part of a JSON text that is being read."""

    def __init__(self, stream: IO[bytes], path: str) -> None:
        head = stream.read(_PIECE)
        encoding = json.detect_encoding(head) if len(head) > 3 else "utf-8-sig"
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._stream, self._path = stream, path
        self._scan = json.JSONDecoder().raw_decode
        self._text, self._at, self._ended = self._decode(head), 0, not head

    def skip(self, characters: str = _SPACE) -> str:
        """The next character that is none of these, which stays in place; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in characters:
                    return self._text[self._at]
                self._at += 1
            if not self._fill():
                return ""

    def step(self) -> None:
        """Go past one character."""
        self._at += 1

    def value(self) -> Any:
        """The next value. Raises InputError where there is none or it is broken."""
        self.skip()
        while True:
            try:
                value, end = self._scan(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.pos >= len(self._text) - _NEAR or error.msg.startswith("Unterminated")
                if cut and self._fill():
                    continue
                raise InputError(f"is no valid JSON from here on: {error.msg}", path=self._path) from None
            except (RecursionError, ValueError):
                words = "is no JSON that can be read: nested too deep, or a number too long"
                raise InputError(words, path=self._path) from None
            if end < len(self._text) or not self._fill():  # else a number may go on
                self._at = end
                return value

    def items(self) -> Iterator[Any]:
        """The values of the array at whose bracket the window stands."""
        self.step()
        while (char := self.skip(_SPACE + ",")) != "]":
            if not char:
                raise InputError("is cut off: the list has no end", path=self._path)
            yield self.value()
        self.step()

    def _fill(self) -> bool:
        """Read as much again as there is; False at the end."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        if len(rest) > limits.MAX_LINE:
            raise limits.too_large(self._path, limits.MAX_LINE)
        raw = self._stream.read(max(_PIECE, len(rest)))
        self._ended = not raw
        self._text, self._at = rest + self._decode(raw), 0
        return True

    def _decode(self, raw: bytes) -> str:
        try:
            return self._decoder.decode(raw, final=not raw)
        except UnicodeDecodeError:
            raise InputError("is not UTF-8 from here on", path=self._path) from None
