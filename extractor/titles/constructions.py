"""The constructions that tie a title to a person, by the names that `roles.toml` gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.facts import RoleFact
from extractor.rules import Rule
from extractor.titles.appositions import apposition_after, apposition_before, fronted
from extractor.titles.before import phrases_before
from extractor.titles.belonging import affiliated, body_of, led_by, people_at
from extractor.titles.board import Board
from extractor.titles.fronted import as_title, title_is_name
from extractor.titles.lists import listed_after, members
from extractor.titles.stated import belongs, role
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
        body = body_of(board, person) or led_by(board, board.before_honorific(person))
        if body is not None and id(person.entity) not in titled:
            yield belongs(board, rule, person, body)
        people, place = people_at(board, person) or ([], None)
        for one in people:
            if place is not None and id(one.entity) not in titled:
                yield belongs(board, rule, one, place)


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
