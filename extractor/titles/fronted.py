"""Titles that stand before their verb: `As chairman of Orvia, Roe said`, `The chairman of Orvia is Nils Roe`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import RoleFact
from extractor.rules import Rule
from extractor.titles.after import phrases_from
from extractor.titles.board import Board
from extractor.titles.clauses import clauses, is_passive
from extractor.titles.holders import people_meant, subject_of
from extractor.titles.stated import role, tensed
from extractor.titles.tenure import by_clause
from extractor.titles.verbs import form_of

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.titles.phrase import TitlePhrase


def as_title(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`As chairman of Orvia, Roe said ...`, `Roe won fame as chairman of Orvia`: the subject holds the title."""
    clauses(board)
    for token in board.doc if board.people else ():
        if token.lower_ != "as" or token.dep_ != "prep" or token.head.pos_ not in ("VERB", "AUX"):
            continue
        before = token.i < token.head.i
        if not (_opens_clause(token) if before else _tells_of_subject(board, token, rule)):
            continue
        phrases = list(phrases_from(board, token.i + 1))
        people = people_meant(board, subject_of(token.head)) if phrases else []
        if len(people) == 1 and (people[0].start >= phrases[-1].end) == before:
            placed = any(phrase.organisation is not None for phrase in phrases)
            told = (role(board, rule, people[0], phrase) for phrase in phrases if before or placed)
            yield from (by_clause(board, fact, token.head.i) for fact in told)


def _opens_clause(link: Token) -> bool:
    """Does a preposition stand first in its sentence, or after a comma?"""
    return bool(link.is_sent_start) or link.doc[link.i - 1].is_punct


def _tells_of_subject(board: Board, link: Token, rule: Rule) -> bool:
    """Does `as` after a verb tell of the verb's subject: no passive, no verb of describing, no person as object?"""
    verb = link.head
    told = any(clause.offices for clause in board.clause_at.get(verb.i, ()))  # by a rule of its own
    if told or verb.lemma_ in rule.get("verbs", ()) or is_passive(verb) or link.doc[link.i - 1].lower_ == "such":
        return False
    objects = [child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.i < link.i]
    people = any(board.at(child.i, "people") or child.pos_ in ("PRON", "PROPN") for child in objects)
    return not people and form_of(board, verb) is not None


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
        for phrase in phrases_from(board, max(subject.left_edge.i, subject.sent.start)):
            if phrase.title_start <= subject.i and not phrase.plural and _is_office(board, phrase):
                fact = role(board, rule, person, replace(phrase, status=tensed(phrase, form, rule)))
                yield by_clause(board, fact, verb.i)


def _is_office(board: Board, phrase: TitlePhrase) -> bool:
    """Is the title that of an office, and not any `official` or `farmer`?"""
    placed = phrase.organisation is not None or phrase.place is not None
    head = phrase.title.split()[-1].lower()
    return placed or head in board.of_body or head in board.party_free
