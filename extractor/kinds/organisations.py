"""The kind `organisations`: named bodies that can act."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.naming.names import mentions_of
from extractor.rules import RuleKeys, number, string, strings, table_of

KEYS = RuleKeys(
    kind="organisations",
    slots=frozenset({"name"}),
    lexicons={
        "weight": table_of(number),
        **dict.fromkeys(
            (
                "head",
                "head_of",
                "small_head",
                "small_body",
                "legal_form",
                "never",
                "not_before",
                "members",
                "foreign_body",
                "trade_word",
                "seat",
                "company_word",
                "body_noun",
                "body_verb",
                "belonging",
                "joining",
                "working",
                "known",
                "soft_head",
                "trade",
                "called",
                "of_members",
                "public_head",
                "platform",
                "company_office",
                "officer",
                "learning",
            ),
            strings,
        ),
        "spelling": table_of(string),
    },
)


def find_organisations(analysis: Analysis) -> Iterator[Mention]:
    """The mentions of named bodies that can act."""
    return mentions_of(analysis, "organisations")
