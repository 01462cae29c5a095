"""One article as the parts of this package read it: the analysis, its rules' words, and what was found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.facts import CommitmentFact, Entity
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

    def entity(self, head: Token) -> Entity | None:
        """The one entity that a noun phrase stands for, if it is settled."""
        found = self.analysis.references.entities(head)
        return found[0] if len(found) == 1 else None

    def named(self, head: Token) -> Entity | None:
        """The entity that a token names outright."""
        return self.analysis.entity_at(self.analysis.document.of(head))
