"""A quote in the making, and which of them the article makes itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.facts import Entity
    from extractor.parsed import Token


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
    spans = sorted(span for attribution in found for span in attribution.content)
    starts = [start for start, _ in spans]
    reaches = list(accumulate((end for _, end in spans), max))
    for attribution in found:
        cue = attribution.cue if not attribution.direct else None
        before = bisect_right(starts, cue[0]) if cue is not None else 0
        if cue is None or before == 0 or reaches[before - 1] <= cue[0]:
            yield attribution
