"""The five tests: party, futurity, control, undertaking, reality. All must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.control import controls, is_comment
from extractor.committing.cues import Cue, form, is_prospective
from extractor.committing.frames import Act
from extractor.committing.parties import is_party
from extractor.committing.reading import Reading
from extractor.committing.reality import is_real
from extractor.committing.speakers import according_to, in_quotation, quote_of, reporter, speaks_for
from extractor.committing.timing import day_of
from extractor.syntax import auxiliaries, negated, subject

if TYPE_CHECKING:
    from extractor.parsed import Token


_LONG_AGO = 10 * 365
"""Days after which an undertaking is history, unless its fate is what is told."""


def is_commitment(cue: Cue, act: Act, party: Token, reading: Reading) -> bool:
    """Do all five tests hold for an act that a rule proposes?"""
    return (
        is_party(party, cue, reading)
        and not _being(act, reading)
        and is_future(cue, act, reading)
        and is_controlled(cue, act, reading)
        and is_undertaken(cue, act, party, reading)
        and is_real(cue, act, reading)
    )


def _being(act: Act, reading: Reading) -> bool:
    """`intend to be that somebody`: being something names no act."""
    what = [child for child in act.head.rights if child.dep_ == "attr"]
    vague = any(noun.pos_ == "PRON" or noun.lemma_.lower() in reading.words("nobody") for noun in what)
    return act.head.lemma_ == "be" and vague


def is_future(cue: Cue, act: Act, reading: Reading) -> bool:
    """Futurity: not `would have built`; `would` only where somebody said so or on election."""
    if _told_back(cue, act, reading):
        return False
    if act.head.tag_ == "VBD" or _long_ago(cue, act, reading) or _narrated(cue, reading) or _given_up(cue, reading):
        return False
    auxes = auxiliaries(act.head)
    if "have" in auxes:
        return False
    if is_prospective(cue.rule) and set(_tensed(cue)) & {"would", "'d", "was", "were"}:
        if is_ours_to_do(act, reading) or _is_laid_out(act, reading):
            return True
        reported = _backshifted(act, reading) and not in_quotation(cue.head, reading)
        return (reported and not _in_own_words(act, reading)) or on_election(act, reading)
    return True


def _told_back(cue: Cue, act: Act, reading: Reading) -> bool:
    """`“I promised you a cup”`: who says so of a thing, and of the past, says that it has come or has not."""
    who = subject(cue.head)
    if act.frame != "object" or who is None or who.lower_ not in ("i", "we"):
        return False
    return form(cue.head) == "past" and in_quotation(cue.head, reading)


def _in_own_words(act: Act, reading: Reading) -> bool:
    """`I wouldn't say so, she said`: direct speech whose marks are lost, so that `would` is no report of `will`."""
    who, said = subject(act.head), reporter(act.head, reading)
    return who is not None and who.lower_ in ("i", "we") and said is not None and said.lower_ not in ("i", "we")


def is_ours_to_do(act: Act, reading: Reading) -> bool:
    """`We would abolish the fee` in a party's own text: what it would do in office."""
    who = subject(act.head)
    if who is None or who.lower_ != "we" or act.head.dep_ != "ROOT" or in_quotation(act.head, reading):
        return False
    if not {"would", "'d"} & set(auxiliaries(act.head)):
        return False
    conditional = any(child.dep_ == "advcl" for child in act.head.children)
    return quote_of(act.head, reading) is None and not conditional


def _is_laid_out(act: Act, reading: Reading) -> bool:
    """`her plan would abolish the fee`, `under the deal it would pay`: what a plan or deal says that will be done."""
    who = subject(act.head)
    planned = who is not None and who.lemma_.lower() in reading.words("schemes")
    return (planned or under_deal(act, reading)) and not any(child.dep_ == "advcl" for child in act.head.lefts)


def _tensed(cue: Cue) -> list[str]:
    """The words that carry the cue's tense: `would` itself, the `was` of `was going to`."""
    return [cue.head.lower_, *auxiliaries(cue.head)] if cue.rule.get("pos") != "modal" else [cue.head.lower_]


def _given_up(cue: Cue, reading: Reading) -> bool:
    """`originally planned to`: what was planned once is told because it came otherwise."""
    past = form(cue.head) == "past" and cue.rule["force"] == "plan"
    return past and any(child.lower_ in reading.words("once") for child in cue.head.children)


def _long_ago(cue: Cue, act: Act, reading: Reading) -> bool:
    """`agreed in 1899 to work`: a date beside the cue or the act that passed years ago."""
    published = day_of(reading.analysis.document.article.published)
    if published is None or cue.rule.get("status", "made") not in ("made", "renewed"):
        return False
    document = reading.analysis.document
    for found in reading.analysis.dates_in(document.sentence(act.head)):
        latest = day_of(found.latest)
        if latest is None or (published - latest).days < _LONG_AGO:
            continue
        root = document.tokens(found.span).root
        above = {root.head.i, root.head.head.i} if root.dep_ in ("pobj", "prep", "npadvmod", "advmod") else set()
        if above & {cue.head.i, act.head.i}:
            return True
    return False


def _narrated(cue: Cue, reading: Reading) -> bool:
    """`the owner decided to sell`: one person's past decision is told as an event; a body's is its plan."""
    if not cue.rule.get("bodies_in_past") or form(cue.head) != "past":
        return False
    party = subject(cue.head)
    if party is None:
        return True
    entity = reading.entity(party)
    body = entity is not None and entity.kind != "people"
    return not (body or party.lemma_.lower() in reading.words("bodies") or party.ent_type_ in ("ORG", "GPE"))


def _backshifted(act: Act, reading: Reading) -> bool:
    """`said it would`: a past report turns `will` into `would`."""
    said = reporter(act.head, reading)
    if said is None:
        return False
    token = act.head
    while token.head.i != token.i:
        token = token.head
        if token.lemma_ in reading.words("reporting"):
            past = form(token) in ("past", "perfect", "passive", "progressive")
            return past and not _counterfactual(act)
    return False


def _counterfactual(act: Act) -> bool:
    """`would go if she could`: the condition is in the past tense."""
    for child in act.head.children:
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "if" for c in child.lefts):
            auxes = auxiliaries(child)
            past = child.tag_ == "VBD" or child.lower_ in ("could", "would")
            return past or bool({"could", "would", "had", "were"} & set(auxes))
    return False


def on_election(act: Act, reading: Reading) -> bool:
    """`If elected, she would`: what a candidate would do in office is a promise."""
    for child in act.head.children:
        if child.dep_ in ("advcl", "prep") and any(c.lower_ in ("if", "as", "once") for c in (child, *child.children)):
            words = {token.lemma_.lower() for token in child.subtree}
            return bool(words & reading.words("election")) or (
                child.lower_ == "as" and bool(words & reading.words("titles"))
            )
    return False


def is_controlled(cue: Cue, act: Act, reading: Reading) -> bool:
    """Control: what is foretold of the subject must be its own doing; a promised outcome need not be."""
    if cue.rule["force"] == "agreement" and act.frame == "infinitive":
        return act.head.lemma_ != "disagree"  # who agrees to be bought, or to hear a case, lets it be done
    if cue.rule.get("controlled", is_prospective(cue.rule)):
        refused = negated(act.head) and is_comment(act, reading)
        return controls(act, reading) and not refused
    return not (cue.rule["force"] == "refusal" and is_comment(act, reading))


def is_undertaken(cue: Cue, act: Act, party: Token, reading: Reading) -> bool:
    """Undertaking: said by the party or by someone who speaks for it, and not praised or weighed."""
    if cue.rule.get("under") == "deal" and not (under_deal(act, reading) or _of_deal(cue, reading)):
        return False
    if cue.rule.get("pos") == "noun" and _weighed(cue.head, reading):
        return False
    if not is_prospective(cue.rule):
        return True
    quote = quote_of(act.head, reading)
    return speaks_for(party, reporter(act.head, reading) or according_to(act.head), quote, reading)


def _weighed(noun: Token, reading: Reading) -> bool:
    """`welcomed the pledge`, `denied reports of a plan`: the noun stands under a verb that judges it."""
    for _ in range(8):
        if noun.pos_ in ("VERB", "AUX") or noun.head.i == noun.i:
            break
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
    return who is not None and who.lemma_.lower() in reading.words("deals")


def _introduces(preposition: Token) -> bool:
    """`under`, `by`, `as part of`, `according to` a deal."""
    if preposition.lower_ in ("under", "by"):
        return True
    before = preposition.head.lower_
    return (preposition.lower_ == "of" and before in ("part", "terms")) or before == "according"
