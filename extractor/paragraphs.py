"""Where paragraphs begin, from line breaks alone: the layout of the text, before any language is read."""

from __future__ import annotations

import re

WRAP_WIDTH = 100
"""Lines no longer than this, in a text whose lines all are, may be wrapped by a mailer or a terminal."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")


def paragraph_starts(text: str) -> list[int]:
    """Offsets, in code points, at which a paragraph begins; the first is that of the first non-blank line.

    An empty line always ends a paragraph. A single line break does so too, unless the text is hard-wrapped
    there: the line before fills most of the width and does not end a sentence, or the next goes on in lower case.
    """
    lines = [m for m in _LINE.finditer(text) if m.group()]
    widths = [len(m.group().rstrip()) for m in lines if m.group().strip()]
    wrapped = len(widths) > 2 and max(widths) <= WRAP_WIDTH
    width = max(widths, default=0)
    starts: list[int] = []
    previous: str | None = None
    for match in lines:
        line = match.group()
        if not line.strip():
            previous = None
            continue
        if previous is None or not _continues(previous, line, wrapped, width):
            starts.append(match.start() + len(line) - len(line.lstrip()))
        previous = line
    return starts or [0]


def _continues(previous: str, line: str, wrapped: bool, width: int) -> bool:
    """Does `line` go on with the paragraph of the line before it?"""
    first = line.lstrip()[:1]
    if line.startswith(("\t", "    ")) and not previous.startswith(("\t", "    ")):
        return False
    if first.islower() and not _ENDS_SENTENCE.search(previous):
        return True
    return wrapped and len(previous.rstrip()) > 0.6 * width and first not in "-*•–"
