"""With what force, in which sense and with what status an act is undertaken: the rule's, turned by what stands by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, clause_of
from extractor.committing.cues import Cue, is_prospective
from extractor.committing.futurity import in_office, is_ours_to_do, on_election
from extractor.committing.named import commitment_noun
from extractor.committing.parties import is_joint
from extractor.committing.reading import Reading
from extractor.committing.reality import left_undone
from extractor.committing.spans import no_longer
from extractor.committing.speakers import insisted, told
from extractor.committing.undertaking import under_deal
from extractor.record import CommitmentStatus, Force, Polarity, Span

if TYPE_CHECKING:
    from extractor.parsed import Token


def force_and_polarity(
    cue: Cue, act: Act, condition: tuple[Span, Token] | None, party: Token, reading: Reading
) -> tuple[Force, Polarity]:
    """Force and polarity: the rule's, turned by negation, by a candidate's condition, by a deal."""
    force: Force = cue.rule["force"]
    polarity: Polarity = cue.rule.get("polarity", "do")
    if cue.rule["force"] == "as-said":
        force = _force_of(commitment_noun(cue, reading.words), reading)
    if _is_denied(cue, act):
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


def _is_denied(cue: Cue, act: Act) -> bool:
    """`will not go`, `is not going to go`, `will not go or stay`."""
    denied = _not(act.head) or (is_prospective(cue.rule) and _not(cue.head))
    return denied or (act.frame == "verb" and _shared_negation(act))


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
    if words & reading.words("election") or on_election(act, reading) or _to_be_elected(party, reading):
        return "promise"
    if is_ours_to_do(act, reading) or in_office(act, reading):
        return "promise"
    if told(act.head, reading) is not None or insisted(act.head, reading):
        return "promise"
    hostile = condition is not None and act.head.lemma_ in reading.words("hostile")
    return "threat" if hostile else "plan"


def _to_be_elected(party: Token, reading: Reading) -> bool:
    """`a re-elected government will`: what is promised to voters."""
    return any(child.lemma_.lower() in reading.words("election") for child in party.lefts)


def _after_agreement(act: Act, reading: Reading) -> bool:
    """Does the sentence before state an agreement?"""
    return any(fact.force == "agreement" for fact in reading.said_before(act.head))


def status_of(cue: Cue, act: Act, reading: Reading) -> CommitmentStatus:
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
    verb = clause_of(act.head)
    return verb.dep_ == "ccomp" and verb.head.lemma_ in verbs
