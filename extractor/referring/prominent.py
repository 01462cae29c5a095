"""`the senator`, said of who was just spoken of: a title that the article need not have given before.

`Lind attacked the plan on Friday. The senator said ...`: the only person whom the sentences before are about, unless
sex, office or place speak against it. What could be two people's stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.naming.words import plain
from extractor.referring.scene import Candidate, Scene

if TYPE_CHECKING:
    from extractor.parsed import Token

_REACH = 3
"""Sentences before its own in which a description looks for the person."""
_TITLE_REACH = 4
"""Tokens before a name that may be its titles."""


def prominent_meant(head: Token, scene: Scene) -> Entity | None:
    """The person whom a title with `the` stands for, as the subject of its clause."""
    if not _may_describe(head, scene):
        return None
    person = _in_view(head, scene)
    return person if person is not None and _agrees(head, person, scene) else None


def _may_describe(head: Token, scene: Scene) -> bool:
    """Is a noun a title of one person, with nothing that says of whom or which one?"""
    if head.dep_ not in ("nsubj", "nsubjpass") or head.tag_ not in ("NN", "NNP"):
        return False
    if not scene.words.is_title_at(head) or plain(head) in scene.nameless:
        return False
    if not any(c.dep_ == "det" and c.lower_ == "the" for c in head.lefts):
        return False
    if any(c.dep_ in ("prep", "relcl", "acl", "appos", "conj") for c in head.rights):
        return False
    if any(
        c.dep_ in ("poss", "nummod") or c.lower_ in ("other", "first", "second", "third", "next") for c in head.lefts
    ):
        return False
    return not any(c.entity.mentions == [] for c in scene.between(head.i, head.i + 1))  # `a guard ... the guard`


def _in_view(head: Token, scene: Scene) -> Entity | None:
    """The only person who is the subject in the nearest sentence before that speaks of people; quotations aside."""
    here = scene.sentence_number(head.i)
    if _people(scene.sentence_start(here), head.i, scene):
        return None
    for number in range(here - 1, max(here - 1 - _REACH, -1), -1):
        start, end = scene.sentence_start(number), scene.sentence_start(number + 1)
        people = _people(start, end, scene)
        if _tells_of_another(start, end, people, scene):
            return None
        if people:
            return _subject_of(people, scene)
    return None


def _people(start: int, end: int, scene: Scene) -> list[Candidate]:
    found = scene.between(start, end)
    return [c for c in found if c.entity.kind == "people" and not scene.quoted[c.head.i]]


def _subject_of(people: list[Candidate], scene: Scene) -> Entity | None:
    subjects = {c.entity for c in people if c.is_main_subject or scene.speaks(c)}
    if len(subjects) != 1 or any(c.is_subject and c.head.head.lemma_ in scene.questioning for c in people):
        return None
    person = subjects.pop()
    return person if person.mentions else None


def _tells_of_another(start: int, end: int, people: list[Candidate], scene: Scene) -> bool:
    """Has a sentence a main subject outside quotation marks that is none of the people?"""
    known = {c.head.i for c in people}
    main = (t for t in scene.doc[start:end] if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT")
    return any(not scene.quoted[t.i] and t.i not in known and not _is_beside(t, known) for t in main)


def _is_beside(noun: Token, known: set[int]) -> bool:
    return any(c.dep_ == "appos" and c.i in known for c in noun.children)


def _agrees(head: Token, person: Entity, scene: Scene) -> bool:
    """Does nothing known of a person speak against a description: sex, another office, another party or country?"""
    sex, known = scene.sexes.of_word(plain(head)), scene.gender_of(person)
    if sex is not None and known is not None and sex != known:
        return False
    if _is_anothers(head, person, scene):
        return False
    noun, own = scene.long_title(plain(head)), _titles(person, scene)
    if noun in own:
        return True
    if _names_body(head, scene) or own & scene.judges:
        return False  # `the FBI director` is whoever heads it; a judge is called nothing else
    former = any(c.lower_ in ("former", "ex", "onetime", "then") for c in head.lefts)
    return former or noun not in scene.offices or not own & scene.offices


def _names_body(head: Token, scene: Scene) -> bool:
    named = (scene.by_token.get(c.i) for c in head.lefts if c.dep_ in ("compound", "nmod"))
    return any(entity is not None and entity.kind == "organisations" for entity in named)


def _titles(person: Entity, scene: Scene) -> set[str]:
    """The words of a person's titles, as roles have them and as they stand before the name."""
    found = {w for role in scene.analysis.roles if role.person is person for w in (role.title or "").lower().split()}
    for mention in person.mentions:
        first = scene.document.tokens(mention.span).start
        for token in reversed(scene.doc[max(first - _TITLE_REACH, 0) : first]):
            if not (scene.words.is_title_at(token) or token.text.endswith(".")):
                break
            found.add(plain(token))
    return {scene.long_title(word) for word in found}


def _is_anothers(head: Token, person: Entity, scene: Scene) -> bool:
    """Do a description's capitalised words (party, country) contradict those of the person's titles of this kind?"""
    noun = scene.long_title(plain(head))
    said = {
        c.lower_ for c in head.lefts if c.text[0].isupper() and c.dep_ in ("amod", "compound") and not c.is_sent_start
    }
    for role in scene.analysis.roles:
        words = (role.title or "").split()
        if role.person is not person or noun not in (scene.long_title(w.lower().rstrip(".")) for w in words):
            continue
        marked = {w.lower() for w in words if w[0].isupper() and not scene.words.is_title(w.lower())}
        if said and marked and not said & marked:
            return True
    return False
