"""Direct speech whose tag is a verb that no rule names: `“...,” the angry coach spluttered.`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.marks import Piece
from extractor.quoting.cues import Cue
from extractor.quoting.pieces import last_sign, says_sentence
from extractor.quoting.scene import Scene
from extractor.quoting.subjects import NOMINAL
from extractor.quoting.tags import LONGEST_TAG, attribute_before
from extractor.quoting.verbs import TENSES

if TYPE_CHECKING:
    from extractor.parsed import Token

_PHRASE = (*NOMINAL, "DET", "ADJ", "NUM", "ADP", "PART", "ADV", "CCONJ")
"""What the noun phrase between a quotation and its verb is made of."""


def other_verbs_after(scene: Scene) -> None:
    """`“...,” the angry coach spluttered.`: whatever the verb, where a whole sentence ends in a comma before it."""
    other = scene.lexicon.others.get("quotation-then-verb")
    if other is None:
        return
    for number, (piece, quotation) in enumerate(scene.pieces):
        if quotation in scene.claimed or piece is not scene.quotations[quotation].pieces[-1]:
            continue
        if last_sign(scene, piece) not in (",", "?", "!") or not scene.begins_sentence(piece.opens):
            continue
        verb = _other_verb(scene, piece) if says_sentence(scene, piece) else None
        if verb is not None and verb.i not in scene.used:
            attribute_before(scene, Cue(verb, verb, {}), number, other)


def _other_verb(scene: Scene, piece: Piece) -> Token | None:
    """The verb of `beamed Reed`, or of `the angry coach spluttered`, that follows a quotation at once."""
    tokens = scene.tokens(piece.closes, scene.ahead(piece.closes))[:LONGEST_TAG]
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if _is_like_verb(token, following, scene):
            return token if _is_verb_of_tag(token, tokens[:at], following) else None
        if token.pos_ not in _PHRASE and token.text not in (",", "(", ")", "-"):
            return None
        if at == 0 and token.pos_ in ("ADP", "ADV", "CCONJ"):
            return None
    return None


def _is_verb_of_tag(verb: Token, before: list[Token], following: Token | None) -> bool:
    """Has a verb a noun phrase alone before it and no object, or nothing before it and a noun phrase after it?"""
    if not before:
        inverted = following is not None and following.pos_ in ("PROPN", "DET", "ADJ", "NOUN")
        return inverted and verb.tag_ in ("VBD", "VBZ", "VBN")
    named = any(t.pos_ in NOMINAL for t in before)
    return named and sum(t.text == "," for t in before) % 2 == 0 and _may_end(following)


def _is_like_verb(token: Token, following: Token | None, scene: Scene) -> bool:
    """Is a word a verb in a tense, or one of saying that the parse took for a noun (`the leaflet states.`)?"""
    if token.pos_ == "VERB":
        return token.tag_ in (*TENSES, "VBN")
    ends = following is None or following.text in (".", ",") or following.pos_ == "ADP"
    return ends and token.pos_ == "NOUN" and token.i > 0 and token.lemma_.lower() in scene.lexicon.verbs


def _may_end(following: Token | None) -> bool:
    """Can a tag go on with a word, or with none: no object, no clause?"""
    return following is None or following.pos_ in ("PUNCT", "ADV", "ADP") or following.ent_type_ in ("DATE", "TIME")
