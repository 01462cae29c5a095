"""One article as the parts of this package read it: the analysis, its rules' words, and what was found so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.facts import CommitmentFact, DateFact, Entity, QuoteFact
from extractor.record import Span
from extractor.rules import RuleSet

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.analysis import Analysis


@dataclass(eq=False)
class Reading:
    """The analysis with the word lists as sets, and the subjects of sentences in which a party was found."""

    analysis: Analysis
    rules: RuleSet
    found: list[CommitmentFact] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """A word list of the rule files."""
        if name not in self.lists:
            self.lists[name] = self.rules.words(name)
        return self.lists[name]

    def dates_in(self, span: Span) -> list[DateFact]:
        """The dates that lie in a span, in the text's order."""
        first = bisect_left(self._date_starts, span.start)
        last = bisect_left(self._date_starts, span.end, lo=first)
        return [date for date in self._dates[first:last] if span.contains(date.span)]

    @cached_property
    def _dates(self) -> list[DateFact]:
        return sorted(self.analysis.dates, key=lambda date: date.span)

    @cached_property
    def _date_starts(self) -> list[int]:
        return [date.span.start for date in self._dates]

    @cached_property
    def quotes(self) -> dict[int, QuoteFact]:
        """The shortest quote around each token that stands in one, by the token's index."""
        out: dict[int, QuoteFact] = {}
        for quote in sorted(self.analysis.quotes, key=lambda q: -sum(len(span.text) for span in q.content)):
            for span in quote.content:
                tokens = self.analysis.document.tokens(span)
                out.update(dict.fromkeys(range(tokens.start, tokens.end), quote))
        return out

    def entity(self, head: Token) -> Entity | None:
        """The one entity that a noun phrase stands for, if it is settled."""
        found = self.analysis.references.entities(head)
        return found[0] if len(found) == 1 else None

    def named(self, head: Token) -> Entity | None:
        """The entity that a token names outright."""
        return self.analysis.entity_at(self.analysis.document.of(head))
