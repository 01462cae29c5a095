"""The word lists that names are read with, gathered from the rule files once a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.naming.words import plain
from extractor.rules import Rules

if TYPE_CHECKING:
    from extractor.parsed import Token

SHORTEST_WORD = 3
"""Letters up to which a title is an abbreviation, written in capitals."""


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Lower-case word sets, and `demonym`: a nationality's place. `title` and `portfolio` come from the roles' file.

    `any_head` is `head` and `head_of`, `hard_head` is `head` without `soft_head`.
    """

    honorific: frozenset[str]
    honorific_after: frozenset[str]
    particle: frozenset[str]
    leading_particle: frozenset[str]
    hyphened_particle: frozenset[str]
    suffix: frozenset[str]
    never_person: frozenset[str]
    given: frozenset[str]
    surname: frozenset[str]
    common: frozenset[str]
    human_verb: frozenset[str]
    human_passive: frozenset[str]
    introduction: Mapping[str, str]
    weight: Mapping[str, float]
    title: frozenset[str]
    portfolio: frozenset[str]
    rank: frozenset[str]
    head: frozenset[str]
    head_of: frozenset[str]
    any_head: frozenset[str]
    hard_head: frozenset[str]
    small_head: frozenset[str]
    small_body: frozenset[tuple[str, ...]]
    legal_form: frozenset[str]
    never_organisation: frozenset[str]
    not_before: frozenset[str]
    members: frozenset[str]
    foreign_body: frozenset[str]
    trade_word: frozenset[str]
    seat: frozenset[str]
    company_word: frozenset[str]
    body_noun: frozenset[str]
    body_verb: frozenset[str]
    belonging: frozenset[str]
    joining: frozenset[str]
    working: frozenset[str]
    body_weight: Mapping[str, float]
    soft_head: frozenset[str]
    platform: frozenset[str]
    company_office: frozenset[str]
    officer: frozenset[str]
    learning: frozenset[str]
    known: frozenset[str]
    demonym: Mapping[str, str]
    country: frozenset[str]
    place: frozenset[str]
    place_head: frozenset[str]
    foreign_head: frozenset[str]

    def is_name(self, word: str) -> bool:
        """Is the folded word a given or family name somewhere?"""
        return word in self.given or word in self.surname

    def is_country(self, text: str) -> bool:
        """Is the text, in any case, a country's name or a nationality?"""
        lower = text.lower()
        return lower in self.country or lower in self.demonym

    def is_title(self, word: str) -> bool:
        """Is the word, in lower case, a title, in singular or plural?"""
        return word in self.title or (word.endswith("s") and word[:-1] in self.title)

    def is_title_at(self, token: Token) -> bool:
        """Is the token a title? One of three letters or fewer is so in capitals only: `MD` is a title, `Md` a name."""
        short = len(token) <= SHORTEST_WORD and not token.is_upper and token.lower_ != "nun"
        return not short and self.is_title(plain(token))


def _gather(rules: Rules) -> NameLexicon:
    people, organisations, roles, places = (rules[k] for k in ("people", "organisations", "roles", "places"))
    demonyms = places.lexicons.get("demonym", {})
    return NameLexicon(
        honorific=people.words("honorific"),
        honorific_after=people.words("honorific_after"),
        leading_particle=people.words("leading_particle"),
        hyphened_particle=people.words("hyphened_particle"),
        particle=people.words("particle"),
        suffix=people.words("suffix"),
        never_person=people.words("never"),
        given=people.words("given"),
        surname=people.words("surname"),
        common=people.words("common"),
        human_passive=people.words("human_passive"),
        human_verb=people.words("human_verb"),
        introduction=people.lexicons.get("introduction", {}),
        weight=people.lexicons.get("weight", {}),
        title=roles.words("title"),
        portfolio=roles.words("portfolio"),
        rank=roles.words("modifier"),
        head=organisations.words("head"),
        head_of=organisations.words("head_of"),
        any_head=organisations.words("head") | organisations.words("head_of"),
        hard_head=organisations.words("head") - organisations.words("soft_head"),
        small_head=organisations.words("small_head"),
        small_body=frozenset(tuple(body.split()) for body in organisations.lexicons.get("small_body", ())),
        legal_form=organisations.words("legal_form"),
        never_organisation=organisations.words("never"),
        not_before=organisations.words("not_before"),
        members=organisations.words("members"),
        foreign_body=organisations.words("foreign_body"),
        trade_word=organisations.words("trade_word"),
        seat=organisations.words("seat"),
        company_word=organisations.words("company_word"),
        body_noun=organisations.words("body_noun"),
        body_verb=organisations.words("body_verb"),
        belonging=organisations.words("belonging"),
        joining=organisations.words("joining"),
        working=organisations.words("working"),
        body_weight=organisations.lexicons.get("weight", {}),
        soft_head=organisations.words("soft_head"),
        company_office=organisations.words("company_office"),
        officer=organisations.words("officer"),
        learning=organisations.words("learning"),
        platform=organisations.words("platform"),
        known=organisations.words("known"),
        demonym=demonyms,
        country=frozenset(place.lower() for place in demonyms.values()),
        place=places.words("known"),
        place_head=places.words("head"),
        foreign_head=places.words("foreign_head"),
    )


def lexicon(rules: Rules) -> NameLexicon:
    """The name lexicon of a set of rules, made once."""
    return rules.derived(_gather)
