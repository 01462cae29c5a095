"""Frames of clauses: `that it would build homes`, `will build homes`, and the lines below `We will:`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.committing.acts import Act, Words, following, has_to, is_future, joined_verbs, own_subject
from extractor.committing.cues import Cue
from extractor.committing.lists import items
from extractor.syntax import auxiliaries, coordinated, dependent

if TYPE_CHECKING:
    from extractor.parsed import Token


def clause(cue: Cue, words: Words) -> Iterator[Act]:
    """`promised that it would build homes, while old ones would be repaired`."""
    for child in following(cue):
        if child.dep_ in ("ccomp", "acl", "relcl", "advcl") and child.i > cue.head.i and is_future(child):
            if child.dep_ in ("relcl", "advcl") and not _that(child):
                continue
            yield from _clauses(child)
            return


def _that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _clauses(first: Token) -> Iterator[Act]:
    subject = own_subject(first)
    for verb in joined_verbs(first, ("VB", "VBN")):
        yield Act(verb, "clause", own_subject(verb) or subject)
    beside = [child for verb in coordinated(first) for child in verb.children if _while(child)]
    for verb in [*(v for v in coordinated(first) if v.i != first.i and own_subject(v) is not None), *beside]:
        if is_future(verb):
            yield Act(verb, "clause", own_subject(verb))


def _while(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in verb.children)


def verb_of_modal(cue: Cue, words: Words) -> Iterator[Act]:
    """The verb of which a modal is the auxiliary, and those joined to it."""
    verb = cue.head.head if cue.head.head.dep_ != "auxpass" else cue.head.head.head
    tags = ("VBG",) if verb.tag_ == "VBG" else ("VB", "VBN", "VBP")
    if verb.pos_ in ("VERB", "AUX") and verb.tag_ in tags:
        yield from (Act(item, "verb", own_subject(item)) for item in joined_verbs(verb, tags))


def state(cue: Cue, words: Words) -> Iterator[Act]:
    """The clause of a modal with its subject: what will be so under somebody's plan, or will be done by them."""
    yield from (Act(act.head, "clause", act.own) for act in verb_of_modal(cue, words) if act.own is not None)


def listed(cue: Cue, words: Words) -> Iterator[Act]:
    """What the lines below `We will:` say, a verb and its joined ones each."""
    for word in items(cue.head):
        if word.tag_ in ("VB", "VBP") and word.dep_ == "ROOT":
            yield from (Act(verb, "infinitive") for verb in joined_verbs(word, ("VB", "VBP")))
        else:  # a verb that the tagger does not know at the head of a line
            yield Act(word, "listed")


def progressive(cue: Cue, words: Words) -> Iterator[Act]:
    """`announced it was withdrawing from the pact`: a clause of one's own that is under way or about to be."""
    for child in following(cue):
        own = own_subject(child)
        if own is None or not _is_ones_own(own) or is_future(child):
            continue
        if child.dep_ == "ccomp" and child.tag_ == "VBG" and {"is", "are", "was", "were"} & set(auxiliaries(child)):
            yield from (Act(verb, "infinitive") for verb in joined_verbs(child, ("VBG",)))
            return


def _is_ones_own(noun: Token) -> bool:
    """`it`, `she`, `her department`."""
    words = (noun, *(child for child in noun.lefts if child.dep_ == "poss"))
    return any(word.lower_ in ("i", "we", "it", "they", "he", "she", "its", "their", "his", "her") for word in words)


def outcome(cue: Cue, words: Words) -> Iterator[Act]:
    """`under her plan, owners would pay a levy`: what a plan says that will be done."""
    under = cue.head.head
    verb = under.head
    if cue.head.dep_ != "pobj" or under.lower_ != "under":
        return
    said = next((token for token in (verb, cue.head.sent.root) if token.pos_ == "VERB" and is_future(token)), None)
    if said is not None:
        yield from (Act(act.head, act.frame, act.own, cue.head) for act in _clauses(said))


def deed(cue: Cue, words: Words) -> Iterator[Act]:
    """`as promised, the council reopened the pool`: what was done."""
    done, promised = cue.head.head, cue.head
    as_said = promised.tag_ == "VBN" and any(child.lower_ == "as" for child in promised.lefts)
    told = done.tag_ == "VBD" or (done.tag_ == "VBN" and "have" in {c.lemma_ for c in done.lefts})
    if as_said and promised.dep_ == "advcl" and told and own_subject(promised) is None:
        yield Act(done, "deed", own_subject(done))


def seen(cue: Cue, words: Words) -> Iterator[Act]:
    """`the deal will see Orbis build homes`, `the contract calls for Orbis to build homes`."""
    after = cue.head.doc[cue.head.i + 1 : cue.head.i + 2].text
    for child in cue.head.rights:
        doing = child.tag_ == "VB" or (child.tag_ == "VBG" and after != "for")
        if child.dep_ in ("ccomp", "xcomp", "advcl") and doing and (after == "for") == has_to(child):
            own = own_subject(child) or dependent(cue.head.nbor(), "pobj")
            if own is not None:
                yield from (Act(verb, "verb", own) for verb in joined_verbs(child, (child.tag_,)))
            return
