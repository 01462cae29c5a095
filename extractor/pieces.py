"""How much is worked at once: short articles in batches, those that are too long for one piece by piece.

A long article is cut where little is lost, and the records of its pieces are joined again (`joining`).
A piece is an article with `start`, the offset of its text in the whole; the joined record has the whole's offsets.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from extractor.article import Article

BATCH_SIZE = 16
"""Short texts a batch; measured the fastest of 4 to 256. Six articles of 500 words take 4 % more time than sixteen."""

BATCH_LENGTH = 20_000
"""Code points of a batch, but for its last text: spaCy needs some 4 kB for each while it reads them."""

PIECE = 40_000
"""Code points of the longest piece: ten times a news article, and some 160 MB of memory while it is worked."""

_BREAKS = (re.compile(r"\n[ \t\r]*\n"), re.compile(r"[\r\n]"), re.compile(r"[.!?][\"'”’)\]]*\s"), re.compile(r"\s"))
"""Where a piece may end, best first: an empty line, a line's end, a sentence's, a word's."""


def is_long(article: Article) -> bool:
    """Is it worked in pieces?"""
    return len(article.text) > PIECE


def cut(article: Article) -> Iterator[Article]:
    """The pieces of an article, which together are its text; a short article is its own only piece."""
    if not is_long(article):
        yield article
        return
    start = 0
    while start < len(article.text):
        end = _end_of_piece(article.text, start)
        yield dataclasses.replace(article, text=article.text[start:end], start=start)
        start = end


def _end_of_piece(text: str, start: int) -> int:
    """The last good place to end in the second half of what a piece can hold."""
    limit = start + PIECE
    if limit >= len(text):
        return len(text)
    for pattern in _BREAKS:
        places = [match.end() for match in pattern.finditer(text, start + PIECE // 2, limit)]
        if places:
            return places[-1]
    return limit
