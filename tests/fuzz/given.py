"""Values out of a fuzzer's bytes: choices first, then texts of fragments and of whatever the bytes are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tests.fragments import FRAGMENTS

T = TypeVar("T")


class Given:
    """The bytes, consumed from front to back; where they end all numbers are 0 and all texts empty."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def rest(self) -> bytes:
        """All bytes that are left."""
        data, self._at = self._data[self._at :], len(self._data)
        return data

    def number(self, below: int) -> int:
        """A number from 0 to `below` - 1."""
        width = 1 if below <= 256 else 3
        data = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(data, "big") % max(below, 1)

    def choice(self, options: Sequence[T]) -> T:
        """One of some values."""
        return options[self.number(len(options))]

    def maybe(self) -> bool:
        """Yes or no."""
        return self.number(2) == 1

    def text(self, most: int = 64) -> str:
        """A text of up to so many pieces: fragments of news, and a stretch of bytes as UTF-8 now and then."""
        pieces = []
        for _ in range(self.number(most + 1)):
            if self._at >= len(self._data):
                break
            kind = self.number(256)
            if kind < 40:
                raw = self._data[self._at : self._at + kind]
                self._at += kind
                pieces.append(raw.decode("utf-8", "replace"))
            else:
                pieces.append(FRAGMENTS[(kind - 40 + self.number(256) * 3) % len(FRAGMENTS)])
        return "".join(pieces)

    def words(self, most: int = 64) -> str:
        """A text that is not empty."""
        return self.text(most) or "x"
