"""Whose measure it is: where parties and candidates speak, and what becomes of the measures that they undertake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.reading import Reading
from extractor.committing.speakers import OWN_WORDS, in_quotation, quote_of, reporter
from extractor.facts import CommitmentFact
from extractor.syntax import dependent

if TYPE_CHECKING:
    from extractor.parsed import Token

_TO_COME = frozenset({"a", "an", "our", "my", "next", "new", "incoming", "future"})
_OFTEN, _OPENING = 2, 40
"""How often a narrator undertakes things for a party in its own release; once where a text opens with it, in tokens."""
_NEAR, _FAR = 2, 8
"""Sentences within which `the upgrade` takes up what was undertaken, in the news and in a party's own text."""


def is_campaigner(head: Token, reading: Reading) -> bool:
    """A party, or the government that it asks to be elected: `Labour`, `a re-elected Lind government`."""
    if head.lower_ in reading.words("party_names") and head.text[0].isupper():
        return True
    if head.pos_ == "PROPN" and _in_government(head):
        return True
    if head.lemma_.lower() == "party":
        return head.pos_ == "PROPN" or any(child.lower_ == "the" for child in head.lefts)
    if head.lemma_.lower() not in reading.words("governing"):
        return False
    return any(c.lower_ in _TO_COME or c.lemma_.lower() in reading.words("election") for c in head.lefts)


def _in_government(name: Token) -> bool:
    """`Sinn Féin in government`, `the Nationals in office`."""
    places = [c.lower_ for child in name.rights if child.lower_ == "in" for c in child.children]
    return any(place in ("government", "office", "power") for place in places)


def whose_measure(noun: Token, act: Act, reading: Reading) -> Token | None:
    """Who is behind a measure that will bring something about: `our plan`, `Labour's policy`, `the upgrade`, `it`."""
    if noun.lower_ in ("dollar", "cent", "penny", "euro", "pound"):  # "every cent of this money"
        of = (c for preposition in noun.rights if preposition.lower_ == "of" for c in preposition.children)
        noun = next(of, noun)
    means = noun.lower_ == "that" and act.head.lemma_ == "mean"
    if means or (noun.lower_ in ("it", "this", "these") and noun.pos_ in ("PRON", "DET")):
        fact = _before(act, reading, sentences=1)
        return _party(fact, reading) if fact is not None else None
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return owner if _owns(owner, noun, reading) else None
    if not any(child.lower_ in ("the", "this", "that", "these", "such") for child in noun.lefts):
        return None
    fact = _before(act, reading)
    pointed = any(child.lower_ in ("this", "these") for child in noun.lefts)
    known = (pointed and (reading.is_own_text or _is_campaign_text(reading))) or noun.lemma_.lower() in reading.words(
        "instruments"
    ) | reading.words("measures")
    return _party(fact, reading) if fact is not None and (known or _taken_up(noun, fact)) else None


def _owns(owner: Token, noun: Token, reading: Reading) -> bool:
    """`our plan`, `our Welsh Assembly`, `Labour's policy`: not `our children`, `the mayor's plan`."""
    measure = noun.lemma_.lower() in reading.words("instruments") | reading.words("measures")
    if owner.lower_ in ("our", "my"):
        return measure or (noun.pos_ == "PROPN" and noun.ent_type_ not in ("GPE", "PERSON", "NORP"))
    return measure and is_campaigner(owner, reading)


def governing(verb: Token, act: Act, reading: Reading) -> Token | None:
    """Under whom or whose plan something will be so: `under our plan`, `under Labour`, `under a Reed government`."""
    below = [t for t in verb.subtree if t.lower_ == "under" and t.i > verb.i and t.head.i != verb.i]
    for child in (*verb.children, *below):
        if child.dep_ != "prep" or child.lower_ not in ("under", "with"):
            continue
        noun = dependent(child, "pobj")
        if noun is None or (child.lower_ == "with" and not _is_side(noun, reading)):
            continue
        if noun.lower_ in ("us", "me"):
            return noun if child.lower_ == "with" and child.i == verb.sent.start else None
        if is_campaigner(noun, reading):
            return noun
        return whose_measure(noun, act, reading)
    return None


def _is_side(noun: Token, reading: Reading) -> bool:
    """`with Labour`, `with us`: a side that asks for votes."""
    return noun.lower_ in ("us", "me") or (noun.lower_ in reading.words("party_names") and noun.text[0].isupper())


def carried(act: Act, reading: Reading) -> Token | None:
    """Who is bound by the undertaking just before, in the same voice."""
    fact = _before(act, reading)
    return _party(fact, reading) if fact is not None else None


def _before(act: Act, reading: Reading, sentences: int = _NEAR) -> CommitmentFact | None:
    """The undertaking of a speaker or campaigner in the sentences just before an act, in the same voice."""
    document = reading.analysis.document
    start = act.head.sent.start
    long = sentences > 1 and (reading.is_own_text or _is_campaign_text(reading))
    for _ in range(_FAR if long else sentences):
        start = document.doc[start - 1].sent.start if start else 0
    earliest = document.doc[start].idx
    for fact in reversed(reading.found):
        said = fact.evidence[-1]
        if said.start >= earliest and fact.polarity == "do" and _same_voice(fact, act, reading):
            return fact
    return None


def _same_voice(fact: CommitmentFact, act: Act, reading: Reading) -> bool:
    told, party = reading.analysis.document.tokens(fact.action).root, _party(fact, reading)
    quoted, campaigner = in_quotation(act.head, reading), is_campaigner(party, reading)
    if quoted and not in_quotation(told, reading):
        return campaigner and _is_campaign_text(reading)  # the candidate's words in the party's own release
    if in_quotation(told, reading) is not quoted or (not quoted and reporter(act.head, reading) is not None):
        return False
    if quote_of(told, reading) is not quote_of(act.head, reading) and not (campaigner and not quoted):
        return False
    return campaigner or party.lower_ in OWN_WORDS


def _is_campaign_text(reading: Reading) -> bool:
    """Does the narrator undertake things for a party again and again, as its releases do and reporters do not?"""
    own = [fact for fact in reading.found if fact.source is None and is_campaigner(_party(fact, reading), reading)]
    told = [party for fact in own if not in_quotation(party := _party(fact, reading), reading)]
    return len(told) >= _OFTEN or any(party.i < _OPENING for party in told)


def is_rival(party: Token, reading: Reading) -> bool:
    """`Labor will cut the fund`, said in the text of another party, which undertakes things itself."""
    name = party.lower_
    if name not in reading.words("party_names") or not _is_campaign_text(reading):
        return False
    own = [fact.parties[0].span.text.lower() for fact in reading.found if fact.source is None]
    return not any(name.rstrip("s") in text for text in own)


def _party(fact: CommitmentFact, reading: Reading) -> Token:
    return reading.analysis.document.tokens(fact.parties[0].span).root


def _taken_up(noun: Token, fact: CommitmentFact) -> bool:
    """Is the noun one of the words of what was undertaken: `upgrade the link`, then `the upgrade`?"""
    stem = noun.lemma_.lower()[:6]
    return any(word.startswith(stem) for word in fact.action.text.lower().split())
