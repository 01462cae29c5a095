"""What the user asked for."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.readers.source import Columns


@dataclass(frozen=True, slots=True)
class Job:
    """The options of `extractor extract`, checked; each is described where its option is declared."""

    paths: tuple[str, ...]
    format: str
    model: str
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    due_before: str | None = None
    occurrences: int = 0
    published: str | None = None
    output: Path | None = None
    text: bool = False
    sentences: bool = False
    explain: bool = False
    quiet: bool = False
    rules: tuple[str, ...] = ()
    files_from: str | None = None
    columns: Columns = field(default_factory=Columns)
    any_language: bool = False
    jobs: int | None = None
    timeout: float | None = None
    ordered: bool = True
    resume: bool = False
    shard_size: int | None = None
    errors: Path | None = None
    scheduler: str | None = None
    near_duplicates: bool = False

    @property
    def to_terminal(self) -> bool:
        """Do the data go to a terminal?"""
        return self.output is None and sys.stdout.isatty()

    @property
    def single(self) -> bool:
        """Is there one input, which need not hold many articles?"""
        from extractor.readers.opening import holds_many

        if self.files_from is not None or len(self.paths) != 1:
            return False
        (path,) = self.paths
        return not os.path.isdir(path) and not holds_many(path)

    @property
    def what_counts(self) -> dict[str, Any]:
        """The options that the records depend on."""
        return {
            "--only": list(self.kinds),
            "--party": list(self.parties),
            "--due-before": self.due_before,
            "--date": self.published,
            "--text": self.text,
            "--any-language": self.any_language,
            "--near-duplicates": self.near_duplicates,
            "--shard-size": self.shard_size,
        }
