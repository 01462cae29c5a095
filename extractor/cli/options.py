"""Options that more than one command has, and what their values are."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
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


def engine_options(command: F) -> F:
    """What works the articles: model and rules, and how much is told of it."""
    options = [
        click.option(
            "--model", default=DEFAULT_MODEL, show_default=True, metavar="NAME_OR_PATH", help="spaCy pipeline to use."
        ),
        click.option(
            "--rules",
            "rule_files",
            multiple=True,
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False),
            help="Rule file to add to the built-in ones; repeatable.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."),
        click.option("-v", "--verbose", is_flag=True, help="Say more on standard error."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def set_up_logging(*, quiet: bool, verbose: bool) -> None:
    """Send the package's log to standard error, as much of it as was asked for."""
    level = logging.DEBUG if verbose else logging.ERROR if quiet else logging.WARNING
    log = logging.getLogger("extractor")
    log.handlers = [logging.StreamHandler()]
    log.setLevel(level)
    log.propagate = False
