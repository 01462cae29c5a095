"""How the process ends: one line for a known error, an exit status for each case, no traceback for a closed pipe."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import click

from extractor.errors import ExtractorError, ModelError, ResumeError, RuleError

DONE, SOME_FAILED, USAGE, NOTHING_READ = 0, 1, 2, 3


def ended_by(number: int) -> int:
    """The exit status of a run that a signal ended."""
    return 128 + number


INTERRUPTED = ended_by(2)
"""SIGINT: Ctrl-C."""

PIPE_CLOSED = ended_by(13)
"""SIGPIPE, which not every system has: `head` has read enough."""


class PipeClosedError(Exception):
    """Who read our standard output has gone; click would end with status 1 on a `BrokenPipeError`."""


class Commands(click.Group):
    """A group whose `main` turns every known error into its exit status."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run, and end the process; with `standalone_mode=False` give back what the command gives."""
        standalone = options.pop("standalone_mode", True)
        options["standalone_mode"] = False
        if not standalone:
            return super().main(*args, **options)
        _open_what_is_closed()
        try:
            status = super().main(*args, **options)
            sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except (KeyboardInterrupt, click.Abort):
            say("Interrupted.")
            status = INTERRUPTED
        except PipeClosedError:
            _forget_stdout()
            status = PIPE_CLOSED
        except (ModelError, RuleError, ResumeError) as error:
            say(f"Error: {error}")
            status = USAGE
        except (ExtractorError, OSError) as error:
            _forget_stdout()
            say(f"Error: {_described(error)}")
            status = SOME_FAILED
        sys.exit(status if isinstance(status, int) else DONE)


def say(message: str, *, style: str | None = None) -> None:
    """One line on standard error, safe on a terminal; a lost standard error is no reason to stop."""
    from extractor.views.words import one_line

    with contextlib.suppress(OSError):
        line = one_line(message)
        click.echo(click.style(line, fg=style) if style and "NO_COLOR" not in os.environ else line, err=True)


def _described(error: Exception) -> str:
    """An error in one line, without the numbers and quotation marks of the system."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def _open_what_is_closed() -> None:
    """Put a stream in the place of each standard one that was closed before we began (`>&-`).

    Standard input cannot be read then, standard output not be written, as with any other descriptor that is none; what
    goes to standard error goes nowhere.
    """
    for name, mode, way in (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY)):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.open(os.devnull, way), mode, encoding="utf-8"))  # noqa: SIM115 - to the end


def _forget_stdout() -> None:
    """Point standard output nowhere, so that Python's own last flush does not fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
