"""Descriptions: `the minister`, `the Chinese interior minister`, `both sides`, `the two ministers`, `the ministry`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity, RoleFact
from extractor.naming.words import plain
from extractor.referring.scene import Scene
from extractor.referring.strangers import owner_meant

if TYPE_CHECKING:
    from extractor.parsed import Token

_DEFINITE = frozenset({"the", "this", "that", "both", "its", "their", "his", "her"})
_PAIR = frozenset({"both", "two"})
_BODY_REACH = 4
"""Sentences before its own in which `the company` looks for the company."""


def is_definite(head: Token) -> bool:
    """Does a noun phrase say that its referent is known (`the`, `both`, a possessive)?"""
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in head.lefts)


def pair_meant(head: Token, scene: Scene) -> list[Entity]:
    """The two that `both sides`, `the two countries` or `the interior ministers` stands for."""
    pair = any(child.lower_ in _PAIR for child in head.lefts)
    lemma = head.lemma_.lower()
    if head.tag_ not in ("NNS", "NNPS") and not pair:
        return []
    if lemma in scene.analysis.rules["places"].words("called"):
        return _two_places(head, scene) if pair else []
    if not (pair or is_definite(head)):
        return []
    holders = _holders(_described(head), None, head, scene)
    return list(holders) if len(holders) == 2 else []


def latter_meant(head: Token, scene: Scene) -> Entity | None:
    """The second of the two people whom `the latter` chooses from: those of its sentence so far and the one before."""
    if head.dep_ not in ("nsubj", "nsubjpass", "agent", "pobj", "dobj"):
        return None
    start = scene.sentence_start(scene.sentence_number(head.i) - 1)
    people = dict.fromkeys(c.entity for c in scene.between(start, head.i) if c.entity.kind == "people")
    return list(people)[1] if len(people) == 2 else None


def _two_places(head: Token, scene: Scene) -> list[Entity]:
    """The two countries that the article has spoken of most so far; none where a third is as frequent.

    A nationality counts for its country (`Chinese`), and so does a country in the name of a body.
    """
    demonyms = scene.words.demonym
    names = {country.casefold(): country for country in demonyms.values()}
    counts: dict[str, int] = {}
    for ent in scene.doc.ents:
        if ent.start < head.i and ent.label_ in ("GPE", "NORP"):
            word = ent.text.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")
            country = names.get(word) or demonyms.get(word)
            if country:
                counts[country] = counts.get(country, 0) + 1
    ranked = sorted(counts, key=lambda country: -counts[country])
    if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] >= counts[ranked[1]]):
        return []
    places = {e.name.casefold().removeprefix("the "): e for e in scene.analysis.entities if e.kind == "places"}
    found = [places[country.casefold()] for country in ranked[:2] if country.casefold() in places]
    return found if len(found) == 2 else []


def holder_meant(head: Token, scene: Scene) -> Entity | None:
    """The person whose title a description repeats: whose role has all its words, and who was named before it."""
    if not is_definite(head) or head.tag_ in ("NNS", "NNPS") or _is_told_apart(head):
        return None
    if not scene.words.is_title(plain(head)):
        return None
    place = _place_of(head, scene)
    holders = _holders(_described(head), place, head, scene)
    found = owner_meant(holders, head.i) if holders else None
    if found is not None and place is not None and not _is_of(found, place, scene):
        others = (c.entity for c in scene.between(holders[found] + 1, head.i))
        return found if all(other is found or other.kind != "people" for other in others) else None
    return found


def _is_of(person: Entity, place: str, scene: Scene) -> bool:
    return any(role.person is person and role.place == place for role in scene.analysis.roles)


def is_single(head: Token, scene: Scene) -> bool:
    """Has an office one holder at a time, so that whose title it is counts for more than who was just spoken of?"""
    noun = scene.long_title(plain(head))
    return noun in scene.offices - scene.seats


def _is_told_apart(head: Token) -> bool:
    """Do words after a noun say who or what is meant: `the mayor of London`, `the officer who shot him`?"""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("of", "for", "from"))
        or (child.dep_ == "relcl" and head.doc[child.left_edge.i - 1].text != ",")
        for child in head.rights
    )


def _described(head: Token) -> set[str]:
    """The words of a description that a title must have."""
    lemma = head.lemma_.lower() if head.tag_ in ("NNS", "NNPS") else plain(head)
    kept = [c for c in head.lefts if c.dep_ in ("compound", "amod") and c.ent_type_ not in ("NORP", "GPE")]
    return {lemma, *(plain(c) for c in kept if plain(c) not in ("former", "new", "then", "two"))}


def _place_of(head: Token, scene: Scene) -> str | None:
    demonyms = scene.words.demonym
    for child in head.lefts:
        if child.lower_ in demonyms:
            return str(demonyms[child.lower_])
    return None


def _holders(words: set[str], place: str | None, head: Token, scene: Scene) -> dict[Entity, int]:
    """The people with such a title who were named before, the one named last at the end, each with where."""
    last: dict[Entity, int] = {}
    former = any(child.lower_ == "former" for child in head.lefts)
    roles = (role for role in scene.analysis.roles if role.title and not (former and role.status == "current"))
    fitting = {role.person for role in roles if _fits(role, words, place)}
    for candidate in scene.between(0, head.i) if fitting else []:
        if candidate.entity in fitting:
            last[candidate.entity] = candidate.head.i
    named_here = {
        c.entity for c in scene.between(head.sent.start, head.i) if c.head.head.i == head.head.i and c.is_subject
    }
    return {entity: i for entity, i in sorted(last.items(), key=lambda item: item[1]) if entity not in named_here}


def _fits(role: RoleFact, words: set[str], place: str | None) -> bool:
    title = {w.lower() for w in (role.title or "").replace("-", " ").split()}
    return words <= title and (place is None or role.place is None or role.place == place)


def body_meant(head: Token, scene: Scene) -> Entity | None:
    """The body that `the ministry` or `the company` stands for.

    The one named last whose name has the noun; for nouns that are in no name (`company`), the subject before.
    """
    if not is_definite(head) or head.tag_ in ("NNS", "NNPS") or any(c.lower_ in _PAIR for c in head.lefts):
        return None
    lemma = head.lemma_.lower()
    lexicon = scene.analysis.rules["organisations"]
    if not any(lemma in lexicon.words(name) for name in ("head", "small_head", "trade")):
        return None
    modifiers = [c for c in head.lefts if c.dep_ in ("compound", "amod", "poss") and c.lower_ not in _DEFINITE]
    before = [c.entity for c in scene.between(0, head.i) if c.entity.kind == "organisations"]
    words = {lemma, *(plain(c) for c in modifiers)}
    named = [entity for entity in before if words <= scene.name_words(entity) and scene.is_head_of(lemma, entity)]
    if named or modifiers:
        return named[-1] if named else None
    if lemma not in lexicon.words("called") or _is_told_apart(head):
        return None
    return _body_in_view(head, lemma, scene)


def _body_in_view(head: Token, noun: str, scene: Scene) -> Entity | None:
    """The one body of the nearest sentence with bodies that can be called by a noun, its subject first."""
    sent = head.sent
    for _ in range(_BODY_REACH):
        near = [c for c in scene.between(sent.start, min(sent.end, head.i)) if c.entity.kind == "organisations"]
        if near:
            fitting = [c for c in near if _may_be_called(c.entity, noun, scene)]
            told = [c.entity for c in fitting if c.is_main_subject]
            found = told or list(dict.fromkeys(c.entity for c in fitting))
            return found[0] if len(found) == 1 else None
        if sent.start == 0:
            break
        sent = scene.doc[sent.start - 1].sent
    return None


def _may_be_called(entity: Entity, noun: str, scene: Scene) -> bool:
    """Can a body be called by a noun that is not in its name: a ministry is no `company`, a federation no `club`?"""
    lexicon = scene.analysis.rules["organisations"]
    heads = scene.name_words(entity) & lexicon.words("head")
    return not heads if noun in lexicon.words("of_members") else not heads & lexicon.words("public_head")
