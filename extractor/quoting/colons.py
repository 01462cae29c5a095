"""Direct speech after a colon that no verb of speech stands before: `Reed had a blunt answer: “...”`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.marks import ANY_DASH
from extractor.quoting.attributions import Attribution
from extractor.quoting.leading import tag_start
from extractor.quoting.pieces import last_sign, says_sentence
from extractor.quoting.scene import Scene
from extractor.quoting.sources import is_nobody, speaker_entity
from extractor.quoting.verbs import FINITE
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.facts import Entity
    from extractor.parsed import Token

_SHORT_LINE = 6
"""Words of a line that only names a text (`From the report: “...”`) at most."""


def colons(scene: Scene) -> None:
    """`Reed had a blunt answer: “...”`, `the mayor, Ana Reed: “...”`: words after a colon, where a speaker is named."""
    rule = scene.lexicon.others.get("colon-then-quotation")
    if rule is None:
        return
    for quotation, found in enumerate(scene.quotations):
        piece = found.pieces[0]
        if quotation in scene.claimed or not says_sentence(scene, piece):
            continue
        start = tag_start(scene, piece.opens)
        before = scene.text[start : piece.opens].rstrip()
        if not before.endswith(":") or last_sign(scene, found.pieces[-1]) not in ".?!…":
            continue
        source = _named_before_colon(scene, max(scene.sentence_start(start + len(before) - 1), start), piece.opens)
        if source is not None and not is_nobody(source):
            scene.attribute(Attribution(rule, scene.contents(quotation), None, source, direct=True), quotation)


def _named_before_colon(scene: Scene, start: int, end: int) -> Token | None:
    """Who speaks after a colon: the subject of the sentence before it, else the name just before it."""
    tokens = [t for t in scene.tokens(start, end) if t.text != ":" and scene.piece_at(t.idx) is None]
    subjects = [t for t in tokens if t.dep_ == "nsubj" and t.head.tag_ in (*FINITE, "VBN", "VBG")]
    subjects = [t for t in subjects if t.head.dep_ not in ("relcl", "advcl", "pcomp")]
    if subjects and not any(t.lower_ == "words" for t in tokens):
        who = subjects[0]
        return who if _can_speak(scene, who) and not negated(who.head) else _last_name(scene, tokens)
    return _last_name(scene, tokens)


def _last_name(scene: Scene, tokens: list[Token]) -> Token | None:
    """The person, body or text named last, right before the colon."""
    last = tokens[-1] if tokens else None
    if last is None or last.pos_ not in ("NOUN", "PROPN"):
        return None
    entity = scene.analysis.entity_at(scene.analysis.document.of(last))
    byline = any(t.lower_ == "by" for t in tokens[-_SHORT_LINE:])
    named = entity is not None and not byline and (entity.kind == "people" or _is_label(scene, tokens, entity))
    return last if named or (last.lower_ in scene.words("document") and len(tokens) <= _SHORT_LINE) else None


def _is_label(scene: Scene, tokens: list[Token], entity: Entity) -> bool:
    """Is a body's name all that stands before a colon, after a dash at most?"""
    before = [t for t in tokens if scene.analysis.entity_at(scene.analysis.document.of(t)) is not entity]
    return entity.kind == "organisations" and (not before or before[-1].text in ANY_DASH)


def _can_speak(scene: Scene, who: Token) -> bool:
    """Is a subject a person or body, or a text that speaks?"""
    if who.lower_ in ("he", "she", "they", "i", "we") or who.lemma_.lower() in scene.words("document"):
        return True
    entity = speaker_entity(who, scene.analysis)
    return entity is not None and entity.kind != "places"
