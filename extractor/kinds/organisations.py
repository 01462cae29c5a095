"""Find organisations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="organisations", slots=frozenset({"name"}))


def find_organisations(analysis: Analysis) -> Iterator[Any]:
    """Names that the model labels so."""
    for ent in analysis.document.doc.ents:
        if ent.label_ == "ORG":
            yield Mention("organisations", analysis.document.of(ent), "model")
