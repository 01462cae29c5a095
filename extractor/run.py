"""Many inputs: each gives an outcome, in order, and a bad one never loses a good one.

Inputs are read, then worked, both by functions over batches (`worker`) that an executor runs: in this process, in
processes of this machine, or on a cluster.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, Final

from extractor.article import Article
from extractor.errors import InputError, LeftOutError
from extractor.pieces import BATCH_LENGTH, BATCH_SIZE, cut
from extractor.readers.source import Read, Source, size_of
from extractor.record import Record
from extractor.running import worker
from extractor.running.duplicates import Copy, Kept, Originals
from extractor.running.lanes import WorkerLostError
from extractor.running.mapped import Item, Limits, Mapped
from extractor.running.outcomes import Done, Failure, Outcome, Prepared, Skipped, words
from extractor.running.worker import TIMED_OUT, Setup

READ_SIZE: Final = 4_000_000
"""Bytes of documents a batch."""

READ_AHEAD: Final = 2
"""Batches of documents that are read while others are worked."""


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read, and a key by which a later run knows it again ("" where none will)."""

    read: Read
    key: str = ""


def keyed(read: Read) -> Input:
    """The input with a key that depends on what it holds, not on where it stands."""
    if isinstance(read, InputError):
        return Input(read)
    digest = hashlib.blake2b(digest_size=12)
    if isinstance(read, Source):
        digest.update(read.data)
        known: list[Any] = [read.suffix, read.title, read.published, read.byline, read.url, read.charset]
    else:
        digest.update(read.text.encode("utf-8", "replace"))
        known = [read.title, read.published, read.byline, read.url]
    digest.update(repr(known).encode("utf-8", "replace"))
    return Input(read, digest.hexdigest())


class InThisProcess(Executor):
    """Runs a task when it is submitted."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def run(
    inputs: Iterable[Input], setup: Setup, executor: Executor, *, batches: int = 1, ordered: bool = True
) -> Iterator[Outcome]:
    """An outcome for each input, in order if `ordered`, else as they get done; at most `batches` are under way.

    Raises ModelError and RuleError where model or rules cannot be loaded, ExtractorError where no worker can work.
    """
    prepared = _prepared(inputs, setup, executor)
    worked = Mapped(
        executor,
        functools.partial(worker.work, setup),
        _parts(prepared),
        lambda part, error: _lost(part.task, error, setup),
        functools.partial(worker.is_ready, setup),
        Limits(items=BATCH_SIZE, size=BATCH_LENGTH, batches=batches),
        ordered,
    )
    for part in worked:
        yield from part.then(part)


@dataclass(slots=True, eq=False)
class _Reading(Item["Article | Source", Prepared]):
    """An input that is read."""

    key: str = ""


def _prepared(inputs: Iterable[Input], setup: Setup, executor: Executor) -> Iterator[_Reading]:
    """Each input as it was read."""
    return iter(
        Mapped(
            executor,
            functools.partial(worker.prepare, setup),
            map(_reading, inputs),
            lambda item, error: _lost(item.task, error, setup),
            functools.partial(worker.prepare, setup, []),
            Limits(items=BATCH_SIZE, size=READ_SIZE, batches=READ_AHEAD),
        )
    )


def _reading(item: Input) -> _Reading:
    if isinstance(item.read, LeftOutError):
        return _Reading(None, Skipped(item.read.path, item.read.problem), key=item.key)
    if isinstance(item.read, InputError):
        return _Reading(None, Failure(item.read.path, item.read.problem), key=item.key)
    return _Reading(item.read, size=size_of(item.read), key=item.key)


def _lost(task: Article | Source | None, error: Exception, setup: Setup) -> Failure:
    """The failure of an input whose worker was lost, twice."""
    assert task is not None
    if isinstance(error, WorkerLostError) and error.exitcode == TIMED_OUT and setup.timeout:
        return Failure(task.path, f"was not worked within {setup.timeout:g} s (--timeout)")
    if isinstance(error, WorkerLostError):
        code = error.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return Failure(task.path, f"could not be worked: the process died of it ({how}), as when memory runs out")
    return Failure(task.path, f"could not be worked: {type(error).__name__} {error}".splitlines()[0])


@dataclass(slots=True, eq=False)
class _Part(Item[Article, Any]):
    """A piece of an article that is worked; or nothing to work, where all is known. `then` says what comes of it."""

    then: Callable[[_Part], Iterator[Outcome]] = lambda part: iter(())


def _parts(prepared: Iterable[_Reading]) -> Iterator[_Part]:
    """What there is to work: for a long article its pieces, for one that was met before nothing."""
    originals = Originals()
    for item in prepared:
        if isinstance(item.result, Article):
            item.task = None  # its bytes, which may be many, are no more needed
            yield from _parts_of(item.result, item.key, originals)
        else:
            assert item.result is not None
            outcome = dataclasses.replace(item.result, key=item.key)
            yield _Part(None, outcome, size=0, then=functools.partial(_told, outcome))


def _told(outcome: Outcome, part: _Part) -> Iterator[Outcome]:
    yield outcome


def _parts_of(article: Article, key: str, originals: Originals) -> Iterator[_Part]:
    kept, met = originals.met(article)
    if met:
        copy = Copy(article, key, kept)
        yield _Part(None, copy, size=0, then=functools.partial(_copied, copy))
        return
    work = _Work(article, key, kept, originals, missing=len(article.text))
    for piece in cut(article):
        yield _Part(piece, size=len(piece.text), then=work.take)


def _copied(copy: Copy, part: _Part) -> Iterator[Outcome]:
    if copy.kept.known:
        yield copy.outcome()
    else:  # only where outcomes need not come in order
        copy.kept.waiting.append(copy)


@dataclass(slots=True, eq=False)
class _Work:
    """An article that is worked: `missing` code points of its text are in pieces that are still to come back."""

    article: Article
    key: str
    kept: Kept
    originals: Originals
    missing: int

    def take(self, part: _Part) -> Iterator[Outcome]:
        """The outcome, once the last piece is done, and those of the copies that waited for it."""
        assert part.task is not None
        if isinstance(part.result, Failure):
            self.kept.failure = self.kept.failure or part.result
        elif part.result is not None:
            self.kept.add(part.task.start, part.result)
        self.missing -= len(part.task.text)
        if self.missing == 0:
            self.originals.keep(self.kept)
            yield self._outcome(part)
            yield from (copy.outcome() for copy in self.kept.waiting)
            self.kept.waiting.clear()

    def _outcome(self, last: _Part) -> Outcome:
        """What came of the article, whose `last` piece may be the whole: then there is nothing to join."""
        assert last.task is not None
        is_whole = len(last.task.text) == len(self.article.text)
        result: Record | Failure | None = last.result if is_whole else self.kept.result(self.article)
        if isinstance(result, Record):
            return Done(result, words(self.article), self.key)
        assert result is not None
        return dataclasses.replace(result, key=self.key)
