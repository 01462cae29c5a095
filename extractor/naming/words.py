"""Small questions about single tokens of names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token, Tokens

_ACRONYM = re.compile(r"[A-Z][A-Z&.\-]{0,7}[A-Z]$|[A-Z]{1,4}\d{1,2}$")
_POSSESSIVE = re.compile(r"'s\b|'$")
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
_LETTERS = str.maketrans(
    {"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "’": "'"}
)
"""Letters that are no base letter with a mark, as news in English writes them."""
_APOSTROPHES = ("'s", "’s", "'", "’", "'S", "’S")


def plain(token: Token) -> str:
    """The token in lower case, without a full stop at its end."""
    lower = token.lower_
    return lower.rstrip(".") if lower[-1] == "." and len(lower) > 1 else lower


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text in lower case without diacritics, as the lists of names have it."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


def capitalised(token: Token) -> bool:
    """Does the token begin with a capital letter?"""
    return token.text[:1].isupper()


def is_acronym(text: str) -> bool:
    """Is it two to eight capitals, such as `KCNA`, or capitals and a number, such as `G7`?"""
    return bool(_ACRONYM.match(text))


def initials(tokens: Tokens) -> str:
    """The first letters of the capitalised words."""
    return "".join(t.text[0] for t in tokens if capitalised(t))


def is_possessive(token: Token) -> bool:
    """Is it the mark of a possessive?"""
    return token.text in _APOSTROPHES and token.i > 0 and not token.nbor(-1).whitespace_


def plain_text(tokens: Tokens) -> str:
    """A stretch's text in lower case without a leading article and a trailing possessive."""
    parts = [t for t in tokens if not is_possessive(t)]
    if parts and parts[0].lower_ == "the":
        parts = parts[1:]
    return " ".join(plain(t) for t in parts)


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: case folded, `’` made plain, no possessive, no full stops."""
    folded = name.casefold().replace("’", "'")
    return tuple(w.rstrip(".") for w in _WORD.findall(_POSSESSIVE.sub("", folded)))


def is_headline(doc: Doc, start: int, end: int) -> bool:
    """Does `doc[start:end]` read like a headline: title case, and no full stop at its end?"""
    last = next((t for t in reversed(doc[start:end]) if not t.is_space and t.text not in "\"'”’"), None)
    return last is not None and last.text not in (".", ";", ":") and in_title_case(doc, start, end)


def in_title_case(doc: Doc, start: int, end: int) -> bool:
    """Are nearly all longer words of `doc[start:end]` capitalised, as in a headline?"""
    words = [t for t in doc[start:end] if t.is_alpha and len(t) > 3]
    return len(words) >= 3 and sum(map(capitalised, words)) >= 0.8 * len(words)
