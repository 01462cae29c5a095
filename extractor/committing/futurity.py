"""Futurity: is the act still to come, and does `would` stand for a `will` that somebody said?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, own_subject
from extractor.committing.cues import Cue, form, is_prospective
from extractor.committing.history import is_over
from extractor.committing.reading import Reading
from extractor.committing.speakers import in_quotation, insisted, quote_of, reporter, settles
from extractor.committing.undertaking import under_deal
from extractor.committing.voice import is_campaigner
from extractor.syntax import auxiliaries, subject

if TYPE_CHECKING:
    from extractor.parsed import Token


def is_future(cue: Cue, act: Act, reading: Reading) -> bool:
    """Futurity: not `would have built`; `would` only where somebody said so or on election."""
    if is_over(cue, act, reading):
        return False
    auxes = auxiliaries(act.head)
    if "have" in auxes or _without_it(cue, act):
        return False
    if is_prospective(cue.rule) and set(_tensed(cue)) & {"would", "'d", "was", "were"}:
        if is_ours_to_do(act, reading) or in_office(act, reading) or _is_laid_out(act, reading):
            return True
        reported = _backshifted(cue, act, reading) or _carries_on(act, reading)
        return (reported and not _in_own_words(act, reading)) or on_election(act, reading)
    return True


def _in_own_words(act: Act, reading: Reading) -> bool:
    """`I wouldn't say so, she said`: direct speech whose marks are lost, so that `would` is no report of `will`."""
    who, said = subject(act.head), reporter(act.head, reading)
    return who is not None and who.lower_ in ("i", "we") and said is not None and said.lower_ not in ("i", "we")


def is_ours_to_do(act: Act, reading: Reading) -> bool:
    """`We would abolish the fee` in a party's own text: what it would do in office."""
    who = subject(act.head)
    if who is None or who.lower_ != "we" or in_quotation(act.head, reading):
        return False
    if act.head.dep_ != "ROOT" and not insisted(act.head, reading):
        return False
    return _would(act.head) and quote_of(act.head, reading) is None and not _hedged(act.head)


def _is_laid_out(act: Act, reading: Reading) -> bool:
    """`her plan would abolish the fee`, `under the deal it would pay`: what a plan or deal says that will be done."""
    who = subject(act.head)
    planned = who is not None and who.lemma_.lower() in reading.words("schemes")
    return (planned or under_deal(act, reading)) and not any(child.dep_ == "advcl" for child in act.head.lefts)


def in_office(act: Act, reading: Reading) -> bool:
    """`A Green government would scrap the fee`: what a party says that it would do in office."""
    who = subject(act.head)
    if who is None or in_quotation(act.head, reading) or not _would(act.head) or _hedged(act.head):
        return False
    if reporter(act.head, reading) is not None or who.lemma_.lower() == "party":
        return False
    asked = who.lemma_.lower() == "government" or not reading.is_own_text
    return asked and is_campaigner(who, reading)


def _would(verb: Token) -> bool:
    return bool({"would", "'d"} & set(auxiliaries(verb)))


def _hedged(verb: Token) -> bool:
    """`would go if the court agreed`, `would pay when it could`: with a clause that says when or why."""
    return any(child.dep_ == "advcl" for child in verb.children)


def _tensed(cue: Cue) -> list[str]:
    """The words that carry the cue's tense: `would` itself, the `was` of `was going to`."""
    return [cue.head.lower_, *auxiliaries(cue.head)] if cue.rule.get("pos") != "modal" else [cue.head.lower_]


def _without_it(cue: Cue, act: Act) -> bool:
    """`without the loan it would close`: what did not come about."""
    if not {"would", "'d"} & set(_tensed(cue)):
        return False
    return any(child.dep_ == "prep" and child.lower_ in ("without", "but") for child in act.head.lefts)


def _backshifted(cue: Cue, act: Act, reading: Reading) -> bool:
    """`said it would`: a past report turns `will` into `would`."""
    said = reporter(act.head, reading)
    if said is None:
        return False
    token = act.head
    while token.head.i != token.i:
        token = token.head
        if token.lemma_ in reading.words("reporting") or settles(token, reading):
            past = form(token) in ("past", "perfect", "passive", "progressive")
            quoted = in_quotation(cue.head, reading) and not in_quotation(token, reading)
            return past and not quoted and not _counterfactual(act)
    return False


def _carries_on(act: Act, reading: Reading) -> bool:
    """`He would also seek support`, after a sentence that reported what he would do."""
    who = subject(act.head)
    if who is None or act.head.dep_ != "ROOT":
        return False
    pronoun = who.lower_ in ("he", "she", "it", "they")
    if not pronoun and reading.entity(who) is None:
        return False
    if in_quotation(act.head, reading) or _hedged(act.head):
        return False
    told = reading.entity(who)
    for fact in reading.said_before(act.head):
        known = [fact.source, *fact.parties] if fact.source is not None else []
        if told is not None and any(one.entity is told for one in known):
            return True
        if pronoun and any(one.span.text.lower() == who.lower_ for one in known):
            return True
    return False


def _counterfactual(act: Act) -> bool:
    """`he would go if he could`, `if she were rich`; not `if it lost`, the report of `if it loses`."""
    for child in act.head.children:
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "if" for c in child.lefts):
            words = {child.lower_, *auxiliaries(child)}
            own = own_subject(child)
            one = own is not None and own.tag_ not in ("NNS", "NNPS") and own.lower_ not in ("they", "we", "you")
            return bool({"could", "would", "had"} & words) or ("were" in words and one)
    return False


def on_election(act: Act, reading: Reading) -> bool:
    """`If elected, she would`: what a candidate would do in office is a promise."""
    for child in act.head.children:
        marks = (child, *child.children, child.left_edge) if child.dep_ in ("advcl", "prep") else ()
        if any(mark.lower_ in ("if", "as", "once") for mark in marks):
            words = {token.lemma_.lower() for token in child.subtree}
            return bool(words & reading.words("election")) or (
                child.lower_ == "as" and bool(words & reading.words("titles"))
            )
    return False
