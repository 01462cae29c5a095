"""All that is known of an article while it is worked: kinds read it and add to it, in the order of `KINDS`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.document import Document
from extractor.facts import (
    CommitmentFact,
    DateFact,
    Entity,
    Fact,
    LeftoverFact,
    Mention,
    QuoteFact,
    RoleFact,
)
from extractor.record import Span
from extractor.rules import Rules

if TYPE_CHECKING:
    from extractor.naming.name import Name
    from extractor.references import References


@dataclass
class Analysis:
    """One article's document, rules, entities and facts."""

    document: Document
    rules: Rules
    names: list[Name] | None = None
    mentions: list[Mention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    dates: list[DateFact] = field(default_factory=list)
    roles: list[RoleFact] = field(default_factory=list)
    quotes: list[QuoteFact] = field(default_factory=list)
    commitments: list[CommitmentFact] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    references: References = field(init=False, repr=False)

    def entity_at(self, span: Span) -> Entity | None:
        """The first entity with a mention that overlaps the span."""
        return next((entity for _, entity in self._mentioned(span)), None)

    def mention_at(self, span: Span) -> Mention | None:
        """The first entity mention that overlaps the span."""
        return next((mention for mention, _ in self._mentioned(span)), None)

    def _mentioned(self, span: Span) -> Iterator[tuple[Mention, Entity]]:
        """Mentions that overlap a span, with their entities; mentions never overlap each other."""
        ordered = self._ordered_mentions
        first = bisect_left(ordered, span.start, key=lambda pair: pair[0].span.end - 1)
        for mention, entity in ordered[first:]:
            if mention.span.start >= span.end:
                return
            yield mention, entity

    @cached_property
    def _ordered_mentions(self) -> list[tuple[Mention, Entity]]:
        pairs = [(mention, entity) for entity in self.entities for mention in entity.mentions]
        return sorted(pairs, key=lambda pair: (pair[0].span.start, pair[0].span.end))

    def dates_in(self, span: Span) -> list[DateFact]:
        """The dates that lie in the span, in the text's order; for kinds that are found after the dates."""
        ordered = self._ordered_dates
        first = bisect_left(ordered, span.start, key=lambda date: date.span.start)
        last = bisect_left(ordered, span.end, lo=first, key=lambda date: date.span.start)
        return [date for date in ordered[first:last] if span.contains(date.span)]

    @cached_property
    def _ordered_dates(self) -> list[DateFact]:
        return sorted(self.dates, key=lambda date: date.span)

    def facts(self, kind: str) -> list[Fact]:
        """What was found of a kind, by the kind's name."""
        lists: dict[str, list[Fact]] = {
            "dates": [*self.dates],
            "roles": [*self.roles],
            "quotes": [*self.quotes],
            "commitments": [*self.commitments],
            "layout": [
                LeftoverFact(self.document.span(p.start, p.end), p.rule) for p in self.document.paragraphs if p.rule
            ],
        }
        if kind in lists:
            return lists[kind]
        return [m for e in self.entities if e.kind == kind for m in e.mentions]
