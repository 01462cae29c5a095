"""Find organisations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="organisations", slots=frozenset({"name"}))


def find_organisations(analysis: Analysis) -> Iterator[Any]:
    """Nothing yet."""
    return iter(())
