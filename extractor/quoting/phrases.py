"""Quotations that a phrase attributes, and no verb: `According to Reed, “...”`, `in the words of Reed, “...”`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.quoting.attributions import Attribution
from extractor.quoting.pieces import says_sentence
from extractor.quoting.scene import Scene

if TYPE_CHECKING:
    from extractor.parsed import Token

BESIDE = 3
"""Code points between a phrase and its quotation at most: a comma and a blank."""

_OPENING = tuple("“\"‘'«„‟`")
_CLOSING = tuple("”\"’'»“")


def quotations_beside_phrases(scene: Scene) -> None:
    """Give a free quotation that stands right after or before such a phrase to whom the phrase names."""
    for construction, first, last, end, source in _phrases(scene):
        rule = scene.lexicon.others.get(construction)
        number = _beside(scene, first, end)
        if rule is None or number is None or scene.piece_at(first.idx) is not None:
            continue
        cue = (int(first.idx), int(last.idx) + len(last))
        scene.used.add(first.i)
        scene.attribute(Attribution(rule, scene.contents(number), cue, source, direct=True), number)


def _phrases(scene: Scene) -> Iterator[tuple[str, Token, Token, Token, Token]]:
    """Each phrase: its construction, the cue's first and last word, the phrase's last word, and who is named."""
    doc = scene.doc
    for i in doc.where("according"):
        to = doc[i + 1] if i + 1 < len(doc) else doc[i]
        source = next((c for c in to.children if c.dep_ == "pobj"), None) if to.lower_ == "to" else None
        if source is not None:
            yield "according-to", doc[i], to, source.right_edge, source
    for i in doc.where("words"):
        words, into = doc[i], doc[i].head
        if into.lower_ != "in":
            continue
        owner = next((c for c in words.lefts if c.dep_ == "poss"), None)
        of = next((c for c in words.rights if c.lower_ == "of"), None)
        named = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if owner is not None:
            yield "in-the-words-of", words, words, words, owner
        elif of is not None and named is not None:
            yield "in-the-words-of", into, of, named.right_edge, named


def _beside(scene: Scene, first: Token, last: Token) -> int | None:
    """The free quotation right after a phrase; else the whole sentence right before it."""
    end = int(last.idx) + len(last)
    after, before = scene.piece_after(end), scene.piece_before(first.idx)
    if after is not None and scene.text[end : end + BESIDE].lstrip(", ")[:1] in _OPENING:
        piece = scene.pieces[after][0]
        return _free(scene, after) if piece.opens - end <= BESIDE else None
    if before is not None and scene.text[max(first.idx - BESIDE, 0) : first.idx].rstrip()[-1:] in _CLOSING:
        piece = scene.pieces[before][0]
        whole = scene.begins_sentence(piece.opens) and says_sentence(scene, piece)
        return _free(scene, before) if whole and scene.text[piece.end - 1] == "," else None
    return None


def _free(scene: Scene, piece: int) -> int | None:
    number = scene.pieces[piece][1]
    return number if number not in scene.claimed else None
