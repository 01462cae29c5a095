"""The unit of work: functions over a batch, which any `concurrent.futures.Executor` can run in any process.

Only plain values cross a process's border: inputs, articles, records, failures.
"""

from __future__ import annotations

import faulthandler
import functools
import gc
import logging
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import ExtractorError, InputError, ModelError
from extractor.readers.source import Source
from extractor.running.outcomes import Failure, Prepared, Skipped

if TYPE_CHECKING:
    from extractor.flow import Extractor
    from extractor.record import Record, Tool

log = logging.getLogger("extractor")


@dataclass(frozen=True, slots=True)
class Setup:
    """How articles are worked: model, rule files, the ISO day that counts for all of them, other languages too?

    `timeout` is in seconds an article, 0 for none: a process in which one takes longer ends with exit code TIMED_OUT.
    `tool` is what must make the records, where workers run on other machines and could have another version.
    """

    model: str
    rules: tuple[str, ...] = ()
    published: str | None = None
    any_language: bool = False
    timeout: float = 0
    tool: Tool | None = None


TIMED_OUT = 1
"""The exit code that `faulthandler` gives a process whose time is up."""


def prepare(setup: Setup, batch: Sequence[Article | Source]) -> list[Prepared]:
    """For each input the article with its title, day and byline, or why there is none."""
    return [_guarded(setup, item) for item in batch]


def _guarded(setup: Setup, item: Article | Source) -> Prepared:
    with _time_limit(setup.timeout):
        try:
            return _prepared(setup, item)
        except InputError as error:
            return Failure(error.path, error.problem)
        except Exception as error:
            return unexpected(item.path, error)


def _prepared(setup: Setup, item: Article | Source) -> Prepared:
    from extractor.language import not_english
    from extractor.metadata import with_metadata
    from extractor.readers.documents import read_document

    article = read_document(item) if isinstance(item, Source) else item
    language = None if setup.any_language else not_english(article.text)
    if language is not None:
        return Skipped(article.path, f"is not in English but in {language!r}: left out (--any-language works it)")
    return with_metadata(article, published=setup.published)


def work(setup: Setup, batch: Sequence[Article]) -> list[Record | Failure]:
    """A record or a failure for each article, which has its metadata; the model is loaded once a process.

    Raises ModelError and RuleError where model or rules cannot be loaded.
    """
    with _ONE_AT_A_TIME:
        extractor = loaded(setup.model, setup.rules)
        if setup.tool is not None and extractor.tool != setup.tool:
            raise ModelError(f"a worker has {_shown(extractor.tool)} where {_shown(setup.tool)} was asked for")
        results = list(_worked(setup, extractor, batch))
        gc.collect()  # what is left of an article is a ring of tokens, and Python would let hundreds pile up
        return results


_ONE_AT_A_TIME = threading.Lock()
"""A loaded model is for one thread; a cluster's workers may have several."""


@functools.lru_cache(maxsize=1)
def loaded(model: str, rules: tuple[str, ...]) -> Extractor:
    """The extractor of this process."""
    from extractor.flow import load

    extractor = load(model, rules=rules)
    gc.freeze()  # model and rules stay, and need not be looked at again each time that garbage is looked for
    return extractor


def is_ready(setup: Setup) -> bool:
    """Load what work needs; True, unless something is raised: asks whether a worker can do anything at all."""
    work(setup, [Article("It rained.")])
    return True


def _shown(tool: Tool) -> str:
    return f"extractor {tool.extractor}, {tool.model}, rules {tool.rules[-8:]}"


def _worked(setup: Setup, extractor: Extractor, articles: Sequence[Article]) -> Iterator[Record | Failure]:
    """Worked together, and one by one from where something goes wrong."""
    done = 0
    try:
        records = extractor.records(articles)
        for _ in articles:
            with _time_limit(setup.timeout):
                record = next(records)
            yield record
            done += 1
    except Exception:
        log.debug("worked one by one from %s", articles[done].path, exc_info=True)
        for article in articles[done:]:
            with _time_limit(setup.timeout):
                try:
                    result: Record | Failure = extractor(article)
                except Exception as error:
                    result = unexpected(article.path, error)
            yield result


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """End the process, native code and all, unless what follows is done in time."""
    if not seconds:
        yield
        return
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def unexpected(path: str, error: Exception) -> Failure:
    """The failure of an input that an error of this program, or the lack of memory, was in the way of."""
    log.debug("%s", path, exc_info=error)
    words = str(error).splitlines()[0] if str(error) else ""
    if isinstance(error, ExtractorError):
        return Failure(path, words)
    if isinstance(error, MemoryError):
        return Failure(path, "could not be worked: there is not enough memory for it")
    return Failure(path, f"could not be worked, which is an error of this program: {type(error).__name__} {words}")
