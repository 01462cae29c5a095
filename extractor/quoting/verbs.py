"""Small questions to verbs of speech: tense, voice, and whether a subject or a clause is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.syntax import SUBJECTS

if TYPE_CHECKING:
    from extractor.parsed import Token

TENSES = ("VBD", "VBZ", "VBP")
"""Tags of verbs in a tense."""
FINITE = (*TENSES, "MD")


def has_subject(verb: Token) -> bool:
    """Has a verb a subject of its own?"""
    return any(child.dep_ in (*SUBJECTS, "expl") for child in verb.children)


def takes_clause(verb: Token) -> bool:
    """Has a verb a clause after it?"""
    return any(child.dep_ == "ccomp" for child in verb.rights)


def has_modal(verb: Token) -> bool:
    """Has a verb a modal: `would say`, `should be noted`?"""
    return any(child.tag_ == "MD" for child in verb.lefts)


def is_infinitive(verb: Token) -> bool:
    """Has a verb a `to`?"""
    return any(child.tag_ == "TO" for child in verb.lefts)


def is_finite(verb: Token) -> bool:
    """Has a clause a verb in a tense, by itself or by an auxiliary?"""
    if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return any(c.dep_ == "nsubj" for c in verb.lefts)  # a past tense that the tagger took for a participle
    return verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass", "cop") and c.tag_ != "TO" for c in verb.lefts)


def may_tag(verb: Token) -> bool:
    """Can a verb carry a tag: no participle that qualifies a noun, no infinitive of another verb?"""
    if verb.tag_ == "VBG" or verb.dep_ in ("amod", "acl", "compound"):
        return False
    if verb.tag_ == "VB":
        return any(child.dep_ == "aux" and child.lower_ != "to" for child in verb.lefts)
    return True


def is_told(verb: Token) -> bool:
    """Is a verb told as done: no `should condemn`, no `by condemning`?"""
    return not has_modal(verb) and verb.dep_ != "pcomp"


def is_passive(verb: Token) -> bool:
    """Is a verb passive, by itself or joined to one that is (`is regarded as fair and deemed wise`)?"""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return not _is_perfect(verb)
    if verb.tag_ == "VBN" and verb.dep_ == "acl":  # `a house called “The Reed”`
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("nsubj", "aux") for child in verb.lefts):
        return False
    return verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)


def _is_perfect(verb: Token) -> bool:
    """Is it `he's said`, which the parse takes for a passive: a participle with `'s` and a clause of its own?"""
    if verb.tag_ not in ("VBN", "VBD") or not any(c.dep_ in ("ccomp", "xcomp") for c in verb.rights):
        return False
    return any(c.dep_ == "auxpass" and c.lower_ == "'s" for c in verb.lefts)
