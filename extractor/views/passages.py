"""The sentence around a span, from the article's text alone: for reading, not for finding facts."""

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


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[int, ...]:
    """The offsets at which a sentence begins, about."""
    starts = paragraph_starts(text)
    out = list(starts)
    for start, end in itertools.pairwise([*starts, len(text)]):
        for match in _END.finditer(text, start, end):
            if not _NO_END.search(text, max(start, match.start() - 10), match.start() + 1):
                out.append(match.end())
    return tuple(sorted(set(out)))


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
