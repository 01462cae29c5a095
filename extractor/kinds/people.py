"""Find people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.rules import RuleKeys

KEYS = RuleKeys(kind="people", slots=frozenset({"name"}))


def find_people(analysis: Analysis) -> Iterator[Any]:
    """Names that the model labels so."""
    for ent in analysis.document.doc.ents:
        if ent.label_ == "PERSON":
            yield Mention("people", analysis.document.of(ent), "model")
