"""Frames of verbs that tell what became of an undertaking: `dropped her pledge to build`, `delayed the launch`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.committing.acts import Act, Words, following, is_to_infinitive
from extractor.committing.cues import Cue
from extractor.committing.infinitives import gerund, infinitive
from extractor.committing.objects import prepositional_object

if TYPE_CHECKING:
    from extractor.parsed import Token

_WHOLE = frozenset({"agreement", "deal", "deadline", "offer"})
"""Nouns of committing whose `for` says which one it is: `a deadline for bids`, `an offer for Veltra`."""


def commitment(cue: Cue, words: Words) -> Iterator[Act]:
    """`dropped her pledge to freeze fares`: what a noun of committing takes, else that noun itself."""
    noun = commitment_noun(cue, words)
    if noun is None:
        return
    inner = Cue(cue.rule, noun, (noun,))
    found = [*infinitive(inner, words)] or [*gerund(inner, words)]
    found = found or ([*prepositional_object(inner, words)] if noun.lemma_ not in _WHOLE else [])
    found = found or [Act(verb, "infinitive") for verb in cue.head.rights if _follows(verb, noun)]
    if found and noun.lemma_.lower() in words("commitment_nouns"):
        yield from found
    elif noun.lemma_ == "target" or (noun.lemma_ == "decision" and cue.rule.get("status") != "delayed"):
        return  # of sales; a court reverses one
    elif noun.text.islower() and (_says_what(noun, words) or _points_back(noun)):
        yield Act(noun, "event" if _says_what(noun, words) else "named")


def commitment_noun(cue: Cue, words: Words) -> Token | None:
    """The noun of committing that a cue is about: its object, or its subject in the passive."""
    wanted = cue.rule.get("nouns")
    passive = [child for child in cue.head.lefts if child.dep_ == "nsubjpass"]
    objects = any(child.dep_ == "dobj" for child in following(cue))
    for child in [*following(cue), *passive]:
        about = child.dep_ == "prep" and child.lower_ in ("on", "from") and not objects
        for noun in [child, *(c for c in child.children if about)]:
            if noun.dep_ not in ("dobj", "pobj", "nsubjpass") or (noun.dep_ == "pobj" and child in passive):
                continue
            lemma = noun.lemma_.lower()
            if (lemma in wanted) if wanted else (lemma in words("commitment_nouns") or _planned(noun, words)):
                return noun
    return None


def _follows(verb: Token, noun: Token) -> bool:
    """`revised its offer [to buy the mill]`, where the infinitive was read as a purpose."""
    return verb.dep_ in ("advcl", "xcomp") and is_to_infinitive(verb) and verb.left_edge.i == noun.i + 1


def _planned(noun: Token, words: Words) -> bool:
    """`a planned visit`, `the promised cut`: an act that an adjective says was undertaken."""
    return any(child.dep_ == "amod" and child.lower_ in words("commitment_adjectives") for child in noun.lefts)


def _points_back(noun: Token) -> bool:
    """`the pledge`, `that promise`: one that was told before; not `its promises`, whichever they are."""
    return noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("the", "that", "this") for c in noun.lefts)


def _says_what(noun: Token, words: Words) -> bool:
    """`a boiler-ban deadline`, `a decision on meals`, `a planned visit`; not `its promises`, said elsewhere."""
    lemma = noun.lemma_.lower()
    if _planned(noun, words) or (lemma in words("postponable") and not _points_back(noun)):
        return True
    labels = words("instruments") | {"election"}  # `a campaign promise`
    for child in (*noun.lefts, *noun.rights):
        if child.dep_ == "compound" and child.pos_ != "PROPN" and child.lemma_.lower() not in labels:
            return True
        if child.dep_ == "prep" and child.lower_ in ("on", "of", "for"):
            return True
    return False


def event(cue: Cue, words: Words) -> Iterator[Act]:
    """`delayed the launch of its ferry`, `called off the strike`: an act or event of one's own, by its noun."""
    for child in following(cue):
        if child.dep_ == "dobj" and child.lemma_.lower() in words("postponable") | words("acts"):
            if any(c.dep_ in ("det", "poss") and c.lower_ not in ("no", "any") for c in child.lefts):
                yield Act(child, "event")
            return
    for child in cue.head.lefts:
        if child.dep_ == "nsubjpass" and child.lemma_.lower() in words("postponable") and _points_back(child):
            yield Act(child, "named")
