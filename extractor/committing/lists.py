"""Lists of pledges: `A Reed government will:` on a line, and below it a verb a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.syntax import subject

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_NO_VERBS = frozenset({"DT", "PRP", "PRP$", "IN", "CD", "MD", "EX", "WP", "WRB", "WDT", "CC", "VBZ", "VBG", "POS"})
_MOST = 40
"""Lines of a list at most: what comes after so many is some other list."""


def leads_list(token: Token) -> bool:
    """Does the `will` or `pledge to` end a line with a colon: `We will:`, `Labour will also:`, `we pledge to:`?"""
    following = token.doc[token.i + 1 : token.i + 5]
    colon = next((t for t in following if t.text == ":"), None)
    if colon is None or colon.i + 1 >= len(token.doc) or "\n" not in token.doc[colon.i + 1].text:
        return False
    words = [t.lower_ for t in following if t.i < colon.i and t.tag_ != "RB"]
    return words == ([] if token.tag_ == "MD" else ["to"])


def leader(token: Token) -> Token | None:
    """Who will do what the list says: the noun before `will`, the subject of the verb before `to`."""
    if token.tag_ != "MD":
        return subject(token) or (subject(token.head) if token.dep_ == "acomp" else None)
    before = token
    while before.i > token.sent.start and (before is token or before.tag_ == "RB"):
        before = before.nbor(-1)
    return before if before.pos_ in ("NOUN", "PROPN", "PRON") else None


def items(token: Token) -> Iterator[Token]:
    """The first word of each item of the list that a `will` or `pledge to` leads into."""
    colon = next(t for t in token.doc[token.i + 1 : token.i + 5] if t.text == ":")
    marked = False
    for start in _line_starts(token.doc, colon.i + 1):
        word = _first_word(start)
        if word is None or word.tag_ in _NO_VERBS:
            return
        bullet = word.i > start.i
        if not (bullet or word.text[0].islower() or (word.tag_ in ("VB", "VBP") and not marked)):
            return
        marked = marked or bullet
        yield word


def line_end(word: Token) -> Token:
    """The last word of a list's item, without the mark or the `and` that leads to the next."""
    last = word
    for token in word.doc[word.i : word.i + 200]:
        if token.is_space and "\n" in token.text:
            break
        if not (token.is_space or token.is_punct or (token.dep_ == "cc" and _ends_line(token))):
            last = token
    return last


def _ends_line(token: Token) -> bool:
    following = token.doc[token.i + 1 : token.i + 2]
    return not len(following) or "\n" in following[0].text


def _line_starts(doc: Doc, at: int) -> Iterator[Token]:
    """The first token of each line from a line's end on, blank lines left out."""
    found = 0
    for token in doc[at : at + 100 * _MOST]:
        fresh = token.i and "\n" in doc[token.i - 1].text
        if fresh and not token.is_space:
            found += 1
            yield token
        if found == _MOST:
            return


def _first_word(start: Token) -> Token | None:
    """The first word of a line after its bullet or number: `- build`, `• Build`, `2. Build`."""
    token = start
    while (token.is_punct or token.tag_ in ("LS", "NFP", ":", "SYM") or _is_number(token)) and not token.is_space:
        if token.i + 1 >= len(token.doc):
            return None
        token = token.nbor()
    return token if token.text[0].isalpha() else None


def _is_number(token: Token) -> bool:
    """The `2` of `2. Build` or `(b) build`, not one that counts something."""
    following = token.doc[token.i + 1 : token.i + 2]
    short = len(token.text) <= 2 and token.text.isalnum()
    return short and len(following) > 0 and following[0].text in (".", ")")
