"""Fill the slots of a commitment that passed the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.conditions import find_condition
from extractor.committing.cues import Cue, is_prospective
from extractor.committing.futurity import in_office, is_ours_to_do, on_election
from extractor.committing.named import commitment_noun
from extractor.committing.occasions import occasion
from extractor.committing.others import counterparties
from extractor.committing.own_dates import own_dates
from extractor.committing.parties import is_joint
from extractor.committing.reading import Reading
from extractor.committing.reality import left_undone
from extractor.committing.sides import principal
from extractor.committing.spans import action_span, no_longer, what_for
from extractor.committing.speakers import (
    OWN_WORDS,
    according_to,
    as_source,
    in_quotation,
    insisted,
    may_be_same_sex,
    quote_of,
    reporter,
    told,
)
from extractor.committing.timing import counts_from, deadline, recurring_date, recurring_word
from extractor.committing.undertaking import under_deal
from extractor.facts import CommitmentFact, Entity, PartyFact
from extractor.record import CommitmentStatus, Force, Polarity, Span
from extractor.syntax import relative_head, subject

if TYPE_CHECKING:
    from extractor.parsed import Token


def fill(cue: Cue, act: Act, party: Token, reading: Reading) -> CommitmentFact | None:
    """The commitment with all that its sentence says of it; None where no action is left."""
    document = reading.analysis.document
    anchors = _anchors(cue, act)
    condition = find_condition(cue, act, anchors, reading)
    verbal_cue = None if cue.rule.get("pos") == "modal" else cue.head
    dates = own_dates(act, verbal_cue, anchors, reading, shared=is_prospective(cue.rule))
    due, due_spans = deadline(dates, cue.rule.get("status") in ("delayed", "changed"), reading)
    if act.frame == "deed":
        due, due_spans = None, [span for _, span in dates]  # the day on which it was done
    undated = occasion(act, reading) if due is None else None
    if undated is not None:
        due, due_spans = undated, [undated.span]
    again = recurring_date(dates)
    when = [_with_dependents(span, reading) for span in (*due_spans, *(s for d, s in dates if d is again))]
    outside = [*when, *([condition[0]] if condition else [])]
    action = action_span(act, outside, reading)
    if action is None:
        return None
    force, polarity = _force(cue, act, condition, party, reading)
    return CommitmentFact(
        force=force,
        parties=_parties(party, act, reading),
        action=action,
        cue=document.of(cue.tokens[0], cue.tokens[-1]) if _adjacent(cue) else document.of(cue.head),
        evidence=_evidence(act, party, reading),
        rule=cue.rule.id,
        counterparties=counterparties(cue, act, party, reading),
        source=_source(cue, act, reading),
        deadline=due,
        recurrence=again or recurring_word(act, action, reading),
        condition=condition[0] if condition else None,
        polarity=polarity,
        status=_status(cue, act, reading),
    )


def _evidence(act: Act, party: Token, reading: Reading) -> list[Span]:
    """The sentence of the act, and before it the one that says who is bound where that stands in another."""
    document = reading.analysis.document
    sentences = [document.sentence(party)] if party.sent.start < act.head.sent.start else []
    return [*sentences, document.sentence(act.head)]


def _with_dependents(span: Span, reading: Reading) -> Span:
    """A date with what qualifies it: `within the 30 days [that the law allows]`."""
    document = reading.analysis.document
    root = document.tokens(span).root
    nouns = [child for child in root.children if child.dep_ == "pobj"] or [root]
    if not any(child.dep_ in ("relcl", "acl") or counts_from(child) for child in nouns[0].rights):
        return span
    last = nouns[0].right_edge
    return document.span(span.start, last.idx + len(last))


def _adjacent(cue: Cue) -> bool:
    return cue.tokens[-1].i - cue.tokens[0].i < 6


def _anchors(cue: Cue, act: Act) -> list[Token]:
    """The tokens on which what belongs to an act may hang instead: the first of the joined verbs, the cue."""
    joined = [act.head.head] if act.head.dep_ == "conj" else []
    return [*joined, *what_for(act)]


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


def _parties(head: Token, act: Act, reading: Reading) -> list[PartyFact]:
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


def _status(cue: Cue, act: Act, reading: Reading) -> CommitmentStatus:
    """The rule's status; `reiterated that it will`, `again vowed to` renew, `no longer plans to` withdraws."""
    status: CommitmentStatus = cue.rule.get("status", "made")
    if left_undone(cue):
        undone: CommitmentStatus = cue.rule["denied"]
        return "made" if any(child.lower_ == "yet" for child in cue.head.children) else undone
    if status != "made":
        return status
    if cue.rule.get("pos") != "modal" and any(
        no_longer(child) for child in (*cue.head.children, *cue.head.head.children)
    ):
        return "withdrawn"
    again = any(child.lower_ == "again" for child in cue.head.children if child.dep_ == "advmod")
    return "renewed" if again or _reported_by(act, reading.words("again")) else status


def _reported_by(act: Act, verbs: frozenset[str]) -> bool:
    """Is the act's clause what one of some verbs reports?"""
    verb = act.head
    while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.lemma_ in verbs


def _source(cue: Cue, act: Act, reading: Reading) -> PartyFact | None:
    start = act.head if cue.rule.get("pos") == "modal" else cue.head
    said = reporter(start, reading)
    if cue.rule.get("bound") == "speaker":
        said = subject(cue.head)
    quote = quote_of(start, reading)
    if not is_prospective(cue.rule) and not in_quotation(start, reading):
        quote = None  # `vowed to “bomb them”` is a quote, too, but the verb commits by itself
    return as_source(said or according_to(start), quote, reading)


def _force(
    cue: Cue, act: Act, condition: tuple[Span, Token] | None, party: Token, reading: Reading
) -> tuple[Force, Polarity]:
    """Force and polarity: the rule's, turned by negation, by a candidate's condition, by a deal."""
    force: Force = cue.rule["force"]
    polarity: Polarity = cue.rule.get("polarity", "do")
    if cue.rule["force"] == "as-said":
        force = _force_of(commitment_noun(cue, reading.words), reading)
    if (
        _not(act.head)
        or (is_prospective(cue.rule) and _not(cue.head))
        or (act.frame == "verb" and _shared_negation(act))
    ):
        polarity = "refrain" if polarity == "do" else "do"
        if is_prospective(cue.rule):
            return "refusal", polarity
    elif act.head.lemma_ in reading.words("refraining"):
        polarity = "refrain"
    if is_prospective(cue.rule) and force == "plan":
        force = _modal_force(act, condition, party, reading)
    return force, polarity


def _force_of(noun: Token | None, reading: Reading) -> Force:
    """The force that a noun or an adjective of committing names: `pledge`, `planned visit`."""
    lexicons = reading.rules.lexicons
    if noun is None:
        return "promise"
    adjectives = [child.lower_ for child in noun.lefts if child.lower_ in lexicons["commitment_adjectives"]]
    nouns: dict[str, Force] = lexicons["commitment_nouns"]
    known = nouns.get(noun.lemma_.lower())
    return known or (lexicons["commitment_adjectives"][adjectives[0]] if adjectives else "plan")


def _not(verb: Token) -> bool:
    """`will not go`; not `will go, not because ...`."""
    own = [*verb.lefts, *(child for aux in verb.lefts if aux.dep_ == "aux" for child in aux.children)]
    return any(
        child.i < verb.i and (child.dep_ == "neg" or child.lower_ == "never" or no_longer(child)) for child in own
    )


def _shared_negation(act: Act) -> bool:
    """`will not sell or let`, not `has not been asked and will vote`, which has its own auxiliary."""
    own = any(child.dep_ == "aux" for child in act.head.lefts)
    return act.head.dep_ == "conj" and act.own is None and not own and _not(act.head.head)


def _modal_force(act: Act, condition: tuple[Span, Token] | None, party: Token, reading: Reading) -> Force:
    """What `will` undertakes: under a deal, on election, to somebody's face, as a warning; else a plan."""
    if under_deal(act, reading) or (is_joint(party, reading) and _after_agreement(act, reading)):
        return "agreement"
    words = {token.lemma_.lower() for token in condition[1].subtree} if condition is not None else set()
    if _reported_by(act, reading.words("warning")):
        return "threat"
    if words & reading.words("election") or on_election(act, reading) or told(act.head, reading) is not None:
        return "promise"
    if is_ours_to_do(act, reading) or in_office(act, reading) or _to_be_elected(party, reading):
        return "promise"
    if insisted(act.head, reading):
        return "promise"
    hostile = condition is not None and act.head.lemma_ in reading.words("hostile")
    return "threat" if hostile else "plan"


def _to_be_elected(party: Token, reading: Reading) -> bool:
    """`a re-elected government will`: what is promised to voters."""
    return any(child.lemma_.lower() in reading.words("election") for child in party.lefts)


def _after_agreement(act: Act, reading: Reading) -> bool:
    """Does the sentence before state an agreement?"""
    start = act.head.sent.start
    if not start:
        return False
    before = act.head.doc[start - 1].sent
    for fact in reversed(reading.found):
        at = fact.evidence[-1].start
        if at < before.start_char:
            return False
        if fact.force == "agreement" and at < before.end_char:
            return True
    return False
