"""Find places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="places", slots=frozenset({"name"}))


def find_places(analysis: Analysis) -> Iterator[Any]:
    """Names that the model labels so."""
    for ent in analysis.document.doc.ents:
        if ent.label_ == "GPE":
            yield Mention("places", analysis.document.of(ent), "model")
