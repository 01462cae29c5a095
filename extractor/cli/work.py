"""Do what `extractor extract` was asked: read, extract, write as it goes, count."""

from __future__ import annotations

import dataclasses
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import TYPE_CHECKING, Any

from extractor.cli.interrupts import Interrupts
from extractor.cli.output import Output, error_file, file_output, standard_output
from extractor.cli.own import OwnFiles
from extractor.cli.process import ended_by, say
from extractor.cli.resumable import resumable_output
from extractor.cli.tally import Tally
from extractor.errors import InputError, LeftOutError

if TYPE_CHECKING:
    from collections import Counter

    from extractor.cli.job import Job
    from extractor.readers.source import Read
    from extractor.record import Record
    from extractor.run import Input
    from extractor.running.outcomes import Outcome
    from extractor.views import View, ViewOptions

log = logging.getLogger("extractor")

FILE_WIDTH = 100
"""Columns of a table that goes to a file or a pipe, unless COLUMNS says otherwise."""


def work(job: Job) -> int:
    """Do the job; gives the exit status."""
    with ExitStack() as stack:
        output = stack.enter_context(_output(job))
        tally = Tally(job.quiet, stack.enter_context(error_file(job.errors)) if job.errors else None)
        interrupts = stack.enter_context(Interrupts())
        outcomes = interrupts.until(_outcomes(job, output.progress.done, tally, stack))
        for piece in _view(job)(_records(_with_progress(outcomes, job), job, tally, output), _view_options(job)):
            output.write(piece)
    tally.tell()
    if interrupts.signal is not None:
        say("Interrupted.")
        return ended_by(interrupts.signal)
    return tally.status


def _outcomes(job: Job, before: Counter[str], tally: Tally, stack: ExitStack) -> Iterator[Outcome]:
    """What becomes of each input that an earlier run has not done."""
    from extractor.cli.engine import engine
    from extractor.run import run

    chosen = engine(job, _inputs(job, before, tally))
    stack.callback(chosen.executor.shutdown, cancel_futures=True)
    yield from run(chosen.inputs, chosen.setup, chosen.executor, batches=chosen.batches, ordered=job.ordered)


def _inputs(job: Job, before: Counter[str], tally: Tally) -> Iterator[Input]:
    from extractor.run import Input, keyed

    for found in _reads(job):
        item = keyed(found) if job.resume or job.shard_size else Input(found)
        if item.key and before[item.key]:
            before[item.key] -= 1
            tally.before += 1
        else:
            yield item


def _reads(job: Job) -> Iterator[Read]:
    """All that the paths hold, but for what the run writes itself."""
    from extractor.readers.sources import expand, read, shown

    own = OwnFiles([path for path in (job.output, job.errors) if path], job.output if job.shard_size else None)
    for path in expand(_paths(job)):
        if isinstance(path, InputError):
            yield path
        elif own.have(path):
            yield LeftOutError("is what this run writes: not read", path=shown(path))
        else:
            yield from read(path, job.columns)


def _paths(job: Job) -> Iterator[str]:
    """The paths that the user named, and those of the list."""
    yield from job.paths
    if job.files_from is not None:
        from extractor.readers.sources import files_from

        with nullcontext(sys.stdin.buffer) if job.files_from == "-" else open(job.files_from, "rb") as stream:
            yield from files_from(stream)


def _records(outcomes: Iterator[Outcome], job: Job, tally: Tally, output: Output) -> Iterator[Record]:
    """The records, cut to what was asked for; what else comes is told and counted."""
    from extractor.running.outcomes import Done
    from extractor.views.filtered import Filter, filtered
    from extractor.views.selected import selected

    wanted = Filter(job.parties, job.due_before)
    mark = _marker(job, output)
    for outcome in outcomes:
        tally.count(outcome)
        if not isinstance(outcome, Done):
            continue
        log.debug("%s: %s characters", outcome.record.path, f"{outcome.record.length:,}")
        if job.format != "table" and not job.quiet:
            for warning in outcome.record.warnings:
                say(f"Warning: {outcome.record.path}: {warning}", style="yellow")
        marked, note = mark(outcome.record)
        record = selected(filtered(marked, wanted), job.kinds)
        if record.commitments or not (wanted and job.format == "table"):
            yield record  # a table of what was filtered has no need of articles without it
        output.done(outcome.key, note)


def _marker(job: Job, output: Output) -> Callable[[Record], tuple[Record, Any]]:
    """What marks a record as a near-duplicate, and gives the note by which a later run will know it."""
    if not job.near_duplicates:
        return lambda record: (record, None)
    from extractor.running.near import NearDuplicates

    near = NearDuplicates()
    for note in output.progress.notes:
        near.recall(note)

    def mark(record: Record) -> tuple[Record, Any]:
        marked = dataclasses.replace(record, near_duplicate_of=near.met(record))
        return marked, near.note()

    return mark


def _with_progress(outcomes: Iterator[Outcome], job: Job) -> Iterator[Outcome]:
    """The outcomes, with a count on standard error, unless the records themselves show on the terminal."""
    if job.quiet or job.to_terminal or not sys.stderr.isatty():
        return outcomes
    from extractor.cli.progress import counted

    return counted(outcomes)


def _output(job: Job) -> AbstractContextManager[Output]:
    if job.output is None:
        return standard_output()
    if job.resume or job.shard_size:
        from extractor.cli.engine import fingerprint

        return resumable_output(job.output, fingerprint(job), resume=job.resume, shard_size=job.shard_size)
    return file_output(job.output)


def _view(job: Job) -> View:
    if job.explain:
        from extractor.views.explain import explanations

        return explanations
    from extractor.views import VIEWS

    return VIEWS[job.format]


def _view_options(job: Job) -> ViewOptions:
    from extractor.views import ViewOptions

    return ViewOptions(
        text=job.text,
        single=job.single,
        sentences=job.sentences,
        kinds=job.kinds,
        occurrences=job.occurrences,
        width=shutil.get_terminal_size((FILE_WIDTH, 0)).columns,
        colour=job.to_terminal and "NO_COLOR" not in os.environ,
    )
