"""Tasks that go wrong, for tests of what becomes of the others; they run in worker processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any

from extractor.article import Article
from extractor.flow import Extractor
from extractor.record import Record, Tool
from extractor.running import worker
from extractor.running.lanes import Lanes

TOOL = Tool("0", "none 0", "sha256:0")


def record_of(article: Article) -> Record:
    """A record without facts."""
    return Record(
        id=article.id, path=article.path, title=article.title, published=article.published,
        published_from=article.published_from, byline=list(article.byline), tool=TOOL, length=len(article.text),
        text=article.text, people=[], organisations=[], places=[], roles=[], quotes=[], commitments=[], dates=[],
        warnings=list(article.warnings),
    )  # fmt: skip


class FaultyExtractor(Extractor):
    """Goes wrong in the way that an article names: `fail`, `memory`, `crash`, `hang`."""

    def __init__(self) -> None:
        self.tool = TOOL

    def __call__(self, article: Article) -> Record:
        return next(self.records([article]))

    def records(self, articles: Any) -> Iterator[Record]:
        for article in articles:
            if "fail" in article.text:
                raise KeyError("inner fault\nsecond line")
            if "memory" in article.text:
                raise MemoryError
            if "crash" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "hang" in article.text:
                time.sleep(1000)
            yield record_of(article)


def with_faults(function: Callable[..., Any], *args: Any) -> Any:
    """Call a function of the worker where the extractor is a faulty one."""
    worker.loaded = lambda model, rules: FaultyExtractor()  # type: ignore[assignment]
    return function(*args)


class FaultyLanes(Lanes):
    """Worker processes with a faulty extractor."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(with_faults, fn, *args)


def add_one(numbers: Sequence[int]) -> list[int]:
    """Each number and one; 13 ends the process."""
    if 13 in numbers:
        os._exit(3)
    return [number + 1 for number in numbers]


def die(*_: Any) -> None:
    """End the process."""
    os._exit(4)


def lock() -> Any:
    """Something that cannot be sent to another process."""
    import threading

    return threading.Lock()
