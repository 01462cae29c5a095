"""The phrase that states a title: its words, its status, and the organisation and place that stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.naming.words import plain
from extractor.record import RoleStatus, Span
from extractor.titles.board import Board, Named

if TYPE_CHECKING:
    pass

LINKS = ("of", "for", "at", "with", "in", "to", "from")
"""Prepositions that tie an organisation, a place or a field to a title."""

OWNERS = ("its", "their", "our", "whose")
"""Possessives that may stand for a body."""

NOUNS = ("NOUN", "PROPN", "ADJ", "X")
"""Parts of speech of a title's words."""


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title phrase on tokens `[start, end)`; `title_start`, `title_end` are the title's own tokens.

    `rank` are words of the title that stand before the body: `a senior Orvia executive`.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    status: RoleStatus = "current"
    organisation: Entity | None = None
    organisation_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    rank: str = ""
    plural: bool = False
    definite: bool = False

    def with_name(self, named: Named) -> TitlePhrase:
        """The phrase with the organisation or place that a name gives, where it has none of that kind yet."""
        if named.entity.kind == "organisations" and self.organisation is None:
            return replace(self, organisation=named.entity, organisation_span=named.span)
        if named.entity.kind == "places" and self.place is None:
            return replace(self, place=named.entity.name, place_span=named.span)
        return self

    def at_body_of(self, other: TitlePhrase) -> TitlePhrase:
        """The phrase with the organisation and place of another that it is joined to."""
        return replace(
            self,
            organisation=other.organisation,
            organisation_span=other.organisation_span,
            place=other.place,
            place_span=other.place_span,
            end=max(self.end, other.end),
        )


def is_joint(board: Board, phrase: TitlePhrase) -> bool:
    """Is the title an office in a body, not a calling such as `lawyer`?"""
    title = phrase.title.lower()
    return not board.joint.isdisjoint({title, *title.replace("-", " ").split()})


def is_schooling(board: Board, phrase: TitlePhrase) -> bool:
    """Does a phrase say where somebody studied, which is no role, though a chain may begin so?"""
    return phrase.title.split(" of ")[0].split()[-1].lower() in board.schooling


def status_inside(board: Board, phrase: TitlePhrase) -> TitlePhrase:
    """`President-elect`, `minister designate`: the word after the head makes the status and leaves the title."""
    doc, end = board.doc, phrase.title_end
    i = end + 1 if end < len(doc) and doc[end].text == "-" else end
    if i < len(doc) and plain(doc[i]) in ("elect", "designate", "-elect"):
        return replace(phrase, status="incoming", end=max(phrase.end, i + 1))
    return phrase


def title_text(board: Board, start: int, end: int, plural_head: int | None) -> str:
    """The title's words; the head in the singular where it is a plural; ranks in capitals stay as written."""
    if start >= end:
        return ""
    text = board.span(start, end).text
    if plural_head is not None:
        head = board.doc[plural_head]
        at = head.idx - board.doc[start].idx
        text = text[:at] + text[at : at + len(head)].removesuffix("s") + text[at + len(head) :]
    return " ".join(text.split()).strip("-–, ")
