"""Is the act in the party's control, and is it undertaken rather than foretold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.frames import Act
from extractor.committing.reading import Reading
from extractor.committing.speakers import reporter
from extractor.syntax import subject

if TYPE_CHECKING:
    from spacy.tokens import Token


_IDIOMS = frozenset(
    {
        ("get", "rid"),
        ("stand", "for"),
        ("stand", "down"),
        ("stand", "up"),
        ("go", "ahead"),
        ("see", "to"),
        ("look", "into"),
    }
)
"""Verbs that are an act with the word that follows, though not without it."""


def controls(act: Act, reading: Reading) -> bool:
    """Is the act one that its subject does, not one that happens to it?"""
    verb = act.head
    if verb.pos_ not in ("VERB", "AUX"):
        return True
    passive = any(child.dep_ == "auxpass" and child.lemma_ != "get" for child in verb.children)
    if passive:
        return act.frame == "clause"
    if (verb.lemma_, next((c.lower_ for c in verb.rights), "")) in _IDIOMS:
        return True
    return not (_happens(act, reading) or _doubted(verb, reading))


def _happens(act: Act, reading: Reading) -> bool:
    """Is the verb one for what comes about rather than is done?"""
    lemma = act.head.lemma_.lower()
    foretold = lemma in reading.words("uncontrolled_by_others") and not _of_oneself(act, reading)
    bare = lemma in reading.words("needs_object") and not _has_object(act.head)
    return foretold or bare or lemma in reading.words("uncontrolled")


def _of_oneself(act: Act, reading: Reading) -> bool:
    """Does the party speak of itself: `we will help`, `she said she would help`?"""
    own = act.own if act.own is not None else subject(act.head)
    if own is None:
        return False
    return own.lower_ in ("i", "we") or (own.pos_ == "PRON" and reporter(act.head, reading) is not None)


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "dative", "oprd") for child in verb.rights)


def _doubted(verb: Token, reading: Reading) -> bool:
    """`will probably raise`: a forecast by its adverb."""
    return any(
        child.lower_ in reading.words("doubt") for child in verb.children if child.dep_ in ("advmod", "npadvmod")
    )


def is_comment(act: Act, reading: Reading) -> bool:
    """`declined to comment`: what is refused is to speak."""
    return act.head.lemma_.lower() in reading.words("comment")
