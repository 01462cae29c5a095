"""Who is bound by an act, by the cue's rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractor.committing import behind
from extractor.committing.acts import Act, own_subject
from extractor.committing.cues import Cue, copula
from extractor.committing.holders import holder, owner, possessor
from extractor.committing.lists import leader
from extractor.committing.named import commitment_noun
from extractor.committing.parties import is_party
from extractor.committing.reading import Reading
from extractor.committing.speakers import OWN_WORDS
from extractor.committing.subjects import before_to, higher_subjects, subject_of_cue
from extractor.syntax import agent, subject

if TYPE_CHECKING:
    from extractor.parsed import Token


def bound(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """The head of the phrase that says who is bound by an act."""
    if "commitment" in cue.rule["takes"]:
        return _holder(cue, reading)
    if act.frame == "deed":
        return act.own if act.own is not None and act.own.dep_ == "nsubj" else None
    return _BOUND[cue.rule.get("bound", "subject")](cue, act, reading)


def _by_part_of_speech(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """The subject of a verb, the holder of a noun, who is named before the `to` of a headline."""
    part = cue.rule.get("pos", "verb")
    if part == "noun":
        return holder(cue.head, reading)
    if part == "participle":
        return owner(cue.head.head, reading) if cue.head.dep_ == "amod" else agent(cue.head)
    if part == "headline":
        return before_to(cue.head, reading)
    if part == "lead":
        return leader(cue.head)
    verb = {"modal": act.head, "adjective": copula(cue.head)}.get(part, cue.head)
    who = subject_of_cue(verb) if verb is not None else None
    if verb is None or who is None:
        return None
    if part == "verb" and verb.dep_ in ("advcl", "conj") and _is_thing(who, reading):
        others = (above for above in higher_subjects(verb) if above.i != who.i)
        who = next((above for above in others if is_party(above, cue, reading)), who)
    if part == "modal" and who.lemma_.lower() in reading.words("schemes"):
        whose = owner(who, reading)  # "the Lind plan would cut bills"
        return whose if whose is not None and whose.lower_ not in OWN_WORDS else who
    return who


def _is_thing(noun: Token, reading: Reading) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() not in reading.words("actors")


def _addressee(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """Whom a verb's object names: `told Acme to`, `invited Wang to`."""
    for child in cue.head.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ in ("PROPN", "PRON", "NOUN"):
            return child
        if child.dep_ == "ccomp" and child.tag_ == "VB":  # "invited [Wang to visit]"
            return own_subject(child)
    return None


def _giver(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`was offered a job by Orbis`."""
    return agent(cue.head)


def _holder(cue: Cue, reading: Reading) -> Token | None:
    """Whose promise was kept or repeated: `reaffirmed China's readiness`, else who did so."""
    noun = commitment_noun(cue, reading.words)
    whose = possessor(noun) if noun is not None else None
    if noun is not None and noun.dep_ == "nsubjpass":
        return whose or agent(cue.head)
    return whose if whose is not None and whose.pos_ != "PRON" else subject(cue.head)


_BOUND: dict[str, Callable[[Cue, Act, Reading], Token | None]] = {
    "subject": _by_part_of_speech,
    "addressee": _addressee,
    "giver": _giver,
    "speaker": behind.speaker,
    "candidate": behind.candidate,
    "owner": behind.campaigning_owner,
    "scheme": behind.scheme,
    "measure": behind.measure,
    "framework": behind.framework,
    "agent": behind.doer,
    "writer": behind.writer,
    "according": behind.according,
    "seen": behind.seen,
}

BOUND = tuple(_BOUND)
"""What a rule's `bound` may say."""
