"""Who stands behind a text or an unnamed voice: `her letter`, `a statement by the ministry`, `the bank's spokesman`.

The source stays what the text names; the speaker is the one whose words they are, where the text says whose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.quoting.subjects import own_subject, shared_subject
from extractor.syntax import dependent, relative_head

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.parsed import Token

_REACH = 4
"""Sentences before its own in which `the statement` looks for who gave it."""
_BY = frozenset({"by", "from"})
_FOR = frozenset({"for", "of", "at", "with"})
_KINDS = ("people", "organisations", "places")


def author_of(head: Token, analysis: Analysis) -> Entity | None:
    """Whose words a text's or an unnamed spokesperson's are; None where the text does not say."""
    lexicon = analysis.rules["quotes"]
    noun = head.lemma_.lower()
    if noun in lexicon.words("document"):
        own = _owner(head, _BY, _KINDS, analysis)
        return own or (_given_before(head, noun, analysis) if _is_known(head) else None)
    if noun in lexicon.words("mouthpiece") and head.tag_ == "NN":
        return _owner(head, _FOR, ("organisations",), analysis) or _named_within(head, analysis)
    return None


def _owner(head: Token, prepositions: frozenset[str], kinds: tuple[str, ...], analysis: Analysis) -> Entity | None:
    """The one to whom a noun belongs: `Lind's letter`, `a letter from Lind`, `a letter written by Lind`."""
    for child in head.children:
        owner = child if child.dep_ == "poss" else None
        if child.dep_ == "prep" and child.lower_ in prepositions:
            owner = dependent(child, "pobj")
        elif child.dep_ == "acl" and child.lemma_.lower() in _authoring(analysis):
            agents = [c for c in child.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"]
            owner = next((c for agent in agents for c in agent.children if c.dep_ == "pobj"), None)
        found = _one(owner, analysis) if owner is not None else None
        if found is not None and found.kind in kinds:
            return found
    return None


def _one(noun: Token, analysis: Analysis) -> Entity | None:
    if any(child.dep_ == "conj" for child in noun.children):
        return None
    found = analysis.references.entities(relative_head(noun))
    return found[0] if len(found) == 1 else None


def _named_within(head: Token, analysis: Analysis) -> Entity | None:
    """The body whose name stands right before the noun: `a Pentagon spokesman`."""
    before = [c for c in head.lefts if c.dep_ in ("compound", "nmod")]
    names = [e for c in before if (e := analysis.entity_at(analysis.document.of(c))) is not None]
    return names[0] if len(names) == 1 and names[0].kind == "organisations" else None


def _is_known(head: Token) -> bool:
    """Does `the` point back, with nothing that says which one is meant?"""
    if any(c.dep_ in ("prep", "acl", "relcl") for c in head.rights):
        return False
    return [c.lower_ for c in head.lefts if c.dep_ not in ("punct", "advmod")] in (["the"], ["that"], ["this"])


def _given_before(head: Token, noun: str, analysis: Analysis) -> Entity | None:
    """Who gave the same text in the sentences before: `Lind said in a statement`, `the bank published a letter`."""
    doc = analysis.document.doc
    sentence, earlier = head.sent, head.sent.start
    for _ in range(_REACH):
        if earlier <= 0:
            return None
        sentence = doc[earlier - 1].sent
        earlier = sentence.start
        for token in sentence:
            if token.lemma_.lower() == noun and token.pos_ == "NOUN":
                return _owner(token, _BY, _KINDS, analysis) or _giver(token, analysis)
    return None


def _giver(noun: Token, analysis: Analysis) -> Entity | None:
    """Who says something in a text, or puts it out."""
    lexicon = analysis.rules["quotes"]
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "on") else noun.head
    if noun.dep_ not in ("pobj", "dobj") or verb.pos_ != "VERB":
        return None
    words = lexicon.words("saying") | lexicon.words("telling") if noun.dep_ == "pobj" else _authoring(analysis)
    if verb.lemma_.lower() not in words:
        return None
    speaker = own_subject(verb) or shared_subject(verb, lexicon.words("issuing"))
    return _one(speaker, analysis) if speaker is not None else None


def _authoring(analysis: Analysis) -> frozenset[str]:
    """Verbs of who writes a text or puts it out."""
    lexicon = analysis.rules["quotes"]
    return lexicon.words("authoring") | lexicon.words("issuing")
