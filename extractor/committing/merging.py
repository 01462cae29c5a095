"""The same undertaking said again is one commitment with more evidence."""

from __future__ import annotations

import re
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
_STATUS = {"made": 0, "renewed": 1}


def merge_into(found: list[CommitmentFact], new: CommitmentFact) -> None:
    """Add a commitment, or its evidence to the one that it says again."""
    for old in found:
        if _same(old, new):
            old.evidence.extend(span for span in new.evidence if span not in old.evidence)
            old.deadline = old.deadline or new.deadline
            old.recurrence = old.recurrence or new.recurrence
            old.condition = old.condition or new.condition
            if _STATUS.get(old.status, 2) < _STATUS.get(new.status, 2):
                old.status = new.status
            return
    found.append(new)


def _same(old: CommitmentFact, new: CommitmentFact) -> bool:
    if old.polarity != new.polarity or not _share_party(old.parties, new.parties):
        return False
    a, b = _content(old.action.text), _content(new.action.text)
    return bool(a and b) and len(a & b) / len(a | b) >= 0.6


def _share_party(old: list[PartyFact], new: list[PartyFact]) -> bool:
    a, b = {_key(party) for party in old}, {_key(party) for party in new}
    return bool(a & b)


def _key(party: PartyFact) -> str:
    return f"#{id(party.entity)}" if party.entity is not None else party.span.text.lower()


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _SMALL)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
