"""Is the act in the party's control, and is it undertaken rather than foretold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.frames import Act
from extractor.committing.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


def controls(act: Act, reading: Reading) -> bool:
    """Is the act one that its subject does, not one that happens to it?"""
    verb = act.head
    if verb.pos_ not in ("VERB", "AUX"):
        return True
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if passive:
        return act.frame == "clause"
    if verb.lemma_ == "get" and any(child.lower_ == "rid" for child in verb.children):
        return True
    if verb.lemma_.lower() in reading.words("uncontrolled"):
        return False
    return not _doubted(verb, reading)


def _doubted(verb: Token, reading: Reading) -> bool:
    """`will probably raise`: a forecast by its adverb."""
    return any(child.lower_ in reading.words("doubt") for child in verb.children if child.dep_ in ("advmod", "npadvmod"))


def is_comment(act: Act, reading: Reading) -> bool:
    """`declined to comment`: what is refused is to speak."""
    return act.head.lemma_.lower() in reading.words("comment")
