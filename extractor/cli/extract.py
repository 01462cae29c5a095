"""`extractor extract`: the thin layer over `run` and the views."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from extractor.cli.job import Job
from extractor.cli.options import (
    engine_options,
    facts_options,
    input_options,
    output_options,
    scale_options,
    set_up_logging,
    view_options,
)
from extractor.readers.source import Columns
from extractor.views import VIEWS


@click.command()
@click.argument("paths", nargs=-1, metavar="[ARTICLE]...", type=click.Path())
@click.option(
    "-f",
    "--format",
    type=click.Choice(list(VIEWS)),
    help="Default: table on a terminal, jsonl elsewhere. csv lists one kind of fact, a row each; ics has an entry for "
    "each commitment with a day.",
)
@facts_options
@input_options
@view_options
@output_options
@scale_options
@engine_options
def extract(paths: tuple[str, ...], verbose: bool, unordered: bool, **options: Any) -> int:
    """Extract people, organisations, roles, quotes, commitments and dates from articles.

    ARTICLE is a file, a folder, a pattern such as 'news/**/*.html', or - for standard input, which is also read
    when no article is named.
    """
    from extractor.cli.work import work

    set_up_logging(quiet=options["quiet"], verbose=verbose)
    if not paths and options["files_from"] is None:
        if sys.stdin.isatty():
            raise click.UsageError("Name an article, a folder, or - for standard input.")
        paths = ("-",)
    columns = Columns(**{part: options.pop(f"{part}_column") for part in Columns.__slots__})
    return work(_checked(Job(paths=paths, columns=columns, ordered=not unordered, **_settled(options))))


def _settled(options: dict[str, Any]) -> dict[str, Any]:
    """The options with those that follow from others."""
    output, reading = options["output"], _reading(options)
    if output is not None and str(output) == "-":
        output = options["output"] = None
    options["format"] = options["format"] or _default_format(output, reading=reading)
    filters = bool(options["parties"] or options["due_before"])
    options["kinds"] = _kinds_of(options["format"], options["kinds"], filters=filters)
    return options


def _reading(options: dict[str, Any]) -> bool:
    """Are there options that are for reading a table?"""
    return bool(options["explain"] or options["sentences"] or options["occurrences"])


def _default_format(output: Path | None, *, reading: bool) -> str:
    if output is not None and output.suffix in (".json", ".jsonl", ".csv", ".ics"):
        return output.suffix[1:]
    to_terminal = output is None and sys.stdout.isatty()
    return "table" if to_terminal or reading else "jsonl"


def _kinds_of(format_: str, only: tuple[str, ...], *, filters: bool) -> tuple[str, ...]:
    """The kinds to give: filters and calendars are about commitments, a list has one kind so that its columns are."""
    if format_ == "ics" or filters:
        if only and only != ("commitments",):
            raise click.UsageError("--party, --due-before and --format ics are about commitments: use no other --only.")
        return ("commitments",)
    from extractor.views.lists import LISTS

    if format_ == "csv" and (len(only) != 1 or only[0] not in LISTS):
        raise click.UsageError(f"--format csv lists facts of one kind: add --only {', --only '.join(LISTS)}.")
    return only


def _checked(job: Job) -> Job:
    """The job; UsageError or BadParameter where its options do not go together."""
    if job.format not in ("json", "jsonl") and job.text:
        raise click.UsageError("--text adds to JSON: use it with --format json or jsonl.")
    if job.format != "table" and (job.sentences or job.explain or job.occurrences):
        raise click.UsageError("--sentences, --explain, --occurrences are for reading: use them with --format table.")
    if job.resume or job.shard_size:
        option = "--resume" if job.resume else "--shard-size"
        if job.output is None or job.format != "jsonl":
            raise click.UsageError(f"{option} needs --output FILE, and --format jsonl: a record a line.")
    if job.scheduler and job.jobs:
        raise click.UsageError("--jobs is for this machine, and --scheduler for a cluster: name one of them.")
    if job.files_from == "-" and "-" in job.paths:
        raise click.UsageError("Standard input cannot be both an article and the list of --files-from.")
    _check_file(job.output, "--output")
    _check_file(job.errors, "--errors")
    return job


def _check_file(file: Path | None, option: str) -> None:
    if file is None:
        return
    if file.is_dir():
        raise click.BadParameter(f"{str(file)!r} is a folder.", param_hint=option)
    if not file.parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(file.parent)!r}.", param_hint=option)
