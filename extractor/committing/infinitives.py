"""Frames of verbs without a subject of their own: `to build homes`, `building homes`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.committing.acts import Act, Words, following, is_to_infinitive, joined_verbs, own_subject
from extractor.committing.cues import Cue
from extractor.syntax import coordinated, negated

if TYPE_CHECKING:
    from extractor.parsed import Token


def infinitive(cue: Cue, words: Words) -> Iterator[Act]:
    """`promised to build and (to) sell homes`, `invited Wang to visit`."""
    for child in (*following(cue), *_after_making(cue, words)):
        if child.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl", "acomp") and is_to_infinitive(child):
            if child.dep_ == "advcl" and _purpose(cue, child):
                continue
            if _of_another(cue, child):
                return
            if (cue.rule.get("prospective") and _between(cue, child)) or _open_question(cue, child):
                return
            verbs = [*joined_verbs(child, ("VB",)), *_later_infinitives(cue, child)]
            yield from (Act(verb, "infinitive") for verb in verbs)
            return


def _after_making(cue: Cue, words: Words) -> Iterator[Token]:
    """`the accord that they reached to ban it`, `made promises to help`: what hangs on the verb that makes the noun."""
    noun = cue.head
    if noun.pos_ == "NOUN":
        if noun.dep_ == "dobj" and is_making(noun.head, words("making")):
            yield from (verb for verb in noun.head.rights if verb.left_edge.i == noun.i + 1 and verb.dep_ != "ccomp")
        for child in noun.rights:
            if child.dep_ in ("relcl", "acl") and is_making(child, words("making")) and not has_to_do(child):
                yield from (verb for verb in child.rights if verb.dep_ in ("xcomp", "advcl"))


def is_making(verb: Token, making: frozenset[str]) -> bool:
    """`make` a pledge, `put forward` a plan; not `put on hold` a plan."""
    particles = [child.lower_ for child in verb.rights if child.dep_ in ("prt", "advmod")]
    return verb.lemma_ in making or any(f"{verb.lemma_} {particle}" in making for particle in particles)


def has_to_do(verb: Token) -> bool:
    """`the commitment that we have to fulfil`: to have to is no making."""
    return verb.lemma_ == "have" and any(child.dep_ == "xcomp" for child in verb.rights)


def _of_another(cue: Cue, verb: Token) -> bool:
    """`intended them to be a sign`: somebody else is to act, which only an invitation undertakes."""
    if cue.rule["force"] == "invitation" or cue.rule.get("bound") == "addressee":
        return False
    between = [child for child in cue.head.children if child.dep_ == "dobj" and cue.head.i < child.i < verb.i]
    planned = cue.rule["force"] == "plan" and verb.dep_ == "xcomp"
    return own_subject(verb) is not None or (planned and any(child not in cue.tokens for child in between))


def _open_question(cue: Cue, verb: Token) -> bool:
    """`deciding which titles to buy`, `agreed how to vote`."""
    between = cue.head.doc[cue.head.i + 1 : verb.i]
    return any(token.tag_ in ("WDT", "WP", "WRB") and token.lower_ != "that" for token in between)


def _later_infinitives(cue: Cue, first: Token) -> list[Token]:
    """`agreed to expand trade, enhance skills and share data`: later verbs that the parser joins to the cue."""
    if cue.head.tag_ in ("VB", "NN", "NNS", "JJ"):
        return []
    joined = [verb for verb in coordinated(cue.head) if verb.i > first.i and verb.tag_ == "VB"]
    joined = [verb for verb in joined if verb.head.i == cue.head.i or own_subject(verb.head) is None]
    return [verb for verb in joined if own_subject(verb) is None and not any(c.tag_ == "MD" for c in verb.lefts)]


def _between(cue: Cue, verb: Token) -> bool:
    """Does something other than an adverb stand between cue and infinitive: `is hard to`, `going on to`?"""
    inner = [child for child in cue.head.children if cue.head.i < child.i < verb.i]
    if inner and verb.left_edge.i == inner[-1].i + 1 and inner[-1].text == ",":
        return True  # "who is fourth, to lay out his path"
    return any(
        child.dep_ not in ("advmod", "neg", "punct", "nsubj")
        or child.pos_ == "ADJ"
        or child.lower_ in ("there", "here", "yet", "still")
        for child in inner
    )


def _purpose(cue: Cue, verb: Token) -> bool:
    """`plans talks to end the war`: the infinitive says what the object is for."""
    return any(
        child.dep_ in ("dobj", "pobj") and child.i < verb.i and child not in cue.tokens for child in cue.head.children
    )


def gerund(cue: Cue, words: Words) -> Iterator[Act]:
    """`proposed building homes`, `agreed on raising pay`, `committed to cutting and banning it`."""
    allowed = cue.rule.get("prepositions", ())
    for child in following(cue):
        if child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp", "dobj") and own_subject(child) is None:
            yield from (Act(verb, "gerund") for verb in joined_verbs(child, ("VBG",)))
            return
        if child.dep_ == "prep" and child.lower_ in allowed:
            for verb in child.children:
                if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
                    yield from (Act(item, "gerund") for item in joined_verbs(verb, ("VBG",)))
                    return


def predicate(cue: Cue, words: Words) -> Iterator[Act]:
    """`our aim is to build homes`, `it will be our priority to build homes`."""
    verb = cue.head.head
    if verb.lemma_ == "be" and cue.head.lemma_ == "priority" and verb.tag_ == "VB":
        first = own_subject(verb)
        if first is not None and first.pos_ in ("NOUN", "PROPN") and first is not cue.head:
            yield Act(first, "object")  # "new roads will be our priority"
            return
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP", "VB") or cue.head.dep_ not in ("nsubj", "attr"):
        return
    for child in (*verb.rights, *(c for c in cue.head.rights if cue.head.dep_ == "attr")):
        clause = child.dep_ in ("xcomp", "acl", "relcl", "ccomp", "advcl") and child.i > cue.head.i
        if clause and is_to_infinitive(child):
            joined = [item for item in joined_verbs(child, ("VB",)) if own_subject(item) is None]
            yield from (Act(item, "infinitive") for item in joined if not (negated(item) or negated(verb)))
            return


def next_verb(cue: Cue, words: Words) -> Iterator[Act]:
    """The verb after the `to` of a headline."""
    verb = cue.head.nbor()
    while verb.pos_ == "ADV" and verb.i + 1 < verb.sent.end:
        verb = verb.nbor()
    if verb.pos_ in ("VERB", "AUX") and verb.tag_ in ("VB", "VBP", "NN"):
        yield from (Act(item, "infinitive") for item in joined_verbs(verb, ("VB",)))
