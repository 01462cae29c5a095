"""Noun phrases as content: `called for a ban`, `criticised the plan`, `accused Reed of fraud`, `cited its cost`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.marks import DASHES
from extractor.quoting.attributions import Attribution
from extractor.quoting.clauses import reports, speaker_at
from extractor.quoting.cues import Cue
from extractor.quoting.extents import resumes_report
from extractor.quoting.scene import Scene
from extractor.quoting.sources import is_nobody, may_speak
from extractor.quoting.verbs import is_infinitive, is_passive, is_told

if TYPE_CHECKING:
    from extractor.parsed import Token

LONGEST_PHRASE = 60
"""Tokens of a noun phrase at most."""

_OBJECTS = ("dobj", "pobj", "oprd", "pcomp")
_BREAKS = frozenset([";", ":", "...", "…", *DASHES])
_ENDS = frozenset([")", "”", '"', "’", "'", "»", "%"])


def noun_phrases(scene: Scene) -> None:
    """Give each free verb of speech its object, with what belongs to it: `Reed | of fraud`, `the bill | as unfair`."""
    for cue in scene.free_cues():
        rule = cue.rules.get("object") or cue.rules.get("object-with-name")
        if rule is None or not reports(scene, cue) or not is_told(cue.verb):
            continue
        source = speaker_at(cue, scene)
        if source is None or is_nobody(source) or not may_speak(source, scene):
            continue
        content = _content(scene, cue, scene.lexicon.needs[rule])
        if content is None or scene.piece_at(content[0]) is not None:
            continue
        scene.used.add(cue.verb.i)
        scene.keep(Attribution(rule, [content], (cue.start, cue.end), source, asks=True))


def _content(scene: Scene, cue: Cue, needs: frozenset[str]) -> tuple[int, int] | None:
    """The object and what belongs to it; None where it says nothing, or a preposition that is needed is not there."""
    said = object_of(cue)
    if said is None or said.tag_ in ("WP", "WDT") or is_deed(scene, cue, said):
        return None
    tail = _tail(scene, cue, said, needs)
    named = any(t.dep_ == "oprd" for t in tail) and not said.lower_.endswith("selves")
    if "object" not in cue.rules and not named:
        return None  # `they call themselves “the Reeds”`: a name
    if needs and not any(t.lower_ in needs for t in [*tail, *said.rights] if t.dep_ == "prep"):
        return None
    if said.pos_ == "PRON" and not tail and not any(said.rights):
        return None  # `mentioned it`: says nothing
    if is_passive(cue.verb):
        return stretch(scene, said.left_edge, said, said, before=cue.verb.i)
    phrase = cue.last if cue.last.dep_ == "prep" else said  # `spoke of rain and of snow`
    return stretch(scene, said.left_edge, said, tail[-1] if tail else phrase)


def object_of(cue: Cue) -> Token | None:
    """What a verb says or speaks of: its object, that of its preposition, a passive's subject."""
    verb = cue.verb
    if is_passive(verb):
        return verb.head if verb.dep_ == "acl" else next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    head = cue.last if cue.last.dep_ == "prep" else verb
    return next((c for c in head.rights if c.i > cue.last.i and _is_object(c)), None)


def is_deed(scene: Scene, cue: Cue, said: Token | None) -> bool:
    """Is a verb with its object a deed rather than speech: `claimed the title`, `dismissed the appeal`?"""
    return said is not None and f"{cue.verb.lemma_} {said.lemma_.lower()}" in scene.words("deed")


def _is_object(child: Token) -> bool:
    return child.dep_ in _OBJECTS or (child.dep_ == "xcomp" and child.tag_ == "VBG")


def _tail(scene: Scene, cue: Cue, said: Token, needs: frozenset[str]) -> list[Token]:
    """What follows the object and belongs to it though the parse gives it to the verb: `Reed | of fraud`."""
    out: list[Token] = []
    prepositions = needs | scene.words("complement")
    for child in cue.verb.rights:
        if child.i <= said.i:
            continue
        if (
            _is_purpose(child)
            or child.dep_ == "oprd"
            or (child.dep_ == "prep" and child.lower_ in prepositions and not _tells_day(child))
        ):
            out.append(child)
        elif child.dep_ in ("advcl", "conj", "parataxis", "ccomp"):
            break
    return out


def _is_purpose(child: Token) -> bool:
    """Is it an infinitive that the parse took from the object: `announced plans on Monday | to close the mine`?"""
    infinitive = child.tag_ == "VB" and is_infinitive(child)
    return infinitive and child.dep_ in ("advcl", "xcomp") and child.left_edge.nbor(-1).text != ","


def stretch(scene: Scene, first: Token, head: Token, last: Token, before: int | None = None) -> tuple[int, int]:
    """From the first word of a phrase to the end of its last part, or to where the reporter's words begin again.

    `head` and `last` are the heads of its first and last part; token number `before` is beyond it.
    """
    final = head
    for token in head.doc[head.i + 1 : min(last.right_edge.i, first.i + LONGEST_PHRASE) + 1]:
        if token.i == before or token.text in _BREAKS or resumes_report(scene, token, head):
            break
        if token.i > last.i and token.dep_ in ("prep", "npadvmod") and _tells_day(token):
            break
        if token.lower_ in scene.words("adverbial") and token.nbor(-1).text == ",":
            break
        final = token
    while (final.is_punct or final.dep_ == "cc") and final.i > head.i and final.text not in _ENDS:
        final = final.nbor(-1)
    return first.idx, final.idx + len(final)


def _tells_day(token: Token) -> bool:
    """Is a phrase the time of the speech: `Tuesday`, `on Tuesday`?"""
    if token.dep_ == "npadvmod":
        return token.ent_type_ in ("DATE", "TIME") and token.head.pos_ not in ("ADJ", "ADV")  # `a 34-year-old man`
    return token.lower_ in ("on", "during", "at") and any(
        c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in token.children
    )
