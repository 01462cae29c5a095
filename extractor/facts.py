"""What kinds find before it becomes a record: entities with their mentions, and facts with their evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from extractor.record import (
    CommitmentStatus,
    DateType,
    Force,
    Polarity,
    QuoteKind,
    RoleStatus,
    Span,
)

EntityKind = Literal["people", "organisations", "places"]

Slots = dict[str, list[Span]]
Values = dict[str, str | None]


class Fact(Protocol):
    """Anything that a rule found: the rule's id, the spans that it filled by slot, and plain values."""

    @property
    def rule(self) -> str: ...

    def slots(self) -> Slots:
        """The spans that prove the fact, by the slot names that examples mark."""
        ...

    def values(self) -> Values:
        """The fact's plain values, by the attribute names that examples give."""
        ...


def _slots(**spans: Span | list[Span] | None) -> Slots:
    named = {name: spans if isinstance(spans, list) else [spans] for name, spans in spans.items() if spans}
    return {name: [s for s in items if s is not None] for name, items in named.items()}


@dataclass(slots=True)
class Mention:
    """A span that names something, before it is known with which other mentions it is one entity."""

    kind: EntityKind
    span: Span
    rule: str

    def slots(self) -> Slots:
        return {"name": [self.span]}

    def values(self) -> Values:
        return {}


@dataclass(slots=True, eq=False)
class Entity:
    """What mentions have in common. `references` are pronouns and descriptions that resolve to it.

    `why` says, mention by mention (by the span's start), why it is one entity with the others.
    """

    kind: EntityKind
    name: str
    mentions: list[Mention]
    aliases: list[str] = field(default_factory=list)
    acronym: str | None = None
    references: list[Span] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class RoleFact:
    """A role before it has ids. `place` is a name; `title_span` is the title's words in the text."""

    person: Entity
    title: str | None
    organisation: Entity | None
    place: str | None
    status: RoleStatus
    evidence: list[Span]
    rule: str
    person_span: Span
    title_span: Span | None = None
    organisation_span: Span | None = None
    place_span: Span | None = None
    since: str | None = None
    until: str | None = None

    def slots(self) -> Slots:
        return _slots(
            person=self.person_span,
            title=self.title_span,
            organisation=self.organisation_span,
            place=self.place_span,
        )

    def values(self) -> Values:
        return {
            "status": self.status,
            "title": self.title,
            "place": self.place,
            "organisation": self.organisation.name if self.organisation else None,
            "person": self.person.name,
            "since": self.since,
            "until": self.until,
        }


@dataclass(slots=True)
class DateFact:
    """A TIMEX3 expression; `rrule` is the RFC 5545 rule of a SET, `earliest` and `latest` are ISO days."""

    span: Span
    type: DateType
    value: str | None
    earliest: str | None
    latest: str | None
    rule: str
    rrule: str | None = None

    def slots(self) -> Slots:
        return {"date": [self.span]}

    def values(self) -> Values:
        return {
            "type": self.type,
            "value": self.value,
            "earliest": self.earliest,
            "latest": self.latest,
            "rrule": self.rrule,
        }


@dataclass(slots=True)
class LeftoverFact:
    """What a web page left in the text, as examples of layout rules mark it."""

    span: Span
    rule: str

    def slots(self) -> Slots:
        return {"leftover": [self.span]}

    def values(self) -> Values:
        return {}


@dataclass(slots=True)
class QuoteFact:
    """A quote before it has ids."""

    kind: QuoteKind
    content: list[Span]
    source: Span | None
    cue: Span | None
    speaker: Entity | None
    rule: str

    def slots(self) -> Slots:
        return _slots(source=self.source, cue=self.cue, content=self.content)

    def values(self) -> Values:
        return {"kind": self.kind, "speaker": self.speaker.name if self.speaker else None}


@dataclass(slots=True)
class PartyFact:
    """Who is bound, addressed or quoted; several entities of one span (`both ministers`) are several of these."""

    span: Span
    entity: Entity | None = None


@dataclass(slots=True)
class CommitmentFact:
    """A commitment before it has ids. `cue` is the word or phrase that commits."""

    force: Force
    parties: list[PartyFact]
    action: Span
    cue: Span
    evidence: list[Span]
    rule: str
    counterparties: list[PartyFact] = field(default_factory=list)
    source: PartyFact | None = None
    deadline: DateFact | None = None
    recurrence: DateFact | None = None
    condition: Span | None = None
    polarity: Polarity = "do"
    status: CommitmentStatus = "made"

    def slots(self) -> Slots:
        return _slots(
            party=_distinct(self.parties),
            counterparty=_distinct(self.counterparties),
            source=self.source.span if self.source else None,
            cue=self.cue,
            action=self.action,
            deadline=self.deadline.span if self.deadline else None,
            recurrence=self.recurrence.span if self.recurrence else None,
            condition=self.condition,
        )

    def values(self) -> Values:
        return {
            "force": self.force,
            "polarity": self.polarity,
            "status": self.status,
            "rrule": self.recurrence.rrule if self.recurrence else None,
            "earliest": self.deadline.earliest if self.deadline else None,
            "latest": self.deadline.latest if self.deadline else None,
        }


def _distinct(parties: list[PartyFact]) -> list[Span]:
    return list(dict.fromkeys(party.span for party in parties))
