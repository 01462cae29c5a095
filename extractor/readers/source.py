"""A document as it lies there, before it is read: its bytes, their format, and what is known of it from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from extractor.article import Article
from extractor.errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """One document that a reader makes into one article.

    `path` is as its record will show it (`crawl.warc.gz#4711`, `all.zip/a.html`), `suffix` names the reader (`.html`),
    `data` are the document's bytes, without compression. The rest is what its container says of it, which counts more
    than what the document says itself; `charset` is the encoding that a server or a mail named.
    """

    path: str
    suffix: str
    data: bytes
    title: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    charset: str | None = None
    warnings: tuple[str, ...] = ()


Read = Article | Source | InputError
"""What stands in an input: an article, a document that is still to be read, or why there is none."""


def size_of(read: Read) -> int:
    """The bytes of a document, or the code points of an article; 0 where there is neither."""
    if isinstance(read, Source):
        return len(read.data)
    return len(read.text) if isinstance(read, Article) else 0


@dataclass(frozen=True, slots=True)
class Columns:
    """What an object, a row or a table calls each part of an article; None: one of the usual names."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, or the one in a compressed file.

    `name` says by its suffix what it is; `path` is as its record will show it. `open` gives its bytes, without
    compression; it raises InputError.
    """

    path: str
    name: str
    open: Callable[[], IO[bytes]]
