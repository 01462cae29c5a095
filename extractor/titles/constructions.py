"""The constructions that tie a title to a person, by the names that `roles.toml` gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.facts import RoleFact
from extractor.rules import Rule
from extractor.titles.appositions import apposition_after, apposition_before, fronted
from extractor.titles.before import phrases_before
from extractor.titles.belonging import affiliated, body_of, made_at
from extractor.titles.board import Board
from extractor.titles.fronted import as_title, title_is_name
from extractor.titles.lists import listed_after, members
from extractor.titles.stated import role
from extractor.titles.told import clause_of_office

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
        body = body_of(board, person) or made_at(board, person)
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


CONSTRUCTIONS: dict[str, Construction] = {
    "before-name": before_name,
    "affiliation": affiliation,
    "apposition-after": apposition_after,
    "apposition-before": apposition_before,
    "fronted": fronted,
    "clause": clause_of_office,
    "as-title": as_title,
    "title-is-name": title_is_name,
    "members": members,
}
