"""The kind `organisations`: named bodies that can act."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.naming.names import mentions_of
from extractor.rules import RuleKeys, strings

KEYS = RuleKeys(
    kind="organisations",
    slots=frozenset({"name"}),
    lexicons={
        "head": strings,
        "head_of": strings,
        "small_head": strings,
        "small_body": strings,
        "legal_form": strings,
        "never": strings,
        "not_before": strings,
        "known": strings,
        "soft_head": strings,
        "public_head": strings,
        "platform": strings,
        "company_office": strings,
    },
)


def find_organisations(analysis: Analysis) -> Iterator[Mention]:
    """The mentions of named bodies that can act."""
    return mentions_of(analysis, "organisations")
