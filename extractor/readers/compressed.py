"""Compressed files: `.jsonl.gz`, `.tar.bz2`, `.txt.xz`, `.warc.zst`; each holds one file, and its path is its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, Final, cast

from extractor.errors import InputError
from extractor.readers.limits import Budget
from extractor.readers.source import Member
from extractor.readers.streams import Counted, Unpacked, buffered

COMPRESSIONS: Final = {
    ".gz": "",
    ".bz2": "",
    ".xz": "",
    ".zst": "",
    ".tgz": ".tar",
    ".tbz2": ".tar",
    ".txz": ".tar",
}
"""Suffix -> what stands in its place in the name of the file within."""

_METHODS: Final = {".gz": "gzip", ".tgz": "gzip", ".bz2": "bz2", ".tbz2": "bz2", ".xz": "xz", ".txz": "xz"}


def inner_name(name: str) -> str:
    """The name of the file that a compressed one holds: `a.jsonl` for `a.jsonl.gz`, `a.tar` for `a.tgz`."""
    suffix = next(suffix for suffix in COMPRESSIONS if name.lower().endswith(suffix))
    return name[: -len(suffix)] + COMPRESSIONS[suffix]


def unpack(stream: IO[bytes], name: str, path: str, budget: Budget) -> Iterator[Member | InputError]:
    """The one file in a compressed one."""
    suffix = next(suffix for suffix in COMPRESSIONS if name.lower().endswith(suffix))
    method = _METHODS.get(suffix, "zstd")
    yield Member(path, inner_name(name), lambda: decompressed(stream, method, path, budget))


def decompressed(stream: IO[bytes], method: str, path: str, budget: Budget) -> IO[bytes]:
    """What a stream holds that is compressed by `gzip`, `bz2`, `xz`, `zstd` or `brotli`; nothing is kept in memory."""
    packed = Counted(stream)
    return buffered(Unpacked(_opened(packed, method), path, lambda: packed.count, budget))


def _opened(packed: Counted, method: str) -> IO[bytes]:
    if method == "gzip":
        import gzip

        return cast(IO[bytes], gzip.GzipFile(fileobj=cast(Any, packed)))
    if method == "bz2":
        import bz2

        return cast(IO[bytes], bz2.BZ2File(cast(Any, packed)))
    if method == "xz":
        import lzma

        return cast(IO[bytes], lzma.LZMAFile(cast(Any, packed), format=lzma.FORMAT_XZ))
    import pyarrow

    return cast(IO[bytes], pyarrow.CompressedInputStream(pyarrow.PythonFile(packed, mode="r"), method))
