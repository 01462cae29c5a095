"""Who a noun phrase stands for: names, pronouns, titles (`the minister`), groups (`both sides`).

One module for every kind: roles, quotes and commitments ask it, and it keeps what it settled, so that an
entity's `references` list the pronouns and descriptions that were resolved to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity, PartyFact
from extractor.record import Span
from extractor.syntax import coordinated, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.analysis import Analysis


class References:
    """Resolves noun phrases of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document

    def span(self, head: Token) -> Span:
        """How a noun phrase is named as source or party: the name's mention, else the phrase without later parts."""
        mention = self.analysis.mention_at(self.document.of(head))
        if mention is not None:
            return mention.span
        first, last = phrase(head)
        return self.document.span(first.idx, last.idx + len(last), strip=",;:")

    def entities(self, head: Token) -> list[Entity]:
        """The entities that a noun phrase stands for, one for `he`, several for `both sides`; [] if unsettled.

        A pronoun or description that is settled is added to the entity's `references`.
        """
        named = self.analysis.entity_at(self.document.of(head))
        if named is not None:
            return [named]
        return []

    def parties(self, head: Token) -> list[PartyFact]:
        """A noun phrase and what is joined to it as parties: span and entity of each; entity None if unsettled."""
        out = []
        for token in coordinated(head):
            span = self.span(token)
            found = self.entities(token)
            out.extend([PartyFact(span, entity) for entity in found] or [PartyFact(span)])
        return out
