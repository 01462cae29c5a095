"""Clean what the model reads as a body: articles, camps and verbs leave the name; seats, laws and fields are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.naming.bodies import Stretch
from extractor.naming.lexicon import NameLexicon
from extractor.naming.words import capitalised, is_headline, is_possessive, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_SETTLEMENTS = ("town", "city", "village", "district", "province")
_MINISTERIAL = ("minister", "secretary", "undersecretary", "commissioner")
_LETTERED = ("group", "pool", "class", "category", "section", "grade", "type", "hepatitis", "vitamin")
_LINKS = ("of", "for", "on", "against", "to", "in", "with")
_FRONT = (
    "the",
    "a",
    "an",
    "former",
    "ex",
    "then",
    "rival",
    "fellow",
    "late",
    "several",
    "all",
    "many",
    "some",
    "this",
    "our",
    "its",
    "their",
)
_STILL_BODIES = frozenset({"state", "states", "house", "voice"})


def body_stretch(doc: Doc, start: int, end: int, words: NameLexicon) -> Stretch | None:
    """The body's name within a stretch that may be a body's, or None where it is none."""
    start = _without_front(doc, start, end, words)
    start, end = _without_tail(doc, start, end, words)
    if start >= end or not any(capitalised(t) or t.text[0].isdigit() for t in doc[start:end]):
        return None
    lower = [plain(t) for t in doc[start:end]]
    if _is_amount(doc, start, end) or _is_other(lower, words) or _is_other_here(doc, start, end, lower, words):
        return None
    if _is_thing(lower, words) and not _has_officers(doc, start, words):
        return None
    if len(lower) == 1 and _is_bare(lower[0], words):
        return (start, end) if lower[0] in words.known else None
    return start, end


def _without_front(doc: Doc, start: int, end: int, words: NameLexicon) -> int:
    first = start
    while start < end and (doc[start].lower_ in _FRONT or doc[start].is_space or doc[start].is_punct):
        start += 1
    if start > first and start < end and _has_article(doc, start - 1, end, words):
        return start - 1
    if end - start > 2 and doc[start].lower_.startswith(("pro-", "anti-", "ex-")):
        start += 1
    if end - start > 2 and doc[start].lower_ in ("pro", "anti") and doc[start + 1].text == "-":
        start += 3
    if start >= end:
        return start
    thing = plain(doc[start]) in words.never_organisation and plain(doc[start]) not in _STILL_BODIES
    if thing and start + 1 < end and doc[start + 1].lower_ == "of":
        start += 2
    return start


def _has_article(doc: Doc, i: int, end: int, words: NameLexicon) -> bool:
    """Is the token a capital `The` within a sentence, which a newspaper or a school has in its name?"""
    if doc[i].text != "The" or doc[i].is_sent_start or i == 0 or end - i > 5:
        return False
    before = doc[i - 1]
    return before.is_lower and before.is_alpha and not is_headline(doc, doc[i].sent.start, doc[i].sent.end)


def _without_tail(doc: Doc, start: int, end: int, words: NameLexicon) -> Stretch:
    """Cut after a head in a headline, at a line's end, before a verb, and up to an article inside."""
    heads = [token.i for token in doc[start + 1 : end] if plain(token) in words.head]
    if heads and heads[-1] + 1 < end and doc[heads[-1] + 1].is_alpha:
        sent = doc[start].sent
        if is_headline(doc, sent.start, sent.end):
            end = heads[-1] + 1
    for token in reversed(doc[start + 1 : end]):
        before = token.nbor(-1)
        if token.is_space or (token.tag_ in ("VBN", "VBD", "VBZ") and plain(before) in words.head):
            end = token.i
        elif token.lower_ == "the" and before.lower_ not in ("of", "for", "and", "on"):
            start = token.i + 1
            break
    end = _without_brackets(doc, start, end)
    while end > start and _is_edge(doc[end - 1]):
        end -= 1
    return start, end


def _is_edge(token: Token) -> bool:
    """Does no name end with it: a possessive, a mark, a blank, a link?"""
    mark = token.text in ",.;:'\"“”’)(-–—" or token.lower_ in ("and", "&", "or", "of", "for")
    return mark or is_possessive(token) or token.is_space


def _is_other(lower: list[str], words: NameLexicon) -> bool:
    """Do the words alone say that no body is named: a title, a nationality, a list of fields?"""
    text = " ".join(lower)
    if text in words.never_organisation:
        return True
    if all(_is_of_office(w, words) for w in lower) and (len(lower) < 2 or lower[-1] not in words.head):
        return True
    if len(lower) == 2 and lower[0] in _LETTERED and len(lower[1]) == 1:
        return True
    if "," in text and not any(w in words.any_head or w in words.legal_form for w in lower):
        return True
    return words.is_country(text) or any(c in "@/<>|\\=" for c in text)


def _is_of_office(word: str, words: NameLexicon) -> bool:
    """Is the word one of titles, or a nationality before one: `Kenyan`, `Foreign`, `Minister`, `Co-`?"""
    known = word in words.portfolio or words.is_title(word) or word in words.rank or word in words.demonym
    return known or not word[0].isalnum()


def _is_thing(lower: list[str], words: NameLexicon) -> bool:
    """Does the head say that a law, an event, a building or the like is named, and no conference of members?"""
    head = _head_of(lower)
    thing = head in words.never_organisation and head not in _STILL_BODIES
    return thing and words.members.isdisjoint(w.rstrip("'’") for w in lower)


def _has_officers(doc: Doc, start: int, words: NameLexicon) -> bool:
    """Does an office that only bodies have stand before the name: `general secretary of the Baptist Convention`?"""
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    return i > 0 and doc[i].lower_ in ("of", "at", "for") and plain(doc[i - 1]) in words.officer


def _without_brackets(doc: Doc, start: int, end: int) -> int:
    """Before a parenthesis that is not closed; before `in`, where no `of` or the like made it part of a name."""
    for token in doc[start + 1 : end]:
        if token.text in "([" and not any(t.text in ")]" for t in doc[token.i : end]):
            return token.i
        if token.lower_ in ("in", "at") and not any(t.lower_ in ("of", "for", "on") for t in doc[start : token.i]):
            return token.i
    return end


def _head_of(lower: list[str]) -> str:
    """The word that says what a name names: the one before `of` and the like, else the last that is no number."""
    links = (i for i, word in enumerate(lower) if i and word in _LINKS)
    words = lower[: next(links, len(lower))]
    while len(words) > 1 and words[-1].isdigit():
        words = words[:-1]
    return words[-1]


def _is_amount(doc: Doc, start: int, end: int) -> bool:
    """Is a single word with digits a sum, a time or a version, and no name such as `G7`: `N$7`, `5.41am`, `B3`?"""
    text = doc[start].text
    if end - start > 1 or not any(c.isdigit() for c in text):
        return False
    return any(c in "$€£%.:" for c in text) or (len(text) == 2 and text[0] != "G") or text.isdigit()


def _is_other_here(doc: Doc, start: int, end: int, lower: list[str], words: NameLexicon) -> bool:
    """Do the words around say that no body is named: `on Twitter`, `town of Kerava`, `Social Welfare constituency`?"""
    if end < len(doc) and doc[end].lower_ in words.not_before:
        return True
    if start == 0:
        return False
    before = doc[start - 1].lower_
    if " ".join(lower) in words.platform and before in ("on", "via", "to", "onto"):
        return True
    if is_settlement(doc, start):
        return True
    return _is_portfolio(doc, start, lower, words)


def is_settlement(doc: Doc, start: int) -> bool:
    """Does `town of` or the like stand before the name that begins at token `start`?"""
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _SETTLEMENTS


def _is_portfolio(doc: Doc, start: int, lower: list[str], words: NameLexicon) -> bool:
    """Are the words what a minister is minister of, and no body: `Minister of Trade and Industry`?"""
    i = start - 1 - (doc[start - 1].lower_ == "the")
    if i < 1 or doc[i].lower_ not in ("of", "for") or any(w in words.hard_head for w in lower):
        return False
    return plain(doc[i - 1]).removesuffix("s") in _MINISTERIAL


def _is_bare(word: str, words: NameLexicon) -> bool:
    """Is a single word only a letter, a title or the head of some body's name?"""
    head = word in words.head or word in words.small_head or word.removesuffix("s") in words.head
    return len(word) < 2 or words.is_title(word) or head
