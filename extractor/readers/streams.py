"""Streams that count what was read of them, that stop where too much comes out, and that can be read twice."""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING

from extractor.errors import InputError
from extractor.readers import limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 128 * 1024
"""Bytes that are read at once."""

_IN_MEMORY = 16 * 1024 * 1024
"""Bytes up to which a copy needs no file."""


class Counted(io.RawIOBase):
    """What another stream gives, counted: `count` bytes until now, after `head`, which was read of it before."""

    def __init__(self, stream: IO[bytes], head: bytes = b"") -> None:
        self.count = 0
        self._head = head
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer as far as there is something at once; 0 at the end."""
        view = memoryview(buffer).cast("B")
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = self._piece(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)

    def _piece(self, size: int) -> bytes:
        return self._read(size) or b""


class Unpacked(Counted):
    """What comes out of an archive. `given` tells how many bytes it was made from until now.

    Reading raises InputError where the archive is broken, and where too much comes out.
    """

    def __init__(self, stream: IO[bytes], path: str, given: Callable[[], int], budget: limits.Budget) -> None:
        super().__init__(stream)
        self._path, self._given, self._budget = path, given, budget

    def _piece(self, size: int) -> bytes:
        try:
            data = super()._piece(size)
        except InputError:
            raise
        except Exception as error:  # zlib, lzma, zipfile, tarfile, pyarrow: each has errors of its own
            raise broken(error, self._path) from error
        self._budget.spend(len(data), self._path)
        out = self.count + len(data)
        if out > limits.FREE and out > limits.MAX_RATIO * max(self._given(), 1):
            raise limits.bomb(self._path)
        return data


def broken(error: Exception, path: str) -> InputError:
    """The failure of what cannot be unpacked or parsed any further."""
    words = re.sub(r"[^ -~]+", " ", str(error)).strip()[:200].rstrip(".") or type(error).__name__
    return InputError(f"is broken or cut off: {words}; what stands behind was not read", path=path)


def buffered(raw: io.RawIOBase) -> IO[bytes]:
    """A raw stream with lines, read in large blocks."""
    return io.BufferedReader(raw, BLOCK)


@contextlib.contextmanager
def seekable(stream: IO[bytes], path: str) -> Iterator[IO[bytes]]:
    """The stream, or where it cannot be read twice a temporary copy, in memory or on disk.

    Raises InputError where it is too large for that.
    """
    if stream.seekable():
        yield stream
        return
    import tempfile

    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        size = 0
        while piece := stream.read(BLOCK):
            size += len(piece)
            if size > limits.MAX_SPOOLED:
                raise InputError("is too large to be read out of an archive or a pipe: unpack it", path=path)
            copy.write(piece)
        copy.seek(0)
        yield copy


def file_size(stream: IO[bytes]) -> int | None:
    """The bytes of a file; None for a pipe, a device or a stream in memory."""
    try:
        status = os.fstat(stream.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
