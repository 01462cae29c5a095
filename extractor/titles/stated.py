"""A title phrase and a person as a role."""

from __future__ import annotations

from typing import cast

from extractor.facts import RoleFact
from extractor.record import RoleStatus
from extractor.rules import Rule
from extractor.titles.board import Board, Named
from extractor.titles.phrase import TitlePhrase
from extractor.titles.verbs import VerbForm


def role(board: Board, rule: Rule, person: Named, phrase: TitlePhrase) -> RoleFact:
    """The role that a phrase gives to a person; its evidence reaches from the one to the other."""
    start, end = min(phrase.start, person.start), max(phrase.end, person.end)
    title_span = board.span(phrase.title_start, phrase.title_end) if phrase.title else None
    return RoleFact(
        person=person.entity,
        title=phrase.title or None,
        organisation=phrase.organisation,
        place=phrase.place,
        status=phrase.status,
        evidence=[board.span(start, end)],
        rule=rule.id,
        person_span=person.span,
        title_span=title_span,
        organisation_span=phrase.organisation_span,
        place_span=phrase.place_span,
    )


def belongs(board: Board, rule: Rule, person: Named, body: Named) -> RoleFact:
    """That a person is of a body, in no said office."""
    return RoleFact(
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


def tensed(phrase: TitlePhrase, verb: VerbForm, rule: Rule) -> RoleStatus:
    """The status that the phrase's own words make, else the one that the verb's tense makes by the rule."""
    return phrase.status if phrase.status != "current" else status_by_tense(verb, rule)


def status_by_tense(verb: VerbForm, rule: Rule) -> RoleStatus:
    """The status that a verb's tense makes: `will head` is incoming, `headed` what the rule says of the past."""
    if verb.ahead:
        return cast(RoleStatus, rule.get("ahead", "incoming"))
    return cast(RoleStatus, rule.get("past" if verb.past and rule.get("past") else "status", "current"))
