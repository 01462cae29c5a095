"""Find commitments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.rules import RuleKeys

KEYS = RuleKeys(
    kind="commitments",
    slots=frozenset({"party", "counterparty", "source", "cue", "action", "deadline", "recurrence", "condition"}),
)


def find_commitments(analysis: Analysis) -> Iterator[Any]:
    """Nothing yet."""
    return iter(())
