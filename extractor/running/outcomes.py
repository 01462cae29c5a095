"""What becomes of an input: a record, a failure, or nothing since it is not for us."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.article import Article
from extractor.pieces import cut
from extractor.record import Record


@dataclass(frozen=True, slots=True)
class Done:
    """An input with its record; `words` counts those of its text, `key` is the input's (`Input.key`)."""

    record: Record
    words: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a record: its path, and why, as one line."""

    path: str
    problem: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was left out on purpose: its path, and why, as one line."""

    path: str
    reason: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


Outcome = Done | Failure | Skipped
Prepared = Article | Failure | Skipped
"""What reading makes of an input: an article to work, or the outcome at once."""


def words(article: Article) -> int:
    """The words of an article, as blanks part them."""
    return sum(len(piece.text.split()) for piece in cut(article))
