"""Output that a later run can go on with: whole lines, in one file or in shards, with a journal beside it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import IO, Any

from extractor.cli.output import Output, write_whole, written_to
from extractor.errors import ResumeError
from extractor.running.journal import Journal, Progress

SAVE_EVERY = 1.0
"""Seconds after which what was written is made safe; a kill costs no more than what was worked meanwhile."""

HELD = 2**20
"""Bytes that wait to be written, about."""


@contextmanager
def resumable_output(
    path: Path, fingerprint: Mapping[str, Any], *, resume: bool, shard_size: int | None = None
) -> Iterator[Output]:
    """Appends to `path`, or to numbered files beside it of `shard_size` records each, from where it was safe.

    Raises ResumeError where it cannot go on with what is there, OutputError where it cannot be written.
    """
    journal = Journal(path, fingerprint)
    if not (resume and journal.exists()):  # looked at before there is a journal, from which on all is the run's own
        _refuse(path, resume=resume, shards=shard_size is not None)
    try:
        with written_to(str(journal.path)):
            progress = journal.open(resume=resume)
        output = ResumableOutput(path, journal, progress, shard_size)
        try:
            output.begin()
            yield Output(output.write, output.done, output.progress)
            output.save()
        except KeyboardInterrupt:
            output.save()
            raise
        finally:
            output.close()
    finally:
        journal.close()


class ResumableOutput:
    """An output file, or the last of several, with what was written and is not safe yet: the keys of the inputs that
    are whole, which ends at `_end`."""

    def __init__(self, path: Path, journal: Journal, progress: Progress, shard_size: int | None) -> None:
        self.progress = progress
        self._path, self._journal, self._shard_size = path, journal, shard_size
        self._file: IO[bytes] | None = None
        self._unsaved = bytearray()
        self._end = 0
        self._keys: list[str] = []
        self._notes: list[Any] = []
        self._saved_at = time.monotonic()

    def begin(self) -> None:
        """Open the file that is under way and cut what is not safe in it. Raises OutputError, ResumeError."""
        if self._is_full(self.progress.records):
            self.progress.shard, self.progress.size, self.progress.records = self.progress.shard + 1, 0, 0
        path = self._path_of(self.progress.shard)
        with written_to(str(path)):
            if path.is_dir():
                raise IsADirectoryError(None, "is a folder", str(path))
            size = path.stat().st_size if path.exists() else 0
            if size < self.progress.size:
                journal = self._journal.path
                raise ResumeError(f"{path}: is shorter than its journal says; remove {journal} to begin anew")
            self._file = open(path, "r+b" if path.exists() else "xb", buffering=0)  # noqa: SIM115 - closed by close()
            self._file.truncate(self.progress.size)
            self._end = self._file.seek(self.progress.size)

    def _is_full(self, records: int) -> bool:
        return self._shard_size is not None and records >= self._shard_size

    def write(self, text: str) -> None:
        """Take a piece of output."""
        self._unsaved += text.encode("utf-8", "replace")
        if len(self._unsaved) > HELD and self._file is not None:
            self._bring(self._file)

    def done(self, key: str, note: Any = None) -> None:
        """All that the input with this key gives was written; a later run is to know `note`."""
        assert self._file is not None
        self._end = self._file.tell() + len(self._unsaved)
        self._keys.append(key)
        self._notes += [note] if note is not None else []
        is_full = self._is_full(self.progress.records + len(self._keys))
        if is_full or time.monotonic() - self._saved_at >= SAVE_EVERY:
            self.save()
        if is_full:
            self.close()
            self.begin()

    def save(self) -> None:
        """Bring what was written to the disk, and note it. Raises OutputError; the file is as it was before then."""
        if self._file is None or not self._keys:
            return
        self._bring(self._file)
        with written_to(str(self._path_of(self.progress.shard))):
            os.fsync(self._file.fileno())
        self.progress.size = self._end
        self.progress.records += len(self._keys)
        with written_to(str(self._journal.path)):
            self._journal.add(self._keys, self._notes, self.progress)
        self._keys.clear()
        self._notes.clear()
        self._saved_at = time.monotonic()

    def _bring(self, file: IO[bytes]) -> None:
        """Bring what was written into the file, where it counts once it is noted."""
        with written_to(str(self._path_of(self.progress.shard))):
            write_whole(file, self._unsaved)
        self._unsaved.clear()

    def close(self) -> None:
        """Close the file; what is not saved is not in it."""
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(self.progress.size)
            self._file.close()
            self._file = None

    def _path_of(self, shard: int) -> Path:
        return self._path if self._shard_size is None else _shard(self._path, f"{shard:05}")


def _shard(path: Path, number: str) -> Path:
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def shard_pattern(path: Path) -> str:
    """The pattern (glob) of the names that the shards of an output have."""
    return _shard(Path(escape(path.name)), "[0-9]" * 5).name


def _refuse(path: Path, *, resume: bool, shards: bool) -> None:
    """Raises ResumeError where there is output that no journal tells of, or that is not to be gone on with."""
    found = path.parent.glob(shard_pattern(path)) if shards else [path]
    for file in sorted(found):
        if file.is_file() and file.stat().st_size:
            way = "and has no journal" if resume else "and --resume is not given"
            raise ResumeError(f"{file}: is there already {way}; remove it, or name another --output")
