"""Speech that goes on without a tag: the next quotation of the same speaker, in the paragraph or the next one."""

from __future__ import annotations

from itertools import pairwise

from extractor.facts import Entity
from extractor.marks import SINGLE_MARKS, Quotation
from extractor.quoting.attributions import Attribution
from extractor.quoting.pieces import stands_alone
from extractor.quoting.scene import REACH, Scene
from extractor.quoting.sources import speaker_entity

LONGEST_SENTENCE = 300
"""Code points between the verb of a sentence with a question and the answer at most."""

FEWEST_TURNS = 2
LONGEST_DIALOGUE = 6
"""Turns that are looked back at."""


_Turns = dict[tuple[int, int], tuple[Entity, bool]]
"""Who speaks in a paragraph, and whether the last words are a question."""


def dialogue(scene: Scene) -> None:
    """Give a free quotation that is a paragraph to the other of two speakers whose turns stand before it.

    Only where that is certain: one has just asked the other, or they have spoken by turns three times.
    """
    rule = scene.lexicon.others.get("dialogue")
    if rule is None:
        return
    turns = _turns(scene)
    for number, quotation in enumerate(scene.quotations):
        here = scene.paragraph_at(quotation.opens)
        if number in scene.claimed or here is None or not _is_whole_paragraph(scene, quotation, here):
            continue
        speaker = _next_speaker(scene, turns, here)
        if speaker is not None:
            scene.attribute(Attribution(rule, scene.contents(number), direct=True, speaker=speaker), number)
            turns[here] = speaker, scene.text[quotation.pieces[-1].end - 1] == "?"


def _turns(scene: Scene) -> _Turns:
    turns: _Turns = {}
    for quotation, attribution in scene.claimed.items():
        found = scene.quotations[quotation]
        here = scene.paragraph_at(found.opens)
        who = speaker_entity(attribution.source, scene.analysis) if attribution.source is not None else None
        if attribution.direct and here is not None and who is not None and who.kind == "people" and found.closed:
            turns[here] = who, scene.text[found.pieces[-1].end - 1] == "?"
    return turns


def _is_whole_paragraph(scene: Scene, quotation: Quotation, here: tuple[int, int]) -> bool:
    if not quotation.closed or len(quotation.pieces) > 1 or quotation.opens > here[0]:
        return False
    return not scene.text[quotation.closes : min(here[1], quotation.closes + REACH)].strip()


def _next_speaker(scene: Scene, turns: _Turns, here: tuple[int, int]) -> Entity | None:
    """The one of two speakers whose turn it is after the paragraphs before."""
    before: list[tuple[Entity, bool]] = []
    while len(before) < LONGEST_DIALOGUE and (paragraph := scene.paragraph_before(here)) in turns:
        before.append(turns[paragraph])
        here = paragraph
    speakers = [who for who, _ in before]
    if len(speakers) < FEWEST_TURNS or len({id(who) for who in speakers}) != 2:
        return None
    by_turns = all(one is not other for one, other in pairwise(speakers))
    asked = before[0][1] and speakers[0] is not speakers[1]
    return speakers[1] if asked or (by_turns and len(speakers) > FEWEST_TURNS) else None


def continued(scene: Scene) -> None:
    """Give each free quotation that is a statement of its own to the attribution just before it."""
    ends = sorted((a.end, number) for number, a in enumerate(scene.found) if not a.asks)
    position = 0
    last: Attribution | None = None
    for number, quotation in enumerate(scene.quotations):
        while position < len(ends) and ends[position][0] <= quotation.opens:
            last = scene.found[ends[position][1]]
            position += 1
        if number in scene.claimed:
            continue
        if last is None or not _adjoins(scene, last, quotation) or _is_other_kind(scene, quotation):
            continue
        start = _with_adverb(scene, last, quotation)
        if (start == quotation.opens and not stands_alone(scene, quotation)) or _another_acts(scene, last, quotation):
            continue
        contents = scene.contents(number)
        last.content += contents if start == quotation.opens else [(start, contents[0][1]), *contents[1:]]
        scene.claimed[number] = last


def _is_other_kind(scene: Scene, quotation: Quotation) -> bool:
    """Is a quotation in single marks where the article quotes in double ones: a headline between paragraphs?"""
    return scene.text[quotation.opens] in SINGLE_MARKS and scene.quotes_in_double_marks


def _with_adverb(scene: Scene, last: Attribution, quotation: Quotation) -> int:
    """Where the sentence of a quotation begins, if only an adverb stands before it: `Then, “we lost.”`"""
    start = scene.sentence_start(quotation.opens - 1) if quotation.opens > 0 else 0
    words = scene.tokens(start, quotation.opens)
    adverb = len(words) == 2 and words[0].pos_ in ("ADV", "CCONJ") and words[1].text == ","
    whole = scene.text[quotation.pieces[-1].end - 1] in ".?!…"
    return start if adverb and whole and start >= last.end else quotation.opens


def _another_acts(scene: Scene, last: Attribution, quotation: Quotation) -> bool:
    """Does somebody else act between a tag and a quotation: `said Reed. Lind shook her head. “...”`?"""
    if quotation.opens - last.end > REACH:
        return True
    if last.source is None:
        return False
    speaker = speaker_entity(last.source, scene.analysis)
    own = max(last.source.sent.end, scene.tokens_seen(last.end))
    for token in scene.doc[own : scene.tokens_seen(quotation.opens)]:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and scene.piece_at(token.idx) is None:
            entity = scene.analysis.entity_at(scene.analysis.document.of(token))
            if entity is not None and entity.kind == "people" and entity is not speaker:
                return True
    return False


def answers(scene: Scene) -> None:
    """`Asked whether she would go, Reed laughed. “No.”`: a free quotation after a question is the answer to it."""
    rule = scene.lexicon.others.get("asked-then-answer")
    if rule is None:
        return
    for cue in scene.cues:
        verb = cue.verb
        if verb.lemma_ != "ask" or verb.tag_ != "VBN" or verb.dep_ != "advcl":
            continue
        if scene.piece_at(cue.start) is not None:
            continue
        asked = next((c for c in verb.head.lefts if c.dep_ == "nsubj"), None)
        number = scene.piece_after(verb.head.idx)
        if asked is None or number is None or scene.pieces[number][1] in scene.claimed:
            continue
        piece, quotation = scene.pieces[number]
        between = scene.text[verb.head.idx : piece.opens][:LONGEST_SENTENCE].rstrip()
        last = [t for t in verb.sent if not t.is_space and not t.is_quote and t.idx < piece.opens]
        follows = between.endswith((".", ":")) and not scene.tokens(last[-1].idx + len(last[-1]), piece.opens)
        if follows and stands_alone(scene, scene.quotations[quotation]):
            answer = Attribution(rule, scene.contents(quotation), (cue.start, cue.end), asked, direct=True)
            scene.attribute(answer, quotation)


def _adjoins(scene: Scene, last: Attribution, quotation: Quotation) -> bool:
    """Does a quotation follow an attribution in its paragraph, or open the next one?"""
    before = scene.paragraph_at(last.end - 1)
    here = scene.paragraph_at(quotation.opens)
    if before is None or here is None:
        return False
    if before == here:
        return True
    opens_paragraph = quotation.opens - here[0] < 10 and not scene.text[here[0] : quotation.opens].strip()
    return opens_paragraph and scene.next_paragraph(before) == here
