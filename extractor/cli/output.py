"""Where data go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from extractor.cli.process import PipeClosedError
from extractor.errors import OutputError
from extractor.running.journal import Progress

Write = Callable[[str], None]


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
    stream = getattr(sys.stdout, "buffer", None)

    def write(text: str) -> None:
        with written_to("standard output"):
            if stream is None:
                sys.stdout.write(text)
            else:
                stream.write(text.encode("utf-8", "replace"))
            sys.stdout.flush()

    yield Output(write)


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
                stream.flush()
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
def _stream(file: Path | int, name: str) -> Iterator[TextIO]:
    with written_to(name):
        stream = open(file, "w", encoding="utf-8", errors="replace", newline="", buffering=1)  # noqa: SIM115
    try:
        yield stream
        with written_to(name):
            stream.close()
    finally:
        with suppress(OSError):  # where writing failed, closing fails again
            stream.close()


def _writer(stream: TextIO, name: str) -> Write:
    def write(text: str) -> None:
        with written_to(name):
            stream.write(text)

    return write


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; those of any new file else."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
