"""The errors that the package raises on purpose: each is one line that says what, where and what next."""

from __future__ import annotations

from typing import Any


class ExtractorError(Exception):
    """The base of every error of this package; its text is one line, fit for a user."""

    def __reduce__(self) -> tuple[Any, ...]:
        """The error as it can be sent to another process, whatever its class is made with."""
        return _sent, (type(self), self.args, self.__dict__)


def _sent(kind: type[ExtractorError], args: tuple[Any, ...], state: dict[str, Any]) -> ExtractorError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class RuleError(ExtractorError):
    """A rule file is not as it must be: names the file, the rule and the key."""

    def __init__(self, problem: str, *, file: str, rule: str | None = None, key: str | None = None) -> None:
        where = [file]
        if rule is not None:
            where.append(f"rule {rule!r}")
        if key is not None:
            where.append(f"key {key!r}")
        super().__init__(f"{', '.join(where)}: {problem}")
        self.file, self.rule, self.key = file, rule, key


class ModelError(ExtractorError):
    """A language model is not installed, or is none that this package can use."""


class ResumeError(ExtractorError):
    """A run cannot go on with the output of an earlier one: says why, and what to do."""


class OutputError(ExtractorError):
    """An output cannot be written: names it, and says why."""

    def __init__(self, error: OSError, *, to: str) -> None:
        super().__init__(f"{to}: cannot be written ({error.strerror or error})")


class InputError(ExtractorError):
    """An input cannot be read: names the file (and the line, where it has lines)."""

    def __init__(self, problem: str, *, path: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem


class LeftOutError(InputError):
    """What is there is no article, as the tool's own records, and is left out: no failure."""
