"""A record with some of its commitments: those of a party, those due before a day."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.record import Commitment, Organisation, Person, Place, Record
from extractor.views.words import entities, one_line


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments are wanted; all of them where nothing is named.

    `parties` are names, of which one of the commitment's parties must bear one, as whole words in any case;
    `due_before` is an ISO day, before which the last day of the commitment's deadline must lie.
    """

    parties: tuple[str, ...] = ()
    due_before: str | None = None

    def __bool__(self) -> bool:
        return bool(self.parties or self.due_before)


def filtered(record: Record, wanted: Filter) -> Record:
    """The record without the commitments that are not wanted."""
    if not wanted:
        return record
    forms = {entity.id: _forms(entity) for entity in entities(record)}
    names = [_whole_words(name) for name in wanted.parties]
    kept = [
        made
        for made in record.commitments
        if _is_due(made, wanted.due_before) and (not names or _is_of(made, names, forms))
    ]
    return dataclasses.replace(record, commitments=kept)


def _is_due(made: Commitment, before: str | None) -> bool:
    if before is None:
        return True
    return made.deadline is not None and made.deadline.latest is not None and made.deadline.latest < before


def _is_of(made: Commitment, names: Iterable[re.Pattern[str]], forms: dict[str, list[str]]) -> bool:
    called = [form for p in made.parties for form in (one_line(p.span.text), *forms.get(p.entity or "", []))]
    return any(name.search(form) for name in names for form in called)


def _forms(entity: Person | Organisation | Place) -> list[str]:
    """What an entity is called."""
    aliases = [] if isinstance(entity, Place) else entity.aliases
    acronym = entity.acronym if isinstance(entity, Organisation) else None
    return [one_line(form) for form in (entity.name, *aliases, acronym) if form]


def _whole_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(one_line(name))}(?!\w)", re.IGNORECASE)
