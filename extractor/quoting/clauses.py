"""Reported speech: the clause that a verb reports, before it, after it, or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.cues import Cue
from extractor.quoting.scene import SENTENCE_ENDS, Attribution, Scene
from extractor.quoting.sources import finite, own_subject, speaker_of
from extractor.syntax import negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_WH = frozenset(["whether", "if", "how", "why", "what", "who", "when", "where", "which"])
_CLAUSE = ("ccomp", "xcomp", "pcomp")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_TRIM = frozenset(",;:—–-.")


def reported_clauses(scene: Scene) -> None:
    """`Reed said that ...`, `he asked whether ...`, `saying they ...`, `vowed to ...`, `urged them to ...`."""
    for cue in scene.free_cues():
        if not _reports(scene, cue):
            continue
        found = _clause_after(scene, cue)
        if found is None:
            continue
        construction, clause = found
        content = _extent(scene, cue, clause, construction)
        if content is None:
            continue
        source = own_subject(cue.verb)
        scene.used.add(cue.verb.i)
        asks = construction in ("infinitive", "object-infinitive") or cue.verb.lemma_ == "ask"
        _keep(scene, Attribution(cue.rules[construction], [content], (cue.start, cue.end), source, asks=asks))


def _reports(scene: Scene, cue: Cue) -> bool:
    """Is a verb the reporter's, and is something said: not within a quotation, not denied, not `to say that`?"""
    if scene.piece_at(cue.start) is not None or negated(cue.verb):
        return False
    return cue.verb.tag_ != "VB" or finite(cue.verb)


def _keep(scene: Scene, attribution: Attribution) -> None:
    """Keep a reported clause; quotations that lie in it are claimed by it."""
    inside = {
        number
        for start, end in attribution.content
        for piece, number in scene.pieces
        if start <= piece.opens and piece.closes <= end + 2 and number not in scene.claimed
    }
    scene.attribute(attribution, *inside)


def _clause_after(scene: Scene, cue: Cue) -> tuple[str, Token] | None:
    """The construction and the head of the clause that follows a verb."""
    for child in cue.verb.rights:
        if child.dep_ == "ccomp" and _has_subject(child) and _is_finite(child):
            wh = _question_word(child)
            construction = "wh-clause" if wh else "that-clause"
            if construction in cue.rules:
                return construction, child
        if child.dep_ in ("xcomp", "ccomp") and _is_infinitive(child):
            has_object = any(c.dep_ in ("dobj", "dative") for c in cue.verb.rights) or _has_subject(child)
            construction = "object-infinitive" if has_object else "infinitive"
            if construction in cue.rules:
                return construction, child
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _is_finite(verb: Token) -> bool:
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
    else:
        first = next((t for t in clause.subtree if t.i > cue.last.i and not t.is_punct), clause)
    last = _clause_end(clause)
    start, end = first.idx, last.idx + len(last)
    start, end = _with_marks(scene, cue, start, end)
    start, end = _inside_piece(scene, cue, start, end)
    return (start, end) if end > start else None


def _clause_end(clause: Token) -> Token:
    """The last token of a clause, without a trailing remark of the reporter."""
    tokens = [t for t in clause.subtree if t.i >= clause.i]
    last = tokens[-1] if tokens else clause
    for token in tokens:
        if _resumes_report(token):
            last = token.nbor(-1)
            break
    while (last.is_punct or last.dep_ == "cc") and (last.dep_ == "cc" or last.text in _TRIM) and last.i > clause.i:
        last = last.nbor(-1)
    return last


def _resumes_report(token: Token) -> bool:
    """Does the reporter speak again here: `, adding that ...`, `, according to ...`, `and predicted that ...`?"""
    before = token.nbor(-1)
    if before.dep_ == "cc" and token.dep_ == "conj" and token.tag_ == "VBD":
        return _takes_clause(token) and not _has_subject(token)
    if before.text not in (",", "—", "–", "--", "-"):
        return False
    if token.lower_ == "according":
        return True
    return token.tag_ == "VBG" and token.dep_ == "advcl" and _takes_clause(token)


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
    """`Reed's claim that ...`, `his warning that ...`, `her pledge to ...`: a noun of saying with its owner."""
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
        last = _clause_end(clause)
        start, end = token.doc[first].idx, last.idx + len(last)
        tail = scene.piece_at(end - 1)
        content = (start, max(end, tail.closes) if tail is not None else end)
        _keep(scene, Attribution(rule, [content], (token.idx, token.idx + len(token)), owner, asks=True))


def _is_proposition(clause: Token) -> bool:
    if _is_infinitive(clause):
        return True
    return _has_subject(clause) and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


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
            _keep(scene, Attribution(rule, content, (cue.start, cue.end), source))


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
    labels = ("ccomp", "xcomp", "oprd") if verb.lemma_ == "tell" else ("ccomp", "xcomp", "oprd", "dobj")
    return any(
        (c.dep_ in labels and c.ent_type_ not in ("DATE", "TIME"))
        or (c.dep_ == "prep" and c.lower_ in ("about", "for"))
        for c in verb.rights
    )


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
            _keep(scene, Attribution(rule, content, cue, source))


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
