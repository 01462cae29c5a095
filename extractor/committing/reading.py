"""One article as the parts of this package read it: the analysis, its rules' words, and what was found so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.committing.alike import Alike
from extractor.facts import CommitmentFact, Entity, QuoteFact
from extractor.rules import RuleSet

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.parsed import Token

_WORDS_BETWEEN = 60
"""A speaker says `we` or `I` at least once in as many words; a reporter hardly ever does."""


@dataclass(eq=False)
class Reading:
    """The analysis, the rules of commitments, what was found so far, and the acts that some cue proposes."""

    analysis: Analysis
    rules: RuleSet
    found: list[CommitmentFact] = field(default_factory=list)
    alike: Alike = field(default_factory=Alike)
    claimed: set[int] = field(default_factory=set)

    def words(self, name: str) -> frozenset[str]:
        """A word list of the rule files."""
        return self.rules.words(name)

    @cached_property
    def quotes(self) -> dict[int, QuoteFact]:
        """The shortest quote around each token that stands in one, by the token's index."""
        out: dict[int, QuoteFact] = {}
        for quote in sorted(self.analysis.quotes, key=lambda q: -sum(len(span.text) for span in q.content)):
            for span in quote.content:
                tokens = self.analysis.document.tokens(span)
                out.update(dict.fromkeys(range(tokens.start, tokens.end), quote))
        return out

    @cached_property
    def writer(self) -> list[int]:
        """Where the writer speaks of himself, as parties and candidates do: `we`, `our`, `I` outside any quote."""
        doc, quoted = self.analysis.document.doc, self.analysis.document.quoted
        return [i for i in doc.where("we", "our", "us", "i", "my") if not quoted[i] and i not in self.quotes]

    @cached_property
    def is_own_text(self) -> bool:
        """Is it a speech, manifesto or statement, where the writer speaks of himself all along?"""
        told = len(self.analysis.document.doc) - len(self.quotes)
        return len(self.writer) * _WORDS_BETWEEN >= told > 0 and bool(self.writer)

    def said_before(self, token: Token) -> Iterator[CommitmentFact]:
        """The commitments of the sentence before that of a token, the last ones first."""
        if not token.sent.start:
            return
        before = token.doc[token.sent.start - 1].sent
        for fact in reversed(self.found):
            at = fact.evidence[-1].start
            if at < before.start_char:
                return
            if at < before.end_char:
                yield fact

    def entity(self, head: Token) -> Entity | None:
        """The one entity that a noun phrase stands for, if it is settled."""
        found = self.analysis.references.entities(head)
        return found[0] if len(found) == 1 else None

    def named(self, head: Token) -> Entity | None:
        """The entity that a token names outright; a blank names none."""
        return None if head.is_space else self.analysis.entity_at(self.analysis.document.of(head))
