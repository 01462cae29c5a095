"""Where data go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from extractor.cli.process import PipeClosedError
from extractor.journal import Progress

Write = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Output:
    """Where pieces are written, and who is told that all that an input gives was written, by the input's key and with
    a note for a later run; `progress` is how far an earlier run came."""

    write: Write
    done: Callable[[str, Any], None] = lambda key, note: None
    progress: Progress = field(default_factory=Progress)


@contextmanager
def standard_output() -> Iterator[Output]:
    """Writes UTF-8 to standard output, whatever the locale, and at once."""
    stream = getattr(sys.stdout, "buffer", None)

    def write(text: str) -> None:
        try:
            if stream is None:
                sys.stdout.write(text)
            else:
                stream.write(text.encode("utf-8", "replace"))
            sys.stdout.flush()
        except BrokenPipeError:
            raise PipeClosedError from None

    yield Output(write)


@contextmanager
def file_output(path: Path) -> Iterator[Output]:
    """Writes UTF-8 to a file that takes the place of `path` at the end, if something was written and nothing failed.

    A device or pipe is written to directly. Raises OSError for a folder that cannot be written to.
    """
    target = path.resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        with open(target, "w", encoding="utf-8", errors="replace", newline="") as stream:
            yield Output(_writer(stream))
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="") as stream:
            yield Output(_writer(stream))
            written = stream.tell() > 0
            stream.flush()
            os.fsync(stream.fileno())
        if written:
            os.chmod(name, _mode(target))
            os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def error_file(path: Path) -> Iterator[Write]:
    """Writes UTF-8 lines to a file, each at once."""
    with open(path, "w", encoding="utf-8", errors="replace", newline="", buffering=1) as stream:
        yield _writer(stream)


def _writer(stream: TextIO) -> Write:
    def write(text: str) -> None:
        stream.write(text)

    return write


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; those of any new file else."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
