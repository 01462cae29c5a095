"""Web archives: the pages of a `.warc` or `.warc.gz`; `crawl.warc.gz#4711` is the record at that byte of the file.

The day on which a page was crawled is not that on which it appeared, and is not taken for it.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, Final

from extractor.errors import InputError
from extractor.readers import limits
from extractor.readers.http import body_of, charset_of, suffix_of_type
from extractor.readers.source import Columns, Read, Source

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

_PROTOCOLS: Final = ("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/2", "HTTP/3")
_BLOCK: Final = 64 * 1024

_MAX_HEADERS: Final = 1024 * 1024
"""Bytes of the headers of a record and of what stands before them."""


def read_warc(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """A source for each HTML or plain text page that was fetched whole; other records are passed over."""
    from warcio.archiveiterator import ArchiveIterator

    guard = _Guard(stream, path)
    iterator = ArchiveIterator(guard, no_record_parse=True)
    guard.reader = iterator.reader
    found = False
    while (record := _next(iterator, path)) is not None:
        place = f"{path}#{iterator.offset}"
        try:
            page = _page(record, guard, place)
        except InputError as error:
            page = error
        _pass_over(record, guard, place)
        if page is not None:
            found = True
            yield page
    if not found:
        yield InputError("is a web archive without pages of HTML or text", path=path)


def _next(iterator: ArchiveIterator, path: str) -> ArcWarcRecord | None:
    """The next record; None at the end. Raises InputError where no record begins."""
    try:
        with contextlib.redirect_stderr(_Nowhere()):  # the library prints what it finds wrong
            return next(iterator, None)
    except InputError:
        raise
    except Exception as error:  # errors of the library and of what it decodes
        whole = "non-chunked" in str(error)
        words = "is compressed as a whole: unpack it with gunzip" if whole else "is broken: no record begins here"
        raise InputError(words, path=f"{path}#{max(iterator.offset, 0)}") from error


def _page(record: ArcWarcRecord, guard: _Guard, path: str) -> Source | InputError | None:
    """The page of a record; None where it holds something else."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type != "response" or not url.lower().startswith(("http:", "https:")):
        return None
    headers = _headers(record.raw_stream)
    if headers is None or headers.get_statuscode() != "200":
        return None
    suffix = suffix_of_type(headers.get_header("Content-Type"))
    if suffix is None:
        return None
    if (record.length or 0) > limits.MAX_DOCUMENT:
        return limits.too_large(path)
    guard.mark(ahead=record.length or 0)
    data = body_of(record.raw_stream, headers, path)
    cut = record.rec_headers.get_header("WARC-Truncated")
    warnings = (f"the crawl cut this page off ({cut[:40]})",) if cut else ()
    charset = charset_of(headers.get_header("Content-Type"))
    return Source(path, suffix, data, url=url, charset=charset, warnings=warnings)


def _headers(stream: IO[bytes]) -> Any:
    """The HTTP headers of a record; None where there are none."""
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        return StatusAndHeadersParser(list(_PROTOCOLS), verify=True).parse(stream)
    except InputError:
        raise
    except Exception:  # what is no HTTP is no page
        return None


def _pass_over(record: ArcWarcRecord, guard: _Guard, path: str) -> None:
    """Read to the record's end. Raises InputError where the file ends before it."""
    if record.length is None:
        raise InputError("is broken or cut off: the record does not say how long it is", path=path)
    guard.mark()
    while record.raw_stream.read(_BLOCK):
        guard.mark()
    if record.raw_stream.tell() < record.length:
        raise InputError("is cut off: the file ends within this record", path=path)


class _Guard:
    """The file under a reader of web archives, which stops where too much comes out of it."""

    def __init__(self, stream: IO[bytes], path: str) -> None:
        self.reader: Any = None
        self._stream, self._path, self._count, self._marked = stream, path, 0, 0

    def mark(self, ahead: int = 0) -> None:
        """What was read until now is no header, nor are so many bytes behind it."""
        self._marked = self.reader.tell() + ahead

    def tell(self) -> int:
        """Bytes that were read of the file."""
        return self._count

    def read(self, size: int) -> bytes:
        """At most so many bytes. Raises InputError where too much came out of those before."""
        out = self.reader.tell() if self.reader else 0
        if out - self._marked > _MAX_HEADERS:
            raise InputError(f"is no web archive from byte {self._count} on: headers without an end", path=self._path)
        if out > limits.FREE and out > limits.MAX_RATIO * self._count:
            raise limits.bomb(self._path)
        data = self._stream.read(size)
        self._count += len(data)
        return data


class _Nowhere(io.TextIOBase):
    """Takes what is written and keeps nothing."""

    def write(self, text: str) -> int:
        """Nothing is kept."""
        return len(text)
