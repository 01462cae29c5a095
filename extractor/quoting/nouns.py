"""Nouns of speech: `Reed's promise to pay`, `the union's criticism of the deal`, `made a case for it`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor.quoting.clauses import keep
from extractor.quoting.objects import is_told, stretch
from extractor.quoting.scene import Attribution, Scene
from extractor.quoting.sources import is_nobody, may_speak, speaking_subject
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token


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
        content = stretch(scene, first, head, head)
        keep(scene, Attribution(frames[word], [content], (token.idx, token.idx + len(token)), source, asks=True))


def _owner(scene: Scene, noun: Token) -> Token | None:
    """Whose words a noun names: its possessor, or the subject of the verb that makes them."""
    poss = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if poss is not None:
        return poss
    verb = noun.head
    makes = noun.dep_ == "dobj" and verb.lemma_.lower() in scene.lexicon.makes
    return speaking_subject(verb) if makes and is_told(verb) and not negated(verb) else None


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
