"""Which commitments may say the same: the words of their acts, and those found so far by party, numbers and word.

An article of thousands of commitments would else have each compared with every other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from extractor.facts import CommitmentFact, PartyFact

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "and",
        "or",
        "with",
        "from",
        "its",
        "their",
        "his",
        "her",
        "our",
        "it",
        "them",
        "this",
        "that",
        "be",
        "will",
        "would",
    }
)
_UNSETTLED = frozenset({"it", "they"})
_ANYONE = "*"

Group = tuple[str, str, frozenset[str] | None]
"""Polarity, party (or anyone) and the numbers of the act (or any)."""


class Alike:
    """The commitments that were found, by their places in the order in which they were."""

    def __init__(self) -> None:
        self._by_word: dict[tuple[Group, str], list[int]] = defaultdict(list)
        self._by_rarest: dict[tuple[Group, str], list[int]] = defaultdict(list)

    def add(self, place: int, fact: CommitmentFact) -> None:
        """Take up a commitment, or one of which the act is now told in more words."""
        words = content(fact.action.text)
        if not words:
            return
        for party in {*map(party_key, fact.parties), _ANYONE}:
            for numbers in (counts(words), None):
                group = (fact.polarity, party, numbers)
                self._by_rarest[group, self._rare(group, words)[0]].append(place)
                for word in words:
                    self._by_word[group, word].append(place)

    def candidates(self, fact: CommitmentFact) -> list[int]:
        """Where the commitments stand that may say the same, by the same party or anyone; in order.

        They share three fifths of the act's words, and so one of its rarest two fifths; or all of theirs are among
        its words, and so their rarest one.
        """
        words = content(fact.action.text)
        found: set[int] = set()
        for group in _groups(fact, counts(words)):
            for word in self._rare(group, words)[: len(words) - (3 * len(words) + 4) // 5 + 1]:
                found.update(self._by_word.get((group, word), ()))
            for word in words:
                found.update(self._by_rarest.get((group, word), ()))
        return sorted(found)

    def _rare(self, group: Group, words: Iterable[str]) -> list[str]:
        """The words, those of the fewest commitments first."""
        return sorted(words, key=lambda word: len(self._by_word.get((group, word), ())))


def _groups(fact: CommitmentFact, numbers: frozenset[str]) -> list[Group]:
    parties = {_ANYONE} if is_unsettled(fact) else set(map(party_key, fact.parties))
    told: tuple[frozenset[str] | None, ...] = (numbers, frozenset()) if numbers else (None,)
    return [(fact.polarity, party, group) for party in parties for group in told]


def is_unsettled(fact: CommitmentFact) -> bool:
    """Is the party a pronoun that may stand for anyone?"""
    return all(party.entity is None and party.span.text.lower() in _UNSETTLED for party in fact.parties)


def counts(words: frozenset[str]) -> frozenset[str]:
    """The numbers among words: 300 homes are not 200 homes."""
    return frozenset(word for word in words if word.isdigit())


def party_key(party: PartyFact) -> str:
    """What is the same for two parties that are one."""
    return f"#{id(party.entity)}" if party.entity is not None else party.span.text.lower()


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The stems of the words that say what an act is."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _SMALL)


def stem(word: str) -> str:
    """The word in lower case without its ending, about."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
