"""Names as they are compared: without diacritics, hyphens and articles, spellings of one name made equal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from extractor.naming.words import name_words
from extractor.rules import Rules

Form = tuple[str, ...]
"""The words of a name, ready to be compared."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_ONE_LETTER = 6
"""Letters of the shortest word in which one may be mistyped."""


@lru_cache(maxsize=4096)
def plain_letters(word: str) -> str:
    """The word without diacritics."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


class Spelling:
    """What the word lists say of spellings: parts that are left out, spellings of one name, short forms."""

    def __init__(self, rules: Rules) -> None:
        people = rules["people"]
        self._left_out = people.words("suffix") | people.words("article")
        self._particles = self._left_out | people.words("particle")
        self._prefixes = people.words("stance")
        self._alike = {word: group.split()[0] for group in people.words("alike") for word in group.split()}
        self._short: dict[str, list[str]] = people.lexicons.get("nickname", {})
        self._bodies: dict[str, str] = rules["organisations"].lexicons.get("spelling", {})

    def person(self, name: str) -> Form:
        """A person's name as it is compared."""
        parts = [part for word in name_words(name) for part in plain_letters(word).replace("'", "").split("-") if part]
        if len(parts) > 1 and parts[0] in self._prefixes:
            parts = parts[1:]
        kept = [part for part in parts if part not in self._left_out] or parts
        return tuple(self._alike.get(part, part) for part in kept) or (name.casefold(),)

    def words_of(self, name: str) -> int:
        """How many words a person's name has: one for `Al-Kadhimi`, `de Witte` and `Roe Jr`."""
        return sum(word not in self._particles for word in name_words(name))

    def body(self, name: str) -> Form:
        """A body's name as it is compared."""
        return tuple(self._bodies.get(word, plain_letters(word)) for word in name_words(name) if word != "the")

    def is_short_form(self, a: str, b: str) -> bool:
        """Is one given name a short form of the other (`Bill`, `William`), or both of one name?"""
        full_a, full_b = {a, *self._short.get(a, ())}, {b, *self._short.get(b, ())}
        return not full_a.isdisjoint(full_b)


def one_letter_apart(a: Form, b: Form) -> bool:
    """Do names of the same number of words differ in one letter of one longer word?"""
    differing = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(a) < 2 or len(differing) != 1:
        return False
    x, y = differing[0]
    return min(len(x), len(y)) >= _ONE_LETTER and _near(x, y)


def _near(x: str, y: str) -> bool:
    """Is one word the other with one letter left out, put in, changed or swapped with the next?"""
    if len(x) > len(y):
        x, y = y, x
    start = next((i for i in range(len(x)) if x[i] != y[i]), len(x))
    if len(x) != len(y):
        return len(y) - len(x) == 1 and x[start:] == y[start + 1 :]
    swapped = x[start : start + 2] == y[start : start + 2][::-1] and x[start + 2 :] == y[start + 2 :]
    return swapped or x[start + 1 :] == y[start + 1 :]
