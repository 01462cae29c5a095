"""Who a verb makes speak: the subject of a speech tag, and its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import Entity, QuoteFact
from extractor.record import Span
from extractor.syntax import relative_head, subject

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.parsed import Token
    from extractor.quoting.scene import Scene

_NOMINAL = ("NOUN", "PROPN", "PRON")
_THINGS = frozenset(
    ["that", "this", "these", "what", "something", "everything", "nothing", "anything", "much", "there"]
)


def finite(verb: Token) -> bool:
    """Can a verb carry a tag: no participle that qualifies a noun, no infinitive of another verb?"""
    if verb.tag_ == "VBG" or verb.dep_ in ("amod", "acl", "compound"):
        return False
    if verb.tag_ == "VB":
        return any(child.dep_ == "aux" and child.lower_ != "to" for child in verb.lefts)
    return True


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
    own = speaking_subject(verb)
    if own is not None and scene.piece_at(own.idx) is None and _near(own, verb):
        return own
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return None
    left = [t for t in scene.tokens(max(after, verb.sent.start_char), verb.idx) if t.pos_ in _NOMINAL]
    if after >= 0 and left:
        return _chunk_head(left[0])
    end = before if before is not None else verb.sent.end_char
    right = [t for t in scene.tokens(verb.idx + len(verb), end) if t.pos_ in _NOMINAL and scene.piece_at(t.idx) is None]
    if after >= 0 and right:
        return _chunk_head(right[0])
    return None


def speaking_subject(verb: Token) -> Token | None:
    """The subject of a verb as it stands in the text: `who` stays `who`; none for a passive."""
    passive = is_passive(verb)
    agent = next(iter(_agents(verb)), None)
    if passive or agent is not None:
        return agent
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.ent_type_ not in ("DATE", "TIME")]
    if own:  # of two, the nearer: `The clinic, the minister said, will ...`
        return min(own, key=lambda child: abs(child.i - verb.i))
    if verb.dep_ == "conj" and verb.i > verb.sent.start and verb.nbor(-1).pos_ in _NOMINAL:
        return _noun_before(verb)  # no `and` before it: the parse has joined two sentences
    return subject(verb) or _noun_before(verb)


def is_passive(verb: Token) -> bool:
    """Is a verb passive, by itself or joined to one that is (`is regarded as fair and deemed wise`)?"""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":  # `a house called “The Reed”`
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("nsubj", "aux") for child in verb.lefts):
        return False
    return verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)


def _noun_before(verb: Token) -> Token | None:
    """The noun just before a finite verb whose subject the parse has lost (`Bill Reed, the mayor, said`)."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start:
        return None
    token = verb.nbor(-1)
    while token.i > verb.sent.start and (token.pos_ == "ADV" or token.text == ","):
        token = token.nbor(-1)
    paused = any(t.text == "," for t in verb.doc[token.i : verb.i])
    if token.pos_ not in _NOMINAL:
        return None
    while token.dep_ in ("appos", "pobj", "compound", "conj", "prep") and token.head.i < token.i:
        if token.head.pos_ not in (*_NOMINAL, "ADP", "VERB"):
            break
        if not paused and any(t.text == "," for t in verb.doc[token.head.i : token.i]):
            break
        if token.head.pos_ == "VERB" and token.head.tag_ != "VBG":
            break
        token = token.head
    return token if token.pos_ in _NOMINAL else None


def _agents(verb: Token) -> list[Token]:
    return [noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"]


def _near(own: Token, verb: Token) -> bool:
    return abs(own.i - verb.i) < 60


def _chunk_head(token: Token) -> Token:
    while token.dep_ in ("compound", "poss", "nmod", "amod") and token.head.pos_ in _NOMINAL and token.head.i > token.i:
        token = token.head
    return token


def source_span(head: Token, analysis: Analysis) -> Span:
    """The span that names a speaker: a mention, a pronoun, or a noun phrase without what follows it."""
    return analysis.references.span(head)


def speaker_entity(head: Token, analysis: Analysis) -> Entity | None:
    """The one entity that a speaker's noun phrase stands for; None where it is several or unsettled."""
    found = analysis.references.entities(relative_head(head))
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
