"""What pronouns and descriptions are resolved against: mentions by token, their grammar, and who is of which sex."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.naming.lexicon import lexicon
from extractor.naming.words import name_words, plain
from extractor.referring.sexes import Gender, Sexes
from extractor.referring.strangers import Nouns

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.parsed import Token

_WEIGHTS = {"nsubj": 0.8, "nsubjpass": 0.8, "agent": 0.7, "poss": 0.5, "dobj": 0.5, "dative": 0.5, "ROOT": 0.5}
_DESCRIBED = 0.25
"""What `Ana Reyes, a banker from Lima` gains: who is introduced will be spoken of."""
_JOINING = frozenset({"of", "for", "on", "in", "to", "against", "and"})
"""Words that join what a body is to what it is for: `Ministry of Health`."""
_MAIN_SUBJECT, _OTHER_ROLE, _INSIDE_NAME, _JOINED = 1.0, 0.35, 0.15, 0.7


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
        return self.is_subject and _is_main(self.head)


def _is_main(head: Token) -> bool:
    verb = head.head
    while verb.dep_ == "conj":
        verb = verb.head
    return bool(verb.dep_ == "ROOT" or verb.head.i == verb.i)


def prominence(head: Token) -> float:
    """How much a noun phrase stands out in its sentence: a subject most, a name within a name least."""
    described = any(child.dep_ == "appos" and child.pos_ == "NOUN" for child in head.rights)
    more = _DESCRIBED if described else 0.0
    share = 1.0
    for _ in range(4):  # a name in apposition, or joined to another, stands where the other stands
        if head.dep_ not in ("appos", "conj") or head.head.pos_ not in ("NOUN", "PROPN", "PRON"):
            break
        share *= _JOINED if head.dep_ == "conj" or head.head.pos_ == "PROPN" else 1.0
        head = head.head
    if head.dep_ in ("nsubj", "nsubjpass") and _is_main(head):
        return share * _MAIN_SUBJECT + more
    if head.head.dep_ == "agent":
        return share * _WEIGHTS["agent"] + more
    if head.dep_ in ("compound", "amod", "nmod", "npadvmod"):
        return share * _INSIDE_NAME + more
    return share * _WEIGHTS.get(head.dep_, _OTHER_ROLE) + more


class Scene:
    """An article's antecedents in the text's order, and what is known of them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.doc = analysis.document.doc
        self.sexes = analysis.rules.derived(Sexes)
        self.styles = analysis.rules["people"].words("style")
        quotes = analysis.rules["quotes"]
        self._saying, self.questioning = quotes.words("saying"), quotes.words("questioning")
        self.words = lexicon(analysis.rules)
        roles = analysis.rules["roles"]
        self.nameless, self.offices = roles.words("nameless"), roles.words("office_of_state")
        self.seats, self.judges = roles.words("seat"), roles.words("judge")
        self._long_titles = roles.lexicons.get("long_form", {})
        self.quoted = self.document.quoted
        self.gender: dict[int, Gender | None] = {}
        self._sure: set[int] = set()
        self.candidates: list[Candidate] = []
        self._starts: list[int] = []
        self._name_words: dict[int, frozenset[str]] = {}
        self.by_token: dict[int, Entity] = {}
        self.names_one_person = sum(entity.kind == "people" for entity in analysis.entities) == 1
        for entity in analysis.entities:
            self._read_names(entity)
        if any(entity.kind == "people" for entity in analysis.entities):
            self._read_nouns()
        self.candidates.sort(key=lambda c: c.head.i)
        self._starts = [c.head.i for c in self.candidates]
        for entity in analysis.entities:
            if entity.kind == "people":
                self.gender[id(entity)] = self._gender_of(entity)

    def _read_names(self, entity: Entity) -> None:
        for mention in entity.mentions:
            tokens = self.document.tokens(mention.span)
            self.by_token.update(dict.fromkeys(range(tokens.start, tokens.end), entity))
            self.candidates.append(Candidate(tokens.root, entity))

    def _read_nouns(self) -> None:
        """Take the nouns that stand for people in as antecedents, with their sex where they have no name."""
        nouns = Nouns(self.words, self.sexes, self.analysis.rules["people"].words("person"), self.by_token)
        for noun, person in nouns.read(self.doc):
            self.candidates.append(Candidate(noun, person))
            if not person.mentions:
                self.gender.setdefault(id(person), self.sexes.of_word(plain(noun)))
                self._sure.add(id(person))

    def add(self, head: Token, entity: Entity) -> None:
        """Take a settled pronoun or description in as an antecedent for what follows."""
        at = bisect_left(self._starts, head.i)
        self._starts.insert(at, head.i)
        self.candidates.insert(at, Candidate(head, entity))

    def antecedent_at(self, i: int) -> Entity | None:
        """The entity at a token: by a name, or by a pronoun that is settled."""
        found = self.between(i, i + 1)
        return found[0].entity if found else self.by_token.get(i)

    def names_person(self, i: int) -> bool:
        """Does token `i` belong to the name of a person?"""
        found = self.by_token.get(i)
        return found is not None and found.kind == "people"

    def speaker_around(self, token: Token) -> Entity | None:
        """Who says the words in quotation marks among which a token stands, where a tag beside them names somebody.

        The tag stands in the same paragraph, right before or right after the quoted stretch.
        """
        if not self.quoted[token.i]:
            return None
        stretch = bisect_right(self._stretches, token.i) - 1
        return self._speakers[stretch] if stretch >= 0 else None

    @cached_property
    def _stretches(self) -> list[int]:
        """The tokens with which quoted stretches begin."""
        return [i for i, quoted in enumerate(self.quoted) if quoted and not (i and self.quoted[i - 1])]

    @cached_property
    def _speakers(self) -> list[Entity | None]:
        return [self._tagged_speaker(start) for start in self._stretches]

    def _tagged_speaker(self, start: int) -> Entity | None:
        end = start
        while end < len(self.doc) and self.quoted[end]:
            end += 1
        paragraph = self.document.paragraph(self.doc[start].idx)
        for around in (self.doc[min(end, len(self.doc) - 1)], self.doc[max(start - 1, 0)]):
            if not paragraph.start <= around.idx < paragraph.end:
                continue
            for candidate in self.between(around.sent.start, around.sent.end):
                head = candidate.head
                if self.is_voice(candidate) and not self.quoted[head.head.i] and not self.quoted[head.i]:
                    return candidate.entity
        return None

    def long_title(self, word: str) -> str:
        """A title in lower case, written out where it is an abbreviation (`sen` is `senator`)."""
        return str(self._long_titles.get(word, word))

    def says(self, verb: Token) -> bool:
        """Is a verb one of saying?"""
        return verb.lemma_.lower() in self._saying

    def is_voice(self, candidate: Candidate) -> bool:
        """Is it the subject of a verb of saying, in whatever clause?"""
        return candidate.is_subject and self.says(candidate.head.head)

    def speaks(self, candidate: Candidate) -> bool:
        """Does somebody say the sentence, or is it the name beside who does (`a pastor, Jan Roe, said`)?"""
        head = candidate.head
        if head.dep_ == "appos" and head.head.pos_ == "NOUN":
            head = head.head
        return self.speaks_at(head)

    def speaks_at(self, head: Token) -> bool:
        """Is a token the subject of a verb of saying in a main clause or a tag?"""
        verb = head.head
        if head.dep_ != "nsubj" or not self.says(verb):
            return False
        return verb.dep_ in ("ROOT", "parataxis", "conj") or any(c.dep_ == "ccomp" and c.i < head.i for c in verb.lefts)

    def between(self, start: int, end: int) -> list[Candidate]:
        """The antecedents whose heads lie in tokens `[start, end)`."""
        return self.candidates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def name_words(self, entity: Entity) -> frozenset[str]:
        """The words of all an entity's mentions, as names are compared."""
        if id(entity) not in self._name_words:
            words = (word for mention in entity.mentions for word in name_words(mention.span.text))
            self._name_words[id(entity)] = frozenset(words)
        return self._name_words[id(entity)]

    def is_head_of(self, noun: str, entity: Entity) -> bool:
        """Is a noun what a body's name says it is: `police` in `Orvia Police`, but not in `Police Union`?"""
        names = [name_words(mention.span.text) for mention in entity.mentions]
        return any(noun in (name[-1], _before_of(name)) for name in names if name)

    def gender_of(self, entity: Entity) -> Gender | None:
        """The sex that the text or a given name shows, or None."""
        return self.gender.get(id(entity))

    def learn(self, entity: Entity, gender: Gender) -> None:
        """Keep what a pronoun that was settled showed."""
        if not self.is_sure(entity):
            self.gender[id(entity)] = gender
            self._sure.add(id(entity))

    def is_sure(self, entity: Entity) -> bool:
        """Did a title or a pronoun show the sex, and not a given name alone?"""
        return id(entity) in self._sure

    def _gender_of(self, entity: Entity) -> Gender | None:
        titled = self.sexes.of_titles([self.document.tokens(m.span) for m in entity.mentions])
        if titled is not None:
            self._sure.add(id(entity))
        return titled or self.sexes.of_name(entity.name)

    def sentence_number(self, i: int) -> int:
        """Which sentence of the article token `i` stands in."""
        return bisect_right(self._sentences, i) - 1

    def sentence_start(self, number: int) -> int:
        """The first token of a sentence by its number."""
        return self._sentences[max(number, 0)]

    @cached_property
    def _sentences(self) -> list[int]:
        return [sent.start for sent in self.doc.sents]


def _before_of(name: Sequence[str]) -> str:
    """The word before the first `of`, `for` or the like in a name; its last one where it has none."""
    joined = (i for i, word in enumerate(name) if i and word in _JOINING)
    return name[next(joined, len(name)) - 1]
