"""A function over batches, run by an executor: a result for each item, whatever becomes of a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from extractor.errors import ExtractorError

T = TypeVar("T")
R = TypeVar("R")

LOST_IN_A_ROW = 20
"""Workers that may be lost one after the other before it is asked whether they can do anything at all."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How items are put together: `items` and `size` a batch; `batches` that are under way at once."""

    items: int
    size: int
    batches: int

    @property
    def open(self) -> int:
        """Items that may be under way, or done and not given out since one before them takes long."""
        return 4 * self.items * self.batches


@dataclass(slots=True, eq=False)
class Item(Generic[T, R]):
    """What a worker is given, and once it is `done` what the worker made of it.

    `task` is None where there is nothing to work and `result` is there from the start; `size` counts towards that of a
    batch. Whoever makes items can add what the workers need not know in a subclass.
    """

    task: T | None
    result: R | None = None
    size: int = 1

    @property
    def done(self) -> bool:
        """Is there a result?"""
        return self.result is not None


AnyItem = TypeVar("AnyItem", bound=Item[Any, Any])


@dataclass(slots=True)
class Mapped(Generic[AnyItem]):
    """Iterates over the items, each with its result, in their order if `ordered`, else as they get done.

    `function` gives one result a task of the batch that it is called with. A batch whose worker is lost is worked
    again task by task; one whose worker is lost when it is alone gets the result `lost(item, error)`. Errors of this
    package are raised. After LOST_IN_A_ROW lost workers `probe` is run like a batch: where that is lost too, it is not
    the items, and ExtractorError is raised.
    """

    executor: Executor
    function: Callable[[Sequence[Any]], Sequence[Any]]
    items: Iterable[AnyItem]
    lost: Callable[[AnyItem, Exception], Any]
    probe: Callable[[], object]
    limits: Limits
    ordered: bool = True
    _open: deque[AnyItem] = field(default_factory=deque, init=False)
    _under_way: dict[Future[Sequence[Any]], tuple[list[AnyItem], bool]] = field(default_factory=dict, init=False)
    _lost_in_a_row: int = field(default=0, init=False)

    def __iter__(self) -> Iterator[AnyItem]:
        """The items; what is under way when the iterator is closed is left to the executor."""
        batches = self._batches()
        more = True
        while more or self._open:
            while more and self._has_room() and not self._any_given():
                more = self._begin_next(batches)
            yield from self._given()
            if self._under_way and not (more and self._has_room()) and not self._any_given():
                done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    self._settle(future)

    def _has_room(self) -> bool:
        return len(self._under_way) < self.limits.batches and len(self._open) < self.limits.open

    def _begin_next(self, batches: Iterator[list[AnyItem]]) -> bool:
        """Begin the next batch; is there one?"""
        batch = next(batches, None)
        if batch is not None:
            self._open.extend(batch)
            work = [item for item in batch if not item.done]
            if work:
                self._submit(work, alone=False)
        return batch is not None

    def _batches(self) -> Iterator[list[AnyItem]]:
        batch: list[AnyItem] = []
        size = 0
        for item in self.items:
            if batch and size + item.size > self.limits.size:
                yield batch
                batch, size = [], 0
            batch.append(item)
            size += item.size
            if len(batch) >= self.limits.items:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _submit(self, items: list[AnyItem], *, alone: bool) -> None:
        self._under_way[self.executor.submit(self.function, [item.task for item in items])] = items, alone

    def _settle(self, future: Future[Sequence[Any]]) -> None:
        """Take the results of a batch, or work it again where its worker was lost."""
        items, alone = self._under_way.pop(future)
        error = future.exception()
        if error is None:
            self._lost_in_a_row = 0
            for item, result in zip(items, future.result(), strict=True):
                item.result = result
            return
        if isinstance(error, ExtractorError) or not isinstance(error, Exception):
            raise error
        self._count_lost()
        for item in items:
            if alone:
                item.result = self.lost(item, error)
            else:
                self._submit([item], alone=True)

    def _count_lost(self) -> None:
        self._lost_in_a_row += 1
        if self._lost_in_a_row > LOST_IN_A_ROW:
            try:
                self.executor.submit(self.probe).result()
            except ExtractorError:
                raise
            except Exception as error:
                raise ExtractorError(f"the workers die, whatever they are given ({error})") from error
            self._lost_in_a_row = 0

    def _any_given(self) -> bool:
        """Can an item be given out?"""
        if self.ordered:
            return bool(self._open) and self._open[0].done
        return any(item.done for item in self._open)

    def _given(self) -> Iterator[AnyItem]:
        """The items that can be given out."""
        if self.ordered:
            while self._open and self._open[0].done:
                yield self._open.popleft()
        else:
            done = [item for item in self._open if item.done]
            self._open = deque(item for item in self._open if not item.done)
            yield from done
