"""From cues to commitments: propose an act for each cue of a rule, judge it by five tests, fill the slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.committing.cues import Cue, find_cues, index
from extractor.committing.frames import Act, acts
from extractor.committing.judgement import is_commitment
from extractor.committing.merging import merge_into
from extractor.committing.parties import bound
from extractor.committing.reading import Reading
from extractor.committing.slots import fill
from extractor.facts import CommitmentFact

if TYPE_CHECKING:
    from extractor.analysis import Analysis


def find(analysis: Analysis) -> Iterator[CommitmentFact]:
    """The commitments of an article, in the order in which they are first stated."""
    reading = Reading(analysis, analysis.rules["commitments"])
    cues = find_cues(analysis.document.doc, index(reading.rules.rules))
    for cue, act in _claims(cues, reading):
        fact = _judged(cue, act, reading)
        if fact is not None:
            merge_into(reading.found, fact)
    yield from sorted(reading.found, key=lambda fact: (min(fact.evidence), fact.action))


def _claims(cues: list[Cue], reading: Reading) -> Iterator[tuple[Cue, Act]]:
    """Each act with the first rule that proposes it, in the text's order."""
    claims: list[tuple[Cue, Act]] = []
    for cue in cues:
        for act in acts(cue, reading.words):
            if act.head.i not in reading.claimed and reading.analysis.document.readable(act.head.idx):
                reading.claimed.add(act.head.i)
                claims.append((cue, act))
    yield from sorted(claims, key=lambda claim: claim[1].head.i)


def _judged(cue: Cue, act: Act, reading: Reading) -> CommitmentFact | None:
    party = bound(cue, act, reading)
    if party is None or not is_commitment(cue, act, party, reading):
        return None
    return fill(cue, act, party, reading)
