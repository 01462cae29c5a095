"""A quote in the making, and which of them the article makes itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.facts import Entity
    from extractor.parsed import Token

NEAREST = 8
"""Contents that begin before a verb among which it may lie."""


@dataclass(slots=True, eq=False)
class Attribution:
    """A quote in the making: the rule, the content as offsets, who says it where that is known."""

    rule: str
    content: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    source: Token | None = None
    direct: bool = False
    speaker: Entity | None = None
    """Who speaks where no words say so, as in running dialogue."""
    asks: bool = False
    """Words that ask somebody else, or promise, or are signed: no speech that goes on."""

    @property
    def end(self) -> int:
        """Where the attribution ends in the text, cue and source included."""
        return max(end for _, end in [*self.content, *([self.cue] if self.cue else [])])


def outermost(found: list[Attribution]) -> Iterator[Attribution]:
    """The attributions that the article makes itself: `Lind said | Roe had warned of floods` is Lind's word alone."""
    spans = sorted((span, number) for number, attribution in enumerate(found) for span in attribution.content)
    starts = [start for (start, _), _ in spans]
    for number, attribution in enumerate(found):
        if attribution.cue is None or attribution.direct:
            yield attribution
            continue
        at = attribution.cue[0]
        around = spans[max(bisect_right(starts, at) - NEAREST, 0) : bisect_right(starts, at)]
        if not any(start <= at < end and other != number for (start, end), other in around):
            yield attribution
