"""To whom or with whom: the counterparties that the cue names, else those that the act itself deals with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, own_subject
from extractor.committing.cues import Cue, is_prospective
from extractor.committing.reading import Reading
from extractor.committing.speakers import told
from extractor.facts import PartyFact
from extractor.syntax import coordinated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.parsed import Token


def counterparties(cue: Cue, act: Act, party: Token, reading: Reading) -> list[PartyFact]:
    """To whom or with whom, where the cue's rule lets it be said."""
    person = told(act.head, reading) if is_prospective(cue.rule) else None
    if person is not None:
        return reading.analysis.references.parties(person)
    for head in _beside_cue(cue, act, party):
        if head.i != act.head.i and head not in cue.tokens and _addressable(head, reading):
            return reading.analysis.references.parties(head)
    dealt_with = next((head for head in _in_act(cue, act, reading) if _is_other(head, party, reading)), None)
    return reading.analysis.references.parties(dealt_with) if dealt_with is not None else []


def _beside_cue(cue: Cue, act: Act, party: Token) -> Iterator[Token]:
    """`promised voters`, `invited Wang to visit`, `agreed with Sweden`: where the cue's rule says."""
    where = cue.rule.get("addressee", "object")
    for token in cue.tokens:
        for child in token.children:
            if where == "object" and child.dep_ in ("dobj", "dative") and child.i not in (act.head.i, party.i):
                yield child
            elif where == "object" and child.i == act.head.i and act.frame == "infinitive":
                own = own_subject(child)
                yield from [own] if own is not None else []
            elif child.dep_ in ("prep", "dative") and child.lower_ == ("to" if act.frame == "object" else where):
                yield from (c for c in child.children if c.dep_ == "pobj")


def _in_act(cue: Cue, act: Act, reading: Reading) -> Iterator[Token]:
    """`pay the city $40m`, `sell the mill to Orbis`, `seek to work with the pope`, `be interviewed by the FBI`."""
    if act.head.pos_ not in ("VERB", "AUX"):
        return
    for verb in (act.head, *(child for child in act.head.rights if child.dep_ == "xcomp")):
        yield from _of_verb(verb, reading)
        if verb.lemma_ in reading.words("dealing") or cue.rule["force"] == "threat":
            yield from (child for child in verb.rights if child.dep_ == "dobj")


def _of_verb(verb: Token, reading: Reading) -> Iterator[Token]:
    """Whom one verb's object or preposition names."""
    gives, joins = verb.lemma_ in reading.words("giving"), verb.lemma_ in reading.words("joining")
    alone = not any(child.dep_ == "dobj" for child in verb.children) or verb.lemma_ in reading.words("making_good")
    goes = verb.lemma_ in ("return", "turn") and not any(child.dep_ == "dobj" for child in verb.rights)
    shared = [prep for child in verb.rights if child.dep_ == "dobj" for prep in child.rights if prep.dep_ == "prep"]
    for child in (*verb.rights, *shared):
        if (child.dep_ == "dative" and child.pos_ != "ADP") or (gives and alone and child.dep_ == "dobj"):
            yield child
        elif child.dep_ in ("prep", "dative", "agent"):
            given = gives and child.lower_ == "to" and not goes
            wanted = given or (joins and child.lower_ == "with") or child.dep_ == "agent"
            wanted = wanted or f"{verb.lemma_} {child.lower_}" in reading.words("taking_sides")
            yield from (c for c in child.children if wanted and c.dep_ == "pobj")


def _is_other(head: Token, party: Token, reading: Reading) -> bool:
    """Somebody else who is named, or a body or person that the article points to."""
    entity = reading.entity(head)
    if head.i == party.i or (entity is not None and entity is reading.entity(party)):
        return False
    if head.pos_ == "PRON":
        return head.lower_ in ("me", "us", "you", "him", "her", "them")
    if entity is not None:
        return True
    definite = any(child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an") for child in head.lefts)
    definite = definite or any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in head.lefts)
    return definite and len(coordinated(head)) < 4 and head.lemma_.lower() in reading.words("actors")


def _addressable(head: Token, reading: Reading) -> bool:
    if head.pos_ == "PRON":
        return head.lower_ in ("him", "her", "them", "us", "me")
    lemma = head.lemma_.lower()
    return head.pos_ == "PROPN" or lemma in reading.words("actors") | reading.words("addressees")
