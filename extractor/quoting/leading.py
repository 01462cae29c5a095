"""Direct speech after its tag: `Reed said: “...”`, `Reed wrote:` and a block quotation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from extractor.marks import Piece, Quotation
from extractor.quoting.attributions import Attribution
from extractor.quoting.cues import Cue
from extractor.quoting.pieces import says_sentence, with_rest
from extractor.quoting.scene import REACH, SENTENCE_ENDS, Scene
from extractor.quoting.sources import speaker_of
from extractor.quoting.tags import LONGEST_TAG
from extractor.quoting.verbs import FINITE, has_subject, may_tag

if TYPE_CHECKING:
    from extractor.parsed import Token

_SHORTEST_CLAUSE = 3
_LISTED = 12
"""Code points between two quotations of a list at most."""

_LONGEST_GAP = 12
"""Words between a verb and the colon before a block quotation at most."""


def tags_before(scene: Scene) -> None:
    """`Reed said: “...”`; `Reed told reporters, “...”`; `she wrote “...”`, also with a line break after the colon."""
    for number, (piece, quotation) in enumerate(scene.pieces):
        if quotation in scene.claimed or piece is not scene.quotations[quotation].pieces[0]:
            continue
        cue = _tag_before(scene, number)
        if cue is None:
            continue
        source = speaker_of(cue.verb, scene, before=piece.opens)
        last = _last_listed(scene, quotation)
        quoted = [span for each in range(quotation, last) for span in scene.contents(each)] + with_rest(scene, last)
        construction, content = _with_reported(scene, cue, source, piece, quoted)
        direct = content == quoted and construction == "tag-then-quotation"
        scene.used.add(cue.verb.i)
        attribution = Attribution(cue.rules[construction], content, (cue.start, cue.end), source, direct=direct)
        scene.attribute(attribution, *range(quotation, last + 1))


def _with_reported(
    scene: Scene, cue: Cue, source: Token | None, piece: Piece, quoted: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """The construction and content of a tag before quotations, with what is said before them without marks."""
    clause = _clause_before_colon(scene, cue, piece)
    if clause is not None:
        return "that-clause", [(clause, quoted[0][1]), *quoted[1:]]
    led_in = _led_in(scene, cue, source, piece)
    return "tag-then-quotation", [led_in, *quoted] if led_in is not None else quoted


def _clause_before_colon(scene: Scene, cue: Cue, piece: Piece) -> int | None:
    """Where a reported clause begins that ends in a colon: `said that they had two ways: “Stay or go.”`"""
    gap = scene.tokens(cue.end, piece.opens)
    if "that-clause" not in cue.rules or len(gap) < _SHORTEST_CLAUSE or gap[-1].text != ":":
        return None
    that = next((t for t in gap if t.lower_ == "that"), None)
    if that is not None and that.i <= cue.last.i + _SHORTEST_CLAUSE:
        return int(that.idx)
    clause = next((c for c in cue.verb.rights if c.dep_ == "ccomp" and c.idx < piece.opens), None)
    stated = clause is not None and has_subject(clause)
    return int(clause.left_edge.idx) if clause is not None and stated and clause.left_edge.i > cue.last.i else None


def _led_in(scene: Scene, cue: Cue, source: Token | None, piece: Piece) -> tuple[int, int] | None:
    """The part of what is said that stands before its tag: `If it rains, Reed said, “we will stay.”`"""
    if source is None or source.i > cue.verb.i or source.tag_ in ("WDT", "WP"):
        return None
    tag = source.left_edge if source.left_edge.i > cue.verb.sent.start else source
    before = tag.nbor(-1) if tag.i > 0 else tag
    begin = scene.sentence_start(before.idx)
    colon = scene.text.rfind(": ", begin, before.idx)
    begin = colon + 2 if colon >= 0 else begin
    words = [t for t in scene.tokens(begin, before.idx) if not t.is_punct]
    if before.text != "," or len(words) < _SHORTEST_CLAUSE or scene.paragraph_at(begin) is None:
        return None
    if scene.piece_at(before.idx - 1) is not None or scene.begins_sentence(tag.idx):
        return None
    supposes = words[0].lower_ in scene.words("supposing") or [t.lower_ for t in words[:2]] == ["as", "for"]
    main = words[0].lower_ not in scene.words("adverbial") and words[0].pos_ not in ("ADP", "SCONJ", "VERB")
    states = any(t.tag_ in FINITE and has_subject(t) and t.dep_ != "advcl" for t in words)
    goes_on = words[0].pos_ != "ADP" and _first(scene, piece).tag_ in FINITE  # `The plan, Reed said, “is dead”`
    hangs = words[-1].tag_ in ("VBG", "IN", "CC", "TO") or words[-1].lower_ == "also"
    return (begin, before.idx) if supposes or ((goes_on or states) and main and not hangs) else None


def _first(scene: Scene, piece: Piece) -> Token:
    return scene.analysis.document.tokens(scene.analysis.document.span(piece.start, piece.end))[0]


def _last_listed(scene: Scene, number: int) -> int:
    """The last of the quotations that a tag lists: `chanted “Go home” and “Out now.”`"""
    return scene.last_joined(number, partial(_is_listed, scene))


def _is_listed(scene: Scene, here: Quotation, there: Quotation) -> bool:
    if there.opens - here.closes >= _LISTED:
        return False
    gap = scene.text[here.closes : there.opens].strip()
    last = scene.text[here.pieces[-1].end - 1 : here.closes]
    return gap in ("and", "or", ", and", ", or", ",") or (not gap and "," in last)


def blocks(scene: Scene) -> None:
    """`Reed wrote:` and a paragraph of its own in the first person, without marks: a block quotation."""
    rule = scene.lexicon.others.get("block-quotation")
    if rule is None:
        return
    for start, end in scene.paragraphs:
        if scene.text[start:end].rstrip()[-1:] != ":":
            continue
        block = scene.next_paragraph((start, end))
        cue = _last_tag(scene, max(start, end - REACH), end)
        if block is None or cue is None or not _is_own_speech(scene, block):
            continue
        gap = scene.tokens(cue.end, end)
        source = speaker_of(cue.verb, scene, before=end)
        if len(gap) > _LONGEST_GAP or source is None or any(t.text in ".?!;" for t in gap):
            continue
        scene.used.add(cue.verb.i)
        scene.attribute(Attribution(rule, [block], (cue.start, cue.end), source, direct=True))
        scene.silence(*block)


def _last_tag(scene: Scene, start: int, end: int) -> Cue | None:
    """The last verb of a stretch, where it can tag what follows."""
    cues = (c for c in reversed(scene.cues_between(start, end)) if "tag-then-quotation" in c.rules)
    cue = next((c for c in cues if c.verb.i not in scene.used), None)
    return cue if cue is not None and may_tag(cue.verb) else None


def _is_own_speech(scene: Scene, block: tuple[int, int]) -> bool:
    """Is a paragraph without quotation marks said in the first person, and ends as a sentence does?"""
    words = scene.tokens(*block)
    own = any(t.lower_ in ("i", "we", "my", "our", "us", "me") for t in words)
    return own and not scene.pieces_between(*block) and scene.text[block[0] : block[1]].rstrip()[-1:] in ".?!…"


def _tag_before(scene: Scene, number: int) -> Cue | None:
    piece = scene.pieces[number][0]
    start = tag_start(scene, piece.opens)
    cues = [cue for cue in scene.cues_between(start, piece.opens) if "tag-then-quotation" in cue.rules]
    for cue in reversed(cues):
        asked = cue.verb.tag_ == "VBN" and cue.verb.dep_ == "advcl"  # `Asked about it, she shrugged: “...”`
        if scene.piece_at(cue.start) is None and cue.verb.i not in scene.used and not asked:
            return cue if _introduces(scene, cue, number) else None
    return None


def tag_start(scene: Scene, offset: int) -> int:
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
    if last not in (":", ",") and cue.verb.tag_ == "VB" and not may_tag(cue.verb):
        return False  # `to write his thesis “Trees of the North”`
    states = any(token.tag_ in FINITE for token in gap)
    if last == ":" or states:
        return last == ":" and (not states or "that-clause" in cue.rules)
    if last != "," and cue.verb.lemma_ in scene.words("composing") and not says_sentence(scene, piece):
        return False  # `who wrote “Peter Pan”`, `wrote two comedies, including “Nora”`
    upper = scene.text[piece.start].isupper()
    if last == ",":
        titled = len(gap) > 1 and not says_sentence(scene, piece)  # `Reed wrote in her book, “A House of Reeds”`
        return (upper and not titled) or (len(gap) == 1 and _is_long(piece) and _ends_sentence(scene, number))
    quotation = scene.pieces[number][1]
    ends = _ends_sentence(scene, number) or _last_listed(scene, quotation) > quotation
    return upper and ends and (not gap or _may_introduce(gap[-1]))


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
