"""The kind `roles`: who holds which office where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from extractor.analysis import Analysis
from extractor.facts import RoleFact
from extractor.record import RoleStatus
from extractor.rules import RuleKeys, flag, one_of, string, strings, table_of
from extractor.titles.board import Board
from extractor.titles.constructions import CONSTRUCTIONS
from extractor.titles.merge import merged

KEYS = RuleKeys(
    kind="roles",
    slots=frozenset({"person", "title", "organisation", "place"}),
    options={
        "construction": one_of(CONSTRUCTIONS),
        "verbs": strings,
        "nouns": strings,
        "particle": strings,
        "object": strings,
        "holder": one_of(("subject", "object")),
        "voice": one_of(("active", "passive")),
        "body": strings,
        "office": strings,
        "needs": one_of(("body", "office", "placed")),
        "bare": flag,
        "whole": flag,
        "own": one_of(("also", "instead")),
        "before": flag,
        "dated": one_of(("since", "until")),
        "title": string,
        "status": one_of(get_args(RoleStatus)),
        "past": one_of(get_args(RoleStatus)),
        "ahead": one_of(get_args(RoleStatus)),
    },
    required=frozenset({"construction"}),
    lexicons={
        **dict.fromkeys(
            (
                "title",
                "modifier",
                "portfolio",
                "drop",
                "circumstance",
                "vague",
                "of_place",
                "office_of_state",
                "leads_on",
                "doubt",
                "arranged",
                "post",
                "unit",
                "body_noun",
                "of_body",
                "political",
                "award",
                "joint",
                "of_field",
                "degree",
                "endowed",
                "schooling",
                "short_office",
                "no_modifier",
                "of_the",
                "learned",
                "nameless",
                "seat",
                "judge",
            ),
            strings,
        ),
        "status": table_of(string),
        "office_noun": table_of(string),
        "long_form": table_of(string),
    },
)


def find_roles(analysis: Analysis) -> Iterator[RoleFact]:
    """The roles that the article gives to named people, each once, with all its evidence."""
    board = Board(analysis)
    found = [
        role for rule in analysis.rules["roles"].rules for role in CONSTRUCTIONS[rule["construction"]](board, rule)
    ]
    yield from merged(found)
