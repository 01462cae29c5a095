"""Ctrl-C and `kill`: they end the work between two outcomes, so that what was done is written whole."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")


class Interrupts:
    """Heeds SIGINT and SIGTERM only while the next outcome is waited for; a second one ends the process at once."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._waiting = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interrupts:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._come)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _come(self, number: int, frame: FrameType | None) -> None:
        again, self.signal = self.signal is not None, number
        if self._waiting or again:
            self._waiting = False
            raise KeyboardInterrupt

    def until(self, items: Iterator[T]) -> Iterator[T]:
        """The items, up to an interrupt."""
        while self.signal is None:
            try:
                self._waiting = True
                item = next(items)
                self._waiting = False
            except StopIteration:
                return
            except KeyboardInterrupt:
                if self.signal is None:
                    raise
                return
            finally:
                self._waiting = False
            yield item
