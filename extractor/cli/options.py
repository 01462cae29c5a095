"""Options that more than one command has, and what their values are."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from extractor.days import FIRST_YEAR, LAST_YEAR
from extractor.kinds import KINDS
from extractor.pipeline import DEFAULT_MODEL

F = TypeVar("F", bound=Callable[..., Any])


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An option's value as an ISO day; BadParameter for anything else, and for years in which no newspaper appears."""
    if value is None:
        return None
    try:
        parsed = datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day written YYYY-MM-DD.") from None
    if not FIRST_YEAR <= parsed.year <= LAST_YEAR:
        raise click.BadParameter(f"{value!r} is no day between {FIRST_YEAR} and {LAST_YEAR}.")
    return parsed.isoformat()


def kinds(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Names of kinds of fact with commas between them, as a tuple; BadParameter for an unknown name."""
    if value is None:
        return ()
    names = [name.strip() for name in value.split(",") if name.strip()]
    unknown = [name for name in names if name not in KINDS]
    if unknown or not names:
        what = f"{unknown[0]!r} is no kind of fact" if unknown else "names no kind of fact"
        raise click.BadParameter(f"{what}; known: {', '.join(KINDS)}.")
    return tuple(dict.fromkeys(names))


def named(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names of parties; BadParameter for one without a letter or digit, which would pass nothing."""
    for value in values:
        if not any(char.isalnum() for char in value):
            raise click.BadParameter(f"{value!r} is no name.")
    return values


def complete_kinds(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """For the shell: the kinds that are not named yet, after those that are."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + kind for kind in KINDS if kind.startswith(last) and kind not in before.split(",")]


def _all(options: Sequence[Callable[[F], F]]) -> Callable[[F], F]:
    """A decorator that adds options, the first one first in the help."""

    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


model_option = click.option(
    "--model", default=DEFAULT_MODEL, show_default=True, metavar="NAME_OR_PATH", help="spaCy pipeline to use."
)

facts_options = _all(
    [
        click.option(
            "--only",
            "kinds",
            callback=kinds,
            shell_complete=complete_kinds,
            metavar="KIND,...",
            help="Kinds of fact to give, such as people,roles,commitments.",
        ),
        click.option(
            "--party",
            "parties",
            callback=named,
            multiple=True,
            metavar="NAME",
            help="Commitments of this party only; repeatable.",
        ),
        click.option(
            "--due-before",
            callback=day,
            metavar="YYYY-MM-DD",
            help="Commitments whose deadline ends before this day only.",
        ),
    ]
)
"""Which facts are given."""

input_options = _all(
    [
        click.option(
            "--date",
            "published",
            callback=day,
            metavar="YYYY-MM-DD",
            help="Day on which the articles appeared; dates count from it.",
        ),
        click.option(
            "--files-from",
            type=click.Path(allow_dash=True, exists=True, dir_okay=False),
            metavar="FILE",
            help="Read also the files that FILE names (-: standard input), a line each or with NUL between.",
        ),
        *(
            click.option(
                f"--{part}-column",
                metavar="NAME",
                help=f"Column or key that holds {what}; default: one of the usual names.",
            )
            for part, what in (
                ("text", "the text"),
                ("title", "the title"),
                ("date", "the day of publication"),
                ("author", "who wrote it"),
                ("url", "the address"),
            )
        ),
        click.option("--any-language", is_flag=True, help="Work articles that are not in English, too."),
        click.option(
            "--near-duplicates", is_flag=True, help="Mark articles that are nearly the same as one before them."
        ),
    ]
)
"""What is read."""

view_options = _all(
    [
        click.option("--text", is_flag=True, help="Add the article's text to each JSON record."),
        click.option("--sentences", is_flag=True, help="Show the sentence behind every fact, and quotes in full."),
        click.option("--explain", is_flag=True, help="Show fact by fact the marked sentence and its rule."),
        click.option(
            "--occurrences",
            type=click.IntRange(0, 100),
            default=0,
            metavar="N",
            help="In the table: the next N days of a commitment that recurs.",
        ),
    ]
)
"""How facts are shown."""

output_options = _all(
    [
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write to FILE, whole or not at all; with --resume as it goes.",
        ),
        click.option(
            "--resume",
            is_flag=True,
            help="Keep a journal beside the --output, and go on where an earlier run with the same options stopped.",
        ),
        click.option(
            "--shard-size",
            type=click.IntRange(1),
            metavar="N",
            help="Write N records a file: out-00000.jsonl, out-00001.jsonl, ... for --output out.jsonl.",
        ),
        click.option(
            "--errors",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Write to FILE one JSON line for each input that failed.",
        ),
    ]
)
"""Where records go."""

scale_options = _all(
    [
        click.option(
            "-j",
            "--jobs",
            type=click.IntRange(1),
            metavar="N",
            help="Worker processes; default: the cores, or none for a few short articles.",
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(0),
            metavar="SECONDS",
            help="Time that one article may take before it is given up; default 300, 0 for no end.",
        ),
        click.option(
            "--unordered", is_flag=True, help="Write each record as soon as it is done, not in the inputs' order."
        ),
        click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster with this scheduler."),
    ]
)
"""How many articles are worked at once, and where."""

engine_options = _all(
    [
        model_option,
        click.option(
            "--rules",
            "rules",
            multiple=True,
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False),
            help="Rule file to add to the built-in ones; repeatable.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."),
        click.option("-v", "--verbose", is_flag=True, help="Say more on standard error."),
    ]
)
"""What works the articles, and how much is told of it."""


def set_up_logging(*, quiet: bool, verbose: bool) -> None:
    """Send the package's log to standard error, as much of it as was asked for."""
    level = logging.DEBUG if verbose else logging.ERROR if quiet else logging.WARNING
    log = logging.getLogger("extractor")
    log.handlers = [logging.StreamHandler()]
    log.setLevel(level)
    log.propagate = False
