"""What the user's paths mean: files, the articles of a folder, patterns, lists of paths, standard input."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Final

from extractor.errors import InputError
from extractor.readers import READERS, Columns, Read
from extractor.readers.limits import Budget
from extractor.readers.opening import Within, is_read, opened
from extractor.readers.streams import BLOCK, Counted, buffered, file_size

STDIN: Final = "-"

_LONGEST_PATH: Final = 64 * 1024
"""Bytes of a path in a list of them; no system has longer ones."""


def expand(paths: Iterable[str]) -> Iterator[str | InputError]:
    """Each path that is to be read, in order, as it is found.

    A folder gives the articles in it and in its folders, sorted, hidden ones left out; links to folders are not
    followed. A pattern such as `news/**/*.html` that is no file itself gives what it matches, sorted.
    """
    for path in paths:
        if path == STDIN or "\0" in path:
            yield path
        elif os.path.isdir(path):
            yield from _in_folder(path)
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _matching(path)
        else:
            yield path


def _in_folder(path: str) -> Iterator[str | InputError]:
    found = False
    for item in _walk("" if path == os.curdir else path):
        found = True
        yield item
    if not found:
        yield InputError(f"is a folder without articles ({', '.join(READERS)})", path=shown(path))


def _walk(folder: str) -> Iterator[str | InputError]:
    try:
        with os.scandir(folder or os.curdir) as entries:
            names = sorted(name for entry in entries if (name := _name(entry)))
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", path=shown(folder))
        return
    for name in names:  # a folder's ends with the separator
        path = os.path.join(folder, name)
        if name.endswith(os.sep):
            yield from _walk(path)
        else:
            yield path


def _name(entry: os.DirEntry[str]) -> str | None:
    """The name of an entry that is read, only the name: of a million files nothing else is kept."""
    if entry.name.startswith("."):
        return None
    if entry.is_dir(follow_symlinks=False):
        return entry.name + os.sep
    if not is_read(entry.name):
        return None
    if entry.is_symlink():  # a link to a folder above would never end; one to nothing is told when it is opened
        return None if entry.is_dir() or (os.path.exists(entry.path) and not entry.is_file()) else entry.name
    return entry.name if entry.is_file() else None


def _matching(pattern: str) -> Iterator[str | InputError]:
    """What a pattern matches; with `**`, which goes into folders by itself, files alone."""
    deep = "**" in pattern
    found = sorted(glob.iglob(pattern, recursive=True))
    if not found:
        yield InputError("matches no file", path=shown(pattern))
    for path in found:
        if not os.path.isdir(path):
            yield path
        elif not deep:
            yield from _in_folder(path)


def files_from(stream: IO[bytes]) -> Iterator[str]:
    """The paths in a list: one a line, or each with a NUL behind it where there is a NUL; blank lines are no paths."""
    rest, separator = b"", b""
    while piece := getattr(stream, "read1", stream.read)(BLOCK):
        rest += piece
        separator = separator or (b"\0" if b"\0" in rest else b"\n" if b"\n" in rest else b"")
        *whole, rest = rest.split(separator) if separator else [rest]
        yield from _paths(whole, separator)
        if len(rest) > _LONGEST_PATH:  # no list of paths: told when it is opened
            rest = rest[:_LONGEST_PATH]
            break
    yield from _paths([rest], separator)


def _paths(names: list[bytes], separator: bytes) -> Iterator[str]:
    for name in names:
        path = name if separator == b"\0" else name.removesuffix(b"\r")
        if path.strip():
            yield os.fsdecode(path)


def read(path: str, columns: Columns = Columns(), *, stdin: IO[bytes] | None = None) -> Iterator[Read]:  # noqa: B008
    """All that one file holds, or standard input for `-`; what cannot be read comes as an `InputError`."""
    try:
        if path == STDIN:
            yield from _read_stream(stdin or sys.stdin.buffer, "", STDIN, columns)
            return
        with open(path, "rb") as stream:
            yield from _unchanged(stream, path, _read_stream(stream, os.path.basename(path), shown(path), columns))
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", path=shown(path))
    except ValueError:  # a path with a NUL in it
        yield InputError("is no path", path=shown(path))


def _unchanged(stream: IO[bytes], path: str, items: Iterator[Read]) -> Iterator[Read]:
    """What a file holds, and an `InputError` at the end where it became another one while it was read.

    One thing is held back, so that nothing is said of what happens to the file after it was read to its end.
    """
    before = os.fstat(stream.fileno())
    if not stat.S_ISREG(before.st_mode):
        yield from items
        return
    held: list[Read] = []
    for item in _whole(items):
        yield from held
        held = [item]
    changed = _is_other(before, os.fstat(stream.fileno())) or _is_replaced(before, path)
    yield from held
    if changed:
        yield InputError("was changed while it was read: what it gave may be incomplete", path=shown(path))


def _whole(items: Iterator[Read]) -> Iterator[Read]:
    try:
        yield from items
    except InputError as error:
        yield error


def _is_other(before: os.stat_result, after: os.stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _is_replaced(before: os.stat_result, path: str) -> bool:
    """Is there another file in its place? One that was removed could still be read to its end."""
    try:
        return not os.path.samestat(before, os.stat(path))
    except OSError:
        return False


def _read_stream(stream: IO[bytes], name: str, path: str, columns: Columns) -> Iterator[Read]:
    size = file_size(stream)
    if size is not None:
        return opened(stream, name, path, Within(columns, Budget(given=lambda: size)))
    counted = Counted(stream)
    return opened(buffered(counted), name, path, Within(columns, Budget(given=lambda: counted.count)))


def shown(path: str) -> str:
    """A path as it can be written: bytes of a file name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
