"""Options that more than one command has, and what their values are."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from typing import Any, TypeVar

import click

from extractor.kinds import KINDS
from extractor.metadata import FIRST_YEAR, LAST_YEAR
from extractor.pipeline import DEFAULT_MODEL

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):
    """A day, `YYYY-MM-DD`."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The ISO day; fails for anything else, and for years in which no newspaper appears."""
        try:
            parsed = datetime.datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day written YYYY-MM-DD.", param, ctx)
        if not FIRST_YEAR <= parsed.year <= LAST_YEAR:
            self.fail(f"{value!r} is no day between {FIRST_YEAR} and {LAST_YEAR}.", param, ctx)
        return parsed.isoformat()


class Kinds(click.ParamType):
    """Names of kinds of fact, with commas between them."""

    name = "KIND,..."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names; fails for an unknown one."""
        if isinstance(value, tuple):
            return value
        names = [name.strip() for name in str(value).split(",") if name.strip()]
        unknown = [name for name in names if name not in KINDS]
        if unknown or not names:
            what = f"{unknown[0]!r} is no kind of fact" if unknown else "names no kind of fact"
            self.fail(f"{what}; known: {', '.join(KINDS)}.", param, ctx)
        return tuple(dict.fromkeys(names))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The kinds that are not named yet."""
        from click.shell_completion import CompletionItem

        before, comma, last = incomplete.rpartition(",")
        named = before.split(",")
        return [CompletionItem(before + comma + k) for k in KINDS if k.startswith(last) and k not in named]


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
