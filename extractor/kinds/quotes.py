"""Find quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="quotes", slots=frozenset({"source", "cue", "content"}))


def find_quotes(analysis: Analysis) -> Iterator[Any]:
    """Nothing yet."""
    return iter(())
