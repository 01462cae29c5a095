"""`who`, `which`, `that`, `whose`, `where`: the name that a relative clause tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.referring.scene import Scene
from extractor.syntax import subject

if TYPE_CHECKING:
    from extractor.parsed import Token

TAGS = frozenset({"WP", "WDT", "WP$", "WRB"})
WORDS = frozenset({"who", "whom", "whose", "which", "that", "where"})
_PEOPLE = ("people",)
_CLIMB = 6
_KINDS: dict[str, tuple[str, ...]] = {
    "who": _PEOPLE,
    "whom": _PEOPLE,
    "whose": ("people", "organisations", "places"),
    "which": ("organisations", "places"),
    "that": ("organisations", "places", "people"),
    "where": ("organisations", "places"),
}
_CLIMBED = frozenset(
    {"conj", "xcomp", "ccomp", "prep", "pobj", "advcl", "advmod", "poss", "nsubj", "nsubjpass", "dobj"}
)


def is_relative(token: Token) -> bool:
    """Is the token a relative pronoun or adverb?"""
    return token.tag_ in TAGS and token.lower_ in WORDS


def relative_meant(pronoun: Token, scene: Scene) -> list[Entity]:
    """The entity that a relative pronoun stands for: the name that its clause describes, or right before it.

    A noun that says what a name is stands for the name: in `Lind is a lawyer who`, `Lind, a lawyer who`, Lind's.
    """
    kinds = _KINDS[pronoun.lower_]
    noun = _described(pronoun)
    found = _named_above(noun, kinds, scene) if noun is not None else None
    if found is None and (noun is None or not _stands_between(noun, pronoun, scene)):
        found = _right_before(pronoun, scene)
    if found is None or found.kind not in kinds:
        return []
    if found.kind == "places" and pronoun.lower_ != "where" and _has_body(pronoun, scene):
        return []  # `Orvia, a bank based in Lima, which`
    return [_body_at(found, pronoun, scene) or found]


def _has_body(pronoun: Token, scene: Scene) -> bool:
    return any(c.entity.kind == "organisations" for c in scene.between(pronoun.sent.start, pronoun.i))


def _named_above(noun: Token, kinds: tuple[str, ...], scene: Scene) -> Entity | None:
    """The entity of a noun, or the first of a fitting kind above it: `a chemist at Leeds University who`."""
    for _ in range(_CLIMB):
        found = named_by(noun, scene)
        if found is not None and found.kind in kinds:
            return found
        if kinds != _PEOPLE or noun.dep_ not in _CLIMBED | {"appos", "attr"} or noun.head.pos_ in ("VERB", "AUX"):
            return None
        noun = noun.head
    return None


def _body_at(found: Entity, pronoun: Token, scene: Scene) -> Entity | None:
    """The body that stands right before its place, where somebody does something: `Leeds College, London, where he`."""
    clause = pronoun.head
    doer = next((c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    person = doer is not None and (doer.pos_ == "PRON" or scene.names_person(doer.i))
    if pronoun.lower_ != "where" or found.kind != "places" or not person:
        return None
    names = [c for c in scene.between(max(pronoun.i - 12, pronoun.sent.start), pronoun.i) if c.head.pos_ == "PROPN"]
    place = next((i for i in range(len(names) - 1, 0, -1) if names[i].entity is found), 0)
    body = names[place - 1] if place else None
    if body is None or body.entity.kind != "organisations":
        return None
    between = scene.doc[body.head.i + 1 : names[place].head.i]
    return (
        body.entity if all(t.text in (",", "in", "of", "the", "(") or t.i in scene.by_token for t in between) else None
    )


def _described(pronoun: Token) -> Token | None:
    """The noun that the clause of a relative pronoun describes."""
    token = pronoun
    for _ in range(6):
        if token.dep_ == "relcl":
            return token.head if token.head.i < pronoun.i else None
        if token.i != pronoun.i and token.dep_ not in _CLIMBED:
            return None
        token = token.head
    return None


def named_by(noun: Token, scene: Scene) -> Entity | None:
    """The entity that a noun names, or that it says something of."""
    if noun.i in scene.by_token:
        return scene.by_token[noun.i]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if noun.dep_ == "appos":
        return scene.by_token.get(noun.head.i)
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        owner = subject(noun.head)
        return scene.antecedent_at(owner.i) if owner is not None else None
    named = next((c for c in noun.children if c.dep_ == "appos" and c.i in scene.by_token), None)
    return scene.by_token[named.i] if named is not None else None


def _right_before(pronoun: Token, scene: Scene) -> Entity | None:
    """The name that ends right before a relative pronoun, a comma or parenthesis between."""
    i = pronoun.i - 1
    while i >= 0 and (scene.doc[i].text in (",", "(", ")", "—", "–", "-") or scene.doc[i].dep_ == "prep"):
        i -= 1
    return scene.by_token.get(i) if i >= pronoun.sent.start else None


def _stands_between(noun: Token, pronoun: Token, scene: Scene) -> bool:
    """Does the clause describe a noun that is nearer than the name before it (`Orvia's plant, which`)?"""
    last = max((i for i in range(noun.i, pronoun.i) if i in scene.by_token), default=-1)
    return last < noun.i
