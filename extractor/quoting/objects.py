"""Noun phrases as content: `called for a ban`, `criticised the plan`, `accused Reed of fraud`, `cited its cost`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor.quoting.clauses import keep, reports, resumes_report, speaker_at
from extractor.quoting.cues import Cue
from extractor.quoting.scene import Attribution, Scene
from extractor.quoting.sources import is_nobody, is_passive, may_speak, speaking_subject
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token

LONGEST_PHRASE = 60
"""Tokens of a noun phrase at most."""

_OBJECTS = ("dobj", "pobj", "oprd", "pcomp")
_SET_APART = ("relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "prep", "advmod", "npadvmod")
_BREAKS = frozenset([";", ":", "—", "–", "--", "...", "…"])
_ENDS = frozenset([")", "”", '"', "’", "'", "»", "%"])


def noun_phrases(scene: Scene) -> None:
    """Give each free verb of speech its object, with what belongs to it: `Reed | of fraud`, `the bill | as unfair`."""
    for cue in scene.free_cues():
        rule = cue.rules.get("object") or cue.rules.get("object-with-name")
        if rule is None or not reports(scene, cue) or not _is_told(cue.verb):
            continue
        source = speaker_at(cue, scene)
        if source is None or is_nobody(source) or not may_speak(source, scene):
            continue
        content = _content(scene, cue, scene.lexicon.needs[rule])
        if content is None or any(scene.piece_at(start) is not None for start, _ in content):
            continue
        scene.used.add(cue.verb.i)
        keep(scene, Attribution(rule, content, (cue.start, cue.end), source, asks=True))


def _is_told(verb: Token) -> bool:
    """Is a verb told as done: no `should condemn`, no `by condemning`?"""
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts):
        return False
    return verb.dep_ != "pcomp"


def nouns_of_speech(scene: Scene) -> None:
    """Give a noun of speech what it is of: `Reed's promise to pay`, `made a case for it`."""
    for token in scene.doc:
        frames = scene.lexicon.noun_frames.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if not frames or scene.paragraph_at(token.idx) is None or scene.piece_at(token.idx) is not None:
            continue
        if token.dep_ == "dobj" and token.head.i in scene.used:
            continue  # `repeated his denial of it`: the verb has it
        source = _owner(scene, token)
        said = _complement(token, frames)
        if source is None or said is None or is_nobody(source) or not may_speak(source, scene):
            continue
        word, first, head = said
        content = _stretch(scene, first, head, head)
        keep(scene, Attribution(frames[word], content, (token.idx, token.idx + len(token)), source, asks=True))


def _owner(scene: Scene, noun: Token) -> Token | None:
    """Whose words a noun names: its possessor, or the subject of the verb that makes them."""
    poss = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if poss is not None:
        return poss
    verb = noun.head
    makes = noun.dep_ == "dobj" and verb.lemma_.lower() in scene.lexicon.makes
    return speaking_subject(verb) if makes and _is_told(verb) and not negated(verb) else None


def _complement(noun: Token, frames: Mapping[str, str]) -> tuple[str, Token, Token] | None:
    """The word that joins a noun to what is said, the first word of that and its head: `of` a plan, `to` pay."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in frames and child.lower_ != "to":
            head = next((c for c in child.rights if c.dep_ in ("pobj", "pcomp")), None)
            return (child.lower_, head.left_edge, head) if head is not None else None
        to = next((c for c in child.lefts if c.tag_ == "TO"), None)
        if child.dep_ in ("acl", "relcl") and to is not None and "to" in frames:
            return "to", to, child
    return None


def _content(scene: Scene, cue: Cue, needs: frozenset[str]) -> list[tuple[int, int]] | None:
    """The object and what belongs to it; None where it says nothing, or a preposition that is needed is not there."""
    said = object_of(cue)
    if said is None or said.tag_ in ("WP", "WDT"):
        return None
    tail = _tail(scene, cue, said, needs)
    if "object-with-name" in cue.rules and (said.lower_.endswith("selves") or not any(t.dep_ == "oprd" for t in tail)):
        return None  # `they call themselves “the Reeds”`: a name
    if needs and not any(t.lower_ in needs for t in [*tail, *said.rights] if t.dep_ == "prep"):
        return None
    if said.pos_ == "PRON" and not tail and not any(said.rights):
        return None  # `mentioned it`: says nothing
    first = said.left_edge
    if is_passive(cue.verb):
        return _stretch(scene, first, said, said, before=cue.verb.i)
    phrase = cue.last if cue.last.dep_ == "prep" else said  # `spoke of rain and of snow`
    return _stretch(scene, first, said, tail[-1] if tail else phrase)


def object_of(cue: Cue) -> Token | None:
    """What a verb says or speaks of: its object, that of its preposition, a passive's subject."""
    verb = cue.verb
    if is_passive(verb):
        return verb.head if verb.dep_ == "acl" else next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    head = cue.last if cue.last.dep_ == "prep" else verb
    return next((c for c in head.rights if c.i > cue.last.i and _is_object(c)), None)


def _is_object(child: Token) -> bool:
    return child.dep_ in _OBJECTS or (child.dep_ == "xcomp" and child.tag_ == "VBG")


def _tail(scene: Scene, cue: Cue, said: Token, needs: frozenset[str]) -> list[Token]:
    """What follows the object and belongs to it though the parse gives it to the verb: `Reed | of fraud`."""
    out: list[Token] = []
    prepositions = needs | scene.lexicon.complements
    for child in cue.verb.rights:
        if child.i <= said.i:
            continue
        if (
            (child.dep_ == "prep" and child.lower_ in prepositions and not _tells_day(child))
            or child.dep_ == "oprd"
            or (_is_purpose(child) and child.left_edge.nbor(-1).text != ",")
        ):
            out.append(child)
        elif child.dep_ in ("advcl", "conj", "parataxis", "ccomp"):
            break
    return out


def _is_purpose(child: Token) -> bool:
    """Is it an infinitive that the parse took from the object: `announced plans on Monday | to close the mine`?"""
    return child.dep_ in ("advcl", "xcomp") and child.tag_ == "VB" and any(c.tag_ == "TO" for c in child.lefts)


def _stretch(scene: Scene, first: Token, head: Token, last: Token, before: int | None = None) -> list[tuple[int, int]]:
    """From a phrase's first word to the end of the last one, or to where the reporter's words begin again."""
    final = head
    end = min(last.right_edge.i, first.i + LONGEST_PHRASE)
    for token in head.doc[head.i + 1 : end + 1]:
        if (before is not None and token.i >= before) or token.text in _BREAKS or resumes_report(scene, token):
            break
        if token.i > last.i and token.dep_ in ("prep", "npadvmod") and _tells_day(token):
            break
        final = token
    while (final.is_punct or final.dep_ == "cc") and final.i > head.i and final.text not in _ENDS:
        final = final.nbor(-1)
    return [(first.idx, final.idx + len(final))]


def _tells_day(token: Token) -> bool:
    """Is a phrase the time of the speech: `Tuesday`, `on Tuesday`?"""
    if token.dep_ == "npadvmod":
        return token.ent_type_ in ("DATE", "TIME")
    return token.lower_ in ("on", "during", "at") and any(
        c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in token.children
    )
