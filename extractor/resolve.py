"""Mentions -> entities: full and short names of a person, several names and the acronym of a body.

One pass over the whole article: full names first, then short ones, each to the entity that is meant where it stands.
"""

from __future__ import annotations

import re

from extractor.analysis import Analysis
from extractor.facts import Entity, Mention
from extractor.naming.lexicon import NameLexicon, lexicon
from extractor.naming.words import is_acronym, name_words


def resolve(analysis: Analysis) -> list[Entity]:
    """The entities of an article, each with its mentions, in the order of their first mention."""
    words = lexicon(analysis.rules)
    by_kind: dict[str, list[Mention]] = {"people": [], "organisations": [], "places": []}
    for mention in sorted(analysis.mentions, key=lambda m: m.span):
        by_kind[mention.kind].append(mention)
    entities = [
        *_people(by_kind["people"], words),
        *_bodies(by_kind["organisations"], words),
        *_places(by_kind["places"]),
    ]
    for entity in entities:
        _name(entity)
    return sorted(entities, key=lambda e: e.mentions[0].span)


def _people(mentions: list[Mention], words: NameLexicon) -> list[Entity]:
    full = [m for m in mentions if len(name_words(m.span.text)) > 1]
    entities: list[Entity] = []
    for mention in full:
        same = next((e for e in entities if _same_person(e, mention, words)), None)
        _add(entities, same, mention, "the same full name" if same else "a full name")
    for mention in mentions:
        if len(name_words(mention.span.text)) != 1:
            continue
        meant = _person_meant(entities, mention)
        why = (
            "the short form of the name last given in full"
            if meant
            else "a name that the article does not give in full"
        )
        _add(entities, meant, mention, why)
    for entity in entities:
        entity.mentions.sort(key=lambda m: m.span)
    return entities


def _add(entities: list[Entity], entity: Entity | None, mention: Mention, why: str) -> None:
    if entity is None:
        entity = Entity(mention.kind, mention.span.text, [])
        entities.append(entity)
    entity.mentions.append(mention)
    entity.why[mention.span.start] = why


def _same_person(entity: Entity, mention: Mention, words: NameLexicon) -> bool:
    """Are two full names those of one person: the same but for initials, middle names, `Jr` and small words?"""
    new = _significant(mention.span.text, words)
    return any(_compatible(_significant(m.span.text, words), new) for m in entity.mentions)


def _significant(name: str, words: NameLexicon) -> tuple[str, ...]:
    parts = name_words(name)
    return tuple(w for w in parts if w not in words.suffix and (len(w) > 1 or len(parts) < 3))


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    ends = (short[0], short[-1]) == (long[0], long[-1])
    inner = long[-len(short) :] == short or long[: len(short)] == short
    return (ends and set(short) <= set(long)) or inner


def _person_meant(entities: list[Entity], mention: Mention) -> Entity | None:
    """The person that a single word names: last word before first word, the latest named before it first."""
    word = name_words(mention.span.text)[0]
    best: tuple[int, int, int] | None = None
    meant = None
    for entity in entities:
        for place in (-1, 0):
            if not any(name_words(m.span.text)[place] == word for m in entity.mentions):
                continue
            before = [m.span.start for m in entity.mentions if m.span.start < mention.span.start]
            after = min(m.span.start for m in entity.mentions)
            score = (1 if before else 0, max(before) if before else -after, -place)
            if best is None or score > best:
                best, meant = score, entity
    return meant


def _bodies(mentions: list[Mention], words: NameLexicon) -> list[Entity]:
    entities: list[Entity] = []
    forms: list[set[tuple[str, ...]]] = []
    for mention in sorted(mentions, key=lambda m: (-len(name_words(m.span.text)), m.span)):
        key = name_words(mention.span.text)
        found = next((i for i, known in enumerate(forms) if key in known), None)
        why = "the same name"
        if found is None:
            found = _body_meant(entities, key, mention, words)
            why = "its acronym or short form"
        if found is None:
            entities.append(Entity("organisations", mention.span.text, []))
            forms.append(set())
            found, why = len(entities) - 1, "a name of its own"
        entities[found].mentions.append(mention)
        entities[found].why[mention.span.start] = why
        forms[found].add(key)
    for entity in entities:
        entity.mentions.sort(key=lambda m: m.span)
    return entities


def _body_meant(entities: list[Entity], key: tuple[str, ...], mention: Mention, words: NameLexicon) -> int | None:
    """The one longer name of which this is the acronym, or a part that no other name shares."""
    text = mention.span.text
    if len(key) == 1 and (is_acronym(text) or mention.rule == "acronym"):
        return _only([i for i, e in enumerate(entities) if key[0] in _initials(e.name)])
    if not key or all(w in words.portfolio or w in words.demonym or w in words.country for w in key):
        return None
    return _only([i for i, e in enumerate(entities) if _is_part(key, name_words(e.name), words)])


def _only(found: list[int]) -> int | None:
    return found[0] if len(found) == 1 else None


def _initials(name: str) -> set[str]:
    """The initials of a name, with and without its small words: `ucd` and `uocd`."""
    parts = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name))
    return {"".join(w[0] for w in parts).casefold(), "".join(w[0] for w in parts if w[0].isupper()).casefold()}


def _is_part(short: tuple[str, ...], long: tuple[str, ...], words: NameLexicon) -> bool:
    """Is the short name the beginning or the end of the long one, and more than a bare head of bodies?"""
    if len(short) >= len(long):
        return False
    begins, ends = long[: len(short)] == short, long[-len(short) :] == short
    if begins and any(w in words.head for w in short) and any(w in words.head for w in long[len(short) :]):
        return False  # a body and its unit: a ministry, and an office of that ministry
    if len(short) > 1:
        return begins or ends
    if begins:
        return short[0] not in words.head or short[0] in words.head_of
    return ends and short[0] not in words.head and len(long) > 2 and long[-2] in ("of", "for")


def _places(mentions: list[Mention]) -> list[Entity]:
    entities: dict[tuple[str, ...], Entity] = {}
    for mention in mentions:
        key = name_words(mention.span.text)
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
