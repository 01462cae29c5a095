"""Whose a verb of speech is where it has no subject of its own: participles, joined verbs, lost subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.marks import ANY_DASH
from extractor.quoting.verbs import TENSES
from extractor.syntax import subject

if TYPE_CHECKING:
    from extractor.parsed import Token

NOMINAL = ("NOUN", "PROPN", "PRON")
_SUBJECTS = ("nsubj", "nsubjpass")
_VERBAL = ("VERB", "AUX")
_SIDE = ("appos", "pobj", "compound", "conj", "prep")
_RELATIVE = ("WP", "WDT")
_LOOSE = ("at", "during", "in", "to", "with", "before", "after", "outside", "near")
"""Prepositions after whose noun a participle of speech is still the subject's: `at a rally saying that`."""
_NOT_SELF = ("him", "her", "them")
_HIGHEST = 12
"""Steps up the parse at most."""


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb, the nearer of two: `The clinic, the minister said, will ...`."""
    found = [c for c in verb.children if c.dep_ in _SUBJECTS and c.ent_type_ not in ("DATE", "TIME")]
    return min(found, key=lambda child: abs(child.i - verb.i), default=None)


def lent_subject(verb: Token) -> Token | None:
    """The subject that the parse gave to a participle after it: `The minister following his trip to Ica, said`."""
    clause = next((c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBG"), None)
    found = own_subject(clause) if clause is not None else None
    return found if clause is not None and found is not None and found.i == clause.i - 1 else None


def taken_subject(verb: Token) -> Token | None:
    """Whose a participle is that the parse gave the name before it: `sought the arrest of Reed | accusing him`."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or not accuses_another(verb) or verb.head.i > verb.i:
        return None
    return own_subject(verb.head)


def accuses_another(verb: Token) -> bool:
    """Is the object of a participle somebody who was just named, and so not the one who speaks?"""
    return any(c.dep_ == "dobj" and c.lower_ in _NOT_SELF for c in verb.rights)


def shared_subject(verb: Token, issuing: frozenset[str]) -> Token | None:
    """The subject of a verb that has none of its own: of a participle the reporter, else the first verb's.

    `issuing` are the verbs by which somebody puts a text out (`released a letter | saying that ...`).
    """
    helped = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if (verb.tag_ == "VBG" and not helped) or helped == ["having"]:
        return _of_participle(verb, issuing)
    if verb.dep_ == "conj" and verb.tag_ in TENSES:
        return _of_joined(verb, issuing)
    return _as_it_stands(subject(verb), verb) or _of_list(verb)


def _of_joined(verb: Token, issuing: frozenset[str]) -> Token | None:
    """The subject of a finite verb that is joined to another: of `says he would go and tells them`, that of `says`."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL:
        first = first.head
        if first.tag_ == "VB" and first.dep_ in ("ccomp", "xcomp") and first.head.tag_ == verb.tag_:
            return own_subject(first.head) or shared_subject(first.head, issuing)
        if own_subject(first) is not None:
            break
    return _as_it_stands(subject(verb), verb) or _of_listed(first) or _of_list(first)


def _of_list(verb: Token) -> Token | None:
    """The subject of `called` in `Reed hinted that she lied, called her weak and left`, where it hangs on `hinted`."""
    bare = verb.dep_ in ("ccomp", "advcl") and not any(c.dep_ in ("mark", "advmod", "aux", "prep") for c in verb.lefts)
    listed = bare and verb.head.i < verb.i and verb.tag_ == verb.head.tag_ and verb.nbor(-1).text == ","
    return own_subject(verb.head) if listed else None


def _of_listed(verb: Token) -> Token | None:
    """The first verb's subject in `Reed praised her, thanked them and said`, where the parse put it in a clause."""
    listed = next((c for c in verb.lefts if c.dep_ in ("ccomp", "dep") and c.tag_ == verb.tag_), None)
    return own_subject(listed) if listed is not None else None


def _as_it_stands(found: Token | None, verb: Token) -> Token | None:
    """A subject as the text has it: `who` in `Reed, who came and said`, and not `Reed`."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in _VERBAL:
        clause = clause.head
    if found is None or clause.dep_ != "relcl" or clause.head.i != found.i:
        return found
    return next((c for c in clause.lefts if c.dep_ in _SUBJECTS and c.tag_ in _RELATIVE), found)


def _of_participle(verb: Token, issuing: frozenset[str]) -> Token | None:
    """Who speaks by a participle: the subject of the clause it hangs on, or of the one that reports that clause.

    In `Reed said that she had left, adding that ...`, `adding` is Reed's wherever the parse hangs it.
    """
    apart = _is_set_apart(verb)
    if _hangs_on_noun(verb) and not _leaves(verb, verb.head, issuing, apart=apart):
        return verb.head
    clause, nearest = verb, None
    for _ in range(_HIGHEST):
        if clause.dep_ == "ROOT":
            return _before_quotation(clause) or _of_clause(clause) or nearest
        above = _verb_above(clause.head) if _hangs_on_noun(clause) else clause.head
        if above is None:
            return clause.head
        clause = above
        if clause.pos_ not in _VERBAL or (clause.tag_ == "VBG" and own_subject(clause) is None):
            continue
        found = None if clause.dep_ == "ROOT" else _of_clause(clause)
        nearest = nearest or found
        if found is not None and not _is_reported(clause, verb, apart=apart):
            return found
    return nearest


def _hangs_on_noun(verb: Token) -> bool:
    return verb.dep_ in ("acl", "relcl", "conj") and verb.head.pos_ in (*NOMINAL, "NUM")


def _before_quotation(clause: Token) -> Token | None:
    """Who speaks what the parse took for the main clause: in `Reed said, “I left,” adding that ...`, Reed."""
    for child in clause.lefts:
        if child.dep_ in ("ccomp", "parataxis") and child.tag_ in ("VBD", "VBZ"):
            before = sum(t.is_quote for t in clause.doc[clause.sent.start : child.i])
            between = sum(t.is_quote for t in clause.doc[child.i : clause.i])
            if before % 2 == 0 and between % 2:
                return own_subject(child)
    return None


def _of_clause(clause: Token) -> Token | None:
    found = own_subject(clause)
    return found if found is not None else _as_it_stands(subject(clause), clause)


def _is_set_apart(verb: Token) -> bool:
    """Does a comma, dash or `while` stand before a participle or the first of those that it is joined to?"""
    while verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        verb = verb.head
    words = verb.doc[max(verb.i - 4, verb.sent.start) : verb.i]
    for token in reversed(words):
        if token.text in (",", *ANY_DASH) or token.lower_ == "while":
            return True
        if token.pos_ not in ("ADV", "CCONJ"):
            return False
    return False


def _leaves(verb: Token, noun: Token, issuing: frozenset[str], *, apart: bool) -> bool:
    """Is a participle after a noun not the noun's: `at a rally | saying`, `released a letter | saying`?"""
    if verb.dep_ == "conj":
        return True
    if noun.dep_ in (*_SUBJECTS, "appos") and not apart:
        return False
    if apart:
        return noun.dep_ not in _SUBJECTS
    if noun.dep_ == "pobj" and accuses_another(verb):
        return True  # `demanded the arrest of Reed | accusing him of fraud`
    if noun.dep_ == "pobj" and noun.head.lower_ in _LOOSE:
        return noun.pos_ == "NOUN" and noun.tag_ != "NNS" and noun.head.lower_ != "with"
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in issuing


def _verb_above(noun: Token) -> Token | None:
    token = noun
    for _ in range(_HIGHEST):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in _VERBAL:
            return token
    return None


def _is_reported(clause: Token, verb: Token, *, apart: bool) -> bool:
    """Does a clause only say what somebody said, or which thing is meant, so that a remark set apart is not its own?"""
    if not apart or clause.head.i == clause.i or clause.i > verb.i:
        return False
    if clause.dep_ in ("ccomp", "pcomp"):
        return True
    if clause.dep_ == "conj" and clause.head.dep_ == "ccomp":
        return True
    if clause.dep_ == "acl":
        return True
    return clause.dep_ == "relcl" and not any(c.tag_ == "WP" and c.dep_ in _SUBJECTS for c in clause.lefts)


def lost_subject(verb: Token, last: Token | None = None) -> Token | None:
    """The noun just before a finite verb whose subject the parse has lost (`Bill Reed, the mayor, said`).

    `last` is the last word of its phrase, where that is known.
    """
    if verb.tag_ not in TENSES or verb.i == verb.sent.start:
        return None
    token = last if last is not None else _before(verb)
    if token.tag_ == "MD" and token.text[0].isupper() and token.i + 1 == verb.i:
        return token  # `Will said`, `May said`: a name
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in ("relcl", "acl")), None)
    if clause is not None and clause.head.i < clause.i and clause.right_edge.i < verb.i and clause.head.pos_ in NOMINAL:
        return clause.head
    paused = any(t.text == "," for t in verb.doc[token.i : verb.i])
    if token.pos_ not in NOMINAL:
        return None
    while token.dep_ in _SIDE and token.head.i < token.i and _continues(token, paused=paused):
        token = token.head
    return token if token.pos_ in NOMINAL else None


def _before(verb: Token) -> Token:
    """The last word before a verb, past adverbs, a comma and what stands in brackets."""
    token = verb.nbor(-1)
    while token.i > verb.sent.start and (token.pos_ == "ADV" or token.text in (",", ")")):
        if token.text == ")":
            opened = next((t for t in reversed(verb.doc[verb.sent.start : token.i]) if t.text == "("), None)
            token = opened if opened is not None and opened.i > verb.sent.start else token
        token = token.nbor(-1)
    return token


def _continues(token: Token, *, paused: bool) -> bool:
    """Is the noun above a token the one that speaks, rather than one of another clause or of an opening phrase?"""
    head = token.head
    if head.pos_ not in (*NOMINAL, "ADP", "VERB"):
        return False
    if not paused and any(t.text == "," for t in token.doc[head.i : token.i]):
        return False
    if token.dep_ in ("appos", "conj") and _opens_sentence(head):
        return False
    return head.pos_ != "VERB" or head.tag_ == "VBG"


def _opens_sentence(noun: Token) -> bool:
    """Does a noun belong to the phrase that opens its sentence (`At West Hall, Bill Reed, the owner, said`)?"""
    while noun.dep_ in ("pobj", "prep") and noun.head.i < noun.i:
        noun = noun.head
    return noun.pos_ == "ADP" and noun.i == noun.sent.start
