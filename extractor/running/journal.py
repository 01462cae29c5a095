"""What a run has done so far, beside its output: a later run goes on where it stopped, whatever stopped it.

The journal is JSON Lines: first what the records depend on, then a line for each stretch of output that is safely on
the disk: its file, the bytes that count there, and the keys of the inputs that are in it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from extractor.errors import ResumeError

SUFFIX = ".progress"
"""What the journal's name adds to the output's."""


@dataclass(slots=True)
class Progress:
    """How far the output is: `done` counts the inputs that are in it by key, `shard` is the number of its last file,
    of which `size` bytes and `records` records count; `notes` are what else was to be known of them later."""

    done: Counter[str] = field(default_factory=Counter)
    notes: list[Any] = field(default_factory=list)
    shard: int = 0
    size: int = 0
    records: int = 0


class Journal:
    """The journal of the output `path`, locked for as long as it is open."""

    def __init__(self, path: Path, fingerprint: Mapping[str, Any]) -> None:
        self.path = path.with_name(path.name + SUFFIX)
        self._fingerprint = dict(fingerprint)
        self._file: IO[bytes] | None = None

    def exists(self) -> bool:
        """Has an earlier run begun it?"""
        return self.path.is_file() and self.path.stat().st_size > 0

    def open(self, *, resume: bool) -> Progress:
        """How far an earlier run came, where it is to be resumed; else the journal begins anew.

        Raises ResumeError where another run writes it, or it is that of another model, other rules or options.
        """
        self._file = open(self.path, "a+b")  # noqa: SIM115 - closed by close()
        self._lock()
        self._file.seek(0)
        lines = self._file.read().splitlines(keepends=True)
        whole = [line for line in lines if line.endswith(b"\n")]
        if not resume or not whole:
            self._file.truncate(0)
            self._append({"resumes": self._fingerprint})
            return Progress()
        progress = self._read(whole)
        self._file.truncate(sum(map(len, whole)))  # a line that a kill cut short
        return progress

    def add(self, keys: list[str], notes: list[Any], progress: Progress) -> None:
        """Note that the output has the inputs with these keys, up to where `progress` says; it must be on the disk."""
        line = {"shard": progress.shard, "size": progress.size, "records": progress.records, "done": keys}
        self._append({**line, "notes": notes} if notes else line)

    def close(self) -> None:
        """Close it, and let others have it."""
        if self._file is not None:
            with suppress(OSError):  # only of a line that could not be written before, and was told then
                self._file.close()

    def _append(self, line: Mapping[str, Any]) -> None:
        assert self._file is not None
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # not a Unix
            return
        assert self._file is not None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ResumeError(
                f"{self.path}: another run is writing this output; wait for it, or name another"
            ) from None

    def _read(self, lines: list[bytes]) -> Progress:
        try:
            first, *others = map(json.loads, lines)
            before = first["resumes"]
            progress = Progress()
            for line in others:
                progress.done.update(line["done"])
                progress.notes += line.get("notes", [])
                progress.shard, progress.size, progress.records = line["shard"], line["size"], line["records"]
        except (ValueError, KeyError, TypeError):
            raise ResumeError(f"{self.path}: is no journal of this program; remove it to begin anew") from None
        for name in sorted({*before, *self._fingerprint}):
            if before.get(name) != self._fingerprint.get(name):
                raise ResumeError(
                    f"{self.path}: the output was begun with {name} {_shown(before.get(name))}, and now it is "
                    f"{_shown(self._fingerprint.get(name))}: run as before, or name another --output"
                )
        return progress


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
