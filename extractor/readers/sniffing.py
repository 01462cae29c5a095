"""What a stream without a name or suffix is, told by how it begins."""

from __future__ import annotations

import json
import re
import zlib
from typing import IO, Final

from extractor.readers.mailbox import is_postmark
from extractor.readers.streams import Counted, buffered

_HEAD: Final = 64 * 1024
"""Bytes by which a stream is told, at most its first line that is not blank."""

_MAGIC: Final = (
    (b"\x1f\x8b\x08", ".gz"),
    (b"PK\x03\x04", ".zip"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"PAR1", ".parquet"),
    (b"%PDF-", ".pdf"),
    (b"WARC/1.", ".warc"),
)
_BINARY: Final = (b"\x1f\x8b\x08", b"PK\x03\x04")
_HTML: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_OPEN_OBJECT: Final = re.compile(rb'\{\s*(?:$|"[^"]*"\s*:)')
_OPEN_ARRAY: Final = re.compile(rb"\[\s*(?:\{|$)")


def sniffed(stream: IO[bytes]) -> tuple[IO[bytes], str]:
    """The stream from its beginning, and the suffix of the format that it is in; `.txt` where nothing tells."""
    head = b""
    while len(head) < _HEAD and not head.strip(b"\xef\xbb\xbf \t\r\n"):
        line = stream.readline(_HEAD)
        if not line:
            break
        head += line
    if head.startswith(_BINARY):
        head += stream.read(1024)  # what is a line there means nothing
    return buffered(Counted(stream, head)), suffix_of_head(head)


def suffix_of_head(head: bytes) -> str:
    """The suffix of the format in which a stream is that begins like this, to the end of a line."""
    for magic, suffix in _MAGIC:
        if head.startswith(magic):
            return _of_archive(head, suffix)
    if head[257:262] == b"ustar":
        return ".tar"
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if first.startswith(b"{"):
        return _of_object(first)
    if _OPEN_ARRAY.match(first):
        return ".json"
    if _HTML.match(first):
        return ".html"
    return ".mbox" if is_postmark(first) else ".txt"


def _of_archive(head: bytes, suffix: str) -> str:
    """Some formats are archives of a certain kind."""
    if suffix == ".gz":
        try:
            inner = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            inner = b""
        return ".warc.gz" if inner.startswith(b"WARC/1.") else suffix
    if suffix == ".zip" and b"[Content_Types].xml" in head[:4096]:
        return ".docx"
    return suffix


def _of_object(first: bytes) -> str:
    """JSON Lines where the first line is an object with something to read, JSON where it only begins one."""
    from extractor.readers.parts import looks_like_article

    line = first.splitlines()[0]
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return ".json" if _OPEN_OBJECT.match(line) and not _closed(line) else ".txt"
    return ".jsonl" if looks_like_article(data) else ".txt"


def _closed(line: bytes) -> bool:
    return line.rstrip().endswith(b"}")
