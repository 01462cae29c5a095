"""The constructions that tie a title to a person, by the names that `roles.toml` gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from extractor.facts import RoleFact
from extractor.naming.words import plain
from extractor.rules import Rule
from extractor.titles.after import phrases_from
from extractor.titles.appositions import apposition_after, apposition_before, fronted, inverted
from extractor.titles.before import phrases_before
from extractor.titles.belonging import affiliated, belongs_to, possessor, shared_possessor
from extractor.titles.board import Board
from extractor.titles.lists import listed_after, members
from extractor.titles.phrase import TitlePhrase
from extractor.titles.stated import role, status_by_tense, tensed
from extractor.titles.tenure import with_tenure
from extractor.titles.verbs import after_copula, after_verb_as, office_of_verb

Construction = Callable[[Board, Rule], Iterator[RoleFact]]


def before_name(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Chinese Interior Minister Liang Weimin`; a plural title goes to every name of the list after it."""
    for person in board.people:
        for phrase in phrases_before(board, person.start):
            listed = [person, *listed_after(board, person)] if phrase.plural else [person]
            for named in listed:
                yield role(board, rule, named, affiliated(board, phrase, named))


def affiliation(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Apple's Tim Cook`, `Nils Berg of Orvia`: an organisation and no title."""
    titled = {id(fact.person) for fact in before_name(board, rule) if fact.organisation is not None}
    for person in board.people:
        body = belongs_to(board, person) or possessor(board, person) or shared_possessor(board, person)
        if body is None or id(person.entity) in titled:
            continue
        yield RoleFact(
            person=person.entity,
            title=None,
            organisation=body.entity,
            place=None,
            status="current",
            evidence=[board.span(min(body.start, person.start), max(body.end, person.end))],
            rule=rule.id,
            person_span=person.span,
            organisation_span=body.span,
        )


def copula(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Roe is president of the bank`, `Roe became a senator`, `who was the mayor of Kerava`."""
    verbs = frozenset(rule.get("verbs", ()))
    for person, verb, start in after_copula(board, verbs):
        for phrase in phrases_from(board, start):
            if _is_praise(board, phrase, start):
                continue
            fact = role(board, rule, person, replace(phrase, status=tensed(phrase, verb, rule)))
            yield with_tenure(board, fact, verb.index)


def _is_praise(board: Board, phrase: TitlePhrase, start: int) -> bool:
    """`He is a weak candidate`: an adjective of judgement makes the noun no office."""
    words = board.words
    for token in board.doc[start : phrase.title_end]:
        word = plain(token)
        known = word in words.rank | words.portfolio | board.drop or word in words.demonym or word in board.status
        if token.tag_ == "JJ" and token.dep_ == "amod" and token.is_lower and not known and "-" not in word:
            return not words.is_title(word)
    return False


def verb_as(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`was named chief executive of Orvia`, `resigned as minister`, `served as an adviser to the king`."""
    for person, verb, start in after_verb_as(board, frozenset(rule.get("verbs", ()))):
        for phrase in phrases_from(board, start):
            fact = role(board, rule, person, replace(phrase, status=tensed(phrase, verb, rule)))
            yield with_tenure(board, fact, verb.index)


def verb_of_office(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Roe heads the agency`, `the bank that Roe founded`: the verb gives the title, its object the organisation."""
    for person, verb, body in office_of_verb(board, frozenset(rule.get("verbs", ()))):
        start, end = min(person.start, body.start, verb.index), max(person.end, body.end, verb.index + 1)
        fact = RoleFact(
            person=person.entity,
            title=rule.get("title"),
            organisation=body.entity,
            place=None,
            status=status_by_tense(verb, rule),
            evidence=[board.span(start, end)],
            rule=rule.id,
            person_span=person.span,
            title_span=board.span(verb.index, verb.index + 1) if rule.get("title") else None,
            organisation_span=body.span,
        )
        yield with_tenure(board, fact, verb.index)


CONSTRUCTIONS: dict[str, Construction] = {
    "before-name": before_name,
    "affiliation": affiliation,
    "apposition-after": apposition_after,
    "apposition-before": apposition_before,
    "fronted": fronted,
    "inverted": inverted,
    "copula": copula,
    "verb-as": verb_as,
    "verb-of-office": verb_of_office,
    "members": members,
}
