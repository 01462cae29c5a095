"""Frames of nouns: `pledged £5m`, `agreed to a ceasefire`, `announced the closure of a unit`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.committing.acts import Act, Words, following, own_subject
from extractor.committing.cues import Cue
from extractor.syntax import coordinated, dependent

if TYPE_CHECKING:
    from extractor.parsed import Token


def direct_object(cue: Cue, words: Words) -> Iterator[Act]:
    """`pledged £5m and new buses`: whatever stands as the object."""
    for child in following(cue):
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN", "SYM", "NUM"):
            if not _is_somebody(child, words) and child.lemma_ not in words("no_acts"):
                yield Act(child, "object")
            return
    noun = _relative_object(cue.head)
    if noun is not None and not _is_somebody(noun, words) and noun.lemma_ not in words("no_acts"):
        yield Act(noun, "object", by=cue.head)


def _relative_object(verb: Token) -> Token | None:
    """`the ban that she proposed`, `the aid Norway has pledged`: the noun of the verb's own clause."""
    if verb.dep_ != "relcl" or verb.head.pos_ != "NOUN":
        return None
    own = own_subject(verb)
    others = [child for child in verb.children if child.dep_ in ("dobj", "ccomp", "xcomp") and child.tag_ != "WDT"]
    return verb.head if own is not None and own.tag_ not in ("WDT", "WP") and not others else None


def modified(cue: Cue, words: Words) -> Iterator[Act]:
    """`its planned merger`, `the levy proposed by the council`: the noun that a participle goes with."""
    noun = cue.head.head
    if noun.pos_ == "NOUN" and not _is_somebody(noun, words) and noun.lemma_ not in words("no_acts"):
        yield Act(noun, "object", by=cue.head)


def sum_of_money(cue: Cue, words: Words) -> Iterator[Act]:
    """`committed £5m to the school`: money as the object, with what it is for."""
    for child in following(cue):
        if child.dep_ == "dobj" and (child.pos_ in ("NUM", "SYM") or child.lemma_ in words("money")):
            yield Act(child, "object")
        return


def announced_act(cue: Cue, words: Words) -> Iterator[Act]:
    """`announced the establishment of a unit`: an object that names an act, by the rule's word list of such nouns."""
    listed = _named_acts(cue, words)
    for act in direct_object(cue, words):
        for noun in coordinated(act.head):
            if act.by is None and _known_already(noun):
                continue
            if _what_of(noun, words).lemma_.lower() in listed or (cue.rule.get("money") and _is_money(noun)):
                yield Act(noun, "object")


def _known_already(noun: Token) -> bool:
    """`announced the raid`: what was told before, with nothing to say what is to be done."""
    told = any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.lefts)
    return told and not any(child.dep_ in ("prep", "acl", "relcl") for child in noun.rights)


def _named_acts(cue: Cue, words: Words) -> frozenset[str]:
    """The nouns that the rule takes for acts, by its word lists."""
    lists: list[frozenset[str]] = [words(name) for name in cue.rule.get("objects", ("acts",))]
    return frozenset[str]().union(*lists)


def _what_of(noun: Token, words: Words) -> Token:
    """`a series of steps`, `a package of measures`: the noun of which there are so many; any other noun itself."""
    if noun.lemma_.lower() not in words("many"):
        return noun
    of = next((child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of"), None)
    return (dependent(of, "pobj") if of is not None else None) or noun


def _is_money(noun: Token) -> bool:
    """`$5 million`, `£3,000`."""
    return noun.tag_ in ("CD", "$") and noun.left_edge.tag_ == "$"


def prepositional_object(cue: Cue, words: Words) -> Iterator[Act]:
    """`agreed to a ceasefire`, `an invitation for the forum`: a noun after one of the rule's prepositions."""
    allowed = cue.rule.get("prepositions", ())
    listed = _named_acts(cue, words) if cue.rule.get("objects") else None
    if cue.rule["force"] == "promise" and any(child.dep_ == "dobj" for child in cue.head.rights):
        return  # "committed $3m to the fund"
    for child in following(cue):
        if child.dep_ in ("prep", "dative") and child.lower_ in allowed:
            for noun in child.children:
                if noun.dep_ != "pobj" or noun.lemma_ in words("no_acts"):
                    continue
                named = listed is None or _what_of(noun, words).lemma_.lower() in listed
                if (noun.pos_ in ("NOUN", "PROPN") and named) or _is_money(noun):
                    yield Act(noun, "noun")
                    return


def something(cue: Cue, words: Words) -> Iterator[Act]:
    """`committed to a health service that is free`, `to the 2% target`: something that is told apart, no virtue."""
    for act in prepositional_object(cue, words):
        told = [c for c in act.head.children if c.dep_ in ("relcl", "prep", "compound", "nummod", "amod")]
        if told and any(c.dep_ == "det" for c in act.head.lefts):
            yield act


def _is_somebody(noun: Token, words: Words) -> bool:
    """`ruled out her assistant, Ana Cole`: a person or body is no act."""
    named = [noun, *(child for child in noun.children if child.dep_ == "appos")]
    return noun.lemma_.lower() in words("actors") | words("nobody") or any(t.ent_type_ == "PERSON" for t in named)
