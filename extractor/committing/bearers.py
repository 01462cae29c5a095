"""Who bears a commitment: the people and bodies that the phrase of its party stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.reading import Reading
from extractor.committing.sides import principal
from extractor.committing.speakers import OWN_WORDS, may_be_same_sex, quote_of, reporter
from extractor.facts import Entity, PartyFact
from extractor.record import Span
from extractor.syntax import relative_head

if TYPE_CHECKING:
    from extractor.parsed import Token


def _officer(head: Token, reading: Reading) -> Token:
    """`the agency director Huang`: the person whose office, set before the name, was read as the head."""
    for name in head.children:
        entity = reading.named(name) if name.dep_ == "appos" else None
        first = name.left_edge
        if entity is None or first.i <= head.i:
            continue
        if head.lemma_.lower() in reading.words("nobody"):
            return name  # "one of the insurers, Orbis Mutual,"
        if entity.kind == "people" and first.nbor(-1).text not in ",(–—-":
            return name
    return head


def parties_of(head: Token, act: Act, reading: Reading) -> list[PartyFact]:
    """The parties of an act: who is named, whom a pronoun stands for, who says `I` or speaks for another."""
    head = _officer(relative_head(head), reading)
    found = reading.analysis.references.parties(head)
    if len(found) == 1 and found[0].entity is None and head.lower_ in OWN_WORDS:
        return [PartyFact(found[0].span, _self(head, act, reading))]
    said = reporter(act.head, reading) if head.pos_ == "PRON" and len(found) == 1 else None
    speaker = reading.entity(said) if said is not None else None
    sent = principal(said, reading) if said is not None else None
    if head.lower_ in ("he", "she") and sent is not None and sent.kind == "people":
        return [PartyFact(found[0].span, sent)]
    own = speaker is not None and speaker.kind == "people" and may_be_same_sex(head, speaker, reading)
    if own and head.lower_ in ("he", "she") and found[0].entity is not None:
        return [PartyFact(found[0].span, speaker)]
    return [PartyFact(_plain(party.span, reading), party.entity) for party in found]


def _self(pronoun: Token, act: Act, reading: Reading) -> Entity | None:
    """Who says `I` or `we`: the speaker, or the one body for which a speaker holds an office."""
    said, quote = reporter(act.head, reading), quote_of(act.head, reading)
    speaker = reading.entity(said) if said is not None else None
    if speaker is None and quote is not None:
        speaker = quote.speaker
    if speaker is None or pronoun.lower_ in ("i", "my") or speaker.kind != "people":
        return speaker
    roles = reading.analysis.roles
    bodies = [r.organisation for r in roles if r.person is speaker and r.organisation and r.status == "current"]
    return bodies[0] if len({id(body) for body in bodies}) == 1 else None


def _plain(span: Span, reading: Reading) -> Span:
    """A span without the possessive `'s`, or the day that stands behind a name: `the minister [on Tuesday]`."""
    document = reading.analysis.document
    for ending in ("'s", "’s"):
        if span.text.endswith(ending) and len(span.text) > len(ending):
            return document.span(span.start, span.end - len(ending))
    for date in reading.analysis.dates_in(span):
        first = document.tokens(date.span)[0]
        if date.span.end == span.end and first.i and first.nbor(-1).lower_ == "on" and first.nbor(-1).idx > span.start:
            return document.span(span.start, first.nbor(-1).idx)
    return span
