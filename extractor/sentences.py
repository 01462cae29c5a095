"""Sentences from the text alone, about: to show the one around a span, and to cut promotions out of a paragraph."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from functools import lru_cache

from extractor.paragraphs import paragraph_starts
from extractor.record import Span

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|Mrs?|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Prof|Rev|Hon|Sr|Jr|No|vs|Inc|Corp|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """The offsets at which a sentence of a paragraph `[start, end)` begins: `start`, then those within it."""
    out = [start]
    for match in _END.finditer(text, start, end):
        if not _NO_END.search(text, max(start, match.start() - 10), match.start() + 1):
            out.append(match.end())
    return out


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[int, ...]:
    paragraphs = itertools.pairwise([*paragraph_starts(text), len(text)])
    return tuple(dict.fromkeys(at for start, end in paragraphs for at in sentence_starts(text, start, end)))


def passage(text: str, spans: list[Span]) -> Span:
    """The whole sentences that the spans lie in, from the first to the last."""
    starts = _sentences(text)
    first = bisect_right(starts, min(span.start for span in spans)) - 1
    last = bisect_right(starts, max(span.end for span in spans) - 1)
    begin = starts[first] if first >= 0 else 0
    end = starts[last] if last < len(starts) else len(text)
    stretch = text[begin:end]
    end = begin + len(stretch.rstrip())
    return Span(begin, end, text[begin:end])
