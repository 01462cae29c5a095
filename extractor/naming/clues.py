"""What speaks for and against a stretch being a person's name: its words, and the words around it.

Each clue has a name; what it weighs stands in `models/en/people.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.naming.lexicon import NameLexicon
from extractor.naming.words import capitalised, folded, is_acronym, is_possessive, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_QUOTES = frozenset("\"'“”‘’")
_INNER_CAPITAL = re.compile(r"^(?!Ma?c|D[aei]|L[aeu]|Fitz|Van|O['’]|D['’]|Al|El|Abd).*[a-z][A-Z]")
"""A capital inside a word as brands have it, not as in `McKay` or `DiCaprio`."""
_OLDEST = 2
"""Digits of an age."""


def clues_within(doc: Doc, start: int, end: int, words: NameLexicon) -> Iterator[str]:
    """What the words of the name say."""
    alphabetic = [t for t in doc[start:end] if t.text[0].isalpha()]
    parts = [folded(t.text) for t in alphabetic if len(t.text.rstrip(".")) > 1]
    parts = [part for part in parts if part not in words.particle]
    if not parts:
        yield "no-word"
        return
    known = [words.is_name(part) for part in parts]
    if len(alphabetic[0].text.rstrip(".")) == 1:
        yield "initial-first"
    else:
        yield _one(parts[0], words) if len(parts) == 1 else _several(parts, known, words)
    if parts[-1] in words.common:
        yield _common(parts, known[-1], words)
    if len(parts) > 1 and (parts[0] in words.foreign_head or parts[-1] in words.foreign_head):
        yield "foreign-head"
    if any(_INNER_CAPITAL.search(token.text) for token in alphabetic) and not all(known):
        yield "inner-capital"
    if len(alphabetic) == 1 and is_acronym(alphabetic[0].text):
        yield "acronym"
    if any(part in words.common and part not in words.surname for part in parts[:-1]):
        yield "common-inside"
    if folded(doc[start:end].text) in words.place:
        yield "place-or-name" if known == [True] else "place"


def _common(parts: list[str], known: bool, words: NameLexicon) -> str:
    if len(parts) == 1:
        return "common-name-word" if known else "common-word"
    if known and parts[0] in words.given:
        return "given-and-common"
    return "common-name-last" if known else "common-last"


def _one(part: str, words: NameLexicon) -> str:
    return "one-given" if part in words.given else "one-surname" if part in words.surname else "one-unknown"


def _several(parts: list[str], known: list[bool], words: NameLexicon) -> str:
    if parts[0] in words.given and known[-1]:
        return "given-and-surname"
    if len(parts) == 2 and "-" in parts[1]:
        return "hyphened-given"
    if known[0] or known[-1]:
        return "known-first" if known[0] else "known-last"
    return "known-inside" if any(known) else "all-unknown"


def clues_around(doc: Doc, start: int, end: int, words: NameLexicon) -> Iterator[str]:
    """What the words around the name say where it stands."""
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    root = doc[start:end].root
    inside = root.dep_ == "compound" and root.head.i >= end
    if before is not None and not (inside and before.pos_ == "DET"):
        yield from _before(before, after, words)
    if after is not None:
        yield from _after(after, doc[end + 1] if end + 1 < len(doc) else None, words)
    if root.tag_ == "NNPS":
        yield "plural"
    if root.dep_ in ("nsubj", "nsubjpass"):
        speaks = root.dep_ == "nsubj" and root.head.lemma_ in words.human_verb
        yield "speaks" if speaks else "in-office" if _is_in_office(root, words) else "subject"
    elif inside:
        if capitalised(root.head):
            yield "inside-compound"
        elif not words.is_title_at(root.head):
            yield "before-noun"


def _is_in_office(subject: Token, words: NameLexicon) -> bool:
    """Is the subject said to be a dean, or is done to it what is done to people alone: `Roe was elected`?"""
    verb = subject.head
    if subject.dep_ == "nsubjpass":
        return verb.lemma_ in words.human_passive
    said = [c for c in verb.rights if c.dep_ in ("attr", "oprd")] if verb.lemma_ in ("be", "become", "remain") else []
    links = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as") if verb.lemma_ == "serve" else ()
    said += [noun for link in links for noun in link.children if noun.dep_ == "pobj"]
    return any(words.is_title_at(t) and not t.tag_.endswith("S") and plain(t) not in words.body_noun for t in said)


def _before(before: Token, after: Token | None, words: NameLexicon) -> Iterator[str]:
    word = plain(before)
    if word in words.honorific:
        yield "honorific-before"
    elif before.text == "," and before.i and words.is_title_at(before.nbor(-1)):
        yield "title-and-comma-before"
    elif words.is_title_at(before):
        yield "title-before" if word in words.title else "titles-before"
    elif before.text in _QUOTES or before.text == "(":
        if after is not None and after.text in _QUOTES:
            yield "quoted"
        elif after is not None and before.text == "(" and after.text in "),;":
            yield "bracketed"
    elif (
        before.pos_ == "PROPN"
        and word not in words.portfolio
        and capitalised(before)
        and before.is_alpha
        and before.whitespace_
    ):
        yield "proper-before"
    elif word in words.portfolio and before.i and words.is_title_at(before.nbor(-1)):
        yield "title-before"
    elif word in words.introduction:
        yield f"after-{words.introduction[word]}"


def _after(after: Token, second: Token | None, words: NameLexicon) -> Iterator[str]:
    if is_possessive(after):
        yield "possessive"
    elif _head_follows(after, words):
        yield "place-head-after"
    elif after.pos_ == "PROPN" and capitalised(after) and after.is_alpha:
        yield "proper-after"
    elif after.lower_ == "who" or (after.text == "," and second is not None and second.lower_ in ("who", "whose")):
        yield "who-after"
    elif second is not None and after.text == "," and second.text.isdigit() and len(second) == _OLDEST:
        yield "age-after"
    elif second is not None and after.text == "," and _title_follows(second, words):
        yield "title-after"
    elif second is not None and after.text == "," and second.ent_type_ == "GPE":
        yield "place-after"


def _head_follows(after: Token, words: NameLexicon) -> bool:
    """Does the name go on to a head of a place's or body's name: `Lake District`, `Al Alam palace`?"""
    doc = after.doc
    for token in doc[after.i : after.i + 3]:
        if plain(token) in words.place_head or (capitalised(token) and plain(token) in words.head):
            return True
        if not capitalised(token) or not token.is_alpha:
            return False
    return False


def _title_follows(token: Token, words: NameLexicon) -> bool:
    """Does an apposition with a title begin here: `, the finance minister,`?"""
    for word in token.doc[token.i : token.i + 5]:
        if words.is_title_at(word):
            return True
        if (word.is_punct and word.text != "-") or word.pos_ in ("VERB", "AUX", "PRON"):
            return False
    return False
