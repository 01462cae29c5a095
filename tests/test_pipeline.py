"""The model's reading: the same as spaCy's own pipeline gives, and nothing of it kept between batches."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import spacy

from extractor.article import Article
from extractor.committing.alike import Alike
from extractor.committing.merging import _same, merge_into
from extractor.facts import CommitmentFact, PartyFact
from extractor.flow import Extractor
from extractor.forms import typed
from extractor.kinds import KINDS, all_keys, finder
from extractor.model import Model
from extractor.pipeline import load_model
from extractor.record import Span
from extractor.wordwise import Wordwise, as_read, meanings
from tests.conftest import SAMPLES

ODD = """There's, there are; THERE WERE! Let's go. lets Let’s let 's. He ain't gonna, ain’t gon na got ta gotta c'm on
y'all y all. But he'd have had it, and had he done so? do does did. Nothin' doin' goin' ol' 'em 'nuff.
I saw it; it saw you; me and I.
   \t  \u00a0 x   . , -- - \u2019 \u2018s n\u2019t nt not NOT 'd 'll wo sha ca can\u2019t cannot any1 3,000 3rd :-) http://a.example/b
That that this these those which who whose. more most better best well further. but for but But it's its
gets got getting geese Wolves were lying; left leaves fell felt; the dying and the dead; re-opened co-operate data media
"""


@pytest.fixture(scope="module")
def whole() -> Model:
    """The model with its own components, as it was loaded."""
    model = load_model()
    model.nlp.enable_pipe("attribute_ruler")
    model.nlp.enable_pipe("lemmatizer")
    model._meanings = as_read
    return model


@pytest.fixture(scope="module")
def texts() -> list[str]:
    words = ODD.split()
    shuffled = random.Random(7).sample(words * 4, len(words) * 4)
    return [ODD, " ".join(shuffled), "", " ", "x", *(p.read_text("utf-8") for p in sorted(SAMPLES.glob("*.txt")))]


def _said(model: Model, texts: list[str]) -> list[list[tuple[Any, ...]]]:
    return [
        [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, t.ent_type_, t.head.i, t.sent.start) for t in doc]
        for doc in model.parse(texts)
    ]


def test_words_are_read_as_the_whole_pipeline_reads_them(loaded: Extractor, whole: Model, texts: list[str]) -> None:
    assert isinstance(loaded.model._meanings, Wordwise)
    assert whole.nlp.pipe_names != loaded.model.nlp.pipe_names
    expected = _said(whole, texts)
    assert _said(loaded.model, texts) == expected
    assert _said(loaded.model, texts) == expected  # asked again, from memory
    assert any(pos == "VERB" and text == "'s" for doc in expected for text, pos, *_ in doc)  # `there's`


def test_flags_are_those_of_the_lexemes(loaded: Extractor, texts: list[str]) -> None:
    names = [
        "is_alpha",
        "is_currency",
        "is_lower",
        "is_punct",
        "is_quote",
        "is_space",
        "is_stop",
        "is_title",
        "like_num",
    ]
    for doc in loaded.model.parse([*texts, "€ 5 “x” ’"]):
        for token in doc:
            lexeme = loaded.model.nlp.vocab[token.text]
            assert [getattr(token, name) for name in names] == [getattr(lexeme, name) for name in names]
            assert token.lower_ == typed(lexeme.lower_)


def _with_extension(nlp: Any) -> None:
    nlp.get_pipe("attribute_ruler").add([[{"TAG": "NN", "OP": "+"}]], {"LEMMA": "x"})


def _with_spaces(nlp: Any) -> None:
    nlp.get_pipe("attribute_ruler").add([[{"SPACY": True}]], {"POS": "X"})


def _without_ruler(nlp: Any) -> None:
    nlp.remove_pipe("attribute_ruler")


def _with_reader(nlp: Any) -> None:
    nlp.add_pipe("merge_entities", last=True)


@pytest.mark.parametrize("change", [_with_extension, _with_spaces, _without_ruler, _with_reader])
def test_other_models_keep_their_components(change: Callable[[Any], None]) -> None:
    nlp = spacy.blank("en")
    for name in ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner"):
        nlp.add_pipe(name)
    change(nlp)
    before = nlp.pipe_names
    assert meanings(nlp) is as_read
    assert nlp.pipe_names == before


def test_little_is_kept(loaded: Extractor, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that are far too low change nothing but the time."""
    expected = _said(loaded.model, texts)
    monkeypatch.setattr("extractor.wordwise.KEPT", 3)
    monkeypatch.setattr("extractor.forms.KEPT", 3)
    monkeypatch.setattr("extractor.model.KEPT_WORDS", 0)
    assert _said(loaded.model, texts) == expected


def test_words_of_a_batch_are_given_up(loaded: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.model.KEPT_WORDS", 0)
    list(loaded.records([Article(text="The talks resume.", path="-")]))
    strings = loaded.model.nlp.vocab.strings
    before = len(strings)
    analysis = next(loaded.analyses([Article(text="Mayor Zorvax Quiblen opened Plumbok Hall.", path="-")]))
    assert len(strings) == before
    assert "Quiblen" not in strings
    assert [token.text for token in analysis.document.doc][:3] == ["Mayor", "Zorvax", "Quiblen"]
    assert analysis.document.doc[2].is_title


def test_an_error_within_a_batch_gives_its_words_up_too(loaded: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.model.KEPT_WORDS", 0)

    def texts(nlp: Any, *_: object, **__: object) -> Any:
        nlp.vocab["Wurblezag"]
        raise KeyError("text")

    with monkeypatch.context() as patched:
        patched.setattr(type(loaded.model.nlp), "pipe", texts)
        with pytest.raises(KeyError):
            list(loaded.model.parse(["a"]))
    assert "Wurblezag" not in loaded.model.nlp.vocab.strings
    assert not loaded.model.nlp.vocab.in_memory_zone
    assert [t.text for t in next(loaded.model.parse(["a b"]))] == ["a", "b"]


def test_each_kind_has_its_module() -> None:
    assert all(callable(finder(kind)) for kind in KINDS)
    assert len(all_keys()) == len(KINDS)


def _fact(i: int, chance: random.Random) -> CommitmentFact:
    words = chance.choices(["build", "open", "new", "homes", "roads", "3", "4", "the", "of", "every", "year"], k=4)
    at = i * 40
    action = Span(at, at + 9, " ".join(words))
    party = chance.choice(["it", "they", "the ministry", "Veltra", "Orvia"])
    return CommitmentFact(
        "promise", [PartyFact(Span(at, at + 2, party))], action, action, [action], "r",
        polarity=chance.choice(["do", "refrain"]),
    )  # fmt: skip


def test_what_is_said_again_is_found_as_by_comparing_all() -> None:
    chance = random.Random(11)
    for _ in range(40):
        found: list[CommitmentFact] = []
        alike = Alike()
        for i in range(60):
            new = _fact(i, chance)
            expected = next((old for old in found if _same(old, new)), None)
            candidates = [found[place] for place in alike.candidates(new)]
            assert next((old for old in candidates if _same(old, new)), None) is expected
            merge_into(found, alike, new)
        assert len(found) < 60
