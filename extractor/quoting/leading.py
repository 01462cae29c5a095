"""Direct speech after its tag: `Reed said: “...”`, and after a colon that no verb of speech stands before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.cues import Cue
from extractor.quoting.marks import Piece
from extractor.quoting.scene import REACH, SENTENCE_ENDS, Attribution, Scene
from extractor.quoting.sources import finite, speaker_of
from extractor.quoting.tags import FINITE, LONGEST_TAG

if TYPE_CHECKING:
    from extractor.parsed import Token


def tags_before(scene: Scene) -> None:
    """`Reed said: “...”`; `Reed told reporters, “...”`; `she wrote “...”`, also with a line break after the colon."""
    for number, (piece, quotation) in enumerate(scene.pieces):
        if quotation in scene.claimed or piece is not scene.quotations[quotation].pieces[0]:
            continue
        cue = _tag_before(scene, number)
        if cue is None:
            continue
        source = speaker_of(cue.verb, scene, before=piece.opens)
        attribution = Attribution(
            cue.rules["tag-then-quotation"], scene.contents(quotation), (cue.start, cue.end), source, direct=True
        )
        scene.used.add(cue.verb.i)
        scene.attribute(attribution, quotation)


def _tag_before(scene: Scene, number: int) -> Cue | None:
    piece = scene.pieces[number][0]
    start = _tag_start(scene, piece.opens)
    cues = [cue for cue in scene.cues_between(start, piece.opens) if "tag-then-quotation" in cue.rules]
    for cue in reversed(cues):
        if scene.piece_at(cue.start) is None and cue.verb.i not in scene.used:
            return cue if _introduces(scene, cue, number) else None
    return None


def _tag_start(scene: Scene, offset: int) -> int:
    """Where a tag before a quotation may begin: its paragraph, or the one before where that ends with a colon."""
    start, _ = scene.paragraph_at(offset) or (offset, offset)
    if offset - start > REACH or scene.text[start:offset].strip():
        return max(start, offset - REACH)
    before = scene.text[:start].rstrip() if start < 1_000 else scene.text[start - 1_000 : start].rstrip()
    end = start - (min(start, 1_000) - len(before)) if before.endswith((":", ",")) else -1
    previous = scene.paragraph_at(end - 1) if end > 0 else None
    return previous[0] if previous else start


def _introduces(scene: Scene, cue: Cue, number: int) -> bool:
    """Do the words between a verb and the quotation after it make it that verb's words?"""
    piece = scene.pieces[number][0]
    gap = scene.tokens(cue.end, piece.opens)
    if len(gap) > LONGEST_TAG or any(token.text in SENTENCE_ENDS for token in gap[:-1]):
        return False
    last = gap[-1].text if gap else ""
    if last not in (":", ",") and cue.verb.tag_ == "VB" and not finite(cue.verb):
        return False  # `to write his thesis “Trees of the North”`
    if last == ":":
        return True
    if any(token.tag_ in FINITE for token in gap):
        return False
    upper = scene.text[piece.start].isupper()
    if last == ",":
        return upper or (len(gap) == 1 and _is_long(piece) and _ends_sentence(scene, number))
    return upper and _ends_sentence(scene, number) and (not gap or _may_introduce(gap[-1]))


def _may_introduce(token: Token) -> bool:
    """Can a word stand between a verb and the quotation, no comma or colon between them?"""
    within = token.lower_ in ("that", "of", "as", "about", "the", "a")
    return not within and token.pos_ in ("ADV", "PRON", "NOUN", "PROPN")


def _is_long(piece: Piece) -> bool:
    return piece.end - piece.start > 40


def _ends_sentence(scene: Scene, number: int) -> bool:
    piece = scene.pieces[number][0]
    after = scene.text[piece.closes : piece.closes + 2].strip()[:1]
    return scene.text[piece.end - 1] in ".?!,…—" or after in ("", ".", ",", "?", "!")
