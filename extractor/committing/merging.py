"""The same undertaking said again is one commitment with more evidence."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.committing.alike import Alike, content, counts, is_unsettled, party_key, stem
from extractor.facts import CommitmentFact, DateFact, PartyFact
from extractor.record import CommitmentStatus, Span

_STATUS = {"made": 0, "renewed": 1}
_FIRM = frozenset({"promise", "agreement"})


def merge_into(found: list[CommitmentFact], alike: Alike, new: CommitmentFact) -> None:
    """Add a commitment, or its evidence to the one that it says again; `alike` knows those that were found."""
    for i in alike.candidates(new):
        old = found[i]
        if _same(old, new):
            if _says_more(old, new):
                old.action, old.cue, old.rule = new.action, new.cue, new.rule
                alike.add(i, old)
            if old.force == "plan" and new.force in _FIRM:
                old.force = new.force
            _add(old, new)
            if _STATUS.get(old.status, 2) < _STATUS.get(new.status, 2):
                old.status = new.status
            return
    alike.add(len(found), new)
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
    old = next((old for old in _nearby(found, sentence) if stem(noun) in content(old.action.text)), None)
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
    a, b = content(old.action.text), content(new.action.text)
    if not a or not b or (counts(a) and counts(b) and counts(a) != counts(b)):
        return False
    return len(a & b) / len(a | b) >= 0.6 or _says_more(old, new) or _says_more(new, old)


def _takes_up(old: CommitmentFact, new: CommitmentFact) -> bool:
    """`It said it would build them`: a pronoun that is not settled may be the party spoken of just before."""
    near = new.evidence[0].start - old.evidence[-1].end <= _NEAR
    return near and is_unsettled(new)


def _says_more(short: CommitmentFact, long: CommitmentFact) -> bool:
    """`joint patrols` and `hold joint patrols in the Strait`, by the same parties: all that the one says and more."""
    a, b = content(short.action.text), content(long.action.text)
    ours, theirs = {party_key(party) for party in short.parties}, {party_key(party) for party in long.parties}
    return (ours <= theirs or theirs <= ours) and len(a) >= 2 and a < b


def _share_party(old: list[PartyFact], new: list[PartyFact]) -> bool:
    a, b = {party_key(party) for party in old}, {party_key(party) for party in new}
    return bool(a & b)
