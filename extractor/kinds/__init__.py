"""The kinds of fact, one module each, in the order in which they are found: a later one may read an earlier one.

A kind's module has `KEYS` (what its rule file may say) and one `find_*` function, which takes the `Analysis` so
far and yields what it found. To add a kind: its module, its rule file, its line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from extractor.analysis import Analysis
from extractor.kinds import commitments, dates, organisations, people, places, quotes, roles
from extractor.rules import RuleKeys


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: its name (module, rule file, JSON key, table title), its rule keys and its finder."""

    name: str
    keys: RuleKeys
    find: Callable[[Analysis], Iterator[Any]]


NAMED = (
    Kind("people", people.KEYS, people.find_people),
    Kind("organisations", organisations.KEYS, organisations.find_organisations),
    Kind("places", places.KEYS, places.find_places),
)
"""Kinds whose finders yield mentions, which `resolve` makes into entities."""

STATED = (
    Kind("dates", dates.KEYS, dates.find_dates),
    Kind("roles", roles.KEYS, roles.find_roles),
    Kind("quotes", quotes.KEYS, quotes.find_quotes),
    Kind("commitments", commitments.KEYS, commitments.find_commitments),
)
"""Kinds whose finders yield facts, once entities are known."""

KINDS = {kind.name: kind for kind in (*NAMED, *STATED)}


def all_keys() -> list[RuleKeys]:
    """What rule files may say, kind by kind."""
    return [kind.keys for kind in KINDS.values()]
