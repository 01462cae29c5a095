"""Who a verb makes speak: the subject of a speech tag, and its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import Entity, QuoteFact
from extractor.marks import ANY_DASH
from extractor.quoting.authors import author_of
from extractor.quoting.subjects import NOMINAL, lent_subject, lost_subject, own_subject, shared_subject, taken_subject
from extractor.quoting.verbs import is_passive
from extractor.record import Span
from extractor.syntax import coordinated, relative_head

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.parsed import Token
    from extractor.quoting.scene import Scene

_ONE = frozenset({"a", "an", "one", "another"})
_THINGS = frozenset(["that", "this", "these", "what", "something", "everything", "nothing", "anything", "much"])


def is_nobody(source: Token) -> bool:
    """Does nobody speak: `no one said that`, `nobody claims that`?"""
    return (
        source.lower_ in ("nobody", "none")
        or any(c.dep_ == "det" and c.lower_ == "no" for c in source.lefts)
        or (source.lower_ == "one" and source.i > 0 and source.nbor(-1).lower_ == "no")
    )


def may_speak(source: Token, scene: Scene) -> bool:
    """Can a subject speak: a name, a person's pronoun, a noun of a person, a body or a text?"""
    noun = relative_head(source)
    if noun.lower_ == "it":
        return speaker_entity(noun, scene.analysis) is not None
    if noun.pos_ in ("PRON", "PROPN") or noun.tag_ == "WP":
        return noun.tag_ != "WDT" and noun.lower_ not in _THINGS
    named = scene.analysis.mention_at(scene.analysis.document.of(noun)) is not None
    return named or noun.lemma_.lower() in scene.speaking


def speaker_of(verb: Token, scene: Scene, *, after: int = -1, before: int | None = None) -> Token | None:
    """The head of the noun phrase that speaks: the parse's subject if it stands in the tag, else the nearest one.

    `after` and `before` are offsets: the end of the quotation before the tag, the start of the one after it.
    """
    own = speaking_subject(verb, scene)
    if own is not None and scene.piece_at(own.idx) is None and _near(own, verb):
        return own
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return None
    start = after if after >= 0 else verb.sent.start_char
    left = [t for t in scene.tokens(start, verb.idx) if t.pos_ in NOMINAL]
    if after >= 0 and left:
        return _chunk_head(left[0])
    end = before if before is not None else verb.sent.end_char
    right = [t for t in scene.tokens(verb.idx + len(verb), end) if t.pos_ in NOMINAL and scene.piece_at(t.idx) is None]
    if after >= 0 and right:
        return _chunk_head(right[0])
    return None


def speaking_subject(verb: Token, scene: Scene) -> Token | None:
    """The subject of a verb as it stands in the text: `who` stays `who`; none for a passive."""
    passive = is_passive(verb)
    agent = next(iter(_agents(verb)), None)
    own = taken_subject(verb) or own_subject(verb)
    if passive or (agent is not None and own is None):
        return agent
    if own is not None:
        return _before_its_place(own, verb) or _after_dateline(own)
    if verb.dep_ == "conj" and verb.i > verb.sent.start and verb.nbor(-1).pos_ in NOMINAL and not _is_joined(verb):
        return lost_subject(verb)  # no `and` before it: the parse has joined two sentences
    found = shared_subject(verb, scene.words("issuing")) or lent_subject(verb) or lost_subject(verb)
    if found is not None and found.tag_ == "VBG" and found.dep_ == "csubj":
        found = own_subject(found) or lost_subject(verb)  # `Opening the fair, Ana Reyes said`
    return _after_dateline(found) if found is not None else None


def _before_its_place(found: Token, verb: Token) -> Token | None:
    """The noun whose clause ends in a place that the parse took for the subject: `a boy from Ica, Peru said`."""
    town = found.nbor(-2) if found.i > verb.sent.start + 2 else found
    if found.ent_type_ != "GPE" or town.ent_type_ != "GPE" or town.dep_ != "pobj" or found.nbor(-1).text != ",":
        return None
    who = lost_subject(verb, town)
    return who if who is not None and who.ent_type_ != "GPE" and who.dep_ != "pobj" else None


def _is_joined(verb: Token) -> bool:
    """Does an `and` or `but` join a verb to the one above it?"""
    return any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.rights)


def _after_dateline(found: Token) -> Token:
    """The noun after a dateline that the parse took for the subject: `OSLO (AFP) - President Ana Reyes said`."""
    if found.i > found.sent.start + 1 or found.ent_type_ != "GPE":
        return found
    named = [c for c in found.rights if c.dep_ == "appos" and c.pos_ in NOMINAL]
    named += [c for c in found.head.lefts if c.dep_ == "nsubj" and c.i > found.i]
    closed = (c for c in named if any(t.text in ANY_DASH for t in found.doc[found.i : c.left_edge.i]))
    return next(closed, found)


def _agents(verb: Token) -> list[Token]:
    return [noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"]


def _near(own: Token, verb: Token) -> bool:
    return abs(own.i - verb.i) < 60


def _chunk_head(token: Token) -> Token:
    while token.dep_ in ("compound", "poss", "nmod", "amod") and token.head.pos_ in NOMINAL and token.head.i > token.i:
        token = token.head
    return token


def source_span(head: Token, analysis: Analysis) -> Span:
    """The span that names a speaker: a mention, a pronoun, or a noun phrase without what follows it.

    Several speakers are one span (`Reed and Lind`); in `a third delegate, Daniel Roe,` the name is it.
    """
    references = analysis.references
    first = references.span(head)
    others = _speakers_beside(head, analysis)
    if others:
        last = references.span(others[-1])
        return analysis.document.span(first.start, last.end) if last.end > first.end else first
    one_of_many = head.pos_ in ("ADJ", "NUM", "DET") or any(c.lower_ in _ONE for c in head.lefts if c.dep_ != "poss")
    named = references.named_beside(head) if one_of_many else None
    return named if named is not None else first


def _speakers_beside(head: Token, analysis: Analysis) -> list[Token]:
    """Who speaks with somebody: `Reed | and Lind`, but not `the chairman and chief executive`, who is one."""
    inside = analysis.references.span(head)
    return [t for t in coordinated(head) if t.i > head.i and t.idx >= inside.end and _is_another(t, analysis)]


def _is_another(joined: Token, analysis: Analysis) -> bool:
    if joined.pos_ == "PRON" or joined.tag_ in ("NNS", "NNPS"):
        return True
    if any(c.dep_ in ("det", "poss", "nummod") for c in joined.lefts):
        return joined.pos_ in NOMINAL
    return analysis.mention_at(analysis.document.of(joined)) is not None


def speaker_entity(head: Token, analysis: Analysis) -> Entity | None:
    """The one entity that a speaker's noun phrase stands for; None where it is several or unsettled."""
    if _speakers_beside(head, analysis):
        return None
    noun = relative_head(head)
    found = analysis.references.entities(noun)
    if not found:
        return author_of(noun, analysis)
    return found[0] if len(found) == 1 else None


def plausible_speakers(facts: list[QuoteFact], analysis: Analysis) -> Iterator[QuoteFact]:
    """The quotes, in order, without speakers who would name themselves: `“Reed is wrong,” he said` is not Reed's.

    The speaker of the quote before takes the place, where nothing speaks against that.
    """
    before: Entity | None = None
    for fact in facts:
        if _names_itself(fact):
            other = before if before is not None and before is not fact.speaker else None
            fits = other is not None and _fits(fact, other, analysis)
            fact = replace(fact, speaker=other if fits else None)  # noqa: PLW2901
        before = fact.speaker
        yield fact


def _names_itself(fact: QuoteFact) -> bool:
    """Does `he` or `she`, after the words, stand for somebody whom the words name?"""
    if fact.source is None or fact.source.text.lower() not in ("he", "she") or fact.speaker is None:
        return False
    return fact.content[0].start < fact.source.start and _is_named(fact, fact.speaker)


def _is_named(fact: QuoteFact, entity: Entity) -> bool:
    return any(span.contains(mention.span) for mention in entity.mentions for span in fact.content)


def _fits(fact: QuoteFact, entity: Entity, analysis: Analysis) -> bool:
    if entity.kind != "people" or _is_named(fact, entity) or fact.source is None:
        return False
    gender = analysis.references.gender_of(entity)
    return gender is None or gender.startswith("m") == (fact.source.text.lower() == "he")
