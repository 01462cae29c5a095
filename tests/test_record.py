"""What holds of every record: the contract, for any text at all."""

from __future__ import annotations

import json
import types

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractor
from extractor.article import Article
from extractor.flow import Extractor
from extractor.metadata import with_metadata
from extractor.record import json_schema
from tests.conftest import ARTICLE
from tests.contract import KEYS, check

ODD = [
    "x",
    "😀😀😀 😀",
    '“ ‘ " \' ” ’ “ ” " "',
    "He said: “We will.\n\n“We will.\n\n“We",
    "Ana Reyes\u200b said\u00a0she\u2009would\ufeff go\u2028on.",
    "\x00\x01\x1b[31mAna Reyes\x1b[0m said.",
    "ANA REYES SAID. " * 200,
    "a" * 20_000,
    "\r\r\n\n\r Ana Reyes said \r\n she would \r go",
    "(((((" * 500,
    "e\u0301" * 50 + " Ana Reyes said",
    "नमस्ते दुनिया। Ana Reyes said she will go. 你好",
    "https://news.example\nBy\n-\n#\n\n:",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_gives_a_record(loaded: Extractor, text: str) -> None:
    check(loaded(with_metadata(Article(text))).to_dict(), text)


PIECES = st.sampled_from(
    ["Ana Reyes", "Mr Lind", "the ministry", "Acme Corp.", " said ", " will ", " promised to ", "build homes",
     " by May", "“", "”", '"', "'s", ",", ".", "\n\n", "\n", " ", "\r\n", "2027", "—", "😀", "By ", "(", "he ", "if "]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.one_of(PIECES, st.text(max_size=5).map(lambda t: t.encode("utf-8", "replace").decode()))))
def test_any_text_gives_a_record(loaded: Extractor, pieces: list[str]) -> None:
    text = "".join(pieces)
    check(loaded(with_metadata(Article(text))).to_dict(), text)


def test_a_line_of_a_megabyte_is_worked(loaded: Extractor) -> None:
    text = "Ana Reyes promised to go. " * 4_000
    record = loaded(Article(text)).to_dict()
    assert record["length"] == len(text)


def test_text_is_there_when_asked_for(loaded: Extractor) -> None:
    record = loaded(Article("Ana Reyes said."))
    assert "text" not in record.to_dict()
    assert record.to_dict(text=True)["text"] == "Ana Reyes said."
    assert [key for key in record.to_dict(text=True) if key != "text"] == KEYS


def test_same_article_gives_same_bytes(loaded: Extractor) -> None:
    article = with_metadata(Article(ARTICLE))
    assert loaded(article).to_json() == loaded(article).to_json()


def test_alone_or_among_others_is_the_same(loaded: Extractor) -> None:
    articles = [Article(text, path=str(n)) for n, text in enumerate([ARTICLE, *ODD])]
    assert [record.to_json() for record in loaded.records(articles)] == [loaded(a).to_json() for a in articles]


def test_schema_is_a_schema_and_refuses_a_changed_record(loaded: Extractor) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    record = loaded(Article("Ana Reyes said.")).to_dict()
    del record["roles"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)


def test_public_function() -> None:
    record = extractor.extract(ARTICLE, published="2026-03-10", title="T")
    assert (record.title, record.published, record.published_from) == ("T", "2026-03-10", "option")
    with pytest.raises(ValueError, match="isoformat"):
        extractor.extract(ARTICLE, published="tomorrow")


def test_json_is_not_escaped(loaded: Extractor) -> None:
    record = loaded(Article("Der Bürgermeister", title="Bürger"))
    assert "Bürger" in record.to_json()
    assert json.loads(record.to_json(indent=2)) == record.to_dict()


@pytest.mark.parametrize("text", [False, True])
def test_a_line_is_what_json_makes_of_the_whole(loaded: Extractor, *, text: bool) -> None:
    for record in (loaded(Article(ARTICLE)), loaded(Article("It rained."))):
        assert record.to_json(text=text) == json.dumps(record.to_dict(text=text), ensure_ascii=False)


def test_bylines_and_leftovers_yield_no_people(loaded: Extractor) -> None:
    text = (
        "Port of Elven to close\n\nBy Ingrid Solvaag\n\nPhoto: Tomas Adeyemi\n\nMayor Luis Prado promised to act.\n\n"
        "(Reporting by Ingrid Solvaag; Editing by Ruth Calloway)\n"
    )
    record = loaded(with_metadata(Article(text)))
    assert [person.name for person in record.people] == ["Luis Prado"]
    assert record.byline == ["Ingrid Solvaag", "Ruth Calloway"]


def test_public_names_are_no_modules() -> None:
    for name in extractor.__all__:
        assert not isinstance(getattr(extractor, name), types.ModuleType), name
    with pytest.raises(AttributeError):
        _ = extractor.nothing_of_the_kind  # type: ignore[attr-defined]
