"""Find people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="people", slots=frozenset({"name"}))


def find_people(analysis: Analysis) -> Iterator[Any]:
    """Nothing yet."""
    return iter(())
