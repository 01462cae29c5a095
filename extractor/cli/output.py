"""Where data go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Write = Callable[[str], None]


@contextmanager
def standard_output() -> Iterator[Write]:
    """Writes UTF-8 to standard output, whatever the locale, and at once."""
    stream = getattr(sys.stdout, "buffer", None)

    def write(text: str) -> None:
        if stream is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            stream.write(text.encode("utf-8", "replace"))
            stream.flush()

    yield write


@contextmanager
def file_output(path: Path) -> Iterator[Write]:
    """Writes UTF-8 to a file that takes the place of `path` at the end, if something was written and nothing failed.

    A device or pipe is written to directly. Raises OSError for a folder that cannot be written to.
    """
    target = path.resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        with open(target, "w", encoding="utf-8", errors="replace", newline="") as stream:
            yield lambda text: (stream.write(text), stream.flush())[1]
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="") as stream:
            yield lambda text: (stream.write(text), None)[1]
            written = stream.tell() > 0
            stream.flush()
            os.fsync(stream.fileno())
        if written:
            os.chmod(name, _mode(target))
            os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; those of any new file else."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
