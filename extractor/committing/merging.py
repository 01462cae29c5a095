"""The same undertaking said again is one commitment with more evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.facts import CommitmentFact, DateFact, PartyFact
from extractor.record import CommitmentStatus, Span

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
_UNSETTLED = frozenset({"it", "they"})
_FIRM = frozenset({"promise", "agreement"})


def merge_into(found: list[CommitmentFact], new: CommitmentFact) -> None:
    """Add a commitment, or its evidence to the one that it says again."""
    for old in found:
        if _same(old, new):
            if _says_more(old, new):
                old.action, old.cue, old.rule = new.action, new.cue, new.rule
            if old.force == "plan" and new.force in _FIRM:
                old.force = new.force
            _add(old, new)
            if _STATUS.get(old.status, 2) < _STATUS.get(new.status, 2):
                old.status = new.status
            return
    found.append(new)


def _add(old: CommitmentFact, new: CommitmentFact) -> None:
    old.counterparties = old.counterparties or new.counterparties
    old.evidence.extend(new.evidence)
    old.deadline = old.deadline or new.deadline
    old.recurrence = old.recurrence or new.recurrence
    old.condition = old.condition or new.condition


_NEAR = 400
"""Code points within which `the pledge` takes up a pledge that was told."""


def recall(found: list[CommitmentFact], new: CommitmentFact) -> None:
    """What became of a commitment that is only named (`repeated the pledge`), told of the last one of its kind."""
    old = next((old for old in _nearby(found, new.evidence[0]) if old.force == new.force), None)
    if old is not None:
        old.status = new.status
        old.evidence.extend(new.evidence)


def recall_event(found: list[CommitmentFact], noun: str, status: CommitmentStatus, sentence: Span) -> None:
    """`The strike was called off`: what became of an act that was undertaken shortly before."""
    old = next((old for old in _nearby(found, sentence) if _stem(noun) in _content(old.action.text)), None)
    if old is not None:
        old.status = status
        old.evidence.append(sentence)


def take_up(found: list[CommitmentFact], new: CommitmentFact) -> bool:
    """`They will do so by June`: adds to what the same party undertook just before."""
    if new.action.text.lower() not in ("do so", "do that"):
        return False
    before = _nearby(found, new.evidence[0])
    old = next((old for old in before if _takes_up(old, new) or _share_party(old.parties, new.parties)), None)
    if old is not None:
        _add(old, new)
    return old is not None


def due_after(found: list[CommitmentFact], sentence: Span, due: DateFact) -> None:
    """Add a deadline that the next sentence gives to the commitment just before it."""
    for old in found:
        if old.deadline is None and old.evidence[-1].end <= sentence.start < old.evidence[-1].end + 4:
            old.deadline = due
            old.evidence.append(sentence)


def _nearby(found: list[CommitmentFact], sentence: Span) -> Iterator[CommitmentFact]:
    """The commitments that were stated shortly before a sentence, the last ones first."""
    for old in reversed(found):
        if sentence.start - old.evidence[-1].end > _NEAR:
            return
        yield old


def _same(old: CommitmentFact, new: CommitmentFact) -> bool:
    if old.polarity != new.polarity or not (_share_party(old.parties, new.parties) or _takes_up(old, new)):
        return False
    a, b = _content(old.action.text), _content(new.action.text)
    if not a or not b or (_counts(a) and _counts(b) and _counts(a) != _counts(b)):
        return False
    return len(a & b) / len(a | b) >= 0.6 or _says_more(old, new) or _says_more(new, old)


def _takes_up(old: CommitmentFact, new: CommitmentFact) -> bool:
    """`It said it would build them`: a pronoun that is not settled may be the party spoken of just before."""
    near = new.evidence[0].start - old.evidence[-1].end <= _NEAR
    return near and all(party.entity is None and party.span.text.lower() in _UNSETTLED for party in new.parties)


def _counts(words: frozenset[str]) -> frozenset[str]:
    """The numbers among words: 300 homes are not 200 homes."""
    return frozenset(word for word in words if word.isdigit())


def _says_more(short: CommitmentFact, long: CommitmentFact) -> bool:
    """`joint patrols` and `hold joint patrols in the Strait`, by the same parties: all that the one says and more."""
    a, b = _content(short.action.text), _content(long.action.text)
    ours, theirs = {_key(party) for party in short.parties}, {_key(party) for party in long.parties}
    return (ours <= theirs or theirs <= ours) and len(a) >= 2 and a < b


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
