"""Reported speech: the clause that follows a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.attributions import Attribution
from extractor.quoting.complements import clause_after, relative_of
from extractor.quoting.cues import Cue
from extractor.quoting.extents import extent
from extractor.quoting.scene import Scene
from extractor.quoting.sources import is_nobody, may_speak, speaker_entity, speaking_subject
from extractor.quoting.verbs import TENSES, has_modal, has_subject, may_tag
from extractor.syntax import negated, phrase, relative_head

if TYPE_CHECKING:
    from extractor.parsed import Token

_UNREAL = frozenset(["should", "must", "might", "may", "could"])


def reported_clauses(scene: Scene) -> None:
    """`Reed said that ...`, `he asked whether ...`, `saying they ...`, `vowed to ...`, `urged them to ...`."""
    for cue in scene.free_cues():
        found = clause_after(scene, cue) if reports(scene, cue) else None
        if found is None:
            continue
        construction, clause = found
        content = extent(scene, cue, clause, construction)
        source = speaker_at(cue, scene)
        asks = construction in ("infinitive", "object-infinitive") or cue.verb.lemma_ == "ask"
        if content is None or not _may_report(scene, cue, source, construction):
            continue
        scene.used.add(cue.verb.i)
        parts = [*_before_tag(cue, clause, construction), content]
        scene.keep(Attribution(cue.rules[construction], parts, (cue.start, cue.end), source, asks=asks))


def _may_report(scene: Scene, cue: Cue, source: Token | None, construction: str) -> bool:
    """Can a verb's subject, or a verb without one, have said what its clause says?"""
    if cue.verb.lemma_ in scene.words("finding") and _is_finder(scene, cue, source):
        return False
    if source is None:  # `asked whether she would go, he left`: words put to somebody by nobody
        return construction not in ("infinitive", "object-infinitive") and cue.verb.lemma_ != "ask"
    if construction == "infinitive" and cue.verb.lemma_ != "ask" and not _may_promise(source, scene):
        return False  # `a dam that threatens to flood the town`
    return not is_nobody(source)


def _before_tag(cue: Cue, clause: Token, construction: str) -> list[tuple[int, int]]:
    """The part of what is said that stands before its verb: `which` in `which she said was closed`."""
    if construction == "said-to":
        return [_reported_subject(cue.verb)]
    pronoun = relative_of(cue, clause)
    return [(pronoun.idx, pronoun.idx + len(pronoun))] if pronoun is not None else []


def _may_promise(source: Token, scene: Scene) -> bool:
    """Is it a person, a body or a text that promises, threatens or declines: a name, or a noun of who speaks?"""
    return source.text[0].isupper() or may_speak(source, scene)


def _is_unreal(verb: Token) -> bool:
    """Is speech only due or possible: `the mayor should say`, but `I must say`?"""
    modal = next((c.lower_ for c in verb.lefts if c.tag_ == "MD" and c.lower_ in _UNREAL), "")
    own = modal in ("must", "should") and any(c.dep_ == "nsubj" and c.lower_ == "i" for c in verb.lefts)
    return bool(modal) and not own


def _reported_subject(verb: Token) -> tuple[int, int]:
    """Of whom something is said: `the mayor` in `the mayor is said to have left`."""
    head = next((c for c in verb.lefts if c.dep_ in ("nsubjpass", "nsubj")), verb)
    first, last = phrase(relative_head(head))
    return first.idx, last.idx + len(last)


def reports(scene: Scene, cue: Cue) -> bool:
    """Is a verb the reporter's, and is something said: not within a quotation, not denied, not `to say that`?"""
    if scene.piece_at(cue.start) is not None or negated(cue.verb):
        return False
    if any(child.dep_ == "mark" and child.lower_ in scene.words("supposing") for child in cue.verb.lefts):
        return False
    if any(c.dep_ == "auxpass" for c in cue.verb.lefts) and has_modal(cue.verb):
        return False  # `it should be noted that`: the writer's own remark
    if cue.verb.head.lower_ == "worth":
        return False  # `it is worth mentioning that`: his own too
    if cue.verb.dep_ == "csubj" or _is_unreal(cue.verb):
        return False  # `reminding voters that she won could help`, `what the mayor should say`
    return cue.verb.tag_ != "VB" or may_tag(cue.verb) or _goes_on(cue.verb, scene)


def speaker_at(cue: Cue, scene: Scene) -> Token | None:
    """Who speaks: the subject of the verb, of the one that it goes on from (`went on to say`), or that it resumes."""
    verb = scene.resumes.get(cue.verb.i, cue.verb)
    return speaking_subject(verb.head if _goes_on(verb, scene) else verb, scene)


def _goes_on(verb: Token, scene: Scene) -> bool:
    """Is an infinitive what somebody does by another verb: `polls continue to show that`, `he went on to say`?"""
    head = verb.head
    if verb.dep_ not in ("xcomp", "advcl") or has_subject(verb):
        return False
    if head.lemma_ not in scene.words("phase") or negated(head):
        return False
    return head.tag_ in (*TENSES, "VBG", "VBN")


def _is_finder(scene: Scene, cue: Cue, source: Token | None) -> bool:
    """Is it a person who finds something out, and no study or court that says what it found?"""
    if source is None or (source.pos_ == "PRON" and source.lower_ not in ("it", "that", "which")):
        return True
    if any(c.dep_ == "prt" for c in cue.verb.rights):  # `found out`
        return True
    if any(c.lower_ in ("itself", "themselves") and c.dep_ == "nsubj" for r in cue.verb.rights for c in r.lefts):
        return True  # `the club found itself struggling`
    entity = speaker_entity(source, scene.analysis)
    return entity is not None and entity.kind == "people"
