"""Reported speech: the clause that follows a verb or a noun of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.complements import clause_after, relative_of
from extractor.quoting.cues import Cue
from extractor.quoting.extents import clause_end, extent, has_subject
from extractor.quoting.scene import Attribution, Scene
from extractor.quoting.sources import finite, is_nobody, may_speak, speaker_entity, speaking_subject
from extractor.syntax import negated, phrase, relative_head

if TYPE_CHECKING:
    from extractor.parsed import Token

_HYPOTHETICAL = frozenset(["if", "whether", "unless"])
_UNREAL = frozenset(["should", "must", "might", "may", "could"])


def reported_clauses(scene: Scene) -> None:
    """`Reed said that ...`, `he asked whether ...`, `saying they ...`, `vowed to ...`, `urged them to ...`."""
    for cue in scene.free_cues():
        if not reports(scene, cue):
            continue
        found = clause_after(scene, cue)
        if found is None:
            continue
        construction, clause = found
        content = extent(scene, cue, clause, construction)
        if content is None:
            continue
        source = speaker_at(cue, scene)
        if cue.verb.lemma_ in scene.lexicon.findings and _is_finder(scene, cue, source):
            continue
        if source is not None and is_nobody(source):
            continue
        if construction == "infinitive" and cue.verb.lemma_ != "ask" and not _may_promise(source, scene):
            continue  # `a dam that threatens to flood the town`
        if source is None and (construction == "object-infinitive" or cue.verb.lemma_ == "ask"):
            continue  # `asked whether she would go, he left`: words put to somebody by nobody
        scene.used.add(cue.verb.i)
        asks = construction in ("infinitive", "object-infinitive") or cue.verb.lemma_ == "ask"
        parts = [content]
        if construction == "said-to":
            parts.insert(0, _reported_subject(cue.verb))
        elif (pronoun := relative_of(cue, clause)) is not None:
            parts.insert(0, (pronoun.idx, pronoun.idx + len(pronoun)))
        keep(scene, Attribution(cue.rules[construction], parts, (cue.start, cue.end), source, asks=asks))


def _may_promise(source: Token | None, scene: Scene) -> bool:
    """Is it a person, a body or a text that promises, threatens or declines: a name, or a noun of who speaks?"""
    if source is None:
        return False
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
    if any(child.dep_ == "mark" and child.lower_ in _HYPOTHETICAL for child in cue.verb.lefts):
        return False
    if any(c.dep_ == "auxpass" for c in cue.verb.lefts) and any(c.tag_ == "MD" for c in cue.verb.lefts):
        return False  # `it should be noted that`: the writer's own remark
    if cue.verb.head.lower_ == "worth":
        return False  # `it is worth mentioning that`: his own too
    if cue.verb.dep_ == "csubj" or _is_unreal(cue.verb):
        return False  # `reminding voters that she won could help`, `what the mayor should say`
    return cue.verb.tag_ != "VB" or finite(cue.verb) or _goes_on(cue.verb, scene)


def speaker_at(cue: Cue, scene: Scene) -> Token | None:
    """Who speaks: the subject of the verb, of the one that it goes on from (`went on to say`), or that it resumes."""
    verb = scene.resumes.get(cue.verb.i, cue.verb)
    return speaking_subject(verb.head if _goes_on(verb, scene) else verb)


def _goes_on(verb: Token, scene: Scene) -> bool:
    """Is an infinitive what somebody does by another verb: `polls continue to show that`, `he went on to say`?"""
    head = verb.head
    if (
        verb.dep_ not in ("xcomp", "advcl")
        or has_subject(verb)
        or head.lemma_ not in scene.lexicon.phases
        or negated(head)
    ):
        return False
    return head.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN")


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


def keep(scene: Scene, attribution: Attribution) -> None:
    """Keep a reported clause; quotations that lie in it are claimed by it."""
    inside = {
        number
        for start, end in attribution.content
        for piece, number in scene.pieces_between(start, end)
        if piece.closes <= end + 2 and number not in scene.claimed
    }
    scene.attribute(attribution, *inside)


def noun_clauses(scene: Scene) -> None:
    """`Reed's claim that ...`, `his warning that ...`: a noun of saying with its owner; no `pledge to`."""
    for token in scene.doc:
        rule = scene.lexicon.nouns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        owner = next((c for c in token.lefts if c.dep_ == "poss"), None) if rule else None
        if (
            rule is None
            or owner is None
            or scene.paragraph_at(token.idx) is None
            or scene.piece_at(token.idx) is not None
        ):
            continue
        clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp") and _is_proposition(c)), None)
        if clause is None:
            continue
        first = min(t.i for t in clause.subtree)
        last = clause_end(scene, clause)
        start, end = token.doc[first].idx, last.idx + len(last)
        tail = scene.piece_at(end - 1)
        content = (start, max(end, tail.closes) if tail is not None else end)
        keep(scene, Attribution(rule, [content], (token.idx, token.idx + len(token)), owner, asks=True))


def _is_proposition(clause: Token) -> bool:
    return has_subject(clause) and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)
