"""Clean what the model reads as a person: titles, honorifics and possessives leave the name, bodies are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.naming.bodies import Stretch
from extractor.naming.growing import grown
from extractor.naming.lexicon import NameLexicon
from extractor.naming.words import capitalised, folded, is_acronym, is_possessive, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_BETWEEN = (",", ";", ":", "and", "&", "/", "or")
_NO_NAME = re.compile(r"[\d@/\\<>|\[\]]|^[A-Z]-[A-Z]")
"""Marks and digits that no name has, and what follows a member of a parliament: `R-Ohio`."""
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ENDING = ("of", "from", "at", "in", "on", "the", "for")
_ALSO_NAMES = ("ben", "ali", "bar", "high", "order")
"""Particles and heads of bodies that are words of names as well."""
LONGEST_NAME = 10
"""Tokens of the longest name that is believed."""


def person_stretches(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> Iterator[Stretch]:
    """The names within a stretch that may name people: one, or those of a list."""
    for first, last in _pieces(doc, start, end):
        stretch = person_stretch(doc, first, last, lexicon)
        if stretch is not None:
            yield stretch


def person_stretch(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> Stretch | None:
    """The name within a stretch that may be a person's, or None where it is none."""
    end = _without_tail(doc, start, end, lexicon)
    start = _without_titles(doc, start, end, lexicon)
    if start < end:
        start, end = grown(doc, start, end, lexicon)
        start = _without_titles(doc, start, end, lexicon)
    return (start, end) if _may_be_name(doc, start, end, lexicon) else None


def _pieces(doc: Doc, start: int, end: int) -> Iterator[Stretch]:
    """A stretch cut at line ends, commas and `and`; a name does not go on after `of` or `in`."""
    first = start
    for token in doc[start:end]:
        i, ends = token.i, token.lower_ in _ENDING
        if ends or token.lower_ in _BETWEEN or token.is_space:
            if first < i:
                yield first, i
            first = i + 1
            if ends and i > start:
                return
    if first < end:
        yield first, end


def _without_tail(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> int:
    while end > start:
        last = doc[end - 1]
        is_initial = last.text == "." and len(doc[end - 2]) == 1
        marks = last.text in "-–—.,'’\"”)(" or is_possessive(last)
        if is_initial or not (marks or (end - start > 1 and _is_honour(last, lexicon))):
            break
        end -= 1
    return end


def _is_honour(token: Token, lexicon: NameLexicon) -> bool:
    """Does the word after a name only honour it: `MBE`, `saheb`?"""
    word = plain(token)
    return (token.is_upper and word in lexicon.suffix and word not in _GENERATIONS) or word in lexicon.honorific_after


def _without_titles(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> int:
    """Leave out titles before the name; an `al` or a rank's word that alone is left stays."""
    titles = [token for token in doc[start : end - 1] if lexicon.is_title_at(token)]
    ranks = [token.i for token in titles if token.is_upper and len(token) > 1]
    if ranks and not doc[end - 1].is_upper:  # `Lahore IGP Ali Rizvi`: what stands before a rank in capitals is no name
        start = ranks[-1] + 1
    inner = [token.i for token in titles if token.i > start and not lexicon.is_name(plain(token))]
    if inner:
        start = inner[-1] + 1
    if end - start > 2 and start > 1 and doc[start - 1].lower_ == "to" and lexicon.is_title_at(doc[start - 2]):
        start += 1  # `Ambassador to Peru Ana Lind`: the first word is the place
    while end - start > 1:
        word = plain(doc[start])
        if _is_no_part(doc[start], lexicon) or (doc[start].text == "H" and doc[start + 1].text == "E"):
            start += 1 + (doc[start].text == "H")  # `H E`, His Excellency
            continue
        titled = word in lexicon.honorific or lexicon.is_title_at(doc[start]) or word in lexicon.portfolio
        if not (titled or doc[start].text in ("-", "'", "’", ".")) or (word == "don" and end - start == 2):
            break
        start += 1
    return start


def _is_no_part(token: Token, lexicon: NameLexicon) -> bool:
    """Is the first word of a stretch none of a name: a small one, a nationality, a common word?"""
    word = folded(token.text)
    if token.is_lower:
        return word not in lexicon.particle
    return word in lexicon.demonym or (word in lexicon.common and not lexicon.is_name(word))


def _may_be_name(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> bool:
    tokens = doc[start:end]
    if not 0 < len(tokens) <= LONGEST_NAME or not any(capitalised(t) for t in tokens):
        return False
    if _NO_NAME.search(tokens.text):
        return False
    words = [plain(t) for t in tokens]
    first, last = words[0], words[-1]
    if any(word in lexicon.never_person for word in words) or (last in lexicon.particle and last not in _ALSO_NAMES):
        return False
    if len(words) == 1 and (
        first in lexicon.suffix or lexicon.is_title(first) or first in lexicon.demonym or is_acronym(tokens.text)
    ):
        return False
    if last in lexicon.head or last in lexicon.legal_form:
        return False
    return first not in lexicon.head_of or first in _ALSO_NAMES
