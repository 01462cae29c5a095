"""Where a reported clause begins and ends: from its first word to where the reporter's own words begin again."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from extractor.marks import ANY_DASH, DASHES
from extractor.quoting.cues import Cue
from extractor.quoting.pieces import rest_after_quotation
from extractor.quoting.scene import Scene
from extractor.quoting.verbs import FINITE, has_modal, has_subject, takes_clause
from extractor.syntax import SUBJECTS

if TYPE_CHECKING:
    from extractor.parsed import Token

LONGEST_CLAUSE = 400
"""Tokens of a reported clause after its verb at most, so that a text without sentences takes linear time."""

NEAR = 30
"""Code points between a clause and a quotation that is joined to it at most."""

_JOINING = frozenset(["and", "but", "only", "so"])
_SMALL_WORDS = ("DET", "SCONJ", "PRON", "ADV", "ADP")
_TRIM = frozenset(",;:—–-.")


def extent(scene: Scene, cue: Cue, clause: Token, construction: str) -> tuple[int, int] | None:
    """The content of a clause after its verb, as offsets."""
    if clause.tag_ == "UH":
        return clause.idx, clause.idx + len(clause)
    first = _first_word(cue, clause, construction)
    if clause.dep_ == "dobj" and construction == "that-clause":
        return first.idx, _object_end(cue)
    last = _with_predicate(scene, clause_end(scene, clause, cue.verb))
    start, end = _with_marks(scene, cue, first.idx, last.idx + len(last))
    return (start, _with_joined_quotation(scene, end)) if end > start else None


def _object_end(cue: Cue) -> int:
    """The end of what a poll shows: its object and what belongs to it, up to the next clause."""
    last = cue.last
    for child in cue.verb.rights:
        if child.dep_ in ("cc", "conj", "advcl", "parataxis") or child.text in (";", *DASHES):
            break
        last = child.right_edge if not child.is_punct else last
    return int(last.idx) + len(last)


def _first_word(cue: Cue, clause: Token, construction: str) -> Token:
    """The first word of what is said: `that`, the one who is asked (`urged | them to go`), or the clause's own."""
    if construction == "object-infinitive":
        phrase = cue.last.rights if cue.last.dep_ == "prep" else []  # `called on | the firm to pay`
        asked = [c for c in (*cue.verb.rights, *clause.lefts) if c.dep_ in (*SUBJECTS, "dobj", "dative")]
        asked = [c for c in (*asked, *phrase) if cue.last.i < c.left_edge.i < clause.i]
        opening = [c for c in clause.lefts if c.tag_ == "TO" or c.dep_ == "neg"]
        return min((c.left_edge for c in (*asked, *opening)), key=lambda t: t.i, default=clause)
    if cue.last.i + 1 < clause.i and cue.last.nbor().lower_ == "that":
        return cue.last.nbor()
    that = _that_before(cue, clause)
    if that is not None:
        return that
    day = {t.i for c in clause.lefts if _tells_when(c) for t in c.subtree if t.i < cue.last.i + 12}
    after = [t for t in clause.subtree if t.i > cue.last.i and not t.is_punct]
    return next((t for t in after if t.i not in day or t.i > clause.i), clause)


def _that_before(cue: Cue, clause: Token) -> Token | None:
    """The `that` of a clause whose first words the parse gave to the verb: `said in May that | ...`."""
    that = next((c for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    return that if that is not None and that.i > cue.last.i else None


def _tells_when(child: Token) -> bool:
    """Is a dependent the day of the speech that opens a clause: `told them | on Monday | he would go`?"""
    if child.dep_ == "prep" and child.lower_ == "on":
        return any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in child.children) and not _paused(child)
    return child.dep_ == "npadvmod" and child.ent_type_ == "DATE" and not _paused(child)


def _paused(child: Token) -> bool:
    return child.right_edge.i + 1 < len(child.doc) and child.right_edge.nbor().text == ","


def _with_predicate(scene: Scene, last: Token) -> Token:
    """The end of a clause that the parse closed before its finite verb: `that the firms | were sold in May`."""
    doc, number = last.doc, last.i + 1
    if number >= len(doc) or doc[number].tag_ not in FINITE or doc[number].is_sent_start:
        return last
    if scene.is_cue(doc[number]):
        return last
    while number < last.sent.end and not doc[number].is_punct and doc[number].dep_ != "cc":
        last = doc[number]
        number += 1
    return last


def clause_end(scene: Scene, clause: Token, verb: Token | None = None) -> Token:
    """The last token of a clause, without a trailing remark of the reporter."""
    tokens = list(islice((t for t in clause.subtree if t.i >= clause.i), LONGEST_CLAUSE))
    last = tokens[-1] if tokens else clause
    for token in tokens:
        if resumes_report(scene, token, clause, verb):
            last = _joiner(token)
            if verb is not None:
                scene.resumes[token.i] = verb
            break
    while (last.is_punct or last.dep_ == "cc") and (last.dep_ == "cc" or last.text in _TRIM) and last.i > clause.i:
        last = last.nbor(-1)
    return last


def resumes_report(scene: Scene, token: Token, clause: Token, verb: Token | None = None) -> bool:
    """Does the reporter speak again here: `, adding that ...`, `, according to ...`, `and predicted that ...`?"""
    before = _joiner(token)
    if before.dep_ == "cc" and token.dep_ == "conj" and not has_subject(token):
        return _joins_the_report(scene, token, clause, verb)
    if token.lower_ == "who" and before.text == "," and verb is not None:
        return _introduces(token, clause, verb)
    if token.lower_ in scene.words("conceding") and token.dep_ == "mark":
        return _says_again(scene, token.head)
    if not _pauses(before):
        return False
    if token.lower_ == "according":
        return True
    if token.tag_ != "VBG" or token.dep_ != "advcl":
        return False
    return takes_clause(token) or token.lemma_ in scene.words("grounds") or scene.is_cue(token)


def _introduces(who: Token, clause: Token, verb: Token) -> bool:
    """Does a reporter tell at the end who somebody is: `said he had met Reed | , who has led the bank since May`?"""
    relative = who.head
    named = relative.dep_ == "relcl" and relative.head.ent_type_ == "PERSON" and relative.head.pos_ == "PROPN"
    return named and verb.tag_ != "VBG" and relative.right_edge.i >= clause.right_edge.i - 1


def _joins_the_report(scene: Scene, token: Token, clause: Token, verb: Token | None) -> bool:
    """Is a verb after `and` joined to the reporter's: in his tense, or a cue, after a clause that is in another?"""
    if token.tag_ == "VBD":
        return takes_clause(token) or _is_conditional(token.head) or scene.is_cue(token)
    if verb is None:
        return False
    if token.tag_ == "VBG" and verb.tag_ == "VBG":  # `saying he would stay and accusing ...`
        return token.head.tag_ != "VBG" and (takes_clause(token) or scene.is_cue(token))
    if token.tag_ == "VBZ" and verb.tag_ == "VBZ":  # `says he would go and tells ...`
        return token.head.i == clause.i and clause.tag_ != "VBZ" and not any(c.tag_ == "VBZ" for c in clause.lefts)
    return False


def _pauses(mark: Token) -> bool:
    """Is a token a comma or dash, or a quotation mark after one?"""
    if mark.is_quote and mark.i > mark.sent.start:
        mark = mark.nbor(-1)
    return mark.text == "," or mark.text in ANY_DASH


def _says_again(scene: Scene, verb: Token) -> bool:
    """Is a verb the reporter's next tag: `though she admitted that it was late`?"""
    spoken = any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in verb.lefts)
    return spoken and verb.tag_ in ("VBD", "VBZ") and scene.is_cue(verb) and takes_clause(verb)


def _joiner(token: Token) -> Token:
    """The token before a word and its adverbs."""
    before = token.nbor(-1)
    while before.pos_ == "ADV" and before.head.i == token.i and before.i > token.sent.start:
        before = before.nbor(-1)
    return before


def _is_conditional(verb: Token) -> bool:
    """Is a verb, or one that it is joined to, in the future or conditional (`would be`)?"""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return has_modal(verb)


def _with_marks(scene: Scene, cue: Cue, start: int, end: int) -> tuple[int, int]:
    """The stretch widened so that it cuts no quotation which begins after the cue."""
    piece = scene.piece_at(start)
    if piece is not None and piece.opens >= cue.end:
        start = min(start, piece.opens)
    before = scene.piece_before(start)
    tail = scene.piece_at(end - 1)
    if tail is not None and tail.opens >= cue.end:
        end = max(end, rest_after_quotation(scene, tail.closes))
    elif before is None and start > 0 and scene.piece_at(start - 1) is not None:
        start -= 1
    return start, end


def _with_joined_quotation(scene: Scene, end: int) -> int:
    """The end of a clause with the quotation that an `and` or `but` joins to it: `it was late, but “nobody cared.”`"""
    number = scene.piece_after(end)
    if number is None:
        return end
    piece, quotation = scene.pieces[number]
    between = scene.tokens(end, piece.opens) if piece.opens - end < NEAR and quotation not in scene.claimed else []
    words = [t for t in between if not t.is_punct]
    joined = bool(words) and words[0].lower_ in _JOINING and all(t.pos_ in _SMALL_WORDS for t in words[1:])
    if not joined or any(t.is_sent_start or (t.is_punct and t.text != ",") for t in between):
        return end
    return rest_after_quotation(scene, piece.closes)
