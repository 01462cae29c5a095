"""Find roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.rules import RuleKeys, string, strings, table_of

KEYS = RuleKeys(
    kind="roles",
    slots=frozenset({"person", "title", "organisation", "place"}),
    lexicons={"title": strings, "modifier": strings, "portfolio": strings, "status": table_of(string)},
)


def find_roles(analysis: Analysis) -> Iterator[Any]:
    """Nothing yet."""
    return iter(())
