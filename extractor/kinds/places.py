"""The kind `places`: countries, regions, cities and the like."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.naming.names import mentions_of
from extractor.rules import RuleKeys, string, strings, table_of

KEYS = RuleKeys(
    kind="places",
    slots=frozenset({"name"}),
    lexicons={"demonym": table_of(string), **dict.fromkeys(("known", "head", "foreign_head", "called"), strings)},
)


def find_places(analysis: Analysis) -> Iterator[Mention]:
    """The mentions of countries, regions, cities and the like."""
    return mentions_of(analysis, "places")
