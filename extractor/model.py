"""A loaded model at work: text in, the model's reading of it as plain objects out.

What spaCy reads is the article's text with some characters exchanged one for one (`analysable`), so that
every offset of the `Doc` is an offset of the article's text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extractor.collecting import no_collection
from extractor.forms import Forms
from extractor.paragraphs import paragraph_starts
from extractor.parsed import Doc
from extractor.pieces import BATCH_LENGTH, BATCH_SIZE
from extractor.wordwise import meanings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

KEPT_WORDS = 30_000
"""Words that spaCy may get to know for good: those of about a thousand articles; later ones last for a batch."""

LONGEST_WORD = 300
"""Code points of text without a blank after which the rest is no language: spaCy's tokenizer is quadratic in them."""

_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u3000": " ",
        "\u2010": "-", "\u2011": "-", "\u02bc": "’", "`": "'", "´": "’", "„": "“", "‟": "“", "\ufeff": " ",
        "\u200b": " ", "\u200e": " ", "\u200f": " ", **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e", " "),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),  # halves of characters, which no encoding has
    }
)  # fmt: skip


class Model:
    """A loaded English pipeline, set up for news text. Not safe to share between threads."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self._forms = Forms(nlp.vocab)
        self._meanings = meanings(nlp)

    @property
    def version(self) -> str:
        """The model's name and version, such as `en_core_web_md 3.7.1`."""
        return f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """A `Doc` for each text, in order; its offsets are those of the text as given."""
        for batch in _batches(texts):
            docs = self._batch(batch)
            docs.reverse()
            while docs:
                yield docs.pop()

    def _batch(self, texts: list[str]) -> list[Doc]:
        """The batch as plain objects; what spaCy learnt of its words is given up once spaCy knows enough of them."""
        vocab: Any = self.nlp.vocab
        if len(vocab) < KEPT_WORDS or vocab.in_memory_zone:
            return self._read(texts)
        with self.nlp.memory_zone():
            try:
                return self._read(texts)
            except BaseException as error:  # which spaCy would let go without giving anything up
                failed = error
        raise failed

    def _read(self, texts: list[str]) -> list[Doc]:
        with no_collection():
            docs = self.nlp.pipe(map(self._prepared, texts), batch_size=BATCH_SIZE)
            return [Doc(doc, self._forms, self._meanings) for doc in docs]

    def _prepared(self, text: str) -> SpacyDoc:
        doc = self.nlp.make_doc(analysable(text))
        doc.user_data["paragraph_starts"] = paragraph_starts(text)
        return doc


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) >= BATCH_SIZE or sum(map(len, batch)) >= BATCH_LENGTH:
            yield batch
            batch = []
    if batch:
        yield batch


def analysable(text: str) -> str:
    """The text as the model reads it: odd blanks, hyphens and quotes made plain, soft line breaks a blank.

    What follows the first 300 code points of a stretch without a blank is no language, and left blank.

    The result has the same length as `text`, character for character.
    """
    plain = text.translate(_SAME_LENGTH)
    pieces = []
    starts = [*paragraph_starts(text), len(text)]
    pieces.append(plain[: starts[0]])
    for start, end in itertools.pairwise(starts):
        body = plain[start:end].rstrip()
        pieces.append(re.sub(r"[\r\n\t\v\f]", " ", body) + plain[start + len(body) : end])
    return _UNBROKEN.sub(_first_part, "".join(pieces))


def _first_part(run: re.Match[str]) -> str:
    return run.group()[:LONGEST_WORD] + " " * (len(run.group()) - LONGEST_WORD)
