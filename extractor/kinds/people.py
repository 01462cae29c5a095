"""The kind `people`: named human individuals."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.analysis import Analysis
from extractor.facts import Mention
from extractor.naming.names import mentions_of
from extractor.rules import RuleKeys, strings

KEYS = RuleKeys(
    kind="people",
    slots=frozenset({"name"}),
    lexicons={
        "honorific": strings,
        "male": strings,
        "female": strings,
        "male_given": strings,
        "female_given": strings,
        "particle": strings,
        "suffix": strings,
        "never": strings,
    },
)


def find_people(analysis: Analysis) -> Iterator[Mention]:
    """The mentions of named human individuals."""
    return mentions_of(analysis, "people")
