"""Quotation marks: which stretch of the text stands between which marks, whatever their form.

The scanner reads characters, paragraph by paragraph, in one pass; no language is read. An apostrophe is no
mark. A mark that has lost its partner loses its own quotation only, and reaches to the paragraph's end at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_MARK = re.compile(r"''|``|‘‘|’’|\"|[“”„‟«»‹›‘’‚'`´]")
_FAMILY = {
    '"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "''": "double", "``": "double",
    "‘‘": "double", "’’": "double", "«": "angle", "»": "angle", "‹": "angle", "›": "angle",
    "‘": "single", "’": "single", "‚": "single", "'": "single", "`": "single", "´": "single",
}  # fmt: skip
SINGLE_MARKS = frozenset(mark for mark, family in _FAMILY.items() if family == "single")
DASHES = frozenset(["—", "–", "--"])
ANY_DASH = DASHES | {"-"}
_OPENS = {"“", "„", "‟", "``", "‘‘", "‘", "‚", "`", "«", "‹"}
_CLOSES = {"”", "’’", "’", "´", "»", "›"}
_BEFORE_OPENING = frozenset("([{—–-/…")
_CLIPPED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
_HEIGHT = re.compile(r"\d['’]\d{1,2}\Z")
"""What stands before the mark of inches in `5'11"`."""
_LETTERS = re.compile(r"[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Anything but blanks and controls."""
_STOPS = frozenset(".,?!;:…—–-")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two marks in one paragraph; `opens` and `closes` include the marks."""

    opens: int
    start: int
    end: int
    closes: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: one piece a paragraph. `closed` is False where the last mark was lost."""

    pieces: tuple[Piece, ...]
    closed: bool = True

    @property
    def opens(self) -> int:
        """The offset of the first mark."""
        return self.pieces[0].opens

    @property
    def closes(self) -> int:
        """The offset after the last mark."""
        return self.pieces[-1].closes


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    role: str  # "open", "close" or "either"


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> Iterator[Quotation]:
    """The outermost quotations of a text, in order; `paragraphs` are `[start, end)` in code points.

    A quotation that is still open at its paragraph's end goes on in the next one if that begins with a mark.
    """
    waiting: list[Piece] = []
    for start, end in paragraphs:
        pieces, tail = _paragraph(text, start, end)
        if waiting and not _reopens(text, start, pieces, tail):
            yield Quotation(tuple(waiting), closed=False)
            waiting = []
        for piece in pieces:
            yield Quotation((*waiting, piece))
            waiting = []
        if tail is not None:
            waiting.append(tail)
    if waiting:
        yield Quotation(tuple(waiting), closed=False)


def _reopens(text: str, start: int, pieces: list[Piece], tail: Piece | None) -> bool:
    first = pieces[0] if pieces else tail
    return first is not None and not text[start : first.opens].strip()


def _paragraph(text: str, start: int, end: int) -> tuple[list[Piece], Piece | None]:
    """The closed pieces of one paragraph, and the one that is open at its end."""
    marks = _opened(list(_marks(text, start, end)), text, start)
    pieces: list[Piece] = []
    opened: _Mark | None = None
    for number, mark in enumerate(marks):
        if opened is None:
            if _may_open(text, marks, number, end):
                opened = mark
        elif mark.family != opened.family:
            continue
        elif mark.role == "open":
            if mark.family != "single":  # the partner of the one before is lost
                opened = mark
        elif mark.family != "single" or _ends_single(text, marks, number):
            pieces.append(Piece(opened.start, opened.end, mark.start, mark.end))
            opened = None
    if opened is None or opened.family == "single":
        return pieces, None
    last = end
    while last > opened.end and text[last - 1].isspace():
        last -= 1
    return pieces, Piece(opened.start, opened.end, last, last) if last > opened.end else None


def _opened(marks: list[_Mark], text: str, start: int) -> list[_Mark]:
    """A paragraph's marks, the first of which opens where nothing but blanks and controls stand before it."""
    if marks and marks[0].role == "close" and not _LETTERS.search(text, start, marks[0].start):
        return [replace(marks[0], role="open"), *marks[1:]]
    return marks


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        first, last = match.span()
        family = _FAMILY[match.group()]
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        if family == "single" and before.isalnum() and after.isalnum():
            continue
        if match.group() == '"' and _HEIGHT.search(text, max(first - 5, start), first):
            continue
        role = _role(match.group(), before, after)
        if role == "open" and family == "single" and _CLIPPED.match(text, last):
            continue
        yield _Mark(first, last, family, role)


def _role(mark: str, before: str, after: str) -> str:
    """Does a mark open or close, by its form, else by what stands on both sides?"""
    free_before = before.isspace() or before in _BEFORE_OPENING or before in "“‘\"'"
    free_after = after.isspace() or after in _STOPS or after in ")]}”’\"'"
    if mark in _OPENS:  # a slip of the keyboard, the wrong one of a pair; or `»so«`
        ends = (before in _STOPS or before.isalnum()) and before != ":" and free_after
        return "close" if mark in "“«‹" and ends else "open"
    if mark in _CLOSES:
        return "open" if mark in "”»›" and before.isspace() and after.isalnum() else "close"
    if free_before and not after.isspace() and not (free_after and not before.isspace()):
        return "open"
    if free_after and not before.isspace():
        return "close"
    return "either"


def _may_open(text: str, marks: list[_Mark], number: int, end: int) -> bool:
    mark = marks[number]
    if mark.role == "close":
        return False
    if mark.role == "either" and (mark.family == "single" or text[mark.start - 1].isdigit()):
        return False
    if mark.family != "single":
        return True
    return any(_ends_single(text, marks, later) for later in _closers(marks, number))


def _closers(marks: list[_Mark], number: int) -> Iterator[int]:
    """The closing single marks after an opening one, up to the next opening one of its family."""
    for later in range(number + 1, len(marks)):
        if marks[later].family != "single":
            continue
        if marks[later].role == "open":
            return
        yield later


def _ends_single(text: str, marks: list[_Mark], number: int) -> bool:
    """Is a closing single mark the end of a quotation, and no apostrophe of a plural (`the workers’ rights`)?"""
    mark = marks[number]
    if text[mark.start - 1] in _STOPS or text[mark.start - 1] != "s":
        return True
    later = next(_closers(marks, number), None)
    return later is None or text[marks[later].start - 1] not in _STOPS
