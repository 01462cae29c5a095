"""A name as a stretch of tokens, before it is a mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.facts import EntityKind

if TYPE_CHECKING:
    from extractor.parsed import Doc, Tokens


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens `[start, end)` that names something, and the rule that says so."""

    start: int
    end: int
    kind: EntityKind
    rule: str

    @property
    def is_single(self) -> bool:
        """Is it one token?"""
        return self.end - self.start == 1

    def tokens(self, doc: Doc) -> Tokens:
        """Its tokens."""
        return doc[self.start : self.end]

    def text(self, doc: Doc) -> str:
        """The words, as the model reads them."""
        return doc[self.start : self.end].text


def taken_by(names: Iterable[Name]) -> set[int]:
    """The token indices that names cover."""
    return {i for name in names for i in range(name.start, name.end)}


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Of names that overlap the longest stays, of equally long ones the first given; in the text's order."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: n.start - n.end):
        if taken.isdisjoint(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)
