"""Reported sentences: what a tag, `as Reed noted` or `according to Reed` leaves of the sentence that holds it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.quoting.clauses import keep
from extractor.quoting.cues import Cue
from extractor.quoting.extents import ADVERBIAL, has_subject
from extractor.quoting.scene import SENTENCE_ENDS, Attribution, Scene
from extractor.quoting.sources import finite, speaker_entity, speaker_of
from extractor.quoting.subjects import NOMINAL
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token


SHORTEST = 8
"""Letters that a sentence has before `according to` if more than an adverb is said there."""

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CONCEDES = frozenset(["while", "although", "though"])
_GROUNDS = frozenset(["until", "although", "though", "because", "unless", "if"])


def sentence_tags(scene: Scene) -> None:
    """`The bill is dead, Reed said.`; `The bill, Reed said, is dead.`; `The bill is dead, said Reed.`"""
    for cue in scene.free_cues():
        rule = cue.rules.get("sentence-then-tag")
        if rule is None or not finite(cue.verb) or scene.piece_at(cue.start) is not None or _is_order(cue.verb):
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
            keep(scene, Attribution(rule, content, (cue.start, cue.end), source))


def _tag(scene: Scene, cue: Cue) -> tuple[int, int, Token] | None:
    """Where a parenthetical tag begins and ends, and its speaker; a comma must stand before it."""
    verb = cue.verb
    inverted = _inverted(verb, scene)
    if (
        negated(verb)
        or any(c.tag_ == "MD" or _subordinates(c) for c in verb.lefts)
        or (_governs(verb) and inverted is None)
    ):
        return None
    source = inverted or _whole_subject(verb, speaker_of(verb, scene))
    if source is None or source.tag_ in ("WP", "WDT") or source.lower_ in ("that", "this") or _shared(verb, source):
        return None
    sentence = verb.sent
    left = _left_edge(verb, source)
    if left <= sentence.start or (verb.doc[left].lower_ == "as" and left == sentence.start + 1):  # `But as Reed said,`
        return (int(verb.doc[left].idx), _tag_end(scene, verb, source), source) if _as_tag(verb, left) else None
    before = verb.doc[left - 1]
    if before.text not in (",", "—", "–", "-", "--") and not (before.is_quote):
        return None
    right = _tag_end(scene, verb, source)
    return before.idx, right, source


def _subordinates(word: Token) -> bool:
    """Does a word make a tag's clause an adverbial: `after he said`, `even as he said`, but not `as he said`?"""
    if word.lower_ == "as":
        return word.i > 0 and word.nbor(-1).lower_ == "even"
    return word.dep_ in ("mark", "advmod") and (word.lower_ in ADVERBIAL or word.lower_ in _GROUNDS)


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


def _as_tag(verb: Token, left: int) -> bool:
    """Does a sentence begin with `As Reed said,`?"""
    return verb.doc[left].lower_ == "as" and verb.dep_ == "advcl" and verb.head.i > verb.i


def _inverted(verb: Token, scene: Scene) -> Token | None:
    """The speaker of `..., said Reed` where the parse took it for an object: the verb follows the comma at once."""
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or any(c.dep_ in ("nsubj", "aux") for c in verb.lefts):
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
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
    own = {t.i for child in verb.rights if not _goes_on(child) for t in child.subtree}
    own |= {t.i for t in source.subtree if t.i > verb.i}
    last = verb
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in SENTENCE_ENDS:
            break
        if token.text in (",", "—", "–", "--") and not (token.i in own and token.i + 1 in own):
            break
        last = token
    return int(last.idx) + len(last)


def _goes_on(child: Token) -> bool:
    """Is what follows a tag's verb the rest of what is said: `he said, until it went bankrupt`?"""
    if child.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in _GROUNDS for c in child.lefts)
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
    return any(t.tag_ in _FINITE for t in tokens) or any(
        t.tag_ in ("VB", "VBN", "VBG") and has_subject(t) for t in tokens
    )


def _is_order(verb: Token) -> bool:
    """Does an infinitive after a verb say what somebody is told to do: `advised Reed not to go`?"""
    orders = (c for c in verb.rights if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB")
    return any(t.tag_ == "TO" for c in orders for t in c.lefts)


def according_to(scene: Scene) -> None:
    """`Prices fell, according to the bureau.`; `According to Reed, prices fell.`"""
    rule = scene.lexicon.others.get("according-to")
    if rule is None:
        return
    for token, to in pairwise(scene.doc):
        if token.lower_ != "according" or to.lower_ != "to":
            continue
        if scene.paragraph_at(token.idx) is None or scene.piece_at(token.idx) is not None or token.i in scene.used:
            continue
        source = next((c for c in to.children if c.dep_ == "pobj"), None)
        if source is None or source.lower_ in ("that", "this") or _is_measure(scene, token, source):
            continue
        end = source.right_edge
        content = _around_phrase(scene, token, end)
        if content:
            cue = (token.idx, to.idx + 2)
            keep(scene, Attribution(rule, content, cue, source))


def _is_measure(scene: Scene, according: Token, source: Token) -> bool:
    """Is it by what something is done, with no pause before it: `paid according to their age`?"""
    if source.lemma_.lower() not in scene.lexicon.measures or according.i == according.sent.start:
        return False
    return not according.nbor(-1).is_punct


def _around_phrase(scene: Scene, first: Token, last: Token) -> list[tuple[int, int]]:
    """What `according to Reed` leaves of its sentence: before it, after it, or both where it interrupts."""
    begin, final = scene.sentence_start(first.idx), int(first.sent.end_char)
    if last.i >= first.sent.end:
        return []
    before = (begin, first.idx)
    opens = sum(c.isalpha() for c in scene.text[slice(*before)]) <= SHORTEST
    after = (_phrase_end(scene, last) if opens else last.idx + len(last), final)
    follows = sum(c.isalpha() for c in scene.text[slice(*after)]) > 3
    left = [t for t in scene.tokens(*before) if not t.is_punct]
    states = any(t.tag_ in _FINITE for t in left)
    right = scene.tokens(*after)
    if follows and not opens and _interrupts(left, right):
        return [before, after]
    if opens or (follows and (not states or _leads_in(left, right))):
        return [after] if follows else []
    return [before]


def _phrase_end(scene: Scene, last: Token) -> int:
    """Where a phrase that opens a sentence ends: at its comma, also where the parse cut it."""
    for token in last.doc[last.i + 1 : min(last.i + 8, last.sent.end)]:
        if token.text == ",":
            return int(_after_second_name(scene, last, token).idx)
        if token.tag_ in _FINITE:
            break
    return int(last.idx) + len(last)


def _after_second_name(scene: Scene, last: Token, comma: Token) -> Token:
    """The comma after a name and its title that the parse took apart: `According to Reed, the mayor| , ...`."""
    second = next((t for t in last.doc[comma.i + 1 : comma.sent.end] if t.text == ","), comma)
    between = list(last.doc[comma.i + 1 : second.i])
    if not between or any(t.pos_ not in (*NOMINAL, "DET", "ADJ") for t in between):
        return comma
    rest = last.doc[second.i + 1 : comma.sent.end]
    follows = next((t for t in rest if t.tag_ in _FINITE or t.dep_ == "cc" or t.text == ","), None)
    nouns = [last, between[-1]]
    titled = any(t.pos_ == "NOUN" and t.lemma_.lower() in scene.speaking for t in nouns)
    named = any(scene.analysis.mention_at(scene.analysis.document.of(t)) is not None for t in nouns)
    return second if titled and named and follows is not None and follows.tag_ in _FINITE else comma


def _leads_in(left: list[Token], right: list[Token]) -> bool:
    """Is what comes before only the way to what is said: `because, according to Reed, ...`, `While it rained, ...`?"""
    if not right or right[0].text != "," or not left or not any(t.tag_ in _FINITE for t in right):
        return False
    return left[-1].pos_ == "SCONJ" or left[0].lower_ in _CONCEDES


def _interrupts(left: list[Token], right: list[Token]) -> bool:
    """Does a clause go on after what interrupts it, and is what follows no new clause of the reporter's?"""
    if len(right) < 2 or right[0].text != "," or not left:
        return False
    if left[-1].dep_ == "cc" or right[1].tag_ in ("VBZ", "VBP", "MD"):
        return True
    return right[1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM") and left[-1].pos_ == "VERB"
