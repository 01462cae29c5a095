"""What looks like a body and is none: acronyms of other things, names that the article calls works or events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name
from extractor.naming.words import is_acronym, is_possessive, plain, plain_text

if TYPE_CHECKING:
    from extractor.parsed import Doc

_LINKS = ("of", "for", "on", "and", "to", "in", "the", "against", "&", "-", "a")
_THINGS = ("EVENT", "LAW", "WORK_OF_ART", "FAC", "LANGUAGE", "DATE")


def without_others(doc: Doc, names: list[Name], other: set[str], words: NameLexicon) -> list[Name]:
    """The names without those bodies that the article elsewhere shows to be something else."""
    return [name for name in names if name.kind != "organisations" or not _is_other(doc, name, other, words)]


def _is_other(doc: Doc, name: Name, other: set[str], words: NameLexicon) -> bool:
    if name.rule == "head-word" or plain_text(name.tokens(doc)) in words.known:
        return False
    return name.is_single and doc[name.start].text in other


def called_otherwise(doc: Doc) -> set[str]:
    """Names, in lower case, that the model calls a work, an event or a place more often than a body."""
    votes: Counter[str] = Counter()
    for ent in doc.ents:
        if ent.label_ in _THINGS:
            votes[plain_text(ent)] += 1
        elif ent.label_ in ("ORG", "PRODUCT", "PERSON"):
            votes[plain_text(ent)] -= 1
    return {text for text, vote in votes.items() if vote > 0}


def other_acronyms(doc: Doc, words: NameLexicon) -> set[str]:
    """Acronyms that the article spells out as no body: `liquefied natural gas (LNG)`, `Free Trade Agreement (FTA)`."""
    bodies: set[str] = set()
    others: set[str] = set()
    for i in doc.where("("):
        if 0 < i < len(doc) - 2 and doc[i + 2].text == ")" and is_acronym(doc[i + 1].text):
            (others if _spells_other(doc, i, words) else bodies).add(doc[i + 1].text)
    return others - bodies


def _spells_other(doc: Doc, bracket: int, words: NameLexicon) -> bool:
    """Do the words before a parenthesis name no body: a thing in small letters, a title, an agreement, a place?"""
    acronym, end = doc[bracket + 1].text, bracket - is_possessive(doc[bracket - 1])
    last = doc[end - 1]
    if last.ent_type_ in ("GPE", "LOC"):
        return _letters_within(acronym, last.text if last.ent_iob_ == "B" else _entity_text(doc, end - 1))
    start = expansion_start(doc, end, acronym)
    link = next((i for i in range(start + 1, end) if doc[i].lower_ in ("of", "for", "on", "to")), end)
    head = doc[link - 1]
    word = plain(head)
    if word in words.head:
        return False
    if word in words.never_organisation or words.is_title_at(head):
        return True
    return start < end - 1 and head.is_lower and word not in words.small_head


def _entity_text(doc: Doc, i: int) -> str:
    start = i
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    return str(doc[start : i + 1].text)


def _letters_within(acronym: str, text: str) -> bool:
    """Are the capitals all letters of the text, in its order, the first one first?"""
    rest = iter(text.upper())
    return text[:1].upper() == acronym[0] and all(letter in rest for letter in acronym)


def expansion_start(doc: Doc, end: int, acronym: str) -> int:
    """Where the words begin whose initials the acronym is; `end - 1` where they are not found."""
    letters, i = acronym.lower(), end - 1
    while letters and i >= 0 and end - i < 2 * len(acronym) + 3:
        token = doc[i]
        if token.lower_[:1] == letters[-1]:
            letters = letters[:-1]
            if not letters:
                return i
        elif token.lower_ not in _LINKS and not is_possessive(token):
            break
        i -= 1
    return end - 1
