"""The five tests: party, futurity, control, undertaking, reality. All must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.control import controls, is_comment
from extractor.committing.cues import Cue, copula, form, is_prospective
from extractor.committing.frames import Act, own_subject
from extractor.committing.parties import is_party, is_somebody
from extractor.committing.reading import Reading
from extractor.committing.reality import is_real
from extractor.committing.speakers import (
    according_to,
    in_quotation,
    insisted,
    is_imagined,
    quote_of,
    reporter,
    speaks_for,
)
from extractor.committing.timing import day_of
from extractor.committing.voice import is_campaigner, is_rival
from extractor.facts import Entity
from extractor.record import Span
from extractor.syntax import auxiliaries, negated, subject

if TYPE_CHECKING:
    from extractor.parsed import Token


_TIMES = frozenset({"after", "before", "since", "when", "until"})
_LONG_AGO = 10 * 365
"""Days after which an undertaking is history, unless its fate is what is told."""


def is_commitment(cue: Cue, act: Act, party: Token, reading: Reading) -> bool:
    """Do all five tests hold for an act that a rule proposes?"""
    return (
        is_party(party, cue, reading)
        and not names_no_act(act, party, reading)
        and is_future(cue, act, reading)
        and is_controlled(cue, act, reading)
        and is_undertaken(cue, act, party, reading)
        and is_real(cue, act, reading)
    )


def names_no_act(act: Act, party: Token, reading: Reading) -> bool:
    """`here is what I will do`, `intend to be that somebody`, `the film promises to be long`: no act is named."""
    if act.head.lemma_ == "do" and any(child.dep_ == "dobj" and child.tag_ == "WP" for child in act.head.lefts):
        return True
    what = [child for child in act.head.rights if child.dep_ == "attr"]
    if act.head.lemma_ == "be" and act.frame == "infinitive" and not is_somebody(party, reading):
        return True
    vague = any(noun.pos_ == "PRON" or noun.lemma_.lower() in reading.words("nobody") for noun in what)
    return act.head.lemma_ == "be" and vague


def is_future(cue: Cue, act: Act, reading: Reading) -> bool:
    """Futurity: not `would have built`; `would` only where somebody said so or on election."""
    if _told_back(cue, act, reading):
        return False
    if (
        (act.head.tag_ == "VBD" and act.frame != "deed")
        or _long_ago(cue, act, reading)
        or _in_history(cue, act, reading)
        or _narrated(cue, act, reading)
        or _given_up(cue, reading)
        or _sets_the_time(cue, act)
    ):
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
    if who is None or who.lower_ != "we" or in_quotation(act.head, reading):
        return False
    if act.head.dep_ != "ROOT" and not insisted(act.head, reading):
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


def in_office(act: Act, reading: Reading) -> bool:
    """`A Green government would scrap the fee`: what a party says that it would do in office."""
    who = subject(act.head)
    if who is None or in_quotation(act.head, reading) or not {"would", "'d"} & set(auxiliaries(act.head)):
        return False
    conditional = any(child.dep_ == "advcl" for child in act.head.children)
    if reporter(act.head, reading) is not None or who.lemma_.lower() == "party":
        return False
    asked = who.lemma_.lower() == "government" or not reading.is_own_text
    return asked and is_campaigner(who, reading) and not conditional


def _tensed(cue: Cue) -> list[str]:
    """The words that carry the cue's tense: `would` itself, the `was` of `was going to`."""
    return [cue.head.lower_, *auxiliaries(cue.head)] if cue.rule.get("pos") != "modal" else [cue.head.lower_]


def _given_up(cue: Cue, reading: Reading) -> bool:
    """`originally planned to`, `had planned to`, `had plans to`: told because it came otherwise, or is over."""
    if _had_plans(cue, reading):
        return True
    verb = cue.head
    if form(verb) != "past":
        return False
    before = "had" in auxiliaries(verb) and verb.lemma_ in reading.words("attitudes")
    told = cue.rule["force"] == "plan" and cue.rule.get("status", "made") == "made"
    once = told and any(child.lower_ in reading.words("once") for child in verb.children)
    return before or once


def _sets_the_time(cue: Cue, act: Act) -> bool:
    """`after she announced her bid`: what was announced only says when something else came about."""
    if act.frame != "object" or cue.head.lemma_ not in ("announce", "unveil"):
        return False
    verb = cue.head
    if verb.dep_ == "pcomp" and verb.head.lower_ in _TIMES:
        return True
    return verb.dep_ == "advcl" and any(child.lower_ in _TIMES for child in verb.lefts)


def _had_plans(cue: Cue, reading: Reading) -> bool:
    """`the suspect had plans to leave`, as the narrator tells it."""
    verb = cue.head.head
    possessed = cue.rule.get("pos") == "noun" and cue.head.dep_ == "dobj" and verb.lemma_ == "have"
    return possessed and verb.tag_ == "VBD" and reporter(verb, reading) is None


def _without_it(cue: Cue, act: Act) -> bool:
    """`without the loan it would close`: what did not come about."""
    if not {"would", "'d"} & set(_tensed(cue)):
        return False
    return any(child.dep_ == "prep" and child.lower_ in ("without", "but") for child in act.head.lefts)


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


def _in_history(cue: Cue, act: Act, reading: Reading) -> bool:
    """`In 1915 he took the city. The guild agreed to pay.`: the paragraph's dates so far are those of long ago."""
    document = reading.analysis.document
    published = day_of(document.article.published)
    verb = cue.head.head if cue.rule.get("pos") == "noun" else cue.head
    if published is None or form(verb) != "past" or cue.rule.get("status", "made") not in ("made", "renewed"):
        return False
    start = document.paragraph(act.head.idx).start
    told = [found for found in reading.analysis.dates_in(Span(start, act.head.idx, "")) if found.latest is not None]
    days = [day for found in told if (day := day_of(found.latest)) is not None]
    if not days or any((published - day).days < _LONG_AGO for day in days):
        return False
    return any(_when(document.tokens(found.span).root).pos_ in ("VERB", "AUX") for found in told)


def _when(date: Token) -> Token:
    """What a date tells the time of: a verb, or a noun as in `his 1963 speech`."""
    return date.head.head if date.dep_ == "pobj" else date.head


def _narrated(cue: Cue, act: Act, reading: Reading) -> bool:
    """`the owner decided to sell`, `proposed waiting`: a person's past decision is an event; a body's is its plan."""
    suggested = cue.head.lemma_ == "propose" and act.frame == "gerund"
    if not (cue.rule.get("bodies_in_past") or suggested) or form(cue.head) != "past":
        return False
    party = subject(cue.head)
    if party is None:
        return True
    entity = reading.entity(party)
    if entity is not None and entity.kind == "people":
        return not (suggested and _holds_office(entity, reading))
    body = entity is not None or party.lemma_.lower() in reading.words("bodies")
    return not (body or party.ent_type_ in ("ORG", "GPE"))


def _holds_office(person: Entity, reading: Reading) -> bool:
    """Is a person a mayor, a minister or another who acts for a body?"""
    titles = (role.title.lower().split() for role in reading.analysis.roles if role.person is person and role.title)
    return any(word in reading.words("bodies") for words in titles for word in words)


def _backshifted(cue: Cue, act: Act, reading: Reading) -> bool:
    """`said it would`: a past report turns `will` into `would`."""
    said = reporter(act.head, reading)
    if said is None:
        return False
    token = act.head
    while token.head.i != token.i:
        token = token.head
        if token.lemma_ in reading.words("reporting"):
            past = form(token) in ("past", "perfect", "passive", "progressive")
            quoted = in_quotation(cue.head, reading) and not in_quotation(token, reading)
            return past and not quoted and not _counterfactual(act)
    return False


def _carries_on(act: Act, reading: Reading) -> bool:
    """`He would also seek support`, after a sentence that reported what he would do."""
    who, start = subject(act.head), act.head.sent.start
    if who is None or who.lower_ not in ("he", "she", "it", "they") or act.head.dep_ != "ROOT" or not start:
        return False
    if in_quotation(act.head, reading) or any(child.dep_ == "advcl" for child in act.head.children):
        return False
    told, before = reading.entity(who), act.head.doc[start - 1].sent
    for fact in reversed(reading.found):
        if not before.start_char <= fact.evidence[-1].start < before.end_char:
            return False
        known = [fact.source, *fact.parties] if fact.source is not None else []
        if any(one.entity is told or one.span.text.lower() == who.lower_ for one in known):
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
    return speaks_for(party, said, quote, reading)


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
        if any(child.dep_ == "det" and child.lower_ in ("no", "any") for child in noun.lefts):
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
    return who is not None and who.lemma_.lower() in reading.words("deals")


def _introduces(preposition: Token) -> bool:
    """`under`, `by`, `as part of`, `according to` a deal."""
    if preposition.lower_ in ("under", "by"):
        return True
    before = preposition.head.lower_
    return (preposition.lower_ == "of" and before in ("part", "terms")) or before == "according"
