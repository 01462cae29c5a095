"""Mentions -> entities: full and short names of a person, several names and the acronym of a body.

One pass over the whole article: full names first, then short ones, each to the entity that is meant where it stands.
"""

from __future__ import annotations

from extractor.analysis import Analysis
from extractor.facts import Entity, Mention
from extractor.naming.words import is_acronym, name_words
from extractor.resolving.bodies import Bodies
from extractor.resolving.people import People


def resolve(analysis: Analysis) -> list[Entity]:
    """The entities of an article, each with its mentions, in the order of their first mention."""
    by_kind: dict[str, list[Mention]] = {"people": [], "organisations": [], "places": []}
    for mention in sorted(analysis.mentions, key=lambda m: (m.span.start, m.span.end)):
        by_kind[mention.kind].append(mention)
    entities = [
        *People(analysis, by_kind["people"]).entities(),
        *Bodies(analysis, by_kind["organisations"]).entities(),
        *_places(by_kind["places"]),
    ]
    for entity in entities:
        _name(entity)
    return sorted(entities, key=lambda e: (e.mentions[0].span.start, e.mentions[0].span.end))


def _places(mentions: list[Mention]) -> list[Entity]:
    entities: dict[tuple[str, ...], Entity] = {}
    for mention in mentions:
        key = name_words(mention.span.text)  # in any case: KARVELA of a dateline is Karvela
        entities.setdefault(key, Entity("places", mention.span.text, [])).mentions.append(mention)
    return list(entities.values())


def _name(entity: Entity) -> None:
    """Give the entity its fullest name, its acronym and the other forms as aliases, in the text's order."""
    forms: dict[str, None] = {}
    for mention in entity.mentions:
        forms.setdefault(_shown(mention.span.text))
    spelled = [form for form in forms if not (is_acronym(form) and len(form.split()) == 1)] or list(forms)
    entity.name = max(spelled, key=lambda form: (len(name_words(form)), not form.isupper(), len(form)))
    if entity.kind == "organisations":
        entity.acronym = next((form for form in forms if is_acronym(form)), None) or _bracketed(entity)
    entity.aliases = [form for form in forms if form != entity.name]


def _bracketed(entity: Entity) -> str | None:
    return next((m.span.text for m in entity.mentions if m.rule == "acronym"), None)


def _shown(text: str) -> str:
    """A form as it is listed: line breaks within it are blanks."""
    return " ".join(text.split())
