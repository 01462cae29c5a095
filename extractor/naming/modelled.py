"""The model's entities as names: cleaned, and put right where the words around them say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.document import Document
from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name
from extractor.naming.organisations import body_stretch, is_settlement
from extractor.naming.persons import person_stretches
from extractor.naming.words import capitalised, is_acronym, is_possessive, plain, plain_text
from extractor.record import Span

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token, Tokens

OTHER_LABELS = ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "LANGUAGE", "NORP")
_NOT_PEOPLE = ("GPE", "LOC", "ORG", "FAC", "PRODUCT", "WORK_OF_ART")

DATELINE_REACH = 60
"""Code points at a paragraph's start within which a dateline must be seen."""


def modelled_names(doc: Doc, words: NameLexicon) -> Iterator[Name]:
    """The names that the model sees."""
    by_office = _bodies_by_office(doc, words)
    for ent in doc.ents:
        for name in _from_entity(ent, words):
            yield replace(name, kind="organisations") if name.text(doc) in by_office else name


def _from_entity(ent: Tokens, words: NameLexicon) -> Iterator[Name]:
    doc = ent.doc
    text = ent.text
    if "://" in text or "www." in text:
        return
    if ent.label_ == "PERSON" or _is_person_by_title(ent, words):
        yield from _person_or_body(doc, ent.start, ent.end, words)
    elif ent.label_ == "ORG" or (ent.label_ in OTHER_LABELS and plain_text(ent) in words.known):
        end = ent.end + (ent.end < len(doc) and doc[ent.end].ent_type_ == "NORP" and doc[ent.end].tag_ == "NNPS")
        stretch = body_stretch(doc, ent.start, end, words)
        if stretch:
            yield Name(*stretch, "organisations", "model-organisation")
    elif ent.label_ in ("GPE", "LOC"):
        start = ent.start + (ent[0].lower_ == "the" and len(ent) > 1)
        end = ent.end - is_possessive(ent[-1])
        if start < end:
            yield Name(start, end, "places", "model-place")


def _person_or_body(doc: Doc, start: int, end: int, words: NameLexicon) -> Iterator[Name]:
    stretches = list(person_stretches(doc, start, end, words))
    for stretch in stretches:
        if is_settlement(doc, start):
            yield Name(*stretch, "places", "model-place")
        else:
            yield Name(*stretch, "people", "model-person")
    if not stretches and end - start <= 2 and is_acronym(doc[start].text):
        body = body_stretch(doc, start, end, words)
        if body and not doc[start].sent.text.isupper():
            yield Name(*body, "organisations", "model-organisation")


def _bodies_by_office(doc: Doc, words: NameLexicon) -> set[str]:
    """Texts of names of which somebody is chief executive, chairwoman or shareholder, whatever the model calls them."""
    found = set()
    for ent in doc.ents:
        i = ent.start - 1
        if i > 0 and doc[i].lower_ == "of" and plain(doc[i - 1]) in words.company_office:
            stretch = body_stretch(doc, ent.start, ent.end, words)
            if stretch is not None and ent.label_ not in ("GPE", "LOC"):
                found.add(str(doc[stretch[0] : stretch[1]].text))
    return found


def _is_person_by_title(ent: Tokens, words: NameLexicon) -> bool:
    """Does a title stand before two or three words that the model takes for no person: `Secretary Daniel Mbeki`?"""
    doc, i = ent.doc, ent.start - 1
    if ent.label_ not in _NOT_PEOPLE or not 2 <= len(ent) <= 3 or i < 1 or words.is_country(ent.text):
        return False
    parts = [plain(t) for t in ent]
    if any(part in words.any_head or part in words.portfolio or part in words.legal_form for part in parts):
        return False
    title = _title_before(doc, ent.start, ent.end)
    named = all(t.is_alpha and capitalised(t) for t in ent)
    return named and title is not None and words.is_title_at(title) and not plain(title).endswith("s")


def _title_before(doc: Doc, start: int, end: int) -> Token | None:
    """The word before a name, where a title may stand: `Secretary X`, `secretary, X,`, `President of Peru X`."""
    i = start - 1
    if doc[i].text == "," and end < len(doc) and doc[end].text == ",":
        return doc[i - 1]
    while i > 1 and doc[i].ent_type_ == "GPE":
        i -= 1
    if i < start - 1 and doc[i].lower_ == "of":
        i -= 1
    return doc[i] if capitalised(doc[i]) else None


def dateline_places(document: Document) -> Iterator[Name]:
    """The capitals at a paragraph's start that a dash, colon or parenthesis closes: `PORT ELVEN, March 4 -`."""
    for paragraph in document.paragraphs:
        if paragraph.kind != "body":
            continue
        found = _dateline_place(document, paragraph.start, min(paragraph.start + DATELINE_REACH, paragraph.end))
        if found:
            yield Name(found[0].i, found[-1].i + 1, "places", "dateline-place")
        if paragraph.end - paragraph.start > 100:  # datelines stand at the first long paragraph
            break


def _dateline_place(document: Document, start: int, end: int) -> list[Token]:
    tokens = [token for token in document.tokens(Span(start, end, "")) if not token.is_space]
    while tokens and not tokens[0].is_upper and (tokens[0].lower_ == "date" or not tokens[0].is_alpha):
        tokens = tokens[1:]  # `date 2026-01-07 BEIJING:`
    length = next((n for n, t in enumerate(tokens) if not (t.is_upper and t.is_alpha)), 0)
    closed = any(t.text in ("—", "–", "-", "--", ":", "(") for t in tokens[length : length + 8])
    return tokens[:length] if 0 < length <= 4 and len(tokens[0]) > 2 and closed else []
