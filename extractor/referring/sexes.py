"""The sex of a person, as titles and given names show it: for pronouns, and to keep spouses apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extractor.naming.words import plain

if TYPE_CHECKING:
    from extractor.parsed import Token, Tokens
    from extractor.rules import Rules

Gender = Literal["male", "female"]

_TITLE_REACH = 3
"""Tokens before a name among which a title says the bearer's sex."""


class Sexes:
    """The word lists that tell a sex."""

    def __init__(self, rules: Rules) -> None:
        people = rules["people"]
        self.male = people.words("male")
        self.female = people.words("female")
        self._honorific = people.words("honorific")
        self._titles = self._honorific | rules["roles"].words("title")
        self._male_given = people.words("male_given")
        self._female_given = people.words("female_given")
        self._male_part = people.words("male_part")
        self._female_part = people.words("female_part")
        self.parents = self._male_part | self._female_part
        """Words before a parent's name: `bin`, `binti`."""
        self._female_ending = tuple(people.words("female_ending"))

    def of_word(self, word: str) -> Gender | None:
        """The sex that a noun or honorific says (`Mrs`, `chairman`, `mother`)."""
        if word in self.male:
            return "male"
        return "female" if word in self.female else None

    def of_title(self, name: Tokens) -> Gender | None:
        """The sex that a title right before a name says: `Mrs Lind`, `spokesman Dr Omar Haddad`."""
        doc = name.doc
        for i in range(name.start - 1, max(name.start - 1 - _TITLE_REACH, -1), -1):
            word = plain(doc[i])
            found = self.of_word(word)
            if found is not None:
                return found if word in self._honorific or _belongs(doc[i], name) else None
            if word not in self._titles and doc[i].text != ".":
                return None
        return None

    def of_name(self, name: str) -> Gender | None:
        """The sex that a full name shows, by its given name; a single word shows none."""
        parts = [part.lower().rstrip(".") for part in name.split()]
        if len(parts) < 2:
            return None
        if any(part in self._male_part or part in self._female_part for part in parts[1:]):
            return "male" if any(part in self._male_part for part in parts) else "female"
        given = next((part for part in parts[:-1] if len(part) > 1), None)
        if given is None:
            return None
        for form in (given, given.split("-")[0]):
            if (form in self._male_given) != (form in self._female_given):
                return "male" if form in self._male_given else "female"
        return "female" if parts[-1].endswith(self._female_ending) and self._female_ending else None

    def is_given(self, word: str) -> bool:
        """Is the word, in lower case, a given name that tells a sex?"""
        return word in self._male_given or word in self._female_given

    def of_titles(self, names: list[Tokens]) -> Gender | None:
        """The sex that the first title before one of the names says."""
        return next((found for name in names if (found := self.of_title(name)) is not None), None)


def _belongs(noun: Token, name: Tokens) -> bool:
    """Is a noun part of what stands before a name (`spokesman Omar Haddad`, `his wife Ana`), and none beside it?"""
    root = name.root
    return noun.head.i == root.i or (root.dep_ == "appos" and root.head.i == noun.i) or noun.head.head.i == root.i
