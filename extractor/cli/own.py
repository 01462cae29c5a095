"""The files that a run writes itself: they are no input, though they may lie in the folder that is read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

from extractor.cli.resumable import shard_pattern


class OwnFiles:
    """What is written to: standard output, the files that options name, the shards of `sharded`."""

    def __init__(self, named: list[Path], sharded: Path | None = None) -> None:
        self._named = named
        self._shards = (sharded.parent, shard_pattern(sharded)) if sharded else None
        self._stdout = _standard_output()

    def have(self, path: str) -> bool:
        """Is it one of them? Files are known by themselves, not by their names; shards by name and folder."""
        try:
            found = os.stat(path)
        except (OSError, ValueError):  # told when it is opened
            return False
        return any(os.path.samestat(found, own) for own in self._there()) or self._is_shard(path)

    def _there(self) -> Iterator[os.stat_result]:
        if self._stdout is not None:
            yield self._stdout
        for path in self._named:
            with suppress(OSError):
                yield os.stat(path)

    def _is_shard(self, path: str) -> bool:
        if self._shards is None:
            return False
        folder, pattern = self._shards
        return fnmatchcase(os.path.basename(path), pattern) and Path(path).parent.samefile(folder)


def _standard_output() -> os.stat_result | None:
    """The file that standard output goes to, if that is one."""
    try:
        status = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError):  # it is closed, or only in memory
        return None
    return status if stat.S_ISREG(status.st_mode) else None
