"""Is the act of committing real: not denied, hypothetical, asked about, expected or demanded?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, has_to, own_subject
from extractor.committing.cues import Cue, is_prospective
from extractor.committing.reading import Reading
from extractor.syntax import is_of_none, negated

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
    """`will the council close the pool`, `had the bank promised to help`: the auxiliary before the subject."""
    own = own_subject(verb)
    first = [c for c in verb.lefts if c.dep_ == "aux" and (c.tag_ == "MD" or c.lower_ == "had")]
    return own is not None and any(c.i < own.i < verb.i for c in first)


def _governed_away(start: Token, cue: Cue, reading: Reading) -> bool:
    """Does something above the cue take back that it happened?"""
    token, first = start, True
    modal = is_prospective(cue.rule)
    # What weakens the clause of `will`, or of the verb that a finite one is joined to, is not the cue's.
    own = modal or bool(cue.rule.get("negated"))
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
        if step == "pcomp" and first and not _happened(token.head, reading):
            return True
        own = step == "joined" and (own or _finite(token))
        token, first = _joined_to(token) if step == "joined" else token.head, False
    return False


def _joined_to(verb: Token) -> Token:
    """`urging voters to wait and promising to pay`: a participle goes with a participle, not with `wait`."""
    head = verb.head
    if verb.tag_ == "VBG" and head.tag_ == "VB" and head.dep_ == "xcomp" and head.head.tag_ == "VBG":
        return head.head
    return head


def _happened(preposition: Token, reading: Reading) -> bool:
    """`after pledging to`, `won by pledging to`; not `could win by pledging to`."""
    if preposition.lower_ in ("by", "despite", "before"):
        verb = preposition.head
        modal = any(child.tag_ == "MD" for child in verb.lefts)
        return verb.tag_ in ("VBD", "VBN", "VBZ", "VBP", "VBG") and not modal and not _weakened(verb, reading)
    return preposition.lower_ in _AFTER


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
    if token.dep_ == "acl" and token.head.pos_ == "NOUN" and token.tag_ == "VB" and has_to(token):
        return "governed"
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.lemma_ in ("say", "claim", "suggest", "allege"):
        return "governed"  # "denied a report saying that"
    if token.dep_ == "advcl" and any(
        child.lower_ == "like" and child.dep_ in ("mark", "prep") for child in token.lefts
    ):
        return "governed"  # "it seems like they will"
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.dep_ in ("attr", "dobj"):
        return "joined"  # "if you were a nurse getting ready to retire"
    return "pcomp" if token.dep_ == "pcomp" else None


def _marked_unreal(clause: Token, reading: Reading) -> bool:
    """`if`, `whether`, `unless`, `until` at the head of the clause itself; `when we decide to move` of a habit."""
    habit = clause.tag_ in ("VBP", "VBZ") and any(c.lower_ in ("when", "whenever", "once") for c in clause.lefts)
    unreal = [child for child in clause.lefts if child.lower_ in reading.words("unreal_marks")]
    marked = any(child.dep_ in ("mark", "advmod") and not _asks_nothing(child, clause) for child in unreal)
    return habit or marked or _indirect_question(clause)


def _asks_nothing(word: Token, clause: Token) -> bool:
    """`the House, where she vowed to`, `that's why we will`, `this is how`: what follows is real."""
    if word.lower_ == "where":
        return clause.dep_ == "relcl"
    if word.lower_ not in ("why", "how") or clause.dep_ not in ("ccomp", "advcl") or clause.head.lemma_ != "be":
        return False
    return any(child.lower_ in ("that", "this", "which", "here", "it") for child in clause.head.lefts)


def _indirect_question(clause: Token) -> bool:
    """`it remains to be seen what he decides to do`, `the law says which firms will pay`."""
    when = next((child for child in clause.lefts if child.lower_ == "when"), None)
    if clause.dep_ == "advcl" and when is not None:  # "it is not known when", "questions as to when it will reopen"
        return negated(clause.head) or (when.i > 1 and when.nbor(-1).lower_ in ("to", "of", "about", "over"))
    if clause.dep_ not in ("ccomp", "csubj", "pcomp") or clause.head.lemma_ == "be":
        return False
    first = clause.left_edge
    if first.tag_ not in ("WP", "WP$", "WDT", "WRB") or first.lower_ == "that":
        return False
    while first.i != clause.i:
        if first.dep_ == "advcl":
            return False  # "when the rain stops, we will open, he said"
        first = first.head
    return True


def _bare_infinitive(token: Token, first: bool, cue: Cue, reading: Reading) -> bool:
    """`failed to promise`, `met to agree`: an infinitive is real only under a verb that lets it through.

    What becomes of a commitment is real, too, where it was resolved: `voted to scrap the plan`.
    """
    if is_prospective(cue.rule) or not first or token.tag_ != "VB" or token.dep_ == "conj":
        return False
    if not has_to(token):
        return any(child.tag_ == "MD" for child in token.lefts)
    resolved = cue.rule.get("status", "made") in ("withdrawn", "delayed", "changed", "renewed")
    through = reading.words("transparent") | (reading.words("resolving") if resolved else frozenset())
    return not (token.dep_ in ("xcomp", "ccomp") and token.head.lemma_ in through)


def _weakened(token: Token, reading: Reading) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        return is_of_none(token)
    if _can_promise(token, reading):
        return negated(token)
    auxes = {child.lower_ for child in token.lefts if child.dep_ == "aux" and child.tag_ == "MD"}
    return negated(token) or bool(auxes & reading.words("unreal_modals"))


def _can_promise(verb: Token, reading: Reading) -> bool:
    """`I can promise you that`, `we can announce that`: who says so does it by saying."""
    own, auxes = own_subject(verb), [child.lower_ for child in verb.lefts if child.dep_ == "aux"]
    said = own is not None and own.lower_ in ("i", "we") and auxes == ["can"]
    return said and verb.lemma_ in reading.words("reporting")


def _only_thought(clause: Token, reading: Reading) -> bool:
    """`no sign that he plans`, `hopes that it will`: a clause that tells what a noun of thought is about."""
    noun = clause.head
    if clause.dep_ == "relcl" and (noun.lemma_ in reading.words("cases") or _is_content(clause, reading)):
        return True
    if clause.dep_ not in ("acl", "relcl") or noun.i == clause.i or noun.pos_ != "NOUN":
        return False
    if not any(child.dep_ == "mark" for child in clause.lefts) and (clause.dep_ != "acl" or not own_subject(clause)):
        return False
    return is_of_none(noun) or noun.lemma_.lower() in reading.words("thoughts")


def _is_content(clause: Token, reading: Reading) -> bool:
    """`predicted in May that they will win it`: a clause with all its parts is what the verb above it is about."""
    that = any(child.lower_ == "that" and child.dep_ == "dobj" for child in clause.lefts)
    if not that or not any(child.dep_ == "dobj" for child in clause.rights):
        return False
    verb = next((token for token in clause.head.ancestors if token.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in reading.words("unreal")


def _unreal_governor(token: Token, reading: Reading) -> bool:
    """`denied he had promised`, `wants her to pledge`, `expects the bank to raise rates`."""
    head = token.head
    words = {head.lemma_.lower(), *(child.lemma_.lower() for child in head.children if child.dep_ == "acomp")}
    return bool(words & reading.words("unreal")) or _anybodys(head, reading) or _spells_out(token, reading)


def _anybodys(saying: Token, reading: Reading) -> bool:
    """`it is easy to say that we will`: nobody in particular says so."""
    if saying.dep_ != "xcomp" or not has_to(saying) or saying.lemma_ not in reading.words("reporting"):
        return False
    who = own_subject(saying.head)
    return who is not None and who.lower_ == "it" and any(c.dep_ == "acomp" for c in saying.head.children)


def _spells_out(clause: Token, reading: Reading) -> bool:
    """`a fear among staff: that the bank will close`: the clause after a colon says what is thought."""
    first = clause.left_edge
    if clause.dep_ != "ccomp" or first.lower_ != "that" or first.i == 0 or first.nbor(-1).text != ":":
        return False
    return any(token.lemma_.lower() in reading.words("thoughts") for token in first.doc[first.sent.start : first.i])
