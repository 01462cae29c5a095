"""Direct speech: which quotation a speech tag belongs to, before it, after it, or on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.marks import Piece
from extractor.quoting.attributions import Attribution
from extractor.quoting.cues import Cue
from extractor.quoting.pieces import last_sign, rest_after_quotation, says_sentence, with_rest
from extractor.quoting.scene import REACH, SENTENCE_ENDS, Scene
from extractor.quoting.sources import speaker_of, speaking_subject
from extractor.quoting.subjects import NOMINAL
from extractor.quoting.verbs import FINITE, may_tag, takes_clause

if TYPE_CHECKING:
    from extractor.parsed import Token

LONGEST_TAG = 40
"""Tokens between a quotation and its verb at most: room for `Smith, who chairs the committee on ..., said`."""

NEAR = 40
"""Code points from a sentence's end to a verb that tags it at most."""

_REST = 20
"""Code points after a verb within which its sentence ends, if it ends with it."""

_PAUSES = frozenset(",?!…—–-")
_FINAL = frozenset(".?!…")


def tags_after(scene: Scene) -> None:
    """`“...,” said Reed`; `“...,” Reed, the mayor, told reporters`; `It is “a shame,” Reed said`."""
    for cue in scene.free_cues():
        if "quotation-then-tag" not in cue.rules or scene.piece_at(cue.start) is not None:
            continue
        number = _tagged(scene, cue)
        if number is not None:
            attribute_before(scene, cue, number, cue.rules["quotation-then-tag"])


def _tagged(scene: Scene, cue: Cue) -> int | None:
    """The number of the piece that a verb tags: the one before it, or before a quotation within the tag."""
    number = scene.piece_before(cue.start)
    for _ in range(2):  # `“We won,” the delegate in a “Reed” cap said`
        if number is None or scene.pieces[number][1] in scene.claimed:
            return None
        if _is_tag_after(scene, cue, number):
            return number
        number = scene.piece_before(scene.pieces[number][0].opens)
    return None


def attribute_before(scene: Scene, cue: Cue, number: int, rule: str) -> None:
    """Attribute the quotation before a tag, by the number of its last piece."""
    piece, quotation = scene.pieces[number]
    source = _quoted_one(cue) or speaker_of(cue.verb, scene, after=piece.closes)
    content, whole = _content_before_tag(scene, quotation)
    scene.used.add(cue.verb.i)
    scene.attribute(Attribution(rule, content, (cue.start, cue.end), source, direct=whole), quotation)


def _quoted_one(cue: Cue) -> Token | None:
    """Who `is quoted as saying` something."""
    passive = (c for c in cue.verb.lefts if c.dep_ == "nsubjpass")
    return next(passive, None) if cue.last.i != cue.verb.i else None


def _is_tag_after(scene: Scene, cue: Cue, number: int) -> bool:
    piece = scene.pieces[number][0]
    if cue.start - piece.closes > REACH or _is_relative(cue.verb):
        return False
    gap = [t for t in scene.tokens(piece.closes, cue.start) if scene.piece_at(t.idx) is None]
    if len(gap) > LONGEST_TAG or any(token.text in SENTENCE_ENDS for token in gap):
        return False
    whole = scene.begins_sentence(piece.opens)
    if not may_tag(cue.verb) and not (whole and _is_misread(scene, cue, piece, gap)):
        return False
    comma = bool(gap) and gap[0].text == ","
    last = last_sign(scene, piece)
    if last == "." and not comma:
        return whole and _ends_with_tag(scene, cue)
    if whole and last == ",":
        return True
    if not whole and not _is_spoken_sentence(scene, cue, piece):
        return False
    words = [token for token in gap if not token.is_punct and token.pos_ != "ADV"]
    return (comma or last in _PAUSES) and not (words and _takes_unquoted_clause(cue.verb, scene))


def _is_misread(scene: Scene, cue: Cue, piece: Piece, gap: list[Token]) -> bool:
    """Is a verb that the parse made a part of a noun phrase (`the boy asked in a letter`) the tag of a sentence?"""
    if cue.verb.tag_ not in (*FINITE, "VBN") or not says_sentence(scene, piece) or last_sign(scene, piece) not in ",?!":
        return False
    after = cue.verb.doc[cue.last.i + 1 : cue.last.i + 2]
    if any(t.lower_ == "by" for t in after) or any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in gap):
        return False
    return bool(gap) or any(t.pos_ in (*NOMINAL, "DET", "ADJ") for t in after)


def _is_spoken_sentence(scene: Scene, cue: Cue, piece: Piece) -> bool:
    """Does a sentence of the reporter's that ends in a quotation have a verb, and a tag at once after it?"""
    start = max(scene.sentence_start(piece.opens), piece.opens - REACH)
    if not any(t.tag_ in (*FINITE, "VBN") for t in scene.tokens(start, piece.end)):
        return False
    objects = (c for c in cue.verb.rights if c.dep_ in ("xcomp", "dobj") and c.pos_ != "PRON")
    if any(c.dep_ == "ccomp" and c.left_edge.nbor(-1).text != "," for c in cue.verb.rights):
        return False  # `Reed, who calls it “a mess,” said they would go`
    if cue.verb.lemma_ not in ("tell", "ask") and any(c.ent_type_ != "DATE" for c in objects):
        return False  # `In her book, “Rain,” Reed suggested leaving`
    gap = scene.tokens(piece.closes, cue.start)
    if any(t.dep_ == "cc" and t.pos_ == "CCONJ" for t in gap[:2]) and not any(
        c.dep_ == "nsubj" for c in cue.verb.lefts
    ):
        return False  # `said they want “peace,” but pledged to stay`
    source = speaking_subject(cue.verb, scene)
    left = min((t.i for t in source.subtree), default=cue.verb.i) if source is not None else cue.verb.i
    return not any(t.i < min(left, cue.verb.i) and not t.is_punct and t.pos_ != "ADV" for t in gap)


def _is_relative(verb: Token) -> bool:
    return any(child.tag_ in ("WP", "WDT") for child in verb.lefts)


def _ends_with_tag(scene: Scene, cue: Cue) -> bool:
    """Does the sentence end with its verb (`Reed said.`)?"""
    return scene.text[cue.end : scene.ahead(cue.end, _REST)].strip()[:1] in ("", ".")


def _takes_unquoted_clause(verb: Token, scene: Scene) -> bool:
    return any(child.dep_ == "ccomp" and scene.piece_at(child.idx) is None for child in verb.rights)


def _content_before_tag(scene: Scene, quotation: int) -> tuple[list[tuple[int, int]], bool]:
    """The content of a quotation that ends before its tag, and whether it is the quotation alone."""
    first = scene.quotations[quotation].pieces[0]
    if scene.begins_sentence(first.opens):
        return scene.contents(quotation), True
    start = scene.sentence_start(first.opens - 1)
    before = scene.text[start : first.opens].rstrip()
    if start >= first.opens or (before.endswith((",", " -", "--")) and scene.text[first.start].isupper()):
        return scene.contents(quotation), True
    if any(_reports_before(cue, scene) for cue in scene.cues_between(start, first.opens)):
        return scene.contents(quotation), True
    return [(start, first.end), *scene.contents(quotation)[1:]], False


def _reports_before(cue: Cue, scene: Scene) -> bool:
    """Does somebody else speak in the sentence before its tag: `Lind said it was late, but “it was not,” Reed said`?"""
    if not any(c.dep_ == "nsubj" for c in cue.verb.lefts):
        return False
    told = cue.verb.dep_ in ("ROOT", "conj", "ccomp") and "that-clause" in cue.rules and may_tag(cue.verb)
    return told and scene.piece_at(cue.start) is None and takes_clause(cue.verb)


def around_tags(scene: Scene) -> None:
    """The second half of `“...,” she said, “...”` and of `“...,” she said. “...”`."""
    for attribution in list(scene.found):
        if attribution.cue is None:
            continue
        number = scene.piece_after(attribution.cue[1])
        if number is None or scene.pieces[number][1] in scene.claimed:
            continue
        piece, quotation = scene.pieces[number]
        if _resumes(scene, attribution, piece) and not _is_tagged_later(scene, quotation):
            attribution.content += with_rest(scene, quotation)
            scene.claimed[quotation] = attribution


def _is_tagged_later(scene: Scene, quotation: int) -> bool:
    """Does the sentence in which a quotation stands go on, to a tag of its own: `“a mess” for us all, he said`?"""
    closes = scene.quotations[quotation].closes
    rest = rest_after_quotation(scene, closes)
    return rest > closes and scene.text[rest : rest + 1] == "," and bool(scene.cues_between(rest, rest + NEAR))


def _resumes(scene: Scene, attribution: Attribution, piece: Piece) -> bool:
    """Is what stands from a verb to a quotation the rest of a tag, after which its quotation goes on?"""
    start, end = attribution.cue[1] if attribution.cue else 0, piece.opens
    if end - start > REACH or scene.paragraph_at(start) != scene.paragraph_at(end):
        return False
    gap = scene.tokens(start, end)
    ended = bool(gap) and gap[-1].text in SENTENCE_ENDS
    if len(gap) > LONGEST_TAG or any(_is_other_tag(scene, cue.verb, ended) for cue in scene.cues_between(start, end)):
        return False
    if any(token.text in SENTENCE_ENDS for token in gap[:-1]):
        return False
    if not gap:  # a lost full stop: `“No,” she said “We will not.”`
        follows = attribution.direct and attribution.content[0][0] < start and scene.text[piece.start].isupper()
        return follows and says_sentence(scene, piece) and last_sign(scene, piece) in _FINAL
    return ended or gap[-1].text in _PAUSES or gap[-1].lower_ in ("and", "but")


def _is_other_tag(scene: Scene, verb: Token, ended: bool) -> bool:
    """Does a verb say something else, and not tell what goes along with the tag (`Reed said, noting the cost`)?"""
    if verb.tag_ == "VBG" and (ended or not any(c.dep_ == "ccomp" for c in verb.rights)):
        return False
    if ended and any(a.tag_ == "VBG" and a.dep_ == "advcl" for a in verb.ancestors):
        return False
    return speaking_subject(verb, scene) is not None
