"""Direct speech: which quotation a speech tag belongs to, before it, after it, or on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.cues import Cue
from extractor.quoting.marks import Piece
from extractor.quoting.scene import REACH, SENTENCE_ENDS, Attribution, Scene
from extractor.quoting.sources import finite, speaker_of, speaking_subject

if TYPE_CHECKING:
    from extractor.parsed import Token

LONGEST_TAG = 40
"""Tokens between a quotation and its verb at most: room for `Smith, who chairs the committee on ..., said`."""

_PAUSES = frozenset(",?!…—–-")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def tags_after(scene: Scene) -> None:
    """`“...,” said Reed`; `“...,” Reed, the mayor, told reporters`; `It is “a shame,” Reed said`."""
    for cue in scene.free_cues():
        rule = cue.rules.get("quotation-then-tag")
        if rule is None or scene.piece_at(cue.start) is not None:
            continue
        number = scene.piece_before(cue.start)
        if number is None or scene.pieces[number][1] in scene.claimed or not _is_tag_after(scene, cue, number):
            continue
        source = speaker_of(cue.verb, scene, after=scene.pieces[number][0].closes)
        quotation = scene.pieces[number][1]
        content, whole = _content_before_tag(scene, quotation)
        attribution = Attribution(rule, content, (cue.start, cue.end), source, direct=whole)
        scene.used.add(cue.verb.i)
        scene.attribute(attribution, quotation)


def _is_tag_after(scene: Scene, cue: Cue, number: int) -> bool:
    piece = scene.pieces[number][0]
    if cue.start - piece.closes > REACH or not finite(cue.verb) or _is_relative(cue.verb):
        return False
    gap = scene.tokens(piece.closes, cue.start)
    if len(gap) > LONGEST_TAG or any(token.text in SENTENCE_ENDS for token in gap):
        return False
    comma = bool(gap) and gap[0].text == ","
    last = last_sign(scene, piece)
    whole = scene.begins_sentence(piece.opens)
    if last == "." and not comma:
        return whole and _ends_with_tag(scene, cue)
    if whole and last == ",":
        return True
    if not whole and not _is_spoken_sentence(scene, cue, piece):
        return False
    words = [token for token in gap if not token.is_punct and token.pos_ != "ADV"]
    return (comma or last in _PAUSES) and not (words and _has_clause_after(cue.verb, scene))


def _is_spoken_sentence(scene: Scene, cue: Cue, piece: Piece) -> bool:
    """Does a sentence of the reporter's that ends in a quotation have a verb, and a tag at once after it?"""
    start = max(scene.sentence_start(piece.opens), piece.opens - REACH)
    if not any(t.tag_ in (*_FINITE, "VBN") for t in scene.tokens(start, piece.end)):
        return False
    objects = (c for c in cue.verb.rights if c.dep_ in ("xcomp", "dobj") and c.pos_ != "PRON")
    if cue.verb.lemma_ not in ("tell", "ask") and any(c.ent_type_ != "DATE" for c in objects):
        return False  # `In her book, “Rain,” Reed suggested leaving`
    gap = scene.tokens(piece.closes, cue.start)
    if any(t.dep_ == "cc" and t.pos_ == "CCONJ" for t in gap[:2]) and not any(
        c.dep_ == "nsubj" for c in cue.verb.lefts
    ):
        return False  # `said they want “peace,” but pledged to stay`
    source = speaking_subject(cue.verb)
    left = min((t.i for t in source.subtree), default=cue.verb.i) if source is not None else cue.verb.i
    return not any(t.i < min(left, cue.verb.i) and not t.is_punct and t.pos_ != "ADV" for t in gap)


def _is_relative(verb: Token) -> bool:
    return any(child.tag_ in ("WP", "WDT") for child in verb.lefts)


def last_sign(scene: Scene, piece: Piece) -> str:
    """The last character of a piece, inner closing marks left aside."""
    return scene.text[piece.start : piece.end].rstrip(" \u00a0'’\"”")[-1:]


def _ends_with_tag(scene: Scene, cue: Cue) -> bool:
    """Does the sentence end with its verb (`Reed said.`)?"""
    paragraph = scene.paragraph_at(cue.start)
    rest = scene.text[cue.end : min(paragraph[1], cue.end + 20) if paragraph else cue.end].strip()
    return rest[:1] in ("", ".")


def _has_clause_after(verb: Token, scene: Scene) -> bool:
    return any(
        child.dep_ == "ccomp" and child.i > verb.i and scene.piece_at(child.idx) is None for child in verb.children
    )


def _content_before_tag(scene: Scene, quotation: int) -> tuple[list[tuple[int, int]], bool]:
    """The content of a quotation that ends before its tag, and whether it is the quotation alone."""
    first = scene.quotations[quotation].pieces[0]
    if scene.begins_sentence(first.opens):
        return scene.contents(quotation), True
    start = scene.sentence_start(first.opens - 1)
    before = scene.text[start : first.opens].rstrip()
    if start >= first.opens or (before.endswith(",") and scene.text[first.start].isupper()):
        return scene.contents(quotation), True
    return [(start, first.end), *scene.contents(quotation)[1:]], False


def around_tags(scene: Scene) -> None:
    """The second half of `“...,” she said, “...”` and of `“...,” she said. “...”`."""
    for attribution in list(scene.found):
        if attribution.cue is None:
            continue
        number = scene.piece_after(attribution.cue[1])
        if number is None or scene.pieces[number][1] in scene.claimed:
            continue
        piece, quotation = scene.pieces[number]
        if _resumes(scene, attribution.cue[1], piece.opens):
            attribution.content += scene.contents(quotation)
            scene.claimed[quotation] = attribution


def _resumes(scene: Scene, start: int, end: int) -> bool:
    """Is `[start, end)` the rest of a tag, after which its quotation goes on?"""
    if end - start > REACH or scene.paragraph_at(start) != scene.paragraph_at(end):
        return False
    gap = scene.tokens(start, end)
    if not gap or len(gap) > LONGEST_TAG or any(speaking_subject(cue.verb) for cue in scene.cues_between(start, end)):
        return False
    if any(token.text in SENTENCE_ENDS for token in gap[:-1]):
        return False
    return gap[-1].text in SENTENCE_ENDS or gap[-1].text in _PAUSES or gap[-1].lower_ in ("and", "but")


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
    if any(token.tag_ in _FINITE for token in gap):
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
