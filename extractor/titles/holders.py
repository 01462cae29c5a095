"""Whose clause it is: the people that a verb tells of, through conjuncts, relatives, participles and control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.syntax import SUBJECTS, coordinated
from extractor.titles.board import Named
from extractor.titles.verbs import verb_above

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.titles.board import Board

_DEPTH = 4
_BARE = ("xcomp", "advcl", "pcomp", "ccomp", "conj", "acl", "relcl", "dep")
"""How a verb without a subject of its own hangs on what tells whose it is."""


def subject_of(verb: Token) -> Token | None:
    """The noun that a verb tells of: its subject, or the one that the clause above shares with it.

    In `Roe joined Orvia and became its head`, `before joining Orvia, Roe was ...`, `Roe left to lead Orvia` and
    `Roe, who founded Orvia`, all verbs are Roe's. A passive participle tells of the noun that it describes.
    """
    token = verb
    for _ in range(8):
        own = _own_subject(token)
        if own is not None:
            return antecedent(own)
        above = _above(token)
        if above is None or above.pos_ not in ("VERB", "AUX"):
            return above
        token = above
    return None


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in SUBJECTS[:2] and (child.i < verb.i or verb.dep_ in ("ROOT", "ccomp", "parataxis")):
            return child
    return _before_prefix(verb)


def _before_prefix(verb: Token) -> Token | None:
    """The name before `co-founded`, which the parse takes for three words."""
    doc, i = verb.doc, verb.i
    if i < 3 or doc[i - 1].text != "-" or doc[i - 2].lower_ != "co":
        return None
    return doc[i - 3] if doc[i - 3].pos_ in ("PROPN", "PRON") or doc[i - 3].tag_ == "WP" else None


def _above(verb: Token) -> Token | None:
    """What a verb without subject hangs on: the verb that shares its subject, or the noun that it describes."""
    head = verb.head
    if verb.dep_ not in _BARE or head.i == verb.i:
        return None
    if verb.tag_ == "VB" and head.ent_type_ in ("DATE", "TIME"):  # `left after ten years to join Orvia`
        return verb_above(head)
    if verb.dep_ == "xcomp":
        objects = [child for child in head.children if child.dep_ in ("dobj", "dative") and child.i < verb.i]
        return objects[0] if objects and head.lemma_ != "leave" else head
    if verb.dep_ != "pcomp":
        return head
    while head.dep_ in ("prep", "advmod", "pcomp") and head.pos_ in ("ADP", "ADV", "SCONJ") and head.i != head.head.i:
        head = head.head
    return head


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ not in ("WDT", "WP", "WRB", "WP$"):
        return token
    verb = token.head
    for _ in range(4):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "ccomp", "prep", "pobj", "advcl", "poss", "nsubj"):
            return token
        verb = verb.head
    return token


def people_meant(board: Board, token: Token | None, depth: int = _DEPTH) -> list[Named]:
    """The people that a noun phrase names, or that a pronoun or a noun for a named person stands for.

    `X and Y` are two; in `Roe is a banker who ran Orvia`, the banker is Roe.
    """
    if token is None or depth == 0:
        return []
    if token.pos_ == "PRON":
        return _of_pronoun(board, token)
    found = [board.at(other.i, "people") for other in coordinated(token)]  # `its chairman and chief executive Ann Roe`
    named = list(dict.fromkeys(person for person in found if person is not None))
    if named or token.i in board.names or token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return named
    for child in token.children:
        if child.dep_ == "appos" and board.at(child.i, "people") is not None:
            return people_meant(board, child, depth - 1)
    described = people_meant(board, _described(token), depth - 1)
    return described if len(described) > 1 or token.tag_ not in ("NNS", "NNPS") else []


def _of_pronoun(board: Board, token: Token) -> list[Named]:
    found = board.analysis.references.entities(token)
    if not found or any(entity.kind != "people" for entity in found):
        return []
    return [Named(token.i, token.i + 1, board.document.of(token), entity) for entity in found]


def _described(noun: Token) -> Token | None:
    """Of whom a noun tells: as predicate, in apposition, after `as`, or as one of a `one of the bankers`."""
    head = noun.head
    if noun.dep_ in ("attr", "oprd"):
        return subject_of(head)
    if noun.dep_ in ("appos", "conj"):
        return head
    if noun.dep_ == "pobj" and head.lower_ == "as":
        return subject_of(head.head) if head.head.pos_ in ("VERB", "AUX") else None
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in ("one", "some", "member", "members"):
        return head.head
    return None
