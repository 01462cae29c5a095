"""Direct speech after its tag: `Reed said: “...”`, and after a colon that no verb of speech stands before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.attributions import Attribution
from extractor.quoting.cues import Cue
from extractor.quoting.marks import ANY_DASH, Piece
from extractor.quoting.pieces import last_sign, says_sentence, with_rest
from extractor.quoting.scene import REACH, SENTENCE_ENDS, Scene
from extractor.quoting.sources import is_nobody, speaker_entity, speaker_of
from extractor.quoting.tags import LONGEST_TAG
from extractor.quoting.verbs import FINITE, has_subject, may_tag
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.facts import Entity
    from extractor.parsed import Token

_SHORTEST_CLAUSE = 3
_LISTED = 12
"""Code points between two quotations of a list at most."""

_LONGEST_GAP = 12
"""Words between a verb and the colon before a block quotation at most."""

_SHORT_LINE = 6
"""Words of a line that only names a text (`From the report: “...”`) at most."""


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
        content = [span for each in range(quotation, last) for span in scene.contents(each)] + with_rest(scene, last)
        clause = _clause_before_colon(scene, cue, piece)
        led_in = _led_in(scene, cue, source, piece) if clause is None else None
        if clause is not None:
            content[0] = (clause, content[0][1])
        elif led_in is not None:
            content.insert(0, led_in)
        rule = cue.rules["that-clause" if clause is not None else "tag-then-quotation"]
        direct = clause is None and led_in is None
        scene.used.add(cue.verb.i)
        attribution = Attribution(rule, content, (cue.start, cue.end), source, direct=direct)
        scene.attribute(attribution, *range(quotation, last + 1))


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
    while number + 1 < len(scene.quotations) and number + 1 not in scene.claimed:
        here, there = scene.quotations[number], scene.quotations[number + 1]
        gap = scene.text[here.closes : there.opens].strip() if there.opens - here.closes < _LISTED else "no"
        last = scene.text[here.pieces[-1].end - 1 : here.closes]
        if gap.rstrip() not in ("and", "or", ", and", ", or", ",") and not (not gap and "," in last):
            break
        number += 1
    return number


def colons(scene: Scene) -> None:
    """`Reed had a blunt answer: “...”`, `the mayor, Ana Reed: “...”`: words after a colon, where a speaker is named."""
    rule = scene.lexicon.others.get("colon-then-quotation")
    for quotation, found in enumerate(scene.quotations):
        piece = found.pieces[0]
        if rule is None or quotation in scene.claimed or not says_sentence(scene, piece):
            continue
        start = _tag_start(scene, piece.opens)
        before = scene.text[start : piece.opens].rstrip()
        if not before.endswith(":") or last_sign(scene, found.pieces[-1]) not in ".?!…":
            continue
        source = _named_before_colon(scene, max(scene.sentence_start(start + len(before) - 1), start), piece.opens)
        if source is not None and not is_nobody(source):
            scene.attribute(Attribution(rule, scene.contents(quotation), None, source, direct=True), quotation)


def blocks(scene: Scene) -> None:
    """`Reed wrote:` and a paragraph of its own in the first person, without marks: a block quotation."""
    rule = scene.lexicon.others.get("block-quotation")
    for start, end in scene.paragraphs if rule is not None else ():
        if scene.text[start:end].rstrip()[-1:] != ":" or rule is None:
            continue
        block = scene.next_paragraph((start, end))
        cues = scene.cues_between(max(start, end - REACH), end)
        cue = next((c for c in reversed(cues) if "tag-then-quotation" in c.rules and c.verb.i not in scene.used), None)
        if block is None or cue is None or not may_tag(cue.verb) or not _is_own_speech(scene, block):
            continue
        gap = scene.tokens(cue.end, end)
        source = speaker_of(cue.verb, scene, before=end)
        if len(gap) > _LONGEST_GAP or source is None or any(t.text in ".?!;" for t in gap):
            continue
        scene.used.add(cue.verb.i)
        scene.attribute(Attribution(rule, [block], (cue.start, cue.end), source, direct=True))
        scene.silence(*block)


def _is_own_speech(scene: Scene, block: tuple[int, int]) -> bool:
    """Is a paragraph without quotation marks said in the first person, and ends as a sentence does?"""
    words = scene.tokens(*block)
    own = any(t.lower_ in ("i", "we", "my", "our", "us", "me") for t in words)
    return own and not scene.pieces_between(*block) and scene.text[block[0] : block[1]].rstrip()[-1:] in ".?!…"


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


def _tag_before(scene: Scene, number: int) -> Cue | None:
    piece = scene.pieces[number][0]
    start = _tag_start(scene, piece.opens)
    cues = [cue for cue in scene.cues_between(start, piece.opens) if "tag-then-quotation" in cue.rules]
    for cue in reversed(cues):
        asked = cue.verb.tag_ == "VBN" and cue.verb.dep_ == "advcl"  # `Asked about it, she shrugged: “...”`
        if scene.piece_at(cue.start) is None and cue.verb.i not in scene.used and not asked:
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
    if last not in (":", ",") and cue.verb.tag_ == "VB" and not may_tag(cue.verb):
        return False  # `to write his thesis “Trees of the North”`
    states = any(token.tag_ in FINITE for token in gap)
    if last == ":" or states:
        return last == ":" and (not states or "that-clause" in cue.rules)
    if last != "," and cue.verb.lemma_ in scene.words("composing") and not says_sentence(scene, piece):
        return False  # `who wrote “Peter Pan”`, `has written plays, among them “Peter Pan”`
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
