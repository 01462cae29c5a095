"""What spaCy knows of a word by its letters alone, as plain values: they outlive spaCy's own memory of the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.lexeme import Lexeme
    from spacy.vocab import Vocab

KEPT = 30_000
"""Words of which the forms are kept: those of about a thousand articles."""


class Form:
    """A word's text, its text in lower case, and spaCy's flags of it."""

    __slots__ = (
        "is_alpha", "is_currency", "is_lower", "is_punct", "is_quote", "is_space", "is_stop", "is_title", "is_upper",
        "like_num", "lower_", "text",
    )  # fmt: skip

    def __init__(self, lexeme: Lexeme) -> None:
        self.text: str = lexeme.text
        self.lower_: str = typed(lexeme.lower_)
        self.is_alpha: bool = lexeme.is_alpha
        self.is_currency: bool = lexeme.is_currency
        self.is_lower: bool = lexeme.is_lower
        self.is_punct: bool = lexeme.is_punct
        self.is_quote: bool = lexeme.is_quote
        self.is_space: bool = lexeme.is_space
        self.is_stop: bool = lexeme.is_stop
        self.is_title: bool = lexeme.is_title
        self.is_upper: bool = lexeme.is_upper
        self.like_num: bool = lexeme.like_num


class Forms(dict[int, Form]):
    """The forms of a vocabulary by spaCy's number of the word, each made when it is first asked for."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, orth: int) -> Form:
        if len(self) >= KEPT:
            self.clear()
        self[orth] = form = Form(self._vocab[orth])
        return form


def typed(word: str) -> str:
    """A word with the apostrophe of a keyboard, so that rules and lists need one form: `'ll`, `n't`, `o'clock`."""
    return word.replace("’", "'") if len(word) > 1 else word
