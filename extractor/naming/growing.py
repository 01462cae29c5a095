"""Words beside a person's name that belong to it and that the model left out: `Choi Min` + `-seo`, `Rosa` + `Lind`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.naming.bodies import Stretch
from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name
from extractor.naming.words import capitalised, folded, in_title_case, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_HYPHENS = ("-", "‑")
_MARKS = {"“": "”", '"': '"', "'": "'", "‘": "’", "(": ")"}
_FUNCTION = ("PRON", "CCONJ", "ADP", "AUX", "SCONJ", "PART")
_SHORT = 6
"""Letters of the longest second part of a given name, such as `-hyeok`."""


def grown(doc: Doc, start: int, end: int, words: NameLexicon) -> Stretch:
    """The name with the words to its left and right that belong to it."""
    end = _right(doc, start, end, words)
    return _left(doc, start, end, words), end


def joined(doc: Doc, names: Iterable[Name], words: NameLexicon) -> list[Name]:
    """The names with those of people made one that stand side by side."""
    out: list[Name] = []
    for name in sorted(names, key=lambda n: n.start):
        if name.kind != "people":
            out.append(name)
            continue
        start = _over_particles(doc, name.start, words)
        last = out[-1] if out else None
        if last is not None and last.kind == "people" and last.end >= start:
            out[-1] = replace(last, end=name.end, rule="model-person")
        else:
            out.append(replace(name, start=start))
    return out


def _over_particles(doc: Doc, start: int, words: NameLexicon) -> int:
    """Where a name with the small words before it begins: `al-Qahtani`, `van der Meulen`."""
    while start > 0:
        if start > 1 and _is_inner_hyphen(doc[start - 1]) and plain(doc[start - 2]) in words.hyphened_particle:
            start -= 2
        elif doc[start - 1].lower_ in words.leading_particle and doc[start - 1].tag_ in ("NNP", "FW"):
            start -= 1
        else:
            break
    return start


def _right(doc: Doc, start: int, end: int, words: NameLexicon) -> int:
    while end < len(doc):
        after = _after_hyphen(doc, end, words)
        if after is None and doc[end - 1].whitespace_:
            after = _after_next_word(doc, start, end, words)
        if after is None:
            break
        end = after
    return end


def _after_hyphen(doc: Doc, end: int, words: NameLexicon) -> int | None:
    """The end of a name that goes on with a hyphen: `Choi Min` + `-seo`."""
    follows = end + 1 < len(doc) and _is_inner_hyphen(doc[end]) and _is_second_part(doc[end + 1], words)
    return end + 2 if follows else None


def _after_next_word(doc: Doc, start: int, end: int, words: NameLexicon) -> int | None:
    """The end of a name that goes on with a word: `Kim` + `In-sun`, `Rosa` + `Lind`, `Liu` + `He`."""
    token = doc[end]
    if token.text in _MARKS:
        return _after_nickname(doc, end, words)
    if capitalised(token) and end + 2 < len(doc) and doc[end + 2].is_lower:
        after = _after_hyphen(doc, end + 1, words)
        if after is not None:
            return after
    odd = end - start == 1 and _is_odd_name(token)
    return end + 1 if odd or _continues(token, doc[end - 1], words) else None


def _after_nickname(doc: Doc, opening: int, words: NameLexicon) -> int | None:
    """The end of a name that goes on after a nickname: `Rosa “Pepita” Quintero`, `James (Jim) Hale`."""
    for closing in (opening + 2, opening + 3):
        if closing + 1 < len(doc) and doc[closing].text == _MARKS[doc[opening].text]:
            going_on = _continues(doc[closing + 1], doc[opening - 1], words)
            return closing + 2 if capitalised(doc[opening + 1]) and going_on else None
    return None


def _is_inner_hyphen(token: Token) -> bool:
    return token.text in _HYPHENS and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_


def _is_second_part(token: Token, words: NameLexicon) -> bool:
    """May the word after a hyphen end a name: `Duck-soo`, `Murphy-O'Connor`, but not `Modi-led`?"""
    if not token.is_alpha:
        return False
    if capitalised(token):
        return token.pos_ == "PROPN" and not words.is_country(token.lower_)
    return len(token) <= _SHORT and folded(token.text) not in words.common and token.pos_ not in ("VERB", "ADP")


def _continues(token: Token, name: Token, words: NameLexicon) -> bool:
    """Is the token, right after a name, its next word?"""
    if not _is_open(token, words) or token.is_upper != name.is_upper:
        return False
    word = plain(token)
    if word in words.honorific or words.is_title_at(token):
        after = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return word == "dame" and after is not None and not capitalised(after)
    return True


def _is_odd_name(token: Token) -> bool:
    """Is it a function word with a capital inside a sentence, as in `Nguyen An` and `Peter To`?"""
    if not token.is_title or token.nbor(-1).is_upper or token.pos_ not in _FUNCTION:
        return False
    return not in_title_case(token.doc, token.sent.start, token.sent.end)


def _left(doc: Doc, start: int, end: int, words: NameLexicon) -> int:
    while start > 0:
        before = doc[start - 1]
        if start > 1 and _is_inner_hyphen(before) and plain(doc[start - 2]) in words.hyphened_particle:
            start -= 2
        elif before.whitespace_ and (before.lower_ in words.leading_particle or _begins(before, words)):
            start -= 1
        else:
            break
    return start


def _begins(token: Token, words: NameLexicon) -> bool:
    """Is the token, right before a name, its first word or an initial?"""
    if len(token.text.rstrip(".")) == 1:
        letter = token.text[0].isupper() and token.text not in ("A", "I")
        return letter and token.ent_type_ not in ("CARDINAL", "DATE")
    word = plain(token)
    if not _is_open(token, words) or word in words.honorific or words.is_title_at(token) or word in words.rank:
        return False
    part = folded(token.text)
    return not token.is_upper and (part in words.given or part not in words.place)


def _is_open(token: Token, words: NameLexicon) -> bool:
    """Is it a capitalised word that may be one of a name, and that nothing else claims?"""
    text = token.text.replace("’", "").replace("'", "")
    if len(token) < 2 or not capitalised(token) or not text.isalpha() or not _is_unclaimed(token, words):
        return False
    word, part = plain(token), folded(token.text)
    if word in words.head or word in words.portfolio or word in words.never_person or words.is_country(word):
        return False
    known, common = words.is_name(part), part in words.common
    if token.is_sent_start and not known and (common or token.tag_ != "NNP"):
        return False
    if common and (not known or token.is_sent_start or token.tag_ != "NNP"):
        return False
    if token.tag_ != "NNP" and token.is_stop:
        return False
    return (known and not common) or not in_title_case(token.doc, token.sent.start, token.sent.end)


def _is_unclaimed(token: Token, words: NameLexicon) -> bool:
    """Does the model see a person or nothing here, or but a given name, or a place of one word that no list has?"""
    if token.ent_type_ in ("", "PERSON"):
        return True
    after = token.i + 1
    alone = token.ent_iob_ == "B" and (after == len(token.doc) or token.doc[after].ent_iob_ != "I")
    part = folded(token.text)
    return alone and part not in words.place and (token.ent_type_ in ("GPE", "LOC") or part in words.given)
