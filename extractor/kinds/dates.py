"""Find dates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="dates", slots=frozenset({"date"}))


def find_dates(analysis: Analysis) -> Iterator[Any]:
    """Nothing yet."""
    return iter(())
