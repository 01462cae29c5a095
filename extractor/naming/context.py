"""Names that the words around them give away: an acronym in parentheses, a title before, a person who belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.naming.lexicon import NameLexicon
from extractor.naming.modelled import OTHER_LABELS
from extractor.naming.name import Name, taken_by
from extractor.naming.others import expansion_start
from extractor.naming.settle import parts_of_people
from extractor.naming.words import capitalised, initials, is_acronym, is_possessive, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc


def acronyms(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Capitals in parentheses after a body's name: `National Flood Relief Agency (NFRA)`."""
    for name in names:
        i = name.end
        if name.kind == "organisations" and i + 2 < len(doc) and doc[i].text in "([" and doc[i + 2].text in ")]":
            inside = doc[i + 1].text
            if inside.isalpha() and (is_acronym(inside) or inside.lower() == initials(name.tokens(doc)).lower()):
                yield Name(i + 1, i + 2, "organisations", "acronym")


def spelled_out(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Bodies' names as long as their acronym says: `Information and Decision Support Centre (IDSC)`."""
    for name in names:
        i = name.end
        if name.kind != "organisations" or i + 2 >= len(doc) or doc[i].text != "(" or not is_acronym(doc[i + 1].text):
            continue
        start = expansion_start(doc, i, doc[i + 1].text)
        inside = doc[start : name.start]
        if (
            start < name.start
            and capitalised(doc[start])
            and all(capitalised(t) or t.lower_ in ("of", "and", "for") for t in inside)
        ):
            yield Name(start, name.end, "organisations", "acronym")


def affiliations(doc: Doc, names: list[Name], words: NameLexicon) -> Iterator[Name]:
    """Capitalised words that nothing names yet and to which a person belongs: `Orvia's Nils Berg`."""
    parts = parts_of_people(doc, names, words)
    stray = {n.start for n in names if n.kind == "people" and n.is_single and n.text(doc) not in parts}
    taken = taken_by(names) - stray
    for name in names:
        if name.kind != "people" or name.is_single:
            continue
        for start, end in (_before_possessive(doc, name, taken, words), _after_of(doc, name, taken, words)):
            if start < end:
                yield Name(start, end, "organisations", "affiliation")


def _before_possessive(doc: Doc, name: Name, taken: set[int], words: NameLexicon) -> tuple[int, int]:
    end = name.start - 1
    start = end
    if end > 0 and is_possessive(doc[end]):
        while start > 0 and _could_name_body(doc, start - 1, taken, words):
            start -= 1
    return start, end


def _after_of(doc: Doc, name: Name, taken: set[int], words: NameLexicon) -> tuple[int, int]:
    link = name.end
    if link + 1 >= len(doc) or doc[link].lower_ not in ("of", "from"):
        return link, link
    start = link + 1 + (doc[link + 1].lower_ == "the")
    end = _capitals_end(doc, start, taken, words)
    modifies = start < end < len(doc) and _modifies(doc, start, end, words)
    return start, start if modifies else end


def _modifies(doc: Doc, start: int, end: int, words: NameLexicon) -> bool:
    """Do the words only say which seat, law or event is meant: `of the Social Welfare constituency`?"""
    return doc[end].lower_ in words.not_before or doc[start:end].root.head.lower_ in words.not_before


def _capitals_end(doc: Doc, start: int, taken: set[int], words: NameLexicon) -> int:
    end = start
    while end < len(doc) and _could_name_body(doc, end, taken, words):
        end += 1
    return end


def _could_name_body(doc: Doc, i: int, taken: set[int], words: NameLexicon) -> bool:
    token = doc[i]
    function_word = token.is_stop and not is_acronym(token.text)
    if i in taken or function_word or not token.is_alpha or not capitalised(token):
        return False
    word = plain(token)
    other = token.ent_type_ in OTHER_LABELS or token.ent_type_ in ("GPE", "LOC", "DATE")
    return not (other or words.is_title(word) or words.is_country(word) or word in words.honorific)
