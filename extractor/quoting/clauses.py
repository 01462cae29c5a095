"""Reported speech: the clause that follows a verb or a noun of saying."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from extractor.quoting.cues import Cue
from extractor.quoting.scene import Attribution, Scene
from extractor.quoting.sources import finite, is_nobody, speaker_entity, speaking_subject
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token

_WH = frozenset(["whether", "if", "how", "why", "what", "who", "when", "where", "which"])
LONGEST_CLAUSE = 400
"""Tokens of a reported clause after its verb at most, so that a text without sentences takes linear time."""

_CONTRASTS = frozenset(["though", "although", "while"])
_HYPOTHETICAL = frozenset(["if", "whether", "unless"])
_CLAUSE = ("ccomp", "xcomp", "pcomp")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_TRIM = frozenset(",;:—–-.")
ADVERBIAL = frozenset(
    ["when", "while", "as", "after", "before", "where", "because", "since", "once", "until", "whenever"]
)
"""Words that make a clause an adverbial of another."""


def reported_clauses(scene: Scene) -> None:
    """`Reed said that ...`, `he asked whether ...`, `saying they ...`, `vowed to ...`, `urged them to ...`."""
    for cue in scene.free_cues():
        if not reports(scene, cue):
            continue
        found = _clause_after(scene, cue)
        if found is None:
            continue
        construction, clause = found
        content = _extent(scene, cue, clause, construction)
        if content is None:
            continue
        source = speaker_at(cue, scene)
        if cue.verb.lemma_ in scene.lexicon.findings and _is_finder(scene, cue, source):
            continue
        if source is not None and is_nobody(source):
            continue
        if source is None and (construction == "object-infinitive" or cue.verb.lemma_ == "ask"):
            continue  # `asked whether she would go, he left`: words put to somebody by nobody
        scene.used.add(cue.verb.i)
        asks = construction in ("infinitive", "object-infinitive") or cue.verb.lemma_ == "ask"
        keep(scene, Attribution(cue.rules[construction], [content], (cue.start, cue.end), source, asks=asks))


def reports(scene: Scene, cue: Cue) -> bool:
    """Is a verb the reporter's, and is something said: not within a quotation, not denied, not `to say that`?"""
    if scene.piece_at(cue.start) is not None or negated(cue.verb):
        return False
    if any(child.dep_ == "mark" and child.lower_ in _HYPOTHETICAL for child in cue.verb.lefts):
        return False
    if any(c.dep_ == "auxpass" for c in cue.verb.lefts) and any(c.tag_ == "MD" for c in cue.verb.lefts):
        return False  # `it should be noted that`: the writer's own remark
    return cue.verb.tag_ != "VB" or finite(cue.verb) or _goes_on(cue.verb, scene)


def speaker_at(cue: Cue, scene: Scene) -> Token | None:
    """Who speaks: the subject of the verb, of the one that it goes on from (`went on to say`), or that it resumes."""
    verb = scene.resumes.get(cue.verb.i, cue.verb)
    return speaking_subject(verb.head if _goes_on(verb, scene) else verb)


def _goes_on(verb: Token, scene: Scene) -> bool:
    """Is an infinitive told as done: `went on to say`, `continued to criticise`?"""
    return verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in scene.lexicon.phases and finite(verb.head)


def _is_finder(scene: Scene, cue: Cue, source: Token | None) -> bool:
    """Is it a person who finds something out, and no study or court that says what it found?"""
    if source is None or (source.pos_ == "PRON" and source.lower_ != "it"):
        return True
    if any(c.dep_ == "prt" for c in cue.verb.rights):  # `found out`
        return True
    entity = speaker_entity(source, scene.analysis)
    return entity is not None and entity.kind == "people"


def keep(scene: Scene, attribution: Attribution) -> None:
    """Keep a reported clause; quotations that lie in it are claimed by it."""
    inside = {
        number
        for start, end in attribution.content
        for piece, number in scene.pieces_between(start, end)
        if piece.closes <= end + 2 and number not in scene.claimed
    }
    scene.attribute(attribution, *inside)


def _clause_after(scene: Scene, cue: Cue) -> tuple[str, Token] | None:
    """The construction and the head of the clause that follows a verb."""
    for child in cue.verb.rights:
        if _is_statement(child):
            wh = _question_word(child)
            construction = "wh-clause" if wh else "that-clause"
            if construction in cue.rules:
                return construction, child
        if child.dep_ in ("xcomp", "ccomp") and _is_infinitive(child):
            has_object = has_subject(child) or any(_is_addressee(c) for c in cue.verb.rights)
            construction = "object-infinitive" if has_object else "infinitive"
            if construction in cue.rules:
                return construction, child
    return None


def _is_addressee(child: Token) -> bool:
    """Is a verb's dependent the one who is asked: `urged them to`, `called on them to`?"""
    return child.dep_ in ("dobj", "dative") or (child.dep_ == "prep" and child.lower_ == "on")


def has_subject(verb: Token) -> bool:
    """Has a verb a subject of its own?"""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _is_statement(clause: Token) -> bool:
    """Is a clause what is said: the verb's complement, or a sentence that the parse made an adverbial by mistake?"""
    if not has_subject(clause) or not _is_finite(clause):
        return False
    return clause.dep_ == "ccomp" or (clause.dep_ == "advcl" and _stands_bare(clause))


def _stands_bare(clause: Token) -> bool:
    """Does nothing make a clause an adverbial: no `as`, `while` or `when`?"""
    words = (c for c in clause.lefts if c.dep_ in ("mark", "advmod", "prep"))
    return not any(c.dep_ == "mark" or c.lower_ in ADVERBIAL for c in words)


def _is_finite(verb: Token) -> bool:
    if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return any(c.dep_ == "nsubj" for c in verb.lefts)  # a past tense that the tagger took for a participle
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass", "cop") and c.tag_ != "TO" for c in verb.lefts
    )


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ in ("VB",) and any(c.tag_ == "TO" for c in verb.lefts)


def _question_word(clause: Token) -> bool:
    first = next(iter(clause.subtree))
    return first.lower_ in _WH


def _extent(scene: Scene, cue: Cue, clause: Token, construction: str) -> tuple[int, int] | None:
    """The content of a clause after its verb: from its first word to where the reporter's words begin again."""
    if construction == "object-infinitive":
        first = next((c for c in clause.lefts if c.tag_ == "TO"), clause)
    elif cue.last.i + 1 < clause.i and cue.last.nbor().lower_ == "that":
        first = cue.last.nbor()
    else:
        day = {t.i for c in clause.lefts if _tells_when(c) for t in c.subtree if t.i < cue.last.i + 12}
        after = [t for t in clause.subtree if t.i > cue.last.i and not t.is_punct]
        first = next((t for t in after if t.i not in day or t.i > clause.i), clause)
    last = _with_predicate(scene, _clause_end(scene, clause, cue.verb))
    start, end = first.idx, last.idx + len(last)
    start, end = _with_marks(scene, cue, start, end)
    start, end = _inside_piece(scene, cue, start, end)
    return (start, end) if end > start else None


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
    if number >= len(doc) or doc[number].tag_ not in ("VBD", "VBZ", "VBP", "MD") or doc[number].is_sent_start:
        return last
    if scene.is_cue(doc[number]):
        return last
    while number < last.sent.end and not doc[number].is_punct and doc[number].dep_ != "cc":
        last = doc[number]
        number += 1
    return last


def _clause_end(scene: Scene, clause: Token, verb: Token | None = None) -> Token:
    """The last token of a clause, without a trailing remark of the reporter."""
    tokens = list(islice((t for t in clause.subtree if t.i >= clause.i), LONGEST_CLAUSE))
    last = tokens[-1] if tokens else clause
    for token in tokens:
        if resumes_report(scene, token):
            last = _joiner(token)
            if verb is not None:
                scene.resumes[token.i] = verb
            break
    while (last.is_punct or last.dep_ == "cc") and (last.dep_ == "cc" or last.text in _TRIM) and last.i > clause.i:
        last = last.nbor(-1)
    return last


def resumes_report(scene: Scene, token: Token) -> bool:
    """Does the reporter speak again here: `, adding that ...`, `, according to ...`, `and predicted that ...`?"""
    before = _joiner(token)
    if before.dep_ == "cc" and token.dep_ == "conj" and token.tag_ == "VBD":
        resumes = _takes_clause(token) or _has_modal(token.head) or scene.is_cue(token)
        return resumes and not has_subject(token)
    if token.lower_ in _CONTRASTS and token.dep_ == "mark":
        return _says_again(scene, token.head)
    if before.text not in (",", "—", "–", "--", "-"):
        return False
    if token.lower_ == "according":
        return True
    if token.tag_ != "VBG" or token.dep_ != "advcl":
        return False
    return _takes_clause(token) or token.lemma_ in scene.lexicon.sources


def _says_again(scene: Scene, verb: Token) -> bool:
    """Is a verb the reporter's next tag: `though she admitted that it was late`?"""
    spoken = any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in verb.lefts)
    return spoken and verb.tag_ in ("VBD", "VBZ") and scene.is_cue(verb) and _takes_clause(verb)


def _joiner(token: Token) -> Token:
    """The token before a word and its adverbs."""
    before = token.nbor(-1)
    while before.pos_ == "ADV" and before.head.i == token.i and before.i > token.sent.start:
        before = before.nbor(-1)
    return before


def _has_modal(verb: Token) -> bool:
    """Is a verb, or one that it is joined to, in the future or conditional (`would be`)?"""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.lefts)


def _takes_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def _with_marks(scene: Scene, cue: Cue, start: int, end: int) -> tuple[int, int]:
    """The stretch widened so that it cuts no quotation which begins after the cue."""
    piece = scene.piece_at(start)
    if piece is not None and piece.opens >= cue.end:
        start = min(start, piece.opens)
    before = scene.piece_before(start)
    tail = scene.piece_at(end - 1)
    if tail is not None and tail.opens >= cue.end:
        end = max(end, scene.rest_after_quotation(tail.closes))
    elif before is None and start > 0 and scene.piece_at(start - 1) is not None:
        start -= 1
    return start, end


def _inside_piece(scene: Scene, cue: Cue, start: int, end: int) -> tuple[int, int]:
    """A clause that is reported inside a quotation ends with that quotation."""
    piece = scene.piece_at(cue.start)
    if piece is not None:
        return start, min(end, piece.end)
    return start, end


def noun_clauses(scene: Scene) -> None:
    """`Reed's claim that ...`, `his warning that ...`: a noun of saying with its owner; no `pledge to`."""
    for token in scene.doc:
        rule = scene.lexicon.nouns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        owner = next((c for c in token.lefts if c.dep_ == "poss"), None) if rule else None
        if (
            rule is None
            or owner is None
            or scene.paragraph_at(token.idx) is None
            or scene.piece_at(token.idx) is not None
        ):
            continue
        clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp") and _is_proposition(c)), None)
        if clause is None:
            continue
        first = min(t.i for t in clause.subtree)
        last = _clause_end(scene, clause)
        start, end = token.doc[first].idx, last.idx + len(last)
        tail = scene.piece_at(end - 1)
        content = (start, max(end, tail.closes) if tail is not None else end)
        keep(scene, Attribution(rule, [content], (token.idx, token.idx + len(token)), owner, asks=True))


def _is_proposition(clause: Token) -> bool:
    return has_subject(clause) and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)
