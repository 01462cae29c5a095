"""Pronouns: `it` and `they` to bodies, countries and several people at once.

What cannot be settled stays open: a wrong speaker is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.referring.scene import Candidate, Scene
from extractor.syntax import subject

if TYPE_CHECKING:
    from extractor.parsed import Token

THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "themselves"})
_NOUN_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj", "poss"})
_OBJECTS = frozenset({"him", "her", "them", "it"})
_EMPTY_VERBS = frozenset({"be", "take", "seem", "appear", "emerge", "remain", "become"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl", "relcl"})
_REACH = 200
"""Tokens before its sentence in which `it said` looks for who spoke last."""


def tags_speech(pronoun: Token, scene: Scene) -> bool:
    """Does the pronoun speak what stands before it (`Mangoes are dear, it said`)? Who speaks is not named in that."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or not scene.says(verb):
        return False
    return verb.dep_ == "parataxis" or any(c.dep_ == "ccomp" and c.i < pronoun.i for c in verb.children)


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


def excluded(pronoun: Token, scene: Scene) -> Entity | None:
    """Whom an object cannot stand for: the subject of its own clause. In `Lind invited him`, `him` is not Lind."""
    shifted = pronoun.dep_ == "nsubj" and pronoun.lower_ != "it"  # `invited him to speak`
    if not (shifted or pronoun.dep_ in ("dobj", "dative", "pobj")) or pronoun.lower_ not in _OBJECTS:
        return None
    verb = pronoun.head.head if pronoun.dep_ in ("pobj", "nsubj") else pronoun.head
    found = subject(verb)
    return scene.antecedent_at(found.i) if found is not None else None


def thing_meant(pronoun: Token, scene: Scene) -> list[Entity]:
    """The body or country that `it` stands for: the subject of its own sentence's main clause, or of the one before."""
    if pronoun.dep_ == "expl" or (pronoun.dep_ == "dobj" and pronoun.lower_ == "it") or _is_empty(pronoun):
        return []
    if tags_speech(pronoun, scene):
        return _last_speaker(pronoun, scene)
    return _whose_office(pronoun, scene) or _last_subject(pronoun, scene, ("organisations", "places"))


def _whose_office(pronoun: Token, scene: Scene) -> list[Entity]:
    """The body that has the office in `its chairman`: the nearest before it in its sentence, or the one before that.

    In the sentence before, a subject counts first, then the only body there is.
    """
    if pronoun.dep_ != "poss" or not scene.words.is_title_at(pronoun.head):
        return []
    sent = pronoun.sent
    here = [c.entity for c in _bodies(sent.start, pronoun.i, scene)]
    if here or sent.start == 0:
        return here[-1:]
    before = scene.doc[sent.start - 1].sent
    bodies = _bodies(before.start, before.end, scene)
    subjects = [c.entity for c in bodies if c.is_main_subject]
    known = list(dict.fromkeys(c.entity for c in bodies))
    return subjects[:1] or (known if len(known) == 1 else [])


def _bodies(start: int, end: int, scene: Scene) -> list[Candidate]:
    return [c for c in scene.between(start, end) if c.entity.kind == "organisations" and c.head.dep_ != "compound"]


def _last_speaker(pronoun: Token, scene: Scene) -> list[Entity]:
    """The body or country that was the last to speak, in the few sentences before."""
    start = pronoun.sent.start
    for candidate in reversed(scene.between(max(start - _REACH, 0), start)):
        if scene.is_voice(candidate):
            return [candidate.entity] if candidate.entity.kind in ("organisations", "places") else []
    return []


def several_meant(pronoun: Token, scene: Scene) -> list[Entity]:
    """Whom `they` stands for: a subject that names several, or a body, in this sentence or the one before.

    A body is passed over where a plural noun stands between (`Orvia asked its drivers to keep their cars`).
    """
    found = _last_subject(pronoun, scene, ("organisations", "places", "people"), many=True)
    return [] if len(found) == 1 and _plural_between(found[0], pronoun, scene) else found


def _plural_between(body: Entity, pronoun: Token, scene: Scene) -> bool:
    start = scene.sentence_start(scene.sentence_number(pronoun.i) - 1)
    last = max((c.head.i for c in scene.between(start, pronoun.i) if c.entity is body), default=start)
    between = scene.doc[last + 1 : pronoun.i]
    return any(t.tag_ == "NNS" and t.dep_ in _NOUN_ROLES and t.i not in scene.by_token for t in between)


def _is_empty(pronoun: Token) -> bool:
    """`It is clear that`, `it will take years to`: the pronoun stands for nothing."""
    verb = pronoun.head
    if verb.lemma_ not in _EMPTY_VERBS or pronoun.dep_ not in ("nsubj", "expl"):
        return False
    heads = (verb, *(c for c in verb.children if c.dep_ in ("attr", "acomp", "oprd")))
    return any(c.dep_ in _CLAUSES and c.i > verb.i for head in heads for c in head.children)


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
    others = (excluded(pronoun, scene), scene.speaker_around(pronoun))
    for start, end in stretches:
        main = [c for c in scene.between(start, end) if c.is_main_subject or (start == sent.start and c.is_subject)]
        main = [c for c in main if scene.quoted[c.head.i] <= scene.quoted[pronoun.i] and c.entity not in others]
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
