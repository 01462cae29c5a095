"""Is the act of committing real: not denied, hypothetical, asked about, expected or demanded?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.cues import Cue, is_prospective
from extractor.committing.frames import Act, has_to, own_subject
from extractor.committing.reading import Reading
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token

_CLOSING = ('"', "'", "''", ")", "”", "’")
_AFTER = frozenset({"after", "while", "in", "since"})


def is_real(cue: Cue, act: Act, reading: Reading) -> bool:
    """Does the text present the committing as done?"""
    start = act.head if cue.rule.get("pos") == "modal" else cue.head
    if cue.rule.get("status") in ("fulfilled", "broken") and _is_to_come(start):
        return False
    if left_undone(cue) and start.head.lemma_ == "fail":
        start = start.head
    return not _asked(start) and not _governed_away(start, cue, reading)


def left_undone(cue: Cue) -> bool:
    """`has not kept its promise`, `failed to keep its promise`, where the rule says what that comes to."""
    if not cue.rule.get("denied"):
        return False
    return negated(cue.head) or (cue.head.dep_ == "xcomp" and cue.head.head.lemma_ == "fail")


def _is_to_come(verb: Token) -> bool:
    """`will keep its promise`, `cannot keep it`: what has not come about."""
    return any(child.tag_ == "MD" for child in verb.lefts)


def _asked(token: Token) -> bool:
    last = token.sent[-1]
    while last.i > token.i and (last.is_space or last.text in _CLOSING):
        last = last.nbor(-1)
    return "?" in last.text or _inverted(token)


def _inverted(verb: Token) -> bool:
    """`will the council close the pool`: the auxiliary before the subject."""
    own = own_subject(verb)
    return own is not None and any(c.dep_ == "aux" and c.tag_ == "MD" and c.i < own.i < verb.i for c in verb.lefts)


def _governed_away(start: Token, cue: Cue, reading: Reading) -> bool:
    """Does something above the cue take back that it happened?"""
    token, first = start, True
    modal = is_prospective(cue.rule)
    own = modal  # what weakens the clause of `will`, or of the verb that a finite one is joined to, is not the cue's
    for _ in range(20):
        if _marked_unreal(token, reading) or _bare_infinitive(token, first, cue, reading):
            return True
        if not own and not (first and left_undone(cue)) and _weakened(token, reading):
            return True
        step = _step(token)
        if step == "governed" and _unreal_governor(token, reading):
            return True
        if step is None:
            return _only_thought(token, reading)
        if step == "pcomp" and token.head.lower_ not in _AFTER and first:
            return True
        own = step == "joined" and (own or _finite(token))
        token, first = token.head, False
    return False


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ in ("aux", "nsubj") for child in verb.lefts)


def _step(token: Token) -> str | None:
    """How a clause hangs on the next: governed by it, joined to it, or free of it (None)."""
    if token.head.i == token.i:
        return None
    if token.dep_ == "conj":
        return "joined"
    if token.dep_ in ("ccomp", "xcomp", "csubj", "dobj", "attr", "acomp", "oprd"):
        return "governed"
    if token.dep_ == "acl" and token.head.pos_ == "NOUN" and token.tag_ == "VB":
        return "governed"
    return "pcomp" if token.dep_ == "pcomp" else None


def _marked_unreal(clause: Token, reading: Reading) -> bool:
    """`if`, `whether`, `unless`, `until` at the head of the clause itself; `when we decide to move` of a habit."""
    habit = clause.tag_ in ("VBP", "VBZ") and any(c.lower_ in ("when", "whenever", "once") for c in clause.lefts)
    return habit or any(
        child.dep_ in ("mark", "advmod") and child.lower_ in reading.words("unreal_marks") for child in clause.lefts
    )


def _bare_infinitive(token: Token, first: bool, cue: Cue, reading: Reading) -> bool:
    """`failed to promise`, `met to agree`: an infinitive is real only under a verb that lets it through.

    What becomes of a commitment is real, too, where it was resolved: `voted to scrap the plan`.
    """
    if is_prospective(cue.rule) or not first or token.tag_ != "VB" or not has_to(token):
        return False
    resolved = cue.rule.get("status", "made") in ("withdrawn", "delayed", "changed", "renewed")
    through = reading.words("transparent") | (reading.words("resolving") if resolved else frozenset())
    return not (token.dep_ == "xcomp" and token.head.lemma_ in through)


def _weakened(token: Token, reading: Reading) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        return any(child.dep_ == "det" and child.lower_ in ("no", "any") for child in token.lefts)
    auxes = {child.lower_ for child in token.lefts if child.dep_ == "aux" and child.tag_ == "MD"}
    return negated(token) or bool(auxes & reading.words("unreal_modals"))


def _only_thought(clause: Token, reading: Reading) -> bool:
    """`no sign that he plans`, `hopes that it will`: a clause that tells what a noun of thought is about."""
    noun = clause.head
    if clause.dep_ not in ("acl", "relcl") or noun.i == clause.i or noun.pos_ != "NOUN":
        return False
    if not any(child.dep_ == "mark" for child in clause.lefts):
        return False
    denied = any(child.dep_ == "det" and child.lower_ in ("no", "any") for child in noun.lefts)
    return denied or noun.lemma_.lower() in reading.words("thoughts")


def _unreal_governor(token: Token, reading: Reading) -> bool:
    """`denied he had promised`, `wants her to pledge`, `expects the bank to raise rates`."""
    head = token.head
    words = {head.lemma_.lower(), *(child.lemma_.lower() for child in head.children if child.dep_ == "acomp")}
    return bool(words & reading.words("unreal")) or _spells_out(token, reading)


def _spells_out(clause: Token, reading: Reading) -> bool:
    """`a fear among staff: that the bank will close`: the clause after a colon says what is thought."""
    first = clause.left_edge
    if clause.dep_ != "ccomp" or first.lower_ != "that" or first.i == 0 or first.nbor(-1).text != ":":
        return False
    return any(token.lemma_.lower() in reading.words("thoughts") for token in first.doc[first.sent.start : first.i])
