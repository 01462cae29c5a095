"""The form of a verb that tells of an office: whether the state is over, still to come, or told of at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.syntax import SUBJECTS, auxiliaries, negated

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.titles.board import Board

_UNREAL = frozenset({"would", "could", "might", "may", "should", "can", "must", "ca", "wo"})
_NOW = frozenset({"is", "are", "am", "'s", "'re", "be", "being"})
_PERFECT = frozenset({"has", "have", "'s", "'ve"})
_FINITE = _PERFECT | {"is", "are", "am", "was", "were", "'re", "had"}
_AHEAD = frozenset({"will", "'ll"})
_ORDINAL = frozenset({"first", "second", "third", "last", "youngest", "oldest", "only", "latest", "one"})
_REACH = 14
_TIMES = frozenset(
    {"before", "after", "since", "upon", "on", "while", "when", "by", "following", "to", "until", "from"}
)
"""Prepositions whose clause (`after joining Orvia`) is as real as any."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb by its token index, and whether it tells of a state that is over (`was`, `served`) or to come."""

    index: int
    past: bool
    ahead: bool = False


def form_of(board: Board, verb: Token) -> VerbForm | None:
    """The verb's form; None where nothing is told as a fact (`did not join`, `would head`, `hopes to lead`)."""
    if not _is_told(board, verb):
        return None
    ahead = _is_ahead(board, verb)
    return VerbForm(verb.i, not ahead and _is_past(verb) and not _is_reported(verb), ahead)


def has_subject(verb: Token) -> bool:
    """Has the verb a subject of its own?"""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_past(verb: Token) -> bool:
    helpers = auxiliaries(verb)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used":
        return True
    if verb.tag_ == "VBN" and not helpers:  # `the party led by Roe`: as the verb above it; `Having served`
        return verb.dep_ == "advcl" and any(child.lower_ == "having" for child in verb.lefts)
    if verb.tag_ == "VBG" and not helpers:
        if verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "following"):
            return True
        begun = verb.dep_ == "xcomp" and verb.head.lemma_ in ("begin", "start", "continue", "keep")
        shared = verb.dep_ in ("advcl", "conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX")
        return shared and not begun and _is_past(verb.head)
    if helpers and helpers[0] in _PERFECT:
        return False
    if any(helper in ("was", "were", "had", "having", "used") for helper in helpers):
        return True
    return verb.tag_ in ("VBD", "VBN") and not any(helper in _NOW for helper in helpers)


def _is_ahead(board: Board, verb: Token) -> bool:
    """Is the state still to come: `will become`, `is to become`, `is set to become`, the headline's `Roe to lead`?"""
    helpers = auxiliaries(verb)
    if any(helper in _AHEAD for helper in helpers):
        return True
    if "to" not in helpers or verb.tag_ != "VB":
        return False
    head = verb.head
    if has_subject(verb) or _is_arranged(board, verb) or _is_headline(board, verb):
        return True
    above = verb_above(head)
    leaving = above.tag_ == "VBG" and any(helper in _NOW for helper in auxiliaries(above))  # `is leaving to lead Orvia`
    return above.pos_ == "VERB" and (leaving or _is_ahead(board, above))


def _is_headline(board: Board, verb: Token) -> bool:
    """`Roe to lead Orvia`: a name and an infinitive make the sentence."""
    return verb.head.dep_ == "ROOT" and verb.i == verb.head.i + 2 and board.at(verb.head.i, "people") is not None


def _is_arranged(board: Board, verb: Token) -> bool:
    """`is to lead`, `is set to lead`; but not `is in the running to lead`."""
    head = verb.head
    if verb.dep_ != "xcomp":
        return False
    if head.lemma_ == "be":
        return not any(child.dep_ in ("attr", "acomp", "prep") for child in head.children)
    return head.lower_ in board.arranged


def _is_reported(verb: Token) -> bool:
    """Is the clause reported in the past, so that its `was` means `is`?"""
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")


def _is_told(board: Board, verb: Token) -> bool:
    """Is the clause told as a fact, and not denied, possible, asked about, doubted, wished or planned?"""
    if negated(verb) or any(helper in _UNREAL for helper in auxiliaries(verb)) or _is_question(verb):
        return False
    if verb.dep_ == "ccomp" and verb.head.lemma_ in board.doubt:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not has_subject(verb):
        return _is_told(board, verb.head)
    if verb.tag_ == "VB" and "to" in auxiliaries(verb):
        return _infinitive_is_told(board, verb)
    finite = any(helper in _FINITE for helper in auxiliaries(verb))  # `said he was leaving Orvia`
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp", "pcomp", "dobj") and not finite:
        return _gerund_is_told(board, verb)
    return True


def _is_question(verb: Token) -> bool:
    marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "whether", "unless") for c in verb.children)
    return marked or verb.sent[-1].text == "?"


def _infinitive_is_told(board: Board, verb: Token) -> bool:
    """`went on to lead`, `left to become`, `is to head`, `the first woman to chair`, the headline's `Roe to lead`."""
    head = verb_above(verb.head) if verb.head.ent_type_ in ("DATE", "TIME") else verb.head
    if verb.dep_ in ("acl", "relcl") and head.i == verb.head.i:
        ordinal = any(word.lower_ in _ORDINAL for word in (head, *head.lefts))
        return ordinal or _is_headline(board, verb)
    if verb.dep_ == "ROOT" or (has_subject(verb) and verb.dep_ not in ("xcomp", "ccomp")):
        return has_subject(verb)
    return (head.lemma_ in board.leads_on and _is_told(board, head)) or _is_arranged(board, verb)


def _gerund_is_told(board: Board, verb: Token) -> bool:
    """`before joining Orvia`, `began working for Orvia`; but not `considered joining`, `instead of joining`."""
    if verb.dep_ == "pcomp":
        known = verb.head.lower_ == "for" and verb.head.head.lemma_ in ("know", "credit")
        return known or (verb.head.lower_ in _TIMES and not (verb.head.lower_ == "from" and verb.lemma_ == "be"))
    return verb.head.lemma_ in board.leads_on and _is_told(board, verb.head)


def clause_links(verb: Token, places: frozenset[str]) -> Iterator[Token]:
    """Prepositions of the clause that lead a title: `joined Orvia as analyst`, whatever noun the parse ties them to."""
    doc, end = verb.doc, min(verb.i + _REACH, verb.sent.end)
    for i in range(verb.i + 1, end):
        token = doc[i]
        leads = token.lower_ in places and token.pos_ in ("ADP", "SCONJ") and doc[i - 1].lower_ != "such"
        if leads and _is_of(token, verb):
            yield token


def _is_of(link: Token, verb: Token) -> bool:
    """Does a preposition hang on the verb with no other verb between?"""
    token = link.head
    for _ in range(6):
        if token.i == verb.i:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def verb_above(token: Token) -> Token:
    """The verb in whose clause a token stands; the sentence's root where there is none."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token
