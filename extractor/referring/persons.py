"""`he` and `she`: the person who stands out most where the pronoun stands.

Each mention before it speaks for its person by its place in the sentence and the distance in sentences; what cannot
be settled stays open: a wrong speaker is worse than none. People without a name (`a driver`) take part, so that their
pronouns go to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.referring.pronouns import excluded, governing_subject, tags_speech
from extractor.referring.relatives import named_by
from extractor.referring.scene import Candidate, Scene, prominence
from extractor.referring.sexes import Gender
from extractor.syntax import subject

if TYPE_CHECKING:
    from extractor.parsed import Token

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
_REFLEXIVE = frozenset({"himself", "herself"})
_VOICE_REACH = 2
"""Sentences before its own in which a pronoun that speaks looks for who spoke last."""
REACH = 5
"""Sentences before its own in which a person's pronoun looks for whom it stands for."""

_LEADING = frozenset({"prep", "advcl", "advmod", "npadvmod"})
_FADES = 0.55
"""What is left of a mention's weight a sentence later."""
_NEAR, _ABOVE, _OWN, _SPEAKER = 1.4, 1.0, 0.6, 1.15
_VOICE = 0.6
"""What the one who spoke last gains where the pronoun speaks, too."""
_SEX_OPEN, _SEX_OTHER = 0.85, 0.15
_MARGIN, _SURE = 1.2, 2.0
"""How much more must speak for the best than for the next one: to be meant, and to be known by the pronoun's sex."""


def person_meant(pronoun: Token, scene: Scene) -> Entity | None:
    """The person that `he` or `she` stands for; people without a name have no mentions."""
    gender: Gender = "male" if pronoun.lower_ in MALE else "female"
    if pronoun.dep_ == "poss" and pronoun.head.lower_ in scene.styles:
        return None  # `His Excellency`
    found = _joined_owner(pronoun, scene) or _own_subject(pronoun, gender, scene)
    if found is not None or _another_speaks(pronoun, scene):
        return found
    return _best(pronoun, gender, scene)


def _joined_owner(pronoun: Token, scene: Scene) -> Entity | None:
    """In `Roe and his delegation`, `his` is Roe's."""
    owned = pronoun.head
    if pronoun.dep_ != "poss" or owned.dep_ != "conj":
        return None
    found = scene.by_token.get(owned.head.i)
    return found if found is not None and found.kind == "people" else None


def _own_subject(pronoun: Token, gender: Gender, scene: Scene) -> Entity | None:
    """In `Lind called himself a fool`, `himself` is Lind."""
    found = subject(pronoun.head) if pronoun.lower_ in _REFLEXIVE and pronoun.head.pos_ == "VERB" else None
    entity = scene.antecedent_at(found.i) if found is not None else None
    return entity if entity is not None and _may_be(entity, gender, scene) else None


def _may_be(entity: Entity, gender: Gender, scene: Scene) -> bool:
    """Is it a person of that sex, as far as is known? A given name can deceive where the article names nobody else."""
    if entity.kind != "people":
        return False
    return scene.gender_of(entity) in (None, gender) or (not scene.is_sure(entity) and scene.names_one_person)


def _best(pronoun: Token, gender: Gender, scene: Scene) -> Entity | None:
    """The person for whom most speaks, where it is clearly more than for the next."""
    weights = _weights(pronoun, gender, scene)
    ranked = sorted(weights, key=lambda entity: -weights[entity])
    lead = weights[ranked[0]] / weights[ranked[1]] if len(ranked) > 1 else _SURE
    if not ranked or lead < _MARGIN:
        return None
    if lead >= _SURE:
        scene.learn(ranked[0], gender)
    return ranked[0]


def _weights(pronoun: Token, gender: Gender, scene: Scene) -> dict[Entity, float]:
    """How much speaks for each person: per sentence the mention that stands out most."""
    here = scene.sentence_number(pronoun.i)
    above = governing_subject(pronoun)
    teller = named_by(above, scene) if above is not None else None
    doer = _doer(pronoun, scene)
    by_sentence: dict[tuple[Entity, int], float] = {}
    for candidate in _eligible(pronoun, gender, scene):
        entity = candidate.entity
        distance = here - scene.sentence_number(candidate.head.i)
        weight = _prominence(candidate, scene) * _FADES**distance * _by_sex(entity, gender, scene)
        if distance == 0:
            weight = weight * _NEAR + (_ABOVE if entity is teller else 0.0) + (_OWN if entity is doer else 0.0)
        key = (entity, distance)
        by_sentence[key] = max(by_sentence.get(key, 0.0), weight)
    weights: dict[Entity, float] = {}
    for (entity, _), weight in by_sentence.items():
        weights[entity] = weights.get(entity, 0.0) + weight
    voice = _last_voice(pronoun, here, scene)
    if voice in weights:
        weights[voice] += _VOICE * _by_sex(voice, gender, scene)
    return weights


def _eligible(pronoun: Token, gender: Gender, scene: Scene) -> Iterator[Candidate]:
    """The candidates whom a pronoun may stand for; what is quoted names nobody outside quotation marks."""
    here = scene.sentence_number(pronoun.i)
    end = pronoun.i if not tags_speech(pronoun, scene) else scene.sentence_start(here)
    outside = _not_meant(pronoun, scene)
    for candidate in [*scene.between(scene.sentence_start(here - REACH), end), *_ahead(pronoun, scene)]:
        if candidate.entity in outside or not _may_be(candidate.entity, gender, scene):
            continue
        if not scene.quoted[candidate.head.i] or scene.quoted[pronoun.i]:
            yield candidate


def _speaks(pronoun: Token, scene: Scene) -> bool:
    """Is a pronoun outside quotation marks the subject of a verb of saying?"""
    return pronoun.dep_ == "nsubj" and scene.says(pronoun.head) and not scene.quoted[pronoun.i]


def _last_voice(pronoun: Token, here: int, scene: Scene) -> Entity | None:
    """Who spoke last, before a pronoun that speaks: in `..., Roe said. “...,” he said`, Roe.

    Only where nobody else became the subject since then.
    """
    if not _speaks(pronoun, scene) or pronoun.head.dep_ not in ("ROOT", "parataxis", "conj", "ccomp"):
        return None
    own = scene.sentence_start(here)
    found = [
        c for c in scene.between(scene.sentence_start(here - _VOICE_REACH), pronoun.i) if not scene.quoted[c.head.i]
    ]
    if any(c.head.i >= own and c.entity.kind == "people" for c in found):
        return None
    last = next((c for c in reversed(found) if c.is_main_subject or scene.speaks(c)), None)
    spoke = last is not None and any(c.entity is last.entity and scene.speaks(c) for c in found)
    return last.entity if last is not None and spoke else None


def _another_speaks(pronoun: Token, scene: Scene) -> bool:
    """Did somebody without a name speak last: in `the spokesman said. “...,” he said`, he is the spokesman."""
    if not _speaks(pronoun, scene):
        return False
    here = scene.sentence_number(pronoun.i)
    before = scene.doc[scene.sentence_start(here - _VOICE_REACH) : scene.sentence_start(here)]
    last = next((t for t in reversed(before) if scene.speaks_at(t) and not scene.quoted[t.i]), None)
    if last is None or last.tag_ != "NN" or last.lower_ not in scene.nameless:
        return False
    named = (last, *(c for c in last.children if c.dep_ == "appos"))
    return all(scene.antecedent_at(token.i) is None for token in named)


def _doer(pronoun: Token, scene: Scene) -> Entity | None:
    """The subject of a possessive's own clause: in `Roe praised Lind, who sold his bank`, Lind."""
    if pronoun.dep_ != "poss":
        return None
    verb = pronoun.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        if verb.dep_ in ("nsubj", "nsubjpass"):
            return None
        verb = verb.head
    found = subject(verb)
    if found is None or found.i > pronoun.i:
        return None
    return named_by(found, scene) or scene.antecedent_at(found.i)


def _prominence(candidate: Candidate, scene: Scene) -> float:
    return prominence(candidate.head) * (_SPEAKER if scene.is_voice(candidate) else 1.0)


def _by_sex(entity: Entity, gender: Gender, scene: Scene) -> float:
    known = scene.gender_of(entity)
    if known is None:
        return _SEX_OPEN
    return 1.0 if known == gender else _SEX_OTHER


def _ahead(pronoun: Token, scene: Scene) -> list[Candidate]:
    """The subject that follows a phrase before it: `Before his arrest in May, Lind had worked for Orvia`."""
    root = pronoun.sent.root
    found = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None or found.i < pronoun.i or found.i not in scene.by_token:
        return []
    leads = any(c.dep_ in _LEADING and c.left_edge.i <= pronoun.i <= c.right_edge.i for c in root.lefts)
    return [Candidate(found, scene.by_token[found.i])] if leads else []


def _not_meant(pronoun: Token, scene: Scene) -> set[Entity]:
    """Whom a pronoun cannot stand for: its own clause's subject, whom it owns or is joined to, who says it."""
    out = {excluded(pronoun, scene), scene.speaker_around(pronoun)}
    for token in (pronoun.head, *pronoun.children, *pronoun.head.children):
        if pronoun.dep_ == "poss" and (token is pronoun.head or token.dep_ == "appos"):
            out.add(scene.by_token.get(token.i))
        if token.dep_ == "conj" and pronoun.dep_ != "poss" and token.pos_ in ("PROPN", "NOUN"):
            out.add(scene.by_token.get(token.i))
    return {entity for entity in out if entity is not None}
