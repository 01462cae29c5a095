"""Pronouns: `he` and `she` to people, `it` and `they` to bodies, countries and several people at once.

What cannot be settled stays open: a wrong speaker is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.referring.scene import Candidate, Gender, Scene
from extractor.syntax import subject

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "themselves"})
_OBJECTS = frozenset({"him", "her", "them", "it"})
REACH = 5
"""Sentences before its own in which a person's pronoun looks for whom it stands for."""


def person_meant(pronoun: Token, scene: Scene) -> Entity | None:
    """The person that `he` or `she` stands for.

    In the pronoun's own sentence a subject before it, else the subject of the sentences before, else the one person
    named there. People inside quotation marks are passed over where the pronoun stands outside.
    """
    gender: Gender = "male" if pronoun.lower_ in MALE else "female"
    joined = _joined_owner(pronoun, scene)
    if joined is not None:
        return joined
    sent = pronoun.sent
    here = (
        [] if _tags_speech(pronoun, scene) else _fitting(scene.between(sent.start, pronoun.i), pronoun, gender, scene)
    )
    above = governing_subject(pronoun)
    found = next((c.entity for c in here if above is not None and c.head.i == above.i), None)
    found = found or _chosen(here, same_sentence=True)
    for _ in range(REACH):
        if found is not None or sent.start == 0:
            break
        sent = scene.doc[sent.start - 1].sent
        found = _chosen(_fitting(scene.between(sent.start, sent.end), pronoun, gender, scene), same_sentence=False)
        if _has_unnamed_subject(sent, scene):
            return None
    if found is not None:
        scene.learn(found, gender)
    return found


def _tags_speech(pronoun: Token, scene: Scene) -> bool:
    """Does the pronoun speak what stands before it (`Mangoes are dear, it said`)? Who speaks is not named in that."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or verb.lemma_.lower() not in scene.saying:
        return False
    return verb.dep_ == "parataxis" or any(c.dep_ == "ccomp" and c.i < pronoun.i for c in verb.children)


def _has_unnamed_subject(sent: Tokens, scene: Scene) -> bool:
    """Is somebody without a name the sentence's subject: `An official said that ...`?"""
    found = next((t for t in sent.root.children if t.dep_ == "nsubj"), None)
    if found is None or found.i in scene.by_token or found.tag_ != "NN" or not scene.words.is_title_at(found):
        return False
    return any(child.lower_ in ("a", "an", "another", "one") for child in found.lefts)


def _joined_owner(pronoun: Token, scene: Scene) -> Entity | None:
    """In `Roe and his delegation`, `his` is Roe's."""
    owned = pronoun.head
    if pronoun.dep_ != "poss" or owned.dep_ != "conj":
        return None
    found = scene.by_token.get(owned.head.i)
    return found if found is not None and found.kind == "people" else None


def governing_subject(pronoun: Token) -> Token | None:
    """The subject of the clause right above a pronoun's own: in `Roe told Lind that he would pay`, `Roe`."""
    clause = pronoun.head
    while (
        clause.dep_ in ("conj", "xcomp", "prep", "pobj", "dobj", "attr", "acomp", "poss", "det")
        and clause.head.i != clause.i
    ):
        clause = clause.head
    if clause.dep_ not in ("ccomp", "advcl", "acl", "parataxis"):
        return None
    found = subject(clause.head)
    return found if found is not None and found.i < pronoun.i else None


def _fitting(candidates: list[Candidate], pronoun: Token, gender: Gender, scene: Scene) -> list[Candidate]:
    out = []
    excluded = _excluded(pronoun, scene)
    for candidate in candidates:
        known = scene.gender_of(candidate.entity)
        person = candidate.entity.kind == "people" and known in (None, gender)
        if (
            person
            and (scene.quoted[pronoun.i] or not scene.quoted[candidate.head.i])
            and candidate.entity is not excluded
        ):
            out.append(candidate)
    return out


def _excluded(pronoun: Token, scene: Scene) -> Entity | None:
    """Whom an object cannot stand for: the subject of its own clause. In `Lind invited him`, `him` is not Lind."""
    shifted = pronoun.dep_ == "nsubj" and pronoun.lower_ != "it"  # `invited him to speak`
    if not (shifted or pronoun.dep_ in ("dobj", "dative", "pobj")) or pronoun.lower_ not in _OBJECTS:
        return None
    verb = pronoun.head.head if pronoun.dep_ in ("pobj", "nsubj") else pronoun.head
    found = subject(verb)
    return scene.by_token.get(found.i) if found is not None else None


def _chosen(candidates: list[Candidate], *, same_sentence: bool) -> Entity | None:
    if not candidates:
        return None
    subjects = [c for c in candidates if c.is_main_subject] or [c for c in candidates if c.is_subject]
    if subjects:
        return subjects[0].entity
    entities = list(dict.fromkeys(c.entity for c in candidates))
    if len(entities) == 1 or same_sentence:
        return candidates[-1].entity
    return None


def thing_meant(pronoun: Token, scene: Scene) -> list[Entity]:
    """The body or country that `it` stands for: the subject of its own sentence's main clause, or of the one before."""
    if pronoun.dep_ == "expl" or _is_empty(pronoun):
        return []
    if _tags_speech(pronoun, scene):
        return _last_speaker(pronoun, scene)
    return _last_subject(pronoun, scene, ("organisations", "places"))


def _last_speaker(pronoun: Token, scene: Scene) -> list[Entity]:
    """The body or country that was the last to speak, in the few sentences before."""
    start = pronoun.sent.start
    for candidate in reversed(scene.between(max(start - REACH * 40, 0), start)):
        if candidate.is_subject and candidate.head.head.lemma_.lower() in scene.saying:
            return [candidate.entity] if candidate.entity.kind in ("organisations", "places") else []
    return []


def several_meant(pronoun: Token, scene: Scene) -> list[Entity]:
    """Whom `they` stands for: a subject that names several, or a body, in this sentence or the one before."""
    return _last_subject(pronoun, scene, ("organisations", "places", "people"), many=True)


def _is_empty(pronoun: Token) -> bool:
    """`It is clear that`, `it will take years to`: the pronoun stands for nothing."""
    verb = pronoun.head
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "advcl", "csubj") and c.i > verb.i]
    return bool(clauses) and (verb.lemma_ in ("be", "take", "seem", "appear", "emerge", "remain", "become"))


def _last_subject(pronoun: Token, scene: Scene, kinds: tuple[str, ...], *, many: bool = False) -> list[Entity]:
    above = governing_subject(pronoun)
    if above is not None and above.pos_ != "PRON" and not scene.quoted[pronoun.i]:
        if above.i not in scene.by_token:
            return []
        joined = _joined(Candidate(above, scene.by_token[above.i]), scene)
        return joined if _agree(joined, kinds, many=many) else []
    sent = pronoun.sent
    stretches = [(sent.start, pronoun.i)]
    if sent.start > 0:
        before = scene.doc[sent.start - 1].sent
        stretches.append((before.start, before.end))
    excluded = _excluded(pronoun, scene)
    for start, end in stretches:
        main = [c for c in scene.between(start, end) if c.is_main_subject or (start == sent.start and c.is_subject)]
        main = [c for c in main if scene.quoted[c.head.i] <= scene.quoted[pronoun.i] and c.entity is not excluded]
        if not main:
            if any(t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT" for t in scene.doc[start:end]):
                return []  # another subject, which names nothing, stands between
            continue
        joined = _joined(main[0], scene)
        return joined if _agree(joined, kinds, many=many) else []
    return []


def _agree(joined: list[Entity], kinds: tuple[str, ...], *, many: bool) -> bool:
    """Do kind and number agree: `it` takes one body or place, `they` takes bodies or several people."""
    if not all(entity.kind in kinds for entity in joined):
        return False
    return (len(joined) > 1 or joined[0].kind != "people") if many else len(joined) == 1


def _joined(candidate: Candidate, scene: Scene) -> list[Entity]:
    """The entity of a subject, and those that are joined to it."""
    out, token = [candidate.entity], candidate.head
    while True:
        joined = next((c for c in token.children if c.dep_ == "conj"), None)
        if joined is None or joined.i not in scene.by_token:
            return out
        out.append(scene.by_token[joined.i])
        token = joined
