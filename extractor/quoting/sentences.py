"""Reported sentences: what a tag or `as Reed noted` leaves of the sentence that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.marks import ANY_DASH, DASHES
from extractor.quoting.attributions import Attribution
from extractor.quoting.cues import Cue
from extractor.quoting.scene import SENTENCE_ENDS, Scene
from extractor.quoting.sources import speaker_entity, speaker_of
from extractor.quoting.verbs import FINITE, TENSES, has_modal, has_subject, is_infinitive, may_tag
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token


def sentence_tags(scene: Scene) -> None:
    """`The bill is dead, Reed said.`; `The bill, Reed said, is dead.`; `The bill is dead, said Reed.`"""
    for cue in scene.free_cues():
        rule = cue.rules.get("sentence-then-tag")
        if rule is None or not may_tag(cue.verb) or scene.piece_at(cue.start) is not None or _is_order(cue.verb):
            continue
        tag = _tag(scene, cue)
        if tag is None:
            continue
        start, end, source = tag
        if start == end:
            continue
        content = _around(scene, cue, start, end)
        if content:
            scene.used.add(cue.verb.i)
            scene.keep(Attribution(rule, content, (cue.start, cue.end), source))


def _tag(scene: Scene, cue: Cue) -> tuple[int, int, Token] | None:
    """Where a parenthetical tag begins and ends, and its speaker; a comma must stand before it."""
    verb = cue.verb
    inverted = _inverted(verb, scene)
    if not _asserts(scene, verb) or (inverted is None and _governs(verb)):
        return None
    source = inverted or _whole_subject(verb, speaker_of(verb, scene))
    if source is None or source.tag_ in ("WP", "WDT") or source.lower_ in ("that", "this") or _shared(verb, source):
        return None
    first = verb.doc[_left_edge(verb, source)]
    start = verb.sent.start
    if first.i <= start or (first.lower_ == "as" and first.i == start + 1):  # `But as Reed said,`
        return (first.idx, _tag_end(scene, verb, source), source) if _as_tag(verb, first) else None
    before = first.nbor(-1)
    if before.text not in (",", *ANY_DASH) and not before.is_quote:
        return None
    return before.idx, _tag_end(scene, verb, source), source


def _asserts(scene: Scene, verb: Token) -> bool:
    """Does a verb say something by itself: no `not`, no `would`, no `after he said`?"""
    return not (negated(verb) or has_modal(verb) or any(_subordinates(scene, c) for c in verb.lefts))


def _subordinates(scene: Scene, word: Token) -> bool:
    """Does a word make a tag's clause an adverbial: `after he said`, `even as he said`, but not `as he said`?"""
    if word.lower_ == "as":
        return word.i > 0 and word.nbor(-1).lower_ == "even"
    return word.dep_ in ("mark", "advmod") and word.lower_ in scene.words("adverbial") | scene.words("afterthought")


def _shared(verb: Token, source: Token) -> bool:
    """Does the speaker do something else before the verb: `the pilot landed and said`, no tag?"""
    return verb.dep_ == "conj" and source.i < verb.head.i < verb.i


def _whole_subject(verb: Token, source: Token | None) -> Token | None:
    """The first of two subjects where the parse cut a long name: `the head of the group | Open Borders said`."""
    if source is None or verb.doc[_left_edge(verb, source) - 1].is_punct:
        return source
    other = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i < source.i), None)
    if other is None or any(t.text == "," for t in verb.doc[other.i : source.i]):
        return source
    return other


def _left_edge(verb: Token, source: Token) -> int:
    """The number of a tag's first token, left of its verb."""
    left = min([verb.i, *(t.i for t in source.subtree if t.i < verb.i)])
    words = (c for c in verb.lefts if c.dep_ in ("aux", "advmod", "neg", "mark") and c.i > left - 3)
    return min([left, *(c.left_edge.i for c in words)])


def _as_tag(verb: Token, first: Token) -> bool:
    """Does a sentence begin with `As Reed said,`?"""
    return first.lower_ == "as" and verb.dep_ == "advcl" and verb.head.i > verb.i


def _inverted(verb: Token, scene: Scene) -> Token | None:
    """The speaker of `..., said Reed` where the parse took it for an object: the verb follows the comma at once."""
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or any(c.dep_ in ("nsubj", "aux") for c in verb.lefts):
        return None
    if verb.tag_ not in TENSES:
        return None
    after = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj") and c.pos_ in ("PROPN", "NOUN", "PRON")), None)
    if after is None or after.left_edge.i != verb.i + 1:
        return None
    # `He scored twice, added a third` has the same shape, so somebody known must speak.
    return after if verb.dep_ != "conj" or speaker_entity(after, scene.analysis) is not None else None


def _governs(verb: Token) -> bool:
    """Does a verb have an object or clause of its own after it, so that the sentence is none?"""
    interrupts = verb.i + 1 < verb.sent.end and any(t.text == "," for t in verb.doc[verb.i : verb.i + 12])
    labels = ("ccomp", "xcomp", "oprd") if verb.lemma_ == "tell" else ("ccomp", "xcomp", "oprd", "dobj")
    return any(
        (c.dep_ in labels and c.ent_type_ not in ("DATE", "TIME") and not (interrupts and _resumed(verb, c)))
        or (c.dep_ == "prep" and (c.lower_ in ("about", "for") or any(d.dep_ == "pcomp" for d in c.children)))
        for c in verb.rights
    )


def _resumed(verb: Token, clause: Token) -> bool:
    """Is a clause the rest of the sentence that a tag interrupts: a comma before it, and no subject or no other words?

    `The shop, Reed said on Monday, will close`; `If it rains, Reed said, the shop will close`.
    """
    first = clause.left_edge
    paused = clause.dep_ == "ccomp" and first.i > 0 and first.nbor(-1).text == ","
    return paused and (not has_subject(clause) or first.i == verb.i + 2)


def _tag_end(scene: Scene, verb: Token, source: Token) -> int:
    """Where a tag ends: at the next comma or dash outside its own phrases, or with the sentence."""
    own = {t.i for child in verb.rights if not _goes_on(scene, child) for t in child.subtree}
    own |= {t.i for t in source.subtree if t.i > verb.i}
    last = verb
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in SENTENCE_ENDS:
            break
        if token.text in (",", *DASHES) and not (token.i in own and token.i + 1 in own):
            break
        last = token
    return int(last.idx) + len(last)


def _goes_on(scene: Scene, child: Token) -> bool:
    """Is what follows a tag's verb the rest of what is said: `he said, until it went bankrupt`?"""
    if child.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in scene.words("afterthought") for c in child.lefts)
    return child.dep_ in ("ccomp", "parataxis")


def _around(scene: Scene, cue: Cue, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence's parts before and after a tag."""
    begin = scene.sentence_start(start)
    sentence_end = int(cue.verb.sent.end_char)
    content = []
    before = [t for t in scene.tokens(begin, start) if not t.is_punct]
    if before and before[-1].tag_ in ("WDT", "WP") and begin < before[-1].idx:
        begin, before = int(before[-1].idx), before[-1:]  # `which, Reed said, is closed`
    if before:
        content.append((begin, start))
    rest = scene.text[end:sentence_end]
    if not content and scene.text[begin:end].strip()[:3].lower() != "as ":
        return []
    if sum(c.isspace() for c in rest.strip()) >= 1 and rest.lstrip()[:1] in (",", "—", "–"):
        content.append((end, sentence_end))
    if len(content) > 1 and len(before) == 1 and before[0].pos_ in ("ADV", "CCONJ", "SCONJ"):
        del content[0]  # `However, Reed said, ...`
    return content if _says_something(scene, cue, content) else []


def _says_something(scene: Scene, cue: Cue, content: list[tuple[int, int]]) -> bool:
    """Has a content a finite verb that is not in an adverbial of the tag (`When she was a girl, Reed said`)?"""
    own = {t.i for c in cue.verb.lefts if c.dep_ in ("advcl", "prep") for t in c.subtree}
    tokens = [t for start, end in content for t in scene.tokens(start, end)]
    if len(content) == 1 and content[0][1] <= cue.start:
        tokens = [t for t in tokens if t.i not in own or t.head.i == t.i]
    return any(t.tag_ in FINITE for t in tokens) or any(
        t.tag_ in ("VB", "VBN", "VBG") and has_subject(t) for t in tokens
    )


def _is_order(verb: Token) -> bool:
    """Does an infinitive after a verb say what somebody is told to do: `advised Reed not to go`?"""
    return any(c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and is_infinitive(c) for c in verb.rights)
