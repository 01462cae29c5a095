"""What people's and bodies' names are judged by: one case a text, with the clues of all places where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.naming.name import Name

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

SHAPED = ("head-word", "small-head", "government-of", "small-body", "acronym")
"""Rules that find a body by its shape; the clues do not overrule them."""
OVERLOOKED = "overlooked"
"""In place of a rule: a stretch that nothing names yet."""
MOST = 2
"""How often one clue counts for one text."""


@dataclass(slots=True)
class Case:
    """A text that may be a name: where it stands, its clues and what they sum up to."""

    text: str
    names: list[Name] = field(default_factory=list)
    clues: Counter[str] = field(default_factory=Counter)
    score: float = 0.0


def runs(doc: Doc, inside: Callable[[Token], bool]) -> Iterator[tuple[int, int]]:
    """The longest stretches `[start, end)` of tokens that are all `inside`; each sentence begins a new one."""
    start: int | None = None
    for token in doc:
        fits = inside(token)
        if start is not None and (not fits or token.is_sent_start):
            yield start, token.i
            start = None
        if fits and start is None:
            start = token.i
    if start is not None:
        yield start, len(doc)
