"""What a web server sent, as web archives keep it: which format it is, in which encoding, and its body."""

from __future__ import annotations

import io
import re
import zlib
from typing import IO, Any, Final

from extractor.errors import InputError
from extractor.readers import limits
from extractor.readers.compressed import decompressed

_TYPES: Final = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_CODINGS: Final = {"gzip": "gzip", "x-gzip": "gzip", "br": "brotli", "zstd": "zstd"}


def suffix_of_type(content_type: str | None) -> str | None:
    """The suffix of the format that a Content-Type names; None for one that is no article."""
    return _TYPES.get((content_type or "").partition(";")[0].strip().lower())


def charset_of(content_type: str | None) -> str | None:
    """The encoding that a Content-Type names."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:+-]+)", content_type or "", re.IGNORECASE)
    return match[1] if match else None


def body_of(stream: IO[bytes], headers: Any, path: str) -> bytes:
    """The body of an answer, without the codings in which it was sent. Raises InputError where it has others."""
    from warcio.bufferedreaders import ChunkedDataReader

    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    body = limits.read_limited(stream, path)
    codings = [name.strip().lower() for name in (headers.get_header("Content-Encoding") or "").split(",")]
    for coding in reversed(codings):
        if coding not in ("", "identity", "none") and not body.lstrip().startswith(b"<"):  # else it was taken off
            body = _decoded(body, coding, path)
    return body


def _decoded(body: bytes, coding: str, path: str) -> bytes:
    if coding == "deflate":
        return _inflated(body, path)
    if coding not in _CODINGS:
        raise InputError(f"is encoded as {coding[:40]!r}, which cannot be decoded", path=path)
    if coding in ("gzip", "x-gzip") and not body.startswith(b"\x1f\x8b"):
        return body
    budget = limits.Budget(given=lambda: len(body))
    return limits.read_limited(decompressed(io.BytesIO(body), _CODINGS[coding], path, budget), path)


def _inflated(body: bytes, path: str) -> bytes:
    """Deflate as the standard has it, and as servers send it: without the header of zlib."""
    most = min(limits.MAX_DOCUMENT, max(limits.FREE, limits.MAX_RATIO * len(body)))
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            data = zlib.decompressobj(bits).decompress(body, most + 1)
        except zlib.error:
            continue
        if len(data) > most:
            raise limits.bomb(path)
        return data
    return body
