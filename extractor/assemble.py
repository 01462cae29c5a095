"""Facts and entities -> the record: ids in the order of first spans, plain values, nothing that is not referred to."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.analysis import Analysis
from extractor.facts import CommitmentFact, DateFact, Entity, EntityKind, PartyFact, QuoteFact, RoleFact
from extractor.record import (
    Commitment,
    Date,
    Organisation,
    Party,
    Person,
    Place,
    Quote,
    Record,
    Recurrence,
    Role,
    Span,
    Tool,
)

Ids = Mapping[int, str]
"""An entity's id in the record by the entity's `id()` in memory."""


def assemble(analysis: Analysis, tool: Tool) -> Record:
    """The finished record of an analysis."""
    article = analysis.document.article
    ids: dict[int, str] = {}
    people = _numbered(analysis, "people", "p", ids)
    organisations = _numbered(analysis, "organisations", "o", ids)
    places = _numbered(analysis, "places", "g", ids)
    return Record(
        id=article.id,
        path=article.path,
        title=article.title,
        published=article.published,
        published_from=article.published_from,
        byline=list(article.byline),
        tool=tool,
        length=len(article.text),
        text=article.text,
        people=[Person(ids[id(e)], e.name, e.aliases, _mentions(e), sorted(set(e.references)), e.why) for e in people],
        organisations=[
            Organisation(ids[id(e)], e.name, e.acronym, e.aliases, _mentions(e), sorted(set(e.references)), e.why)
            for e in organisations
        ],
        places=[Place(ids[id(e)], e.name, _mentions(e)) for e in places],
        roles=[_role(role, f"r{n}", ids) for n, role in enumerate(sorted(analysis.roles, key=_role_order), 1)],
        quotes=[_quote(quote, f"q{n}", ids) for n, quote in enumerate(sorted(analysis.quotes, key=_quote_order), 1)],
        commitments=[
            _commitment(commitment, f"c{n}", ids)
            for n, commitment in enumerate(sorted(analysis.commitments, key=_commitment_order), 1)
        ],
        dates=[_date(date) for date in sorted(analysis.dates, key=lambda d: d.span)],
        warnings=[*article.warnings, *analysis.warnings],
        url=article.url,
    )


def _numbered(analysis: Analysis, kind: EntityKind, prefix: str, ids: dict[int, str]) -> list[Entity]:
    entities = [entity for entity in analysis.entities if entity.kind == kind]
    entities.sort(key=lambda entity: min(m.span for m in entity.mentions))
    for number, entity in enumerate(entities, 1):
        ids[id(entity)] = f"{prefix}{number}"
    return entities


def _mentions(entity: Entity) -> list[Span]:
    return sorted({mention.span for mention in entity.mentions})


def _role_order(role: RoleFact) -> tuple[Span, Span]:
    return min(role.evidence), role.person_span


def _quote_order(quote: QuoteFact) -> Span:
    return min(quote.content)


def _commitment_order(commitment: CommitmentFact) -> tuple[Span, Span]:
    return min(commitment.evidence), commitment.action


def _id(entity: Entity | None, ids: Ids) -> str | None:
    return ids[id(entity)] if entity is not None else None


def _role(role: RoleFact, role_id: str, ids: Ids) -> Role:
    return Role(
        id=role_id,
        person=ids[id(role.person)],
        title=role.title,
        organisation=_id(role.organisation, ids),
        place=role.place,
        status=role.status,
        since=role.since,
        until=role.until,
        evidence=sorted(set(role.evidence)),
        rule=role.rule,
    )


def _quote(quote: QuoteFact, quote_id: str, ids: Ids) -> Quote:
    return Quote(
        id=quote_id,
        kind=quote.kind,
        speaker=_id(quote.speaker, ids),
        source=quote.source,
        cue=quote.cue,
        content=sorted(quote.content),
        rule=quote.rule,
    )


def _party(party: PartyFact, ids: Ids) -> Party:
    return Party(_id(party.entity, ids), party.span)


def _commitment(commitment: CommitmentFact, commitment_id: str, ids: Ids) -> Commitment:
    recurrence = commitment.recurrence
    return Commitment(
        id=commitment_id,
        force=commitment.force,
        parties=[_party(party, ids) for party in commitment.parties],
        counterparties=[_party(party, ids) for party in commitment.counterparties],
        source=_party(commitment.source, ids) if commitment.source else None,
        action=commitment.action,
        deadline=_date(commitment.deadline) if commitment.deadline else None,
        recurrence=Recurrence(recurrence.span.text, recurrence.rrule) if recurrence else None,
        condition=commitment.condition,
        polarity=commitment.polarity,
        status=commitment.status,
        evidence=sorted(set(commitment.evidence)),
        rule=commitment.rule,
    )


def _date(date: DateFact) -> Date:
    span = date.span
    return Date(span.start, span.end, span.text, date.type, date.value, date.earliest, date.latest)
