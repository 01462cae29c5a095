"""Quotations inside the reporter's own sentence: `called it “a disgrace”`, `criticised Reed for “hiding the truth”`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from extractor.marks import Piece, Quotation
from extractor.quoting.attributions import Attribution
from extractor.quoting.clauses import reports, speaker_at
from extractor.quoting.cues import Cue
from extractor.quoting.objects import is_deed, object_of
from extractor.quoting.pieces import rest_after_quotation
from extractor.quoting.scene import Scene
from extractor.quoting.sources import is_nobody, speaking_subject
from extractor.quoting.verbs import is_passive
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token

LONGEST_OBJECT = 200
"""Code points between such a verb and its quotation at most."""

LONGEST_SMALL_WORD = 3
"""Letters of a word that may be in lower case in a title."""

NEAR = 30
"""Code points between two joined quotations at most."""

_JOINING = ("DET", "CCONJ", "ADJ", "ADV", "PRON")
_COMPLEMENTS = ("dobj", "oprd", "ccomp", "xcomp", "prep", "dative", "attr", "acomp", "advcl", "pobj", "nsubj")


def quotations_in_objects(scene: Scene) -> None:
    """Give a free quotation that stands in a verb's object or complement to that verb."""
    works: set[int] = set()  # verbs that make works: `wrote “Nora,” a play about the “years of lead”`
    for number, quotation in enumerate(scene.quotations):
        if number in scene.claimed or len(quotation.pieces) > 1:
            continue
        cue = _governor(scene, quotation.opens, quotation.closes)
        if cue is None or cue.verb.i in works or not reports(scene, cue) or is_deed(scene, cue, object_of(cue)):
            continue
        if _is_work(scene, cue, quotation.pieces[0]):
            works.add(cue.verb.i)
            continue
        last = scene.last_joined(number, partial(_is_joined, scene))
        source = speaker_at(cue, scene)
        start = _object_start(scene, cue, quotation.opens)
        content = (
            quotation.opens if source is not None and start <= source.idx < quotation.opens else start,
            rest_after_quotation(scene, scene.quotations[last].closes),
        )
        rule = cue.rules["object-with-quotation"]
        if not _has_voice(scene, cue, source):
            continue
        scene.used.add(cue.verb.i)
        attribution = Attribution(rule, [content], (cue.start, cue.end), source, asks=True)
        scene.attribute(attribution, *range(number, last + 1))


def _has_voice(scene: Scene, cue: Cue, source: Token | None) -> bool:
    """Is there somebody who speaks: no `nobody`, nobody who only reads, and nobody unnamed who asks?"""
    if source is None:
        return not (cue.verb.lemma_ in scene.words("telling") or cue.verb.lemma_ == "ask") or not is_passive(cue.verb)
    reads = cue.verb.lemma_ == "read" and source.lemma_.lower() not in scene.words("document")
    return not is_nobody(source) and not (reads and source.pos_ == "PRON")


def _is_work(scene: Scene, cue: Cue, piece: Piece) -> bool:
    """Is a quotation the title of a work: several words in capitals, or one or two after `wrote`?"""
    if cue.verb.lemma_ in scene.words("naming"):
        return False
    words = scene.text[piece.start : piece.end].split()
    long = [word for word in words if len(word) > LONGEST_SMALL_WORD]
    titled = bool(words) and words[0][:1].isupper() and all(word[:1].isupper() for word in long)
    return titled and (len(long) > 1 or cue.verb.lemma_ in scene.words("composing"))


def _is_joined(scene: Scene, here: Quotation, there: Quotation) -> bool:
    """Is a quotation joined to the one before it: `“unstable,” a “liar” and “sad”`?"""
    if there.opens - here.closes >= NEAR or len(there.pieces) > 1:
        return False
    if scene.paragraph_at(here.opens) != scene.paragraph_at(there.opens):
        return False
    gap = scene.tokens(here.closes, there.opens)
    paused = "," in scene.text[here.closes - 2 : here.closes]
    joins = paused or any(t.text == "," or t.pos_ == "CCONJ" for t in gap)
    return joins and all(t.pos_ in _JOINING or t.text == "," for t in gap)


def _governor(scene: Scene, opens: int, closes: int) -> Cue | None:
    """The verb whose object holds the quotation: the nearest one before it in the sentence that heads it."""
    inside = scene.tokens(opens, closes)
    if not inside:
        return None
    heads = {a.i for token in inside[:3] for a in token.ancestors}
    for cue in reversed(scene.cues_between(max(opens - LONGEST_OBJECT, 0), opens)):
        if "object-with-quotation" not in cue.rules or cue.verb.i in scene.used:
            continue
        if scene.piece_at(cue.start) is not None or scene.paragraph_at(cue.start) != scene.paragraph_at(opens):
            continue
        if cue.verb.i not in heads or negated(cue.verb) or cue.verb.tag_ == "VB" or _only_names(scene, cue):
            continue
        if cue.verb.dep_ != "pcomp":
            return cue
        # `mocked Reed for calling it “fair”`: the mocking is the report
        outer = [c for c in scene.cues_between(cue.verb.sent.start_char, cue.start) if c.verb.i in heads]
        return next((c for c in reversed(outer) if "object-with-quotation" in c.rules), cue)
    return None


def _only_names(scene: Scene, cue: Cue) -> bool:
    """Does a verb only give a name: `they call themselves “the Reeds”`, `a house called “The Reed”`?"""
    if cue.last.i + 1 < len(scene.doc) and cue.last.nbor().lower_.endswith(("self", "selves")):
        return True
    named = cue.verb.lemma_ in scene.words("naming") and is_passive(cue.verb)
    return named and speaking_subject(cue.verb, scene) is None


def _object_start(scene: Scene, cue: Cue, opens: int) -> int:
    """Where the first object or complement of a verb begins; the quotation itself where there is none before it."""
    between = [t for t in cue.verb.doc[cue.last.i + 1 :][:LONGEST_OBJECT] if t.idx < opens]
    that = next((t for t in between if t.lower_ == "that" and t.dep_ == "mark"), None)
    if that is not None and "that-clause" in cue.rules:
        return int(that.idx)
    said = object_of(cue)
    if said is not None and said.i < cue.last.i:
        return opens
    if said is not None and cue.last.i < said.left_edge.i and said.left_edge.idx < opens:
        return int(said.left_edge.idx)
    for child in cue.verb.rights:
        if child.dep_ == "prep" and cue.last.i < child.i and child.idx < opens:
            return int(child.idx) + len(child)
        first: Token = child.left_edge
        if child.dep_ in _COMPLEMENTS and cue.last.i < first.i and first.idx < opens:
            return int(first.idx)
    return opens
