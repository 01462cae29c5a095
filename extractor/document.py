"""An article with the model's reading of it, and the one way from tokens and offsets to spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.article import Article
from extractor.marks import Quotation, find_quotations
from extractor.parsed import Doc, Token, Tokens
from extractor.record import Span

ParagraphKind = Literal["headline", "header", "body", "leftover"]
"""`header`: byline, dateline or address lines; `leftover`: picture credits, menus, promotions of a web page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, `[start, end)` in code points, and what it is."""

    start: int
    end: int
    kind: ParagraphKind
    rule: str | None = None
    """The layout rule that says so, for a leftover."""


@dataclass(frozen=True)
class Document:
    """An article, its `Doc` (offsets are the article's) and its paragraphs in order."""

    article: Article
    doc: Doc
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The article's text, as given."""
        return self.article.text

    def span(self, start: int, end: int, *, strip: str = "") -> Span:
        """The span `[start, end)` without blanks, and characters of `strip`, at its ends.

        Raises ValueError where nothing is left.
        """
        text = self.text
        while start < end and (text[start].isspace() or text[start] in strip):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
            end -= 1
        if start >= end:
            raise ValueError(f"no text in [{start}, {end})")
        return Span(start, end, text[start:end])

    def of(self, first: Token | Tokens, last: Token | None = None) -> Span:
        """The span of a token, of spaCy's span of tokens, or from one token to another (both inside)."""
        start = first.idx if isinstance(first, Token) else first.start_char
        final = last if last is not None else first
        end = final.idx + len(final) if isinstance(final, Token) else final.end_char
        return self.span(start, end)

    def tokens(self, span: Span) -> Tokens:
        """spaCy's span of the tokens that overlap a span (never empty)."""
        starts = self.token_starts
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = max(bisect_right(starts, span.end - 1) - 1, first)
        return self.doc[first : last + 1]

    @cached_property
    def token_starts(self) -> list[int]:
        """Where each token begins, in code points."""
        return [token.idx for token in self.doc]

    def sentence(self, token: Token) -> Span:
        """The sentence in which a token stands."""
        return self.of(token.sent)

    def paragraph(self, offset: int) -> Paragraph:
        """The paragraph at an offset; between two, the one before."""
        return self.paragraphs[max(bisect_right(self._paragraph_starts, offset) - 1, 0)]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def readable(self, offset: int) -> bool:
        """May facts be found at this offset? Not in page leftovers, nor in bylines, addresses and date lines."""
        return bool(self.paragraphs) and self.paragraph(offset).kind in ("headline", "body")

    @cached_property
    def passages(self) -> list[tuple[int, int]]:
        """The paragraphs that are the article's own, leftovers of the page left out, `[start, end)` without blanks."""
        found = [p for p in self.paragraphs if p.kind != "leftover"]
        starts = [p.end - len(self.text[p.start : p.end].lstrip()) for p in found]
        return [(start, p.end) for start, p in zip(starts, found, strict=True) if start < p.end]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """What stands in quotation marks, in order; a quotation within another is a part of that one."""
        return list(find_quotations(self.text, self.passages))

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token, does it stand inside quotation marks? The opening mark does, the closing one does not."""
        inside = [False] * len(self.doc)
        for quotation in self.quotations:
            for piece in quotation.pieces:
                first, last = (bisect_left(self.token_starts, at) for at in (piece.opens, piece.end))
                inside[first:last] = [True] * (last - first)
        return inside
