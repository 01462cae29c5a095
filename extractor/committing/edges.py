"""The edges of a span: whole words, both halves of brackets and quotation marks, no loose words at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.record import Span

if TYPE_CHECKING:
    from extractor.document import Document
    from extractor.parsed import Token

EDGES = "[ \t\r\n,;:.!?–—-\"'“”‘’()"
"""Marks that are no part of a span where they stand at its edge."""


def closed(span: Span, text: str) -> int:
    """The end of a span with an open bracket: after the bracket's close where that comes next, else before it."""
    return span.end + 1 if text[span.end : span.end + 1] == ")" else span.start + span.text.rfind("(")


def with_marks(span: Span, text: str) -> tuple[int, int]:
    """A span with the quotation mark at its edge whose other half it holds: `call it “home”`."""
    opened, closed = span.text.count("“"), span.text.count("”")
    odd = span.text.count('"') % 2 == 1
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if (after == "”" and opened > closed) or (after == '"' and odd):
        return span.start, span.end + 1
    if (before == "“" and closed > opened) or (before == '"' and odd):
        return span.start - 1, span.end
    return span.start, span.end


def whole_words(start: int, end: int, text: str) -> tuple[int, int]:
    """The stretch without cut words: `co-moderate`, `jump-start`."""
    while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return start, end


def without(start: int, end: int, head: int, outside: list[Span]) -> tuple[int, int]:
    """The stretch without what stands outside at its ends; a piece in its middle stays."""
    for span in sorted(outside, key=lambda s: -s.start):
        if head < span.start < end <= span.end + 2:
            end = span.start
    return start, end


def no_loose_end(start: int, end: int, document: Document) -> int:
    """The end without a word whose complement was cut off: `deputing experts [as]`, `stop flights [from]`."""
    last = document.tokens(document.span(start, end))[-1] if document.text[start:end].strip() else None
    while last is not None and last.idx > start and _is_loose(last):
        end = last.idx
        last = last.nbor(-1) if last.i else None
    return end


def _is_loose(word: Token) -> bool:
    joins = word.dep_ in ("cc", "mark", "det") or (word.lower_ == "as" and word.dep_ != "prt")
    return joins or (word.dep_ == "prep" and any(child.i > word.i for child in word.children))
