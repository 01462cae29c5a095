"""Where data go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import select
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from extractor.cli.process import PipeClosedError
from extractor.errors import OutputError
from extractor.readers.streams import file_size
from extractor.running.journal import Progress

Write = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Output:
    """Where pieces are written, and who is told that all that an input gives was written, by the input's key and with
    a note for a later run; `progress` is how far an earlier run came."""

    write: Write
    done: Callable[[str, Any], None] = lambda key, note: None
    progress: Progress = field(default_factory=Progress)


@contextmanager
def written_to(name: str) -> Iterator[None]:
    """Whatever is in the way of writing is an OutputError that names the output; a closed pipe stays one."""
    try:
        yield
    except BrokenPipeError:
        raise PipeClosedError from None
    except OSError as error:
        raise OutputError(error, to=name) from error


@contextmanager
def standard_output() -> Iterator[Output]:
    """Writes UTF-8 to standard output, whatever the locale, and at once."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    yield Output(sys.stdout.write if buffer is None else _writer(getattr(buffer, "raw", buffer), "standard output"))


@contextmanager
def file_output(path: Path) -> Iterator[Output]:
    """Writes UTF-8 to a file that takes the place of `path` at the end, if something was written and nothing failed.

    A device or pipe is written to directly. Raises OutputError where that is not possible.
    """
    target, name = path.resolve(), str(path)
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        with error_file(path) as write:
            yield Output(write)
        return
    with written_to(name):
        handle, part = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with _stream(handle, name) as stream:
            yield Output(_writer(stream, name))
            with written_to(name):
                written = stream.tell() > 0
                os.fsync(stream.fileno())
        if written:
            with written_to(name):
                os.chmod(part, _mode(target))
                os.replace(part, target)
    finally:
        Path(part).unlink(missing_ok=True)


@contextmanager
def error_file(path: Path) -> Iterator[Write]:
    """Writes UTF-8 lines to a file, each at once. Raises OutputError where that is not possible."""
    with _stream(path, str(path)) as stream:
        yield _writer(stream, str(path))


@contextmanager
def _stream(file: Path | int, name: str) -> Iterator[IO[bytes]]:
    with written_to(name):
        stream = open(file, "wb", buffering=0)  # noqa: SIM115 - closed below
    try:
        yield stream
    finally:
        with written_to(name):
            stream.close()


def _writer(stream: IO[bytes], name: str) -> Write:
    end: int | None = None
    in_line = False

    def write(text: str) -> None:
        nonlocal end, in_line
        if not in_line:
            end = file_size(stream)
        with written_to(name):
            write_whole(stream, text.encode("utf-8", "replace"), end)
        in_line = not text.endswith("\n")

    return write


def write_whole(stream: IO[bytes], data: bytes | bytearray, end: int | None = None) -> None:
    """Write all of it to a stream without a buffer; a file in which there is no room for all is cut at `end`."""
    rest = memoryview(data)
    try:
        while rest:
            written = stream.write(rest)
            if written is None:  # a pipe that is full, and whose other side has asked that nobody waits for it
                select.select([], [stream], [])
            else:
                rest = rest[written:]
    except OSError:
        if end is not None:
            with suppress(OSError):
                os.ftruncate(stream.fileno(), end)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; those of any new file else."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
