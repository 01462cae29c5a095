"""The model's reading of an article as plain objects: made once from spaCy's `Doc`, and cheap to ask ever again.

spaCy makes a new object for every token that is looked at, and looks up every string anew. The rules ask for
tokens many times over, so each token is here one object that knows its words, its head and its children. Names
and meanings are spaCy's; what the rules do not ask for is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from extractor.forms import Form, Forms
from extractor.wordwise import Meanings, Said

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_PLACED = ("HEAD", "SENT_START", "ENT_IOB", "SPACY")
_IOB = ("", "I", "O", "B")
_STARTS = (None, True, False)
"""What `is_sent_start` is where spaCy has 0, 1 and -1."""


class Token:
    """A token of an article, with what the model says of it."""

    __slots__ = (
        "_form", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_sent_start", "lefts",
        "lemma_", "lower_", "pos_", "rights", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    head: Token
    sent: Tokens
    is_sent_start: bool | None
    ent_iob_: str
    whitespace_: str

    def __init__(self, doc: Doc, i: int, idx: int, form: Form, said: Said, ent_type: str) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self._form = form
        self.text = form.text
        self.lower_ = form.lower_
        self.pos_, self.tag_, self.dep_, self.lemma_ = said
        self.ent_type_ = ent_type
        self.lefts: Sequence[Token] = ()
        self.rights: Sequence[Token] = ()
        self.children: Sequence[Token] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, i: int = 1) -> Token:
        """The token `i` places on; raises IndexError where there is none."""
        if self.i + i < 0:
            raise IndexError(self.i + i)
        return self.doc.tokens[self.i + i]

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hang on it, each with its own left ones before and right ones after it."""
        found: list[Token] = []
        waiting = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                found.append(token)
                continue
            waiting += [(child, False) for child in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.lefts)]
        return found

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self.doc.tokens[min(token.i for token in self.subtree)]

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return self.doc.tokens[max(token.i for token in self.subtree)]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on up to the sentence's root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Does the other token hang on this one, directly or not?"""
        return any(token is self for token in other.ancestors)

    @property
    def is_alpha(self) -> bool:
        """Are all its characters letters?"""
        return self._form.is_alpha

    @property
    def is_punct(self) -> bool:
        """Is it a punctuation mark?"""
        return self._form.is_punct

    @property
    def is_space(self) -> bool:
        """Is it nothing but blanks?"""
        return self._form.is_space

    @property
    def is_lower(self) -> bool:
        """Is it in lower case?"""
        return self._form.is_lower

    @property
    def is_upper(self) -> bool:
        """Is it in capitals?"""
        return self._form.is_upper

    @property
    def is_title(self) -> bool:
        """Is it in title case?"""
        return self._form.is_title

    @property
    def is_quote(self) -> bool:
        """Is it a quotation mark?"""
        return self._form.is_quote

    @property
    def is_currency(self) -> bool:
        """Is it the sign of a currency?"""
        return self._form.is_currency

    @property
    def is_stop(self) -> bool:
        """Is it one of spaCy's very frequent words?"""
        return self._form.is_stop

    @property
    def like_num(self) -> bool:
        """Does it look like a number, in digits or words?"""
        return self._form.like_num


class Tokens:
    """The tokens `[start, end)` of an article; `label_` is the model's, of an entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Tokens: ...
    def __getitem__(self, i: int | slice) -> Token | Tokens:
        if isinstance(i, slice):
            start, end, _ = i.indices(len(self))
            return Tokens(self.doc, self.start + start, self.start + max(start, end))
        at = i + (self.start if i >= 0 else self.end)
        if not self.start <= at < self.end:
            raise IndexError(i)
        return self.doc.tokens[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokens) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def start_char(self) -> int:
        """Where the first token begins, in code points."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where the last token ends, in code points."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def sent(self) -> Tokens:
        """The sentence in which the first token stands."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token closest to the root of the sentence: the first of several."""
        tokens = self.doc.tokens[self.start : self.end]
        best, least = tokens[0], len(self.doc)
        for token in tokens:
            if token.head is token:
                return token
        for token in tokens:
            if not self.start <= token.head.i < self.end:
                depth = _depth(token)
                if depth < least:
                    best, least = token, depth
        return best


def _depth(token: Token) -> int:
    """How many heads stand above a token; a blank or mark on which nothing hangs is the deepest."""
    if not token.children and (token.is_space or token.is_punct):
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


class Doc:
    """An article's tokens, sentences and the entities that the model finds."""

    def __init__(self, doc: SpacyDoc, forms: Forms, meanings: Meanings) -> None:
        self.text: str = doc.text
        self.user_data: dict[Any, Any] = doc.user_data
        self.tokens: list[Token] = []
        self.sents: list[Tokens] = []
        _read(self, doc, forms, meanings(doc))
        self.ents = [Tokens(self, ent.start, ent.end, ent.label_) for ent in doc.ents]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Tokens: ...
    def __getitem__(self, i: int | slice) -> Token | Tokens:
        if not isinstance(i, slice):
            return self.tokens[i]
        start, end, _ = i.indices(len(self.tokens))
        return Tokens(self, start, max(start, end))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, by its text in lower case."""
        places: dict[str, list[int]] = {}
        for token in self.tokens:
            places.setdefault(token.lower_, []).append(token.i)
        return places

    def where(self, *words: str) -> list[int]:
        """Where words stand, each given in lower case; in the text's order."""
        return sorted(i for word in words for i in self.places.get(word, ()))


def _read(doc: Doc, source: SpacyDoc, forms: Forms, said: Sequence[Said]) -> None:
    """Give the article its tokens and sentences."""
    orths, kinds = source.to_array(["ORTH", "ENT_TYPE"]).T.tolist()
    placed = source.to_array(list(_PLACED)).astype("int64").tolist()
    strings = source.vocab.strings
    names = {number: strings[number] for number in set(kinds)}
    idx = 0
    for i, (orth, meaning, kind) in enumerate(zip(orths, said, kinds, strict=True)):
        form = forms[orth]
        doc.tokens.append(Token(doc, i, idx, form, meaning, names[kind]))
        idx += len(form.text) + placed[i][-1]
    _place(doc, placed)


def _place(doc: Doc, placed: list[list[int]]) -> None:
    """Give every token its head and sentence, and every head its children."""
    tokens = doc.tokens
    left: dict[int, list[Token]] = {}
    right: dict[int, list[Token]] = {}
    for token, (offset, start, iob, blank) in zip(tokens, placed, strict=True):
        i = token.i
        if start == 1 or i == 0:
            doc.sents.append(Tokens(doc, i, i))
        token.sent = doc.sents[-1]
        token.sent.end = i + 1
        token.is_sent_start = _STARTS[start]
        token.ent_iob_ = _IOB[iob]
        token.whitespace_ = " " if blank else ""
        token.head = tokens[i + offset]
        if offset:
            (left if offset > 0 else right).setdefault(i + offset, []).append(token)
    for i, children in left.items():
        tokens[i].lefts = tokens[i].children = children
    for i, children in right.items():
        tokens[i].rights = children
        tokens[i].children = [*tokens[i].lefts, *children] if i in left else children
