"""The kind `people`: named human individuals."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.naming.names import mentions_of
from extractor.rules import RuleKeys, number, string, strings, table_of

KEYS = RuleKeys(
    kind="people",
    slots=frozenset({"name"}),
    lexicons={
        **dict.fromkeys(
            (
                "honorific",
                "male",
                "female",
                "male_given",
                "female_given",
                "particle",
                "suffix",
                "male_part",
                "female_part",
                "female_ending",
                "person",
                "article",
                "alike",
                "alias_cue",
                "stance",
                "style",
                "never",
                "given",
                "surname",
                "common",
                "honorific_after",
                "leading_particle",
                "hyphened_particle",
                "human_verb",
                "human_passive",
            ),
            strings,
        ),
        "introduction": table_of(string),
        "weight": table_of(number),
        "nickname": table_of(strings),
    },
)


def find_people(analysis: Analysis) -> Iterator[Mention]:
    """The mentions of named human individuals."""
    return mentions_of(analysis, "people")
