"""Verbs that tie a person to an office: which person, which verb form, where the office's phrase begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.syntax import auxiliaries, negated, subject
from extractor.titles.board import Board, Named

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNREAL = ("would", "could", "might", "may", "should", "can", "must")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb by its token index, and whether it tells of a state that is over (`was`, `served`)."""

    index: int
    past: bool
    ahead: bool = False


def _person_of(board: Board, token: Token | None) -> Named | None:
    """The person that a subject or object names, or that a pronoun settled for."""
    if token is None:
        return None
    named = board.at(token.i, "people")
    if named is not None or token.pos_ != "PRON":
        return named
    found = board.analysis.references.entities(token)
    if len(found) == 1 and found[0].kind == "people":
        return Named(token.i, token.i + 1, board.document.of(token), found[0])
    return None


def _is_past(verb: Token) -> bool:
    helpers = auxiliaries(verb)
    if any(a in ("has", "have", "'s", "'ve") for a in helpers):
        return False
    return verb.tag_ in ("VBD", "VBN") or any(a in ("was", "were", "had") for a in helpers)


def _is_ahead(verb: Token) -> bool:
    """Is the state still to come (`will become`, `is to become`)?"""
    return verb.tag_ == "VB" and any(a in ("will", "to", "'ll") for a in auxiliaries(verb))


def _is_real(verb: Token) -> bool:
    return not negated(verb) and not any(a in _UNREAL for a in auxiliaries(verb)) and not _is_question(verb)


def _is_question(verb: Token) -> bool:
    return verb.sent[-1].text == "?" or any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in verb.children)


def _is_reported(verb: Token) -> bool:
    """Is the clause reported in the past, so that its `was` means `is`?"""
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")


def after_copula(board: Board, verbs: frozenset[str]) -> Iterator[tuple[Named, VerbForm, int]]:
    """Person, verb and the token at which the predicate noun phrase begins."""
    for verb in board.doc:
        if verb.lemma_ not in verbs or verb.pos_ not in ("AUX", "VERB") or not _is_real(verb):
            continue
        attribute = next((c for c in verb.rights if c.dep_ in ("attr", "oprd") and c.pos_ in ("NOUN", "PROPN")), None)
        person = _person_of(board, subject(verb)) if attribute is not None else None
        if attribute is None or person is None or person.start > verb.i:
            continue
        start = attribute.left_edge.i
        form = VerbForm(verb.i, _is_past(verb) and not _is_reported(verb), _is_ahead(verb))
        yield person, form, max(start, verb.i + 1)


def after_verb_as(board: Board, verbs: frozenset[str]) -> Iterator[tuple[Named, VerbForm, int]]:
    """Person, verb and the token at which the office begins: after `as`, or right after a naming verb."""
    doc = board.doc
    for verb in doc:
        if verb.lemma_ not in verbs or verb.pos_ != "VERB" or not _is_real(verb):
            continue
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or (
            verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl")
        )
        link = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i - verb.i < 8), None)
        naming = verb.lemma_ in (
            "name",
            "appoint",
            "elect",
            "make",
            "declare",
            "crown",
            "nominate",
            "designate",
            "choose",
        )
        if link is None and not (passive and naming):
            continue
        who = subject(verb) if passive or not naming else next((c for c in verb.rights if c.dep_ == "dobj"), None)
        person = _person_of(board, who)
        if person is None:
            continue
        start = (link.i if link is not None else verb.i) + 1
        if start < len(doc):
            yield person, VerbForm(verb.i, _is_past(verb) and not _is_reported(verb)), start


def office_of_verb(board: Board, verbs: frozenset[str]) -> Iterator[tuple[Named, VerbForm, Named]]:
    """Person, verb and organisation of `X heads Y`, `Y, founded by X`, `Y that X runs`, `X works for Y`."""
    for verb in board.doc:
        if verb.lemma_ not in verbs or verb.pos_ != "VERB" or not _is_real(verb):
            continue
        agent = next((c for c in verb.rights if c.dep_ == "agent"), None)
        if agent is not None:
            who = next((c for c in agent.children if c.dep_ == "pobj"), None)
            what = subject(verb)
        else:
            who = subject(verb)
            what = _object(board, verb)
        person = _person_of(board, who)
        body = _body_of(board, what)
        if person is not None and body is not None:
            yield person, VerbForm(verb.i, _is_past(verb), _is_ahead(verb)), body


def _body_of(board: Board, token: Token | None) -> Named | None:
    """The organisation that an object names, or a noun for one that is settled (`the authority`)."""
    if token is None:
        return None
    named = board.at(token.i, "organisations")
    meant = board.body_meant(token.i) if named is None else None
    return Named(token.i, token.i + 1, board.document.of(token), meant) if meant is not None else named


def _object(board: Board, verb: Token) -> Token | None:
    """What the verb is about: its object, the noun that a relative clause describes, `for` or `with` a body."""
    found = next((c for c in verb.rights if c.dep_ in ("dobj", "attr")), None)
    if found is None and verb.dep_ == "relcl" and board.at(verb.head.i, "organisations"):
        return verb.head
    if found is None:
        for link in verb.rights:
            if link.dep_ == "prep" and link.lower_ in ("for", "at", "with"):
                found = next((c for c in link.children if c.dep_ == "pobj"), None)
                break
    return found
