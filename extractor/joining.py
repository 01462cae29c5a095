"""The records of an article's pieces as one record: offsets of the whole, one entity for what bears one name."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from extractor.article import Article
from extractor.record import Commitment, Organisation, Person, Place, Record, Role, Span


def joined(article: Article, parts: Iterable[tuple[int, Record]]) -> Record:
    """The record of an article from those of its pieces, each with the offset of its text, in order.

    One part is the record. Each is asked for when it is needed, and not kept.
    """
    parts = iter(parts)
    first, second = next(parts), next(parts, None)
    if second is None:
        return first[1]
    whole = _Whole()
    for start, record in itertools.chain((first, second), parts):
        whole.add(record, start)
    return replace(
        first[1],
        id=article.id,
        length=len(article.text),
        text=article.text,
        people=[entity for entity in whole.entities.values() if isinstance(entity, Person)],
        organisations=[entity for entity in whole.entities.values() if isinstance(entity, Organisation)],
        places=[entity for entity in whole.entities.values() if isinstance(entity, Place)],
        roles=[replace(role, id=f"r{n}") for n, role in enumerate(whole.roles.values(), 1)],
        quotes=[replace(quote, id=f"q{n}") for n, quote in enumerate(whole.quotes, 1)],
        commitments=[replace(made, id=f"c{n}") for n, made in enumerate(whole.commitments.values(), 1)],
        dates=whole.dates,
        warnings=list(whole.warnings),
    )


@dataclass
class _Whole:
    """What the pieces have given so far, with entities under the ids of the joined record."""

    entities: dict[str, Person | Organisation | Place] = field(default_factory=dict)
    roles: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    quotes: list[Any] = field(default_factory=list)
    commitments: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    dates: list[Any] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)
    _ids: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, record: Record, start: int) -> None:
        """Add a piece's record, whose text begins at `start`."""
        ids: dict[str, str] = {}
        entities: list[Person | Organisation | Place] = [*record.people, *record.organisations, *record.places]
        for entity in entities:
            ids[entity.id] = self._entity(_moved(entity, start, {}))
        for role in _moved(record.roles, start, ids):
            _add(self.roles, _role_key(role), role)
        self.quotes += _moved(record.quotes, start, ids)
        for made in _moved(record.commitments, start, ids):
            _add(self.commitments, _commitment_key(made), made)
        self.dates += _moved(record.dates, start, ids)
        self.warnings.update(dict.fromkeys(record.warnings))

    def _entity(self, entity: Person | Organisation | Place) -> str:
        """The id of an entity in the whole: a new one, or that of the one that already bears its fullest name."""
        prefix = entity.id[0]
        known = self._ids.get((prefix, entity.name))
        if known is None:
            self._counts[prefix] = self._counts.get(prefix, 0) + 1
            known = f"{prefix}{self._counts[prefix]}"
            self.entities[known] = replace(entity, id=known)
        else:
            self.entities[known] = _merged(self.entities[known], entity)
        for form in _forms(entity):
            key = prefix, form
            self._ids[key] = known if self._ids.get(key, known) == known else None  # what several bear says nothing
        return known


def _add(facts: dict[tuple[Any, ...], Any], key: tuple[Any, ...], fact: Any) -> None:
    """Add a fact, or its evidence to the one with the same key."""
    old = facts.get(key)
    facts[key] = fact if old is None else replace(old, evidence=[*old.evidence, *fact.evidence])


def _role_key(role: Role) -> tuple[Any, ...]:
    """What two tellings of one role share."""
    return role.person, role.title, role.organisation, role.place, role.status


def _commitment_key(made: Commitment) -> tuple[Any, ...]:
    """What two tellings of one commitment share: the very same words, of the same known parties."""
    parties = tuple(party.entity for party in made.parties)
    words = " ".join(made.action.text.lower().split())
    key = parties, made.force, made.polarity, made.status, words
    return (*key, made.action.start) if None in parties else key


def _forms(entity: Person | Organisation | Place) -> set[str]:
    """What an entity may be called in another piece: a person also by the first or the last name alone."""
    if isinstance(entity, Place):
        return {entity.name}
    forms = {entity.name, *entity.aliases}
    if isinstance(entity, Person):
        forms |= {word for form in forms for word in (form.split()[0], form.split()[-1])}
    return forms


def _merged(old: Any, new: Any) -> Any:
    """Two records of one entity as one."""
    changes: dict[str, Any] = {"mentions": [*old.mentions, *new.mentions]}
    if not isinstance(old, Place):
        names = dict.fromkeys([*old.aliases, new.name, *new.aliases])
        changes["aliases"] = [name for name in names if name != old.name]
        changes["references"] = [*old.references, *new.references]
        changes["why"] = {**old.why, **new.why}
    if isinstance(old, Organisation):
        changes["acronym"] = old.acronym or new.acronym
    return replace(old, **changes)


_REFERRING = frozenset({"person", "organisation", "speaker", "entity"})
"""Fields that hold an entity's id."""


def _moved(value: Any, by: int, ids: dict[str, str]) -> Any:
    """A part of a record with its offsets moved and its entities' ids exchanged."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by, value.text)
    if isinstance(value, list):
        return [_moved(item, by, ids) for item in value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for part in dataclasses.fields(value):
        old = getattr(value, part.name)
        if part.name in ("start", "end"):
            changes[part.name] = old + by
        elif part.name == "why":
            changes[part.name] = {place + by: reason for place, reason in old.items()}
        elif part.name in _REFERRING and isinstance(old, str):
            changes[part.name] = ids[old]
        else:
            changes[part.name] = _moved(old, by, ids)
    return replace(value, **changes)
