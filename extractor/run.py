"""Many articles: each gives a record or a failure, in order, and a bad one never loses a good one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extractor.article import Article
from extractor.errors import ExtractorError, InputError
from extractor.flow import Extractor
from extractor.metadata import with_metadata
from extractor.pipeline import BATCH_SIZE, MAX_LENGTH
from extractor.record import Record

log = logging.getLogger("extractor")

CHUNK_LENGTH = 1_000_000
"""Code points after which a chunk of articles is worked, however few they are: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a record: its path, and why, as one line."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def run(
    inputs: Iterable[Article | InputError], load: Callable[[], Extractor], *, published: str | None = None
) -> Iterator[Record | Failure]:
    """A record or a failure for each input, in order; `load` is called once there is an article to work on.

    `published` is the ISO day that counts for every article. Raises what `load` raises.
    """
    extractor: Extractor | None = None
    for chunk in _chunks(_dated(inputs, published)):
        articles = [item for item in chunk if isinstance(item, Article)]
        if articles and extractor is None:
            extractor = load()
        done = _work(extractor, articles) if extractor else iter(())
        for item in chunk:
            yield item if isinstance(item, Failure) else next(done)


def _dated(inputs: Iterable[Article | InputError], published: str | None) -> Iterator[Article | Failure]:
    for item in inputs:
        if isinstance(item, InputError):
            yield Failure(item.path, item.problem)
        elif len(item.text) > MAX_LENGTH:
            problem = f"is too long ({len(item.text):,} characters; at most {MAX_LENGTH:,}): split it"
            yield Failure(item.path, problem)
        else:
            try:
                yield with_metadata(item, published=published)
            except Exception as error:
                yield _unexpected(item, error)


def _chunks(items: Iterable[Article | Failure]) -> Iterator[list[Article | Failure]]:
    chunk: list[Article | Failure] = []
    length = 0
    for item in items:
        chunk.append(item)
        length += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= BATCH_SIZE or length >= CHUNK_LENGTH:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _work(extractor: Extractor, articles: list[Article]) -> Iterator[Record | Failure]:
    """A record or failure for each article: worked together, and one by one from where something goes wrong."""
    done = 0
    try:
        for record in extractor.records(articles):
            yield record
            done += 1
    except Exception:
        log.debug("worked one by one from %s", articles[done].path, exc_info=True)
        for article in articles[done:]:
            try:
                record = extractor(article)
            except Exception as error:
                yield _unexpected(article, error)
            else:
                yield record


def _unexpected(article: Article, error: Exception) -> Failure:
    log.debug("%s", article.path, exc_info=error)
    words = str(error).splitlines()[0] if str(error) else ""
    if isinstance(error, ExtractorError):
        return Failure(article.path, words)
    return Failure(
        article.path, f"could not be worked, which is an error of this program: {type(error).__name__} {words}"
    )
