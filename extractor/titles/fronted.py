"""Titles that stand before their verb: `As chairman of Orvia, Roe said`, `The chairman of Orvia is Nils Roe`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import RoleFact
from extractor.rules import Rule
from extractor.titles.after import phrases_from
from extractor.titles.board import Board
from extractor.titles.holders import people_meant, subject_of
from extractor.titles.stated import role, tensed
from extractor.titles.tenure import with_tenure
from extractor.titles.verbs import form_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def as_title(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`As chairman of Orvia, Roe said ...`: the subject of what follows holds the title."""
    for token in board.document.token_list if board.people else ():
        if token.lower_ != "as" or token.dep_ != "prep" or token.head.i < token.i or token.head.pos_ not in ("VERB", "AUX"):
            continue
        if not (token.is_sent_start or board.doc[token.i - 1].is_punct):
            continue
        phrases = list(phrases_from(board, token.i + 1))
        people = people_meant(board, subject_of(token.head)) if phrases else []
        if len(people) == 1 and people[0].start >= phrases[-1].end:
            yield from (role(board, rule, people[0], phrase) for phrase in phrases)


def title_is_name(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`The chairman of Orvia is Nils Roe`: the predicate names who holds the title of the subject."""
    for person in board.people:
        name = board.doc[person.start : person.end].root
        verb = name.head
        if name.dep_ != "attr" or verb.lemma_ not in rule["verbs"] or not verb.i < person.start:
            continue
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
        form = form_of(board, verb) if subject is not None and subject.i not in board.names else None
        if subject is None or form is None:
            continue
        for phrase in phrases_from(board, _start(board, subject)):
            if phrase.title_start <= subject.i and not phrase.plural:
                fact = role(board, rule, person, replace(phrase, status=tensed(phrase, form, rule)))
                yield with_tenure(board, fact, verb.i)


def _start(board: Board, subject: Token) -> int:
    return max(subject.left_edge.i, board.doc[subject.i].sent.start)
