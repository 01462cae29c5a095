"""Find places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="places", slots=frozenset({"name"}))


def find_places(analysis: Analysis) -> Iterator[Any]:
    """Nothing yet."""
    return iter(())
