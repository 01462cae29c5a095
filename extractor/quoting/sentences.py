"""Reported sentences: what a tag, `as Reed noted` or `according to Reed` leaves of the sentence that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.clauses import has_subject, keep
from extractor.quoting.cues import Cue
from extractor.quoting.scene import SENTENCE_ENDS, Attribution, Scene
from extractor.quoting.sources import finite, speaker_of
from extractor.syntax import negated

if TYPE_CHECKING:
    from spacy.tokens import Token


def sentence_tags(scene: Scene) -> None:
    """`The bill is dead, Reed said.`; `The bill, Reed said, is dead.`; `The bill is dead, said Reed.`"""
    for cue in scene.free_cues():
        rule = cue.rules.get("sentence-then-tag")
        if rule is None or not finite(cue.verb) or scene.piece_at(cue.start) is not None:
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
    if negated(verb) or (_governs(verb) and _inverted(verb) is None):
        return None
    source = speaker_of(verb, scene) or _inverted(verb)
    if source is None or source.tag_ in ("WP", "WDT"):
        return None
    sentence = verb.sent
    left = min([verb.i, *(t.i for t in source.subtree if t.i < verb.i)])
    left = min(
        [left, *(c.left_edge.i for c in verb.lefts if c.dep_ in ("aux", "advmod", "neg", "mark") and c.i > left - 3)]
    )
    if left <= sentence.start:
        return (sentence.start_char, _tag_end(scene, verb, source), source) if _as_tag(verb, left) else None
    before = verb.doc[left - 1]
    if before.text not in (",", "—", "–", "-", "--") and not (before.is_quote):
        return None
    right = _tag_end(scene, verb, source)
    return before.idx, right, source


def _as_tag(verb: Token, left: int) -> bool:
    """Does a sentence begin with `As Reed said,`?"""
    return verb.doc[left].lower_ == "as" and verb.dep_ == "advcl" and verb.head.i > verb.i


def _inverted(verb: Token) -> Token | None:
    """The speaker of `..., said Reed` where the parse took it for an object: the verb follows the comma at once."""
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or any(c.dep_ in ("nsubj", "aux") for c in verb.lefts):
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ == "conj":
        return None
    after = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj") and c.pos_ in ("PROPN", "NOUN", "PRON")), None)
    return after if after is not None and after.left_edge.i == verb.i + 1 else None


def _governs(verb: Token) -> bool:
    """Does a verb have an object or clause of its own after it, so that the sentence is none?"""
    interrupts = verb.i + 1 < verb.sent.end and any(t.text == "," for t in verb.doc[verb.i : verb.i + 12])
    labels = ("ccomp", "xcomp", "oprd") if verb.lemma_ == "tell" else ("ccomp", "xcomp", "oprd", "dobj")
    return any(
        (c.dep_ in labels and c.ent_type_ not in ("DATE", "TIME") and not (interrupts and _resumed(c)))
        or (c.dep_ == "prep" and c.lower_ in ("about", "for"))
        for c in verb.rights
    )


def _resumed(clause: Token) -> bool:
    """Is a clause the rest of the sentence that a tag interrupts: no subject, a comma before it?"""
    first = clause.left_edge
    return clause.dep_ == "ccomp" and not has_subject(clause) and first.i > 0 and first.nbor(-1).text == ","


def _tag_end(scene: Scene, verb: Token, source: Token) -> int:
    """Where a tag ends: at the next comma or dash outside its own phrases, or with the sentence."""
    own = {t.i for child in verb.rights if child.dep_ not in ("ccomp", "parataxis") for t in child.subtree}
    own |= {t.i for t in source.subtree if t.i > verb.i}
    last = verb
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in SENTENCE_ENDS:
            break
        if token.text in (",", "—", "–", "--") and not (token.i in own and token.i + 1 in own):
            break
        last = token
    return int(last.idx) + len(last)


def _around(scene: Scene, cue: Cue, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence's parts before and after a tag."""
    begin = scene.sentence_start(start)
    sentence_end = int(cue.verb.sent.end_char)
    content = []
    if start > begin and any(c.isalnum() for c in scene.text[begin:start]):
        content.append((begin, start))
    rest = scene.text[end:sentence_end]
    if not content and scene.text[begin:end].strip()[:3].lower() != "as ":
        return []
    if sum(c.isspace() for c in rest.strip()) >= 1 and rest.lstrip()[:1] in (",", "—", "–"):
        content.append((end, sentence_end))
    if not any(t.pos_ in ("VERB", "AUX") for s, e in content for t in scene.tokens(s, e)):
        return []
    return content


def according_to(scene: Scene) -> None:
    """`Prices fell, according to the bureau.`; `According to Reed, prices fell.`"""
    rule = scene.lexicon.others.get("according-to")
    if rule is None:
        return
    for token in scene.doc[:-1]:
        if token.lower_ != "according" or token.nbor().lower_ != "to":
            continue
        if scene.paragraph_at(token.idx) is None or scene.piece_at(token.idx) is not None:
            continue
        source = next((c for c in token.nbor().children if c.dep_ == "pobj"), None)
        if source is None:
            continue
        end = source.right_edge
        content = _around_phrase(scene, token, end)
        if content:
            cue = (token.idx, token.nbor().idx + 2)
            keep(scene, Attribution(rule, content, cue, source))


def _around_phrase(scene: Scene, first: Token, last: Token) -> list[tuple[int, int]]:
    sentence = first.sent
    begin, final = scene.sentence_start(first.idx), int(sentence.end_char)
    if last.i >= sentence.end:
        return []
    before, after = scene.text[begin : first.idx], scene.text[last.idx + len(last) : final]
    if sum(c.isalpha() for c in before) > 8:
        out = [(begin, first.idx)]
        return out
    if sum(c.isalpha() for c in after) > 3:
        return [(last.idx + len(last), final)]
    return []
