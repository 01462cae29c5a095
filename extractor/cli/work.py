"""Do what `extractor extract` was asked: read, extract, write as it goes, count."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.output import Write, file_output, standard_output
from extractor.cli.process import DONE, NOTHING_READ, SOME_FAILED, say

if TYPE_CHECKING:
    from extractor.errors import InputError
    from extractor.flow import Extractor
    from extractor.readers import Read
    from extractor.record import Record
    from extractor.run import Failure
    from extractor.views import View, ViewOptions

log = logging.getLogger("extractor")

FEW = 3
"""Articles for which no progress bar is shown."""

FILE_WIDTH = 100
"""Columns of a table that goes to a file or a pipe, unless COLUMNS says otherwise."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for."""

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

    @property
    def to_terminal(self) -> bool:
        """Do the data go to a terminal?"""
        return self.output is None and sys.stdout.isatty()


@dataclass(slots=True)
class Tally:
    """How many inputs gave a record, how many did not, since when (in seconds of a clock)."""

    records: int = 0
    failures: int = 0
    started: float = field(default_factory=time.perf_counter)

    @property
    def status(self) -> int:
        """The exit status."""
        if not self.failures:
            return DONE
        return SOME_FAILED if self.records else NOTHING_READ


def work(job: Job) -> int:
    """Do the job; gives the exit status."""
    from extractor.readers.sources import expand
    from extractor.run import run

    inputs = list(expand(job.paths))
    tally = Tally()
    outcomes = run(_read(inputs), lambda: _load(job), published=job.published)
    records = _records(_with_progress(outcomes, len(inputs), job), job, tally)
    with _output(job) as write:
        for piece in _view(job)(records, _view_options(job)):
            write(piece)
    _tell(tally, job)
    return tally.status


def _read(inputs: Iterable[str | InputError]) -> Iterator[Read]:
    from extractor.readers.sources import read

    for item in inputs:
        if isinstance(item, str):
            yield from read(item)
        else:
            yield item


def _load(job: Job) -> Extractor:
    from extractor.flow import load

    started = time.perf_counter()
    extractor = load(job.model, rules=job.rules)
    log.debug("Loaded %s in %.1f s.", extractor.tool.model, time.perf_counter() - started)
    return extractor


def _records(outcomes: Iterable[Record | Failure], job: Job, tally: Tally) -> Iterator[Record]:
    """The records, cut to what was asked for; failures are told and counted."""
    from extractor.run import Failure
    from extractor.views.filtered import Filter, filtered
    from extractor.views.selected import selected

    wanted = Filter(job.parties, job.due_before)

    for outcome in outcomes:
        if isinstance(outcome, Failure):
            tally.failures += 1
            say(f"Error: {outcome}", style="red")
            continue
        tally.records += 1
        log.debug("%s: %s characters", outcome.path, f"{outcome.length:,}")
        if job.format != "table" and not job.quiet:
            for warning in outcome.warnings:
                say(f"Warning: {outcome.path}: {warning}", style="yellow")
        record = selected(filtered(outcome, wanted), job.kinds)
        if record.commitments or not (wanted and job.format == "table"):
            yield record  # a table of what was filtered has no need of articles without it


def _with_progress(outcomes: Iterator[Record | Failure], total: int, job: Job) -> Iterator[Record | Failure]:
    """The outcomes, with a bar on standard error, unless the records themselves show on the terminal."""
    if job.quiet or total <= FEW or job.to_terminal or not sys.stderr.isatty():
        return outcomes
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return iter(track(outcomes, "Extracting", total=total, console=console, transient=True))


def _output(job: Job) -> AbstractContextManager[Write]:
    return file_output(job.output) if job.output else standard_output()


def _view(job: Job) -> View:
    if job.explain:
        from extractor.views.explain import explanations

        return explanations
    from extractor.views import VIEWS

    return VIEWS[job.format]


def _view_options(job: Job) -> ViewOptions:
    from extractor.views import ViewOptions

    path = job.paths[0]
    return ViewOptions(
        text=job.text,
        single=len(job.paths) == 1 and not os.path.isdir(path) and not path.lower().endswith(".jsonl"),
        sentences=job.sentences,
        kinds=job.kinds,
        occurrences=job.occurrences,
        width=shutil.get_terminal_size((FILE_WIDTH, 0)).columns,
        colour=job.to_terminal and "NO_COLOR" not in os.environ,
    )


def _tell(tally: Tally, job: Job) -> None:
    """The count at the end, where there is something to count."""
    if job.quiet or tally.records + tally.failures <= 1:
        return
    seconds = time.perf_counter() - tally.started
    failed = f", {tally.failures} failed" if tally.failures else ""
    articles = "1 article" if tally.records == 1 else f"{tally.records} articles"
    say(f"{articles}{failed}, in {seconds:.1f} s.")
