"""The model's tokens of a match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.document import Document
from extractor.record import Span
from extractor.timex.grammar import Match

if TYPE_CHECKING:
    from extractor.parsed import Token, Tokens


def tokens_of(match: Match, document: Document) -> Tokens:
    """The tokens that a match overlaps."""
    return document.tokens(Span(match.start, match.end, ""))


def token_of(match: Match, document: Document, group: str | None = None) -> Token:
    """The first token of a group of a match, or of all of it."""
    start = start_of(match, group)
    return document.tokens(Span(start, start + 1, ""))[0]


def start_of(match: Match, group: str | None = None) -> int:
    """Where a group of a match begins, or all of it."""
    name = match.twin(group) if group else None
    return match.found.start(name or 0)


def neighbour(token: Token, step: int) -> Token | None:
    """The token so many tokens on (or back, below 0); None outside the text."""
    at = token.i + step
    return token.doc[at] if 0 <= at < len(token.doc) else None
