"""What a phrase attributes, and no verb: `According to Reed, prices fell`, `in the words of Reed, “...”`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.quoting.attributions import Attribution
from extractor.quoting.pieces import says_sentence
from extractor.quoting.scene import Scene
from extractor.quoting.subjects import NOMINAL
from extractor.quoting.verbs import FINITE
from extractor.syntax import dependent

if TYPE_CHECKING:
    from extractor.parsed import Token

BESIDE = 3
"""Code points between a phrase and its quotation at most: a comma and a blank."""

SHORTEST = 8
"""Letters that a sentence has before `according to` if more than an adverb is said there."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase that attributes: its first word, the last one of its cue, its last word, and who is named."""

    construction: str
    first: Token
    of: Token
    last: Token
    source: Token

    @property
    def cue(self) -> tuple[int, int]:
        return self.first.idx, self.of.idx + len(self.of)

    @property
    def end(self) -> int:
        return self.last.idx + len(self.last)


def quotations_beside_phrases(scene: Scene) -> None:
    """Give a free quotation that stands right after or before such a phrase to whom the phrase names."""
    for phrase in (*_accordings(scene), *_in_words(scene)):
        rule = scene.lexicon.others.get(phrase.construction)
        number = _beside(scene, phrase)
        if rule is None or number is None or scene.piece_at(phrase.first.idx) is not None:
            continue
        scene.used.add(phrase.first.i)
        contents = scene.contents(number)
        scene.attribute(Attribution(rule, contents, phrase.cue, phrase.source, direct=True), number)


def according_to(scene: Scene) -> None:
    """`Prices fell, according to the bureau.`; `According to Reed, prices fell.`"""
    rule = scene.lexicon.others.get("according-to")
    if rule is None:
        return
    for phrase in _accordings(scene):
        first = phrase.first
        if scene.paragraph_at(first.idx) is None or scene.piece_at(first.idx) is not None or first.i in scene.used:
            continue
        content = _around(scene, phrase) if phrase.source.lower_ not in ("that", "this") else []
        if content:
            scene.keep(Attribution(rule, content, phrase.cue, phrase.source))


def _is_measure(scene: Scene, according: Token, source: Token) -> bool:
    """Is it by what something is done, with no pause before it: `paid according to their age`?"""
    if source.lemma_.lower() not in scene.words("measure") or according.i == according.sent.start:
        return False
    return not according.nbor(-1).is_punct


def _accordings(scene: Scene) -> Iterator[_Phrase]:
    """Each `according to`."""
    for i in scene.doc.where("according"):
        to = scene.doc[min(i + 1, len(scene.doc) - 1)]
        source = dependent(to, "pobj") if to.lower_ == "to" else None
        if source is not None and not _is_measure(scene, scene.doc[i], source):
            yield _Phrase("according-to", scene.doc[i], to, source.right_edge, source)


def _in_words(scene: Scene) -> Iterator[_Phrase]:
    """Each `in Reed's words` and `in the words of Reed`."""
    for i in scene.doc.where("words"):
        words, into = scene.doc[i], scene.doc[i].head
        if into.lower_ != "in":
            continue
        owner = dependent(words, "poss")
        of = next((c for c in words.rights if c.lower_ == "of"), None)
        named = dependent(of, "pobj") if of is not None else None
        if owner is not None:
            yield _Phrase("in-the-words-of", words, words, words, owner)
        elif of is not None and named is not None:
            yield _Phrase("in-the-words-of", into, of, named.right_edge, named)


def _beside(scene: Scene, phrase: _Phrase) -> int | None:
    """The free quotation right after a phrase; else the whole sentence right before it."""
    after, before = scene.piece_after(phrase.end), scene.piece_before(phrase.first.idx)
    if after is not None and _adjoins(scene, phrase.end, scene.pieces[after][0].opens):
        return _free(scene, after)
    if before is not None and _adjoins(scene, scene.pieces[before][0].closes, phrase.first.idx):
        piece = scene.pieces[before][0]
        whole = scene.begins_sentence(piece.opens) and says_sentence(scene, piece)
        return _free(scene, before) if whole and scene.text[piece.end - 1] == "," else None
    return None


def _adjoins(scene: Scene, start: int, end: int) -> bool:
    """Is there nothing but a comma and blanks between a phrase and a quotation?"""
    return end - start <= BESIDE and not scene.text[start:end].strip(", ")


def _free(scene: Scene, piece: int) -> int | None:
    number = scene.pieces[piece][1]
    return number if number not in scene.claimed else None


def _around(scene: Scene, phrase: _Phrase) -> list[tuple[int, int]]:
    """What `according to Reed` leaves of its sentence: before it, after it, or both where it interrupts."""
    first, last = phrase.first, phrase.last
    begin, final = scene.sentence_start(first.idx), int(first.sent.end_char)
    if last.i >= first.sent.end:
        return []
    before = (begin, first.idx)
    opens = sum(c.isalpha() for c in scene.text[slice(*before)]) <= SHORTEST
    after = (_phrase_end(scene, last) if opens else last.idx + len(last), final)
    follows = sum(c.isalpha() for c in scene.text[slice(*after)]) > 3
    left = [t for t in scene.tokens(*before) if not t.is_punct]
    states = any(t.tag_ in FINITE for t in left)
    right = scene.tokens(*after)
    if follows and not opens and _interrupts(left, right):
        return [before, after]
    if opens or (follows and (not states or _leads_in(scene, left, right))):
        return [after] if follows else []
    return [before]


def _phrase_end(scene: Scene, last: Token) -> int:
    """Where a phrase that opens a sentence ends: at its comma, also where the parse cut it."""
    for token in last.doc[last.i + 1 : min(last.i + 8, last.sent.end)]:
        if token.text == ",":
            return int(_after_second_name(scene, last, token).idx)
        if token.tag_ in FINITE:
            break
    return int(last.idx) + len(last)


def _after_second_name(scene: Scene, last: Token, comma: Token) -> Token:
    """The comma after a name and its title that the parse took apart: `According to Reed, the mayor| , ...`."""
    second = next((t for t in last.doc[comma.i + 1 : comma.sent.end] if t.text == ","), comma)
    between = list(last.doc[comma.i + 1 : second.i])
    if not between or any(t.pos_ not in (*NOMINAL, "DET", "ADJ") for t in between):
        return comma
    rest = last.doc[second.i + 1 : comma.sent.end]
    follows = next((t for t in rest if t.tag_ in FINITE or t.dep_ == "cc" or t.text == ","), None)
    nouns = [last, between[-1]]
    titled = any(t.pos_ == "NOUN" and t.lemma_.lower() in scene.speaking for t in nouns)
    named = any(scene.analysis.mention_at(scene.analysis.document.of(t)) is not None for t in nouns)
    return second if titled and named and follows is not None and follows.tag_ in FINITE else comma


def _leads_in(scene: Scene, left: list[Token], right: list[Token]) -> bool:
    """Is what comes before only the way to what is said: `because, according to Reed, ...`, `While it rained, ...`?"""
    if not right or right[0].text != "," or not left or not any(t.tag_ in FINITE for t in right):
        return False
    return left[-1].pos_ == "SCONJ" or left[0].lower_ in scene.words("conceding")


def _interrupts(left: list[Token], right: list[Token]) -> bool:
    """Does a clause go on after what interrupts it, and is what follows no new clause of the reporter's?"""
    if len(right) < 2 or right[0].text != "," or not left:
        return False
    if left[-1].dep_ == "cc" or right[1].tag_ in ("VBZ", "VBP", "MD"):
        return True
    return right[1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM") and left[-1].pos_ == "VERB"
