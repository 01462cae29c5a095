"""Undertaking: is it the party that binds itself, or somebody who weighs, guesses or foretells?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.cues import Cue, copula, is_prospective
from extractor.committing.reading import Reading
from extractor.committing.speakers import according_to, in_quotation, is_imagined, quote_of, reporter, speaks_for
from extractor.committing.voice import is_rival
from extractor.syntax import is_of_none, negated, subject

if TYPE_CHECKING:
    from extractor.parsed import Token


def is_undertaken(cue: Cue, act: Act, party: Token, reading: Reading) -> bool:
    """Undertaking: said by the party or by someone who speaks for it, and not praised or weighed."""
    if cue.rule.get("under") == "deal" and not (under_deal(act, reading) or _of_deal(cue, reading)):
        return False
    if cue.rule.get("pos") == "noun" and _weighed(cue.head, reading):
        return False
    if _shares_a_view(cue, reading) or _surmised(cue, reading) or is_imagined(cue, act, party, reading):
        return False
    if _misread(cue, party, reading) or _boasts(cue, act):
        return False
    if not is_prospective(cue.rule):
        return not _anybody_says(cue, party, reading)
    quote = quote_of(act.head, reading)
    if is_rival(party, reading):
        return False
    if quote is None and reading.is_own_text and _is_somebody_else(party, act, reading):
        return False
    said = reporter(act.head, reading) or according_to(act.head)
    if cue.head.lemma_ == "go" and negated(cue.head) and said is None and quote is None:
        return party.lower_ in ("i", "we")  # "Lind is not going to win it": a writer's forecast
    return speaks_for(party, said, quote, reading) or (said is not None and _announces(said, party, reading))


def _announces(speaker: Token, party: Token, reading: Reading) -> bool:
    """`the club confirmed that Tan will join it`: a body makes known what is settled with a person."""
    told, entity = reading.entity(party), reading.entity(speaker)
    body = entity.kind == "organisations" if entity is not None else speaker.lemma_.lower() in reading.words("hosts")
    person = told is not None and told.kind == "people" and party.pos_ == "PROPN"
    return body and person and speaker.head.lemma_ in ("announce", "confirm")


def _misread(cue: Cue, party: Token, reading: Reading) -> bool:
    """`wrote “The fight goes on”, vowing to stay`: the subject of quoted words is none of the words around them."""
    quoted = reading.analysis.document.quoted
    return quoted[party.i] and quoted[party.head.i] and party.head.i != cue.head.i and not quoted[cue.head.i]


def _boasts(cue: Cue, act: Act) -> bool:
    """`I guarantee you he would do well`: who gives his word for another only praises him."""
    to_you = any(child.lower_ == "you" and child.dep_ in ("dobj", "dative") for child in cue.head.rights)
    return to_you and act.own is not None and act.own.lower_ not in ("i", "we", "it") and act.own.pos_ == "PRON"


def _anybody_says(cue: Cue, party: Token, reading: Reading) -> bool:
    """`40 percent of voters said they plan to`: a poll."""
    said = reporter(cue.head, reading) if party.pos_ == "PRON" else None
    return said is not None and said.lemma_.lower() in reading.words("nobody")


def _shares_a_view(cue: Cue, reading: Reading) -> bool:
    """`agrees with the call on Chile to act`: one shares a view, and somebody else is to act."""
    nouns = (noun for child in cue.head.rights if child.lower_ == "with" for noun in child.children)
    return any(noun.lemma_.lower() in reading.words("thoughts") | reading.words("no_acts") for noun in nouns)


def _surmised(cue: Cue, reading: Reading) -> bool:
    """`is likely scheduled to meet`, `probably plans to`: the narrator guesses."""
    verb = copula(cue.head) if cue.rule.get("pos") == "adjective" else cue.head
    beside = (*cue.head.children, *(verb.children if verb is not None else ()))
    return any(child.lower_ in reading.words("guesses") for child in beside if child.dep_ == "advmod")


def _is_somebody_else(party: Token, act: Act, reading: Reading) -> bool:
    """`He'll sack teachers`, `Mexico will pay`: whom a speaker who says `we` speaks of, who says nothing himself."""
    if reporter(act.head, reading) is not None or in_quotation(act.head, reading):
        return False
    entity = reading.entity(party)
    other = entity is not None and entity.kind in ("people", "places")
    return other or party.lower_ in ("he", "she", "they") or party.ent_type_ in ("PERSON", "GPE")


def _weighed(noun: Token, reading: Reading) -> bool:
    """`welcomed the pledge`, `denied reports of a plan`: the noun stands under a verb that judges it."""
    for _ in range(8):
        told_of = noun.tag_ == "VBN" and noun.dep_ in ("acl", "ccomp")  # "denied the news spread about a plan"
        if (noun.pos_ in ("VERB", "AUX") and not told_of) or noun.head.i == noun.i:
            break
        if is_of_none(noun):
            return True  # "no truth to the plan"
        noun = noun.head
    return noun.lemma_.lower() in reading.words("weigh") | reading.words("unreal")


def under_deal(act: Act, reading: Reading) -> bool:
    """`under the deal`, `as part of the agreement`, in the sentence of the act."""
    if act.head.dep_ == "relcl" and act.head.head.lemma_.lower() in reading.words("deals"):
        return not any(child.lower_ == "where" for child in act.head.lefts)  # "the convention where"
    return any(
        token.dep_ == "pobj" and token.lemma_.lower() in reading.words("deals") and _introduces(token.head)
        for token in act.head.sent
    )


def _of_deal(cue: Cue, reading: Reading) -> bool:
    """`the accord commits both countries to`: the deal itself is the subject."""
    who = subject(cue.head)
    joint = reading.words("deals") | ({"partnership", "collaboration"} if cue.rule.get("bound") == "seen" else set())
    return who is not None and who.lemma_.lower() in joint


def _introduces(preposition: Token) -> bool:
    """`under`, `by`, `as part of`, `according to` a deal."""
    if preposition.lower_ in ("under", "by"):
        return True
    before = preposition.head.lower_
    return (preposition.lower_ == "of" and before in ("part", "terms")) or before == "according"
