"""People who are meant by a noun: somebody without a name (`a driver`), or one whose title it is (`the minister`).

Pronouns are settled before roles are found, so titles are read from what stands beside a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.naming.lexicon import NameLexicon
from extractor.naming.words import plain
from extractor.referring.sexes import Sexes
from extractor.syntax import subject

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_JUST_NAMED = 60
"""Tokens back to which a title's owner was just named."""
_BY_FAR = 3
_STANDS_FOR_ONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss"})
_A = frozenset({"a", "an", "another", "one"})
_SAYS_WHAT = frozenset({"compound", "appos", "nmod"})


def owner_meant(owners: Mapping[Entity, int], position: int) -> Entity | None:
    """Which of a title's owners `the president` is: the one just named, or by far the most named; else nobody."""
    last = max(owners, key=lambda owner: owners[owner])
    if len(owners) == 1 or position - owners[last] <= _JUST_NAMED:
        return last
    most = max(owners, key=lambda owner: len(owner.mentions))
    others = max(len(owner.mentions) for owner in owners if owner is not most)
    return most if len(most.mentions) >= _BY_FAR * others else None


class Nouns:
    """Reads an article's nouns for people in the text's order."""

    def __init__(self, words: NameLexicon, sexes: Sexes, person: frozenset[str], names: Mapping[int, Entity]) -> None:
        self._words, self._sexes, self._person, self._names = words, sexes, person, names
        self._meant: dict[str, dict[Entity, int]] = {}
        """For each title, whose it has been so far, and where it was said last."""

    def read(self, doc: Doc) -> Iterator[tuple[Token, Entity]]:
        """Each noun that stands for a person, with the person; who has no name is an entity without mentions."""
        for token in doc:
            if token.tag_ not in ("NN", "NNP") or token.i in self._names:
                continue
            word = plain(token)
            titled = self._words.is_title_at(token)
            owner = self._owner(token) if titled else None
            if owner is not None:
                self._meant.setdefault(word, {})[owner] = token.i
            elif token.tag_ == "NN" and token.dep_ in _STANDS_FOR_ONE:
                found = self._stands_for(token, word, titled=titled)
                if found is not None:
                    yield token, found

    def _stands_for(self, noun: Token, word: str, *, titled: bool) -> Entity | None:
        if any(child.dep_ == "appos" and child.i in self._names for child in noun.children):
            return None
        article = next((child.lower_ for child in noun.lefts if child.dep_ == "det"), "")
        if titled and article in _A:
            unnamed = Entity("people", noun.text, [])
            self._meant[word] = {unnamed: noun.i}
            return unnamed
        if titled:
            owners = self._meant.get(word) if article in ("the", "this") else None
            return owner_meant(owners, noun.i) or Entity("people", noun.text, []) if owners else None
        known = self._sexes.of_word(word) is not None or (word in self._person and article != "the")
        return Entity("people", noun.text, []) if known else None

    def _owner(self, noun: Token) -> Entity | None:
        """The person of whom a title is said: before the name, in apposition, after `is`."""
        if noun.dep_ in _SAYS_WHAT:
            return self._person_at(noun.head)
        if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become"):
            return self._person_at(subject(noun.head))
        return next((p for c in noun.children if c.dep_ == "appos" and (p := self._person_at(c))), None)

    def _person_at(self, token: Token | None) -> Entity | None:
        found = self._names.get(token.i) if token is not None else None
        return found if found is not None and found.kind == "people" else None
