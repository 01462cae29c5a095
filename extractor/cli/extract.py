"""`extractor extract`: the thin layer over `run` and the views."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extractor.cli.options import complete_kinds, day, engine_options, kinds, named, set_up_logging
from extractor.cli.work import Job, work
from extractor.views import LISTS, VIEWS


@click.command()
@click.argument("paths", nargs=-1, metavar="[ARTICLE]...", type=click.Path())
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(list(VIEWS)),
    help="Default: table on a terminal, jsonl elsewhere. csv lists one kind of fact, a row each; ics has an entry for "
    "each commitment with a day.",
)
@click.option(
    "--only",
    callback=kinds,
    shell_complete=complete_kinds,
    metavar="KIND,...",
    help="Kinds of fact to give, such as people,roles,commitments.",
)
@click.option(
    "--date",
    "published",
    callback=day,
    metavar="YYYY-MM-DD",
    help="Day on which the articles appeared; dates count from it.",
)
@click.option(
    "--party",
    "parties",
    callback=named,
    multiple=True,
    metavar="NAME",
    help="Commitments of this party only; repeatable.",
)
@click.option(
    "--due-before",
    callback=day,
    metavar="YYYY-MM-DD",
    help="Commitments whose deadline ends before this day only.",
)
@click.option(
    "--occurrences",
    type=click.IntRange(0, 100),
    default=0,
    metavar="N",
    help="In the table: the next N days of a commitment that recurs.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE, whole or not at all."
)
@click.option("--text", is_flag=True, help="Add the article's text to each JSON record.")
@click.option("--sentences", is_flag=True, help="Show the sentence behind every fact, and quotes in full.")
@click.option("--explain", is_flag=True, help="Show fact by fact the marked sentence and the rule that found it.")
@engine_options
def extract(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...],
    format_: str | None,
    only: tuple[str, ...],
    published: str | None,
    parties: tuple[str, ...],
    due_before: str | None,
    occurrences: int,
    output: Path | None,
    text: bool,
    sentences: bool,
    explain: bool,
    model: str,
    rule_files: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> int:
    """Extract people, organisations, roles, quotes, commitments and dates from articles.

    ARTICLE is a file (.txt, .md, or .jsonl with an object a line), a folder, or - for standard input, which
    is also read when no article is named.
    """
    set_up_logging(quiet=quiet, verbose=verbose)
    if not paths and sys.stdin.isatty():
        raise click.UsageError("Name an article, a folder, or - for standard input.")
    if output is not None and str(output) == "-":
        output = None
    _check_output(output)
    format_ = format_ or _default_format(output, reading=explain or sentences or occurrences > 0)
    _check_useless(format_, text=text, reading=sentences or explain or occurrences > 0)
    only = _kinds_of(format_, only, filters=bool(parties or due_before))
    return work(
        Job(
            paths=paths or ("-",),
            format=format_,
            kinds=only,
            parties=parties,
            due_before=due_before,
            occurrences=occurrences,
            published=published,
            output=output,
            text=text,
            sentences=sentences,
            explain=explain,
            quiet=quiet,
            model=model,
            rules=tuple(rule_files),
        )
    )


def _check_output(output: Path | None) -> None:
    if output is None:
        return
    if output.is_dir():
        raise click.BadParameter(f"{str(output)!r} is a folder.", param_hint="--output")
    if not output.parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(output.parent)!r}.", param_hint="--output")


def _default_format(output: Path | None, *, reading: bool) -> str:
    if output is not None and output.suffix in (".json", ".jsonl", ".csv", ".ics"):
        return output.suffix[1:]
    to_terminal = output is None and sys.stdout.isatty()
    return "table" if to_terminal or reading else "jsonl"


def _check_useless(format_: str, *, text: bool, reading: bool) -> None:
    """Refuse options that the format cannot heed."""
    if format_ not in ("json", "jsonl") and text:
        raise click.UsageError("--text adds to JSON: use it with --format json or jsonl.")
    if format_ != "table" and reading:
        raise click.UsageError("--sentences, --explain, --occurrences are for reading: use them with --format table.")


def _kinds_of(format_: str, only: tuple[str, ...], *, filters: bool) -> tuple[str, ...]:
    """The kinds to give: filters and calendars are about commitments, a list has one kind so that its columns are."""
    if format_ == "ics" or filters:
        if only and only != ("commitments",):
            raise click.UsageError("--party, --due-before and --format ics are about commitments: use no other --only.")
        return ("commitments",)
    if format_ == "csv" and (len(only) != 1 or only[0] not in LISTS):
        raise click.UsageError(f"--format csv lists facts of one kind: add --only {', --only '.join(LISTS)}.")
    return only
