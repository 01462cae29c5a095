"""Whose promise, plan or offer a noun names: its owner, its giver, or the one who makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import has_to, own_subject
from extractor.committing.infinitives import has_to_do, is_making
from extractor.committing.reading import Reading
from extractor.syntax import agent, dependent, subject

if TYPE_CHECKING:
    from extractor.parsed import Token

_OF_WHOM = frozenset({"commitment", "pledge", "promise", "intention", "decision", "readiness", "refusal"})
"""Nouns whose `of` says whose they are: `the commitment of the ministry to promote trade`."""
_CARRIED = frozenset({"with", "in"})


def holder(noun: Token, reading: Reading) -> Token | None:
    """The head of the phrase that says whose a noun of committing is."""
    if noun.lemma_ == "proposal" and any(child.dep_ == "prep" and child.lower_ == "to" for child in noun.rights):
        return None  # what is proposed to somebody is for them to do
    return owner(noun, reading) or _giver(noun) or _maker(noun, reading)


def possessor(noun: Token) -> Token | None:
    """`Reed's pledge`, `her pledge`, `Reed, whose pledge`."""
    found = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if found is not None and found.tag_ == "WP$":
        verb = noun.head
        return verb.head if verb.dep_ == "relcl" else None
    return found


def owner(noun: Token, reading: Reading) -> Token | None:
    """`Reed's plan`, `the Reed plan`, `a government plan`."""
    return possessor(noun) or _set_before(noun, reading)


def _set_before(noun: Token, reading: Reading) -> Token | None:
    """The name or body set before its noun: `the Lind plan`, `a government proposal`."""
    for child in reversed(list(noun.lefts)):
        if child.dep_ != "compound":
            continue
        entity = reading.named(child)
        if (entity is not None and entity.kind != "places") or child.lemma_.lower() in reading.words("bodies"):
            return child
    return None


def _giver(noun: Token) -> Token | None:
    """`a pledge by Reed`, `an offer from the union`, `a promise made by Reed`, `an accord between Chad and Mali`."""
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "between", "among"):
            return dependent(child, "pobj")
        if child.lower_ == "of" and noun.lemma_ in _OF_WHOM and any(verb.tag_ == "VB" for verb in noun.rights):
            return dependent(child, "pobj")
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return agent(child)
    return None


def _maker(noun: Token, reading: Reading) -> Token | None:
    """`Reed made a pledge`, `the accord that both reached`, `Reed toured the region with plans to`."""
    verb = noun.head
    if noun.dep_ == "dobj" and is_making(verb, reading.words("making")):
        return subject(verb)
    if noun.dep_ == "dobj" and noun.lemma_ == "plan" and verb.lemma_ in ("approve", "adopt"):
        return subject(verb)  # nobody else's, or it would say whose
    for child in noun.rights:
        if child.dep_ == "relcl" and is_making(child, reading.words("making")) and not has_to_do(child):
            return own_subject(child)
    if noun.dep_ != "pobj" or verb.dep_ != "prep" or _of_another(noun):
        return None
    doing = verb.head.head if verb.head.dep_ == "dobj" else verb.head  # "woo voters with promises to"
    carried = verb.lower_ in _CARRIED or (verb.lower_ == "on" and doing.lemma_ in reading.words("campaigning"))
    if doing.dep_ == "advcl" and has_to(doing):
        doing = doing.head  # "toured the north to woo voters with promises to"
    return subject(doing) if carried and doing.pos_ == "VERB" else None


def _of_another(noun: Token) -> bool:
    """`helped with the plan to`: one that is known already may be anybody's."""
    return any(child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an") for child in noun.lefts)
