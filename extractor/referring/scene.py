"""What pronouns and descriptions are resolved against: mentions by token, their grammar, and who is of which sex."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extractor.facts import Entity
from extractor.naming.lexicon import lexicon
from extractor.naming.words import name_words, plain

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.analysis import Analysis

Gender = Literal["male", "female"]

_OPENING, _CLOSING = "“«", "”»"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention, or a pronoun that is settled, as an antecedent: its head token and entity."""

    head: Token
    entity: Entity

    @property
    def is_subject(self) -> bool:
        """Does it stand as the subject of a verb?"""
        return self.head.dep_ in ("nsubj", "nsubjpass")

    @property
    def is_main_subject(self) -> bool:
        """Is it the subject of its sentence's main verb, or of one that is joined to it?"""
        verb = self.head.head
        while verb.dep_ == "conj":
            verb = verb.head
        return self.is_subject and (verb.dep_ == "ROOT" or verb.head.i == verb.i)


class Scene:
    """An article's antecedents in the text's order, and what is known of them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.doc = analysis.document.doc
        people = analysis.rules["people"]
        self.male = people.words("male")
        self.female = people.words("female")
        self.male_given = people.words("male_given")
        self.female_given = people.words("female_given")
        self.saying = analysis.rules["quotes"].words("saying")
        self.words = lexicon(analysis.rules)
        self.quoted = _quoted(self)
        self.gender: dict[int, Gender | None] = {}
        self.candidates: list[Candidate] = []
        self._starts: list[int] = []
        self._name_words: dict[int, frozenset[str]] = {}
        self.by_token: dict[int, Entity] = {}
        for entity in analysis.entities:
            for mention in entity.mentions:
                tokens = self.document.tokens(mention.span)
                self.by_token.update(dict.fromkeys(range(tokens.start, tokens.end), entity))
                self.candidates.append(Candidate(tokens.root, entity))
        self.candidates.sort(key=lambda c: c.head.i)
        self._starts = [c.head.i for c in self.candidates]
        for entity in analysis.entities:
            if entity.kind == "people":
                self.gender[id(entity)] = self._gender_of(entity)

    def add(self, head: Token, entity: Entity) -> None:
        """Take a settled pronoun or description in as an antecedent for what follows."""
        at = bisect_left(self._starts, head.i)
        self._starts.insert(at, head.i)
        self.candidates.insert(at, Candidate(head, entity))

    def between(self, start: int, end: int) -> list[Candidate]:
        """The antecedents whose heads lie in tokens `[start, end)`."""
        return self.candidates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def name_words(self, entity: Entity) -> frozenset[str]:
        """The words of all an entity's mentions, as names are compared."""
        if id(entity) not in self._name_words:
            words = (word for mention in entity.mentions for word in name_words(mention.span.text))
            self._name_words[id(entity)] = frozenset(words)
        return self._name_words[id(entity)]

    def gender_of(self, entity: Entity) -> Gender | None:
        """The sex that the text or a given name shows, or None."""
        return self.gender.get(id(entity))

    def learn(self, entity: Entity, gender: Gender) -> None:
        """Keep what a pronoun that was settled showed."""
        if self.gender.get(id(entity)) is None:
            self.gender[id(entity)] = gender

    def _gender_of(self, entity: Entity) -> Gender | None:
        for mention in entity.mentions:
            tokens = self.document.tokens(mention.span)
            for i in range(max(tokens.start - 2, 0), tokens.start):
                word = plain(self.doc[i])
                if word in self.male or word in self.female:
                    return "male" if word in self.male else "female"
        given = entity.name.split()[0].lower()
        if len(entity.name.split()) > 1 and (given in self.male_given) != (given in self.female_given):
            return "male" if given in self.male_given else "female"
        return None


def _quoted(scene: Scene) -> list[bool]:
    """For each token, does it stand inside quotation marks? A mark that is never closed ends with its paragraph."""
    inside, out = False, []
    paragraphs = {p.start for p in scene.document.paragraphs}
    for token in scene.doc:
        if token.idx in paragraphs:
            inside = False
        mark = token.text[0]
        if mark in _OPENING:
            inside = True
        elif mark in _CLOSING:
            inside = False
        elif mark == '"':
            inside = not inside
        out.append(inside)
    return out
