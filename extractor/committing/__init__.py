"""From cues to commitments: propose an act for each cue of a rule, judge it by five tests, fill the slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.binding import bound
from extractor.committing.cues import Cue, find_cues, index
from extractor.committing.frames import acts
from extractor.committing.judgement import is_commitment
from extractor.committing.merging import due_after, merge_into, recall, recall_event, take_up
from extractor.committing.reading import Reading
from extractor.committing.reality import is_real
from extractor.committing.slots import fill
from extractor.committing.timing import said_after
from extractor.facts import CommitmentFact

if TYPE_CHECKING:
    from extractor.analysis import Analysis


def find(analysis: Analysis) -> Iterator[CommitmentFact]:
    """The commitments of an article, in the order in which they are first stated."""
    reading = Reading(analysis, analysis.rules["commitments"])
    cues = find_cues(analysis.document.doc, reading.rules.derived(index))
    for candidates in _by_act(cues, reading):
        if _told_of_event(*candidates[0], reading):
            continue
        fact = next((fact for cue, act in candidates if (fact := _judged(cue, act, reading)) is not None), None)
        if fact is not None and candidates[0][1].frame == "named":
            recall(reading.found, fact)
        elif fact is not None and not take_up(reading.found, fact):
            merge_into(reading.found, reading.alike, fact)
    for sentence, due in said_after(reading):
        due_after(reading.found, sentence, due)
    yield from sorted(reading.found, key=lambda fact: (min(fact.evidence), fact.action))


def _told_of_event(cue: Cue, act: Act, reading: Reading) -> bool:
    """`The strike was called off`: no undertaking of its own, it says what became of one."""
    if act.frame != "named" or act.head.dep_ != "nsubjpass" or cue.rule["takes"] != ["event"]:
        return False
    if is_real(cue, act, reading):
        sentence = reading.analysis.document.sentence(act.head)
        recall_event(reading.found, act.head.lower_, cue.rule["status"], sentence)
    return True


def _by_act(cues: list[Cue], reading: Reading) -> list[list[tuple[Cue, Act]]]:
    """Each act with the cues that propose it, those of earlier rules first; the acts in the text's order."""
    out: dict[int, list[tuple[Cue, Act]]] = {}
    for cue in cues:
        for act in acts(cue, reading.words):
            if reading.analysis.document.readable(act.head.idx):
                out.setdefault(act.head.i, []).append((cue, act))
    reading.claimed.update(out)
    return [out[i] for i in sorted(out)]


def _judged(cue: Cue, act: Act, reading: Reading) -> CommitmentFact | None:
    party = bound(cue, act, reading)
    if party is None or not is_commitment(cue, act, party, reading):
        return None
    return fill(cue, act, party, reading)
