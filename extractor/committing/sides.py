"""On which side a speaker stands: who speaks for whom, and who speaks of another's future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.reading import Reading
from extractor.facts import Entity
from extractor.naming.lexicon import lexicon

if TYPE_CHECKING:
    from extractor.parsed import Token

_BESIDE = ("poss", "compound", "amod", "nmod", "appos")


def is_spokesperson(speaker: Token, reading: Reading) -> bool:
    """Does a spokesman, campaign, lawyer or statement speak, who speaks for whom it belongs to?"""
    return _spoken_through(speaker, reading) is not None


def principal(speaker: Token, reading: Reading) -> Entity | None:
    """For whom a spokesperson speaks, where that is said: `Lee, a spokesman for Ms Cole`, `Ms Cole's aide`."""
    noun = _spoken_through(speaker, reading)
    if noun is None:
        return None
    heads = [child for child in noun.lefts if child.dep_ == "poss"]
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("for", "to", "of"):
            heads.extend(c for c in child.children if c.dep_ == "pobj")
    return next((entity for head in heads if (entity := reading.entity(head)) is not None), None)


def _spoken_through(speaker: Token, reading: Reading) -> Token | None:
    """The noun that says that somebody speaks for another: the speaker's own, one before or after the name."""
    if speaker.lemma_.lower() in reading.words("spokespeople"):
        return speaker
    beside = (child for child in speaker.children if child.dep_ in ("appos", "compound", "nmod"))
    return next((token for token in beside if token.lemma_.lower() in reading.words("messengers")), None)


def of_other_side(party: Token, speaker: Token | None, entity: Entity | None, reading: Reading) -> bool:
    """Does one side speak of another: is the party a named country or body, the speaker of a different one?"""
    told = reading.entity(party)
    if told is None or told.kind == "people" or party.pos_ == "PRON":
        return False
    own = _allegiance(speaker, entity, reading)
    if told.kind == "places":
        countries = {_country(name, reading) for kind, name in own if kind == "places"}
        return bool(countries) and _country(told.name, reading) not in countries
    bodies = {name.casefold() for kind, name in own if kind == "organisations"}
    names = {name.casefold() for name in (told.name, *told.aliases, told.acronym or told.name)}
    return bool(bodies) and not any(a in b or b in a for a in names for b in bodies)


def _allegiance(speaker: Token | None, entity: Entity | None, reading: Reading) -> list[tuple[str, str]]:
    """The countries and bodies that a speaker is, or is said to be of, as kind and name."""
    out: list[tuple[str, str]] = [(entity.kind, entity.name)] if entity is not None and entity.kind != "people" else []
    sent = principal(speaker, reading) if speaker is not None else None
    if sent is not None and sent.kind != "people":
        out.append((sent.kind, sent.name))
    for role in reading.analysis.roles:
        if entity is not None and role.person is entity:
            out.extend([("places", role.place)] if role.place else [])
            out.extend([("organisations", role.organisation.name)] if role.organisation else [])
    for token in [speaker, *speaker.children] if speaker is not None else []:
        out.extend(_named_country(token, reading) if token is speaker or token.dep_ in _BESIDE else [])
    for kind, name in list(out):
        out.extend(("places", word) for word in name.split() if kind == "organisations" and _demonym(word, reading))
    return out


def _named_country(token: Token, reading: Reading) -> list[tuple[str, str]]:
    if _demonym(token.text, reading):
        return [("places", token.text)]
    entity = reading.named(token)
    return [("places", entity.name)] if entity is not None and entity.kind == "places" else []


def _demonym(word: str, reading: Reading) -> str | None:
    return lexicon(reading.analysis.rules).demonym.get(word.lower())


def _country(name: str, reading: Reading) -> str:
    """One name for a country, its nationality adjective and its seat of government."""
    lower = name.casefold().removeprefix("the ")
    country = (_demonym(lower, reading) or lower).casefold()
    return str(reading.rules.lexicons.get("seat", {}).get(country, country)).casefold()
