"""Parts of speech and lemmas, asked of the model once for each word that it reads in the same way.

spaCy's `attribute_ruler` and `lemmatizer` take a fifth of a pipeline's time, and say the same each time that a word
has the same letters, tag and dependency. So the pipeline runs without them, and they are asked only about what is
new, all new words of an article at once. Patterns of several tokens are asked about the words around as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from extractor.forms import typed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

Said = tuple[str, ...]
"""What the model says of a token: part of speech, tag, dependency and lemma."""
Key = tuple[int, ...]
"""spaCy's numbers of a token's word, tag and dependency: all that its part of speech and its lemma hang on."""
Meanings = Callable[["SpacyDoc"], Sequence[Said]]

KEPT = 40_000
"""Words, each as it was tagged, of which the meanings are kept."""

_ASKED = ["attribute_ruler", "lemmatizer"]
_SAID = ("POS", "TAG", "DEP", "LEMMA")
_BEFORE = {"tok2vec", "transformer", "curated_transformer", "tagger", "parser", "extractor_paragraphs"}
_AFTER = {"ner"}
_OWN = {"ORTH", "TEXT", "LOWER", "SHAPE", "LENGTH", "TAG", "DEP"}
"""What a pattern may ask of a token, next to `IS_...` and `LIKE_...`, for its key to settle the answer."""
_UNREAD = {"POS", "MORPH", "LEMMA", "TAG", "DEP"}


def meanings(nlp: Language) -> Meanings:
    """What says the parts of speech and lemmas of a model's documents: the cheapest that says what the model does.

    Takes the two components out of the pipeline where they can be asked word by word.
    """
    if not _can_be_asked(nlp):
        return as_read
    found = Wordwise(nlp)
    for name in _ASKED:
        nlp.disable_pipe(name)
    return found


def as_read(doc: SpacyDoc) -> list[Said]:
    """What stands in the document."""
    numbers = doc.to_array(list(_SAID)).T.tolist()
    strings = doc.vocab.strings
    names = {number: typed(strings[number]) for number in set().union(*numbers)}
    return list(zip(*([names[number] for number in column] for column in numbers), strict=True))


def _can_be_asked(nlp: Language) -> bool:
    """Do the two components look at nothing but a token's key, and does nothing look at what they say?"""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler, Lemmatizer

    factories = [nlp.get_pipe_meta(name).factory for name in nlp.pipe_names]
    at = next((i for i in range(len(factories)) if factories[i : i + 2] == _ASKED), -1)
    if at < 0 or nlp.pipe_names[at : at + 2] != _ASKED:
        return False
    before, after = set(factories[:at]), set(factories[at + 2 :])
    ruler, lemmatizer = (nlp.get_pipe(name) for name in _ASKED)
    if not isinstance(ruler, AttributeRuler):
        return False
    return (
        {"tagger", "parser"} <= before <= _BEFORE
        and after <= _AFTER
        and type(ruler) is AttributeRuler
        and type(lemmatizer) in (Lemmatizer, EnglishLemmatizer)
        and not any(_attributes(nlp.get_pipe_config(name)) & _UNREAD for name in nlp.pipe_names[at + 2 :])
        and all(_is_word_for_word(entry) for entry in ruler.patterns)
    )


def _attributes(config: Any) -> set[str]:
    """The attributes of tokens that a component is fed with, anywhere in its settings."""
    if not isinstance(config, dict):
        return set()
    found = {str(name).upper() for name in config.get("attrs") or ()}
    return found.union(*(_attributes(value) for value in config.values()))


def _is_word_for_word(entry: Any) -> bool:
    """Does an entry of the ruler ask for nothing but what tokens with the same key share?"""
    asked = {str(key) for pattern in entry["patterns"] for token in pattern for key in token}
    own = {key for key in asked if key in _OWN or (key.startswith(("IS_", "LIKE_")) and key != "IS_SENT_START")}
    return asked == own and entry["attrs"].keys() <= {*_SAID, "MORPH"}


class Wordwise:
    """The meanings of tokens by their keys. Raises what the model's components raise."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler

        self._vocab = nlp.vocab
        pipe: Callable[[str], Any] = nlp.get_pipe
        self._ruler = pipe("attribute_ruler")
        self._lemmatizer = pipe("lemmatizer")
        self._single = AttributeRuler(nlp.vocab)
        self._opening = Matcher(nlp.vocab)
        self._reach = 1
        self._known: dict[Key, Said] = {}
        self._opens: set[Key] = set()
        self._phrases: dict[tuple[Key, ...], list[Said]] = {}
        for entry in self._ruler.patterns:
            self._sort(entry["patterns"], entry["attrs"])

    def _sort(self, patterns: list[list[dict[int | str, Any]]], attributes: dict[str, Any]) -> None:
        """Keep a rule's patterns of one token for words, and of longer ones how they begin."""
        single = [pattern for pattern in patterns if len(pattern) == 1]
        longer = [pattern for pattern in patterns if len(pattern) > 1]
        if single:
            self._single.add(single, attributes)
        if longer:
            openings: Any = [pattern[:1] for pattern in longer]
            self._opening.add(str(len(self._opening)), openings)
            self._reach = max(self._reach, *map(len, longer))

    def __call__(self, doc: SpacyDoc) -> list[Said]:
        """What the model says of each token."""
        keys = list(zip(*doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist(), strict=True))
        if len(self._known) + len(self._phrases) > KEPT:
            self._forget()
        new = list({key for key in keys if key not in self._known})
        if new:
            self._learn(new)
        said = [self._known[key] for key in keys]
        for i, key in enumerate(keys):
            if key in self._opens:
                self._reread(said, keys, i)
        return said

    def _forget(self) -> None:
        self._known.clear()
        self._opens.clear()
        self._phrases.clear()
        self._lemmatizer.cache.clear()

    def _learn(self, new: list[Key]) -> None:
        doc = self._document(new)
        self._opens.update(new[start] for _, start, _ in self._opening(doc, allow_missing=True))
        self._known.update(zip(new, self._ask(self._single, doc), strict=True))

    def _reread(self, said: list[Said], keys: list[Key], at: int) -> None:
        """Ask about the tokens that a longer pattern may cover from `at`, each with all that bears upon it."""
        for i in range(at, min(at + self._reach, len(keys))):
            first = max(0, i - self._reach + 1)
            around = tuple(keys[first : i + self._reach])
            if around not in self._phrases:
                self._phrases[around] = self._ask(self._ruler, self._document(around))
            said[i] = self._phrases[around][i - first]

    def _document(self, keys: Sequence[Key]) -> SpacyDoc:
        """A document of tokens that have these keys."""
        import numpy as np
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in keys])
        said: Any = np.array([key[1:] for key in keys], dtype="uint64")
        return doc.from_array(["TAG", "DEP"], said)

    def _ask(self, ruler: Any, doc: SpacyDoc) -> list[Said]:
        return as_read(self._lemmatizer(ruler(doc)))
