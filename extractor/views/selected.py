"""A record cut to some kinds of fact."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any

from extractor.record import Party, Record

_LISTS = ("people", "organisations", "places", "roles", "quotes", "commitments", "dates")
_ENTITIES = ("people", "organisations", "places")


def selected(record: Record, kinds: Collection[str]) -> Record:
    """The record with the lists of other kinds empty; all of it where no kind is named.

    Entities that a fact which stays refers to stay too: an id without its entity would say nothing. Quotes keep the
    roles of their speakers: who is quoted says little without the capacity in which.
    """
    if not kinds:
        return record
    kept: dict[str, Any] = {name: getattr(record, name) if name in kinds else [] for name in _LISTS}
    if "quotes" in kinds and "roles" not in kinds:
        speakers = {quote.speaker for quote in record.quotes}
        kept["roles"] = [role for role in record.roles if role.person in speakers]
    needed = _referred(kept)
    for name in _ENTITIES:
        kept[name] = [e for e in getattr(record, name) if name in kinds or e.id in needed]
    return dataclasses.replace(record, **kept)


def _referred(kept: dict[str, Any]) -> set[str]:
    ids = {i for role in kept["roles"] for i in (role.person, role.organisation)}
    ids |= {quote.speaker for quote in kept["quotes"]}
    for commitment in kept["commitments"]:
        parties: list[Party] = [*commitment.parties, *commitment.counterparties]
        ids |= {p.entity for p in [*parties, *([commitment.source] if commitment.source else [])]}
    return {i for i in ids if i is not None}
