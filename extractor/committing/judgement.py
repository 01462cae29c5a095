"""The five tests: party, futurity, control, undertaking, reality. All must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.control import controls, is_comment
from extractor.committing.cues import Cue, is_prospective
from extractor.committing.futurity import is_future
from extractor.committing.parties import is_party, is_somebody
from extractor.committing.reading import Reading
from extractor.committing.reality import is_real
from extractor.committing.undertaking import is_undertaken
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token


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


def is_controlled(cue: Cue, act: Act, reading: Reading) -> bool:
    """Control: what is foretold of the subject must be its own doing; a promised outcome need not be."""
    if cue.rule["force"] == "agreement" and act.frame == "infinitive":
        return act.head.lemma_ != "disagree"  # who agrees to be bought, or to hear a case, lets it be done
    if cue.rule.get("controlled", is_prospective(cue.rule)):
        refused = negated(act.head) and is_comment(act, reading)
        return controls(act, reading) and not refused
    return not (cue.rule["force"] == "refusal" and is_comment(act, reading))
