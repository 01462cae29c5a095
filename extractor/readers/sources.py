"""What the user's paths mean: files, the articles of a folder, standard input; each opened as what it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers import COLLECTIONS, NO_PLAIN_TEXT, READERS, Columns, Read, Source
from extractor.readers.jsonl import article_of_line, read_jsonl

STDIN = "-"


def expand(paths: Iterable[str]) -> Iterator[str | InputError]:
    """Each path that is to be read, in order: a folder gives the articles in it, sorted, hidden ones left out."""
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            found = False
            for file in _walk(Path(path)):
                found = True
                yield file if isinstance(file, InputError) else str(file)
            if not found:
                yield InputError(f"is a folder without articles ({', '.join(READERS)})", path=shown(path))
        else:
            yield path


def _walk(folder: Path) -> Iterator[Path | InputError]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", path=shown(str(folder)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link to a folder above would never end
                yield from _walk(entry)
        elif entry.suffix.lower() in READERS:
            yield entry


def read(path: str, columns: Columns = Columns(), *, stdin: IO[bytes] | None = None) -> Iterator[Read]:  # noqa: B008
    """What one file holds, or standard input for `-`; what cannot be read comes as an `InputError`."""
    if path == STDIN:
        yield from _read_stdin(stdin or sys.stdin.buffer, columns)
        return
    suffix = Path(path).suffix.lower()
    if suffix in NO_PLAIN_TEXT and suffix not in READERS and os.path.exists(path):
        yield InputError(
            f"is a {suffix} file, which cannot be read yet; what can: {', '.join(READERS)}", path=shown(path)
        )
        return
    try:
        with open(path, "rb") as stream:
            yield from opened(stream, suffix, shown(path), columns)
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", path=shown(path))
    except ValueError:  # a path with a NUL in it
        yield InputError("is no path", path=shown(path))


def opened(stream: IO[bytes], suffix: str, path: str, columns: Columns) -> Iterator[Read]:
    """What an open stream holds: a collection's articles, or the one document."""
    if suffix in COLLECTIONS:
        yield from COLLECTIONS[suffix](stream, path, columns)
    else:
        yield Source(path=path, suffix=suffix, data=stream.read())


def _read_stdin(stream: IO[bytes], columns: Columns) -> Iterator[Read]:
    """Standard input: JSON Lines where its first line is an article in JSON, else one text."""
    first = stream.readline()
    is_jsonl = first.lstrip().startswith(b"{") and isinstance(article_of_line(first, STDIN, columns), Article)
    if is_jsonl:
        yield from read_jsonl(chain([first], stream), STDIN, columns)  # type: ignore[arg-type]
    else:
        yield Source(path=STDIN, suffix=".txt", data=first + stream.read())


def shown(path: str) -> str:
    """A path as it can be written: bytes of a file name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
