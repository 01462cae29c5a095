"""Clean what the model reads as a person: titles, honorifics and possessives leave the name, bodies are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.naming.bodies import Stretch
from extractor.naming.lexicon import NameLexicon
from extractor.naming.words import capitalised, is_acronym, is_possessive, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_NAME = 7
"""Tokens of the longest name that is believed."""


def person_stretch(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> Stretch | None:
    """The name within a stretch that may be a person's, or None where it is none."""
    start, end = _before_break(doc, start, end)
    end = _without_tail(doc, start, end)
    start = _without_titles(doc, start, end, lexicon)
    if start < end:
        end = _grown(doc, start, end, lexicon)
    return (start, end) if _may_be_name(doc, start, end, lexicon) else None


def _before_break(doc: Doc, start: int, end: int) -> Stretch:
    """A name does not go on after a line's end, `of`, or a comma."""
    while start < end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    for i in range(start, end):
        if doc[i].is_space or doc[i].lower_ in ("of", "from", ",", "and", ":", ";", "at", "in", "on", "the", "for"):
            return start, i
    return start, end


def _without_tail(doc: Doc, start: int, end: int) -> int:
    while end > start and (is_possessive(doc[end - 1]) or doc[end - 1].text in "-–—.,'’\"”)("):
        if doc[end - 1].text == "." and len(doc[end - 2]) == 1:
            break
        end -= 1
    return end


def _without_titles(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> int:
    """Leave out titles before the name; an `al` or a rank's word that alone is left stays."""
    ranks = [i for i in range(start, end - 1) if doc[i].is_upper and len(doc[i]) > 1 and lexicon.is_title_at(doc[i])]
    if ranks and not doc[end - 1].is_upper:  # `Lahore IGP Ali Rizvi`: what stands before a rank in capitals is no name
        start = ranks[-1] + 1
    if end - start > 2 and start > 1 and doc[start - 1].lower_ == "to" and lexicon.is_title_at(doc[start - 2]):
        start += 1  # `Ambassador to Peru Ana Lind`: the first word is the place
    while end - start > 1:
        word = plain(doc[start])
        titled = word in lexicon.honorific or lexicon.is_title_at(doc[start]) or word in lexicon.portfolio
        if not (titled or doc[start].text in ("-", "'", "’", ".")) or (
            word in ("don", "u", "ben") and not doc[start].is_title
        ):
            break
        start += 1
    return start


def _grown(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> int:
    """The end of the name with a capitalised word after it that the model left out: `Wilson Or`."""
    if end >= len(doc) or end - start > 1 or is_possessive(doc[end]):
        return end
    token = doc[end]
    short = token.is_alpha and capitalised(token) and not token.ent_type_ and not token.is_sent_start
    proper = token.tag_ in ("NNP", "CC") and len(token) > 1 and doc[end - 1].whitespace_ != ""
    known = lexicon.is_title_at(token) or plain(token) in lexicon.head | lexicon.never_person | lexicon.portfolio
    return end + 1 if short and proper and not known and not token.is_upper else end


def _may_be_name(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> bool:
    tokens = doc[start:end]
    if not 0 < len(tokens) <= LONGEST_NAME or not any(t.is_alpha and capitalised(t) for t in tokens):
        return False
    if any(c.isdigit() or c in "@/\\<>|" for c in tokens.text):
        return False
    words = [plain(t) for t in tokens]
    if any(word in lexicon.never_person for word in words) or words[-1] in lexicon.particle - {"ben", "ali"}:
        return False
    if len(words) == 1 and (lexicon.is_title(words[0]) or words[0] in lexicon.demonym or is_acronym(tokens.text)):
        return False
    return words[-1] not in lexicon.head | lexicon.legal_form and words[0] not in lexicon.head_of - {
        "bar",
        "high",
        "order",
    }
