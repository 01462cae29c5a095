"""Long articles: cut where little is lost, and joined as if they were one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.article import Article
from extractor.flow import Extractor
from extractor.joining import joined
from extractor.metadata import with_metadata
from extractor.pieces import cut
from extractor.record import Record
from extractor.run import Input, InThisProcess, run
from extractor.running import worker
from extractor.running.outcomes import Done
from extractor.running.worker import Setup
from tests.conftest import ARTICLE
from tests.contract import check
from tests.processes import process


@pytest.fixture
def _short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.pieces.PIECE", 300)


@pytest.mark.usefixtures("_short_pieces")
@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a" * 300, "a" * 300),
        ("a " * 100 + "\n\n" + "b\n" * 100, "\n\n"),
        ("a " * 100 + "\r\n" + "b " * 100, "\n"),
        ("It rained. " * 100, ". "),
        ("ab " * 400, " "),
        ("a" * 1000, "a"),
        ("😀" * 1000, "😀"),
    ],
)
def test_pieces_are_the_text_and_end_well(text: str, ends: str) -> None:
    pieces = list(cut(Article(text)))
    assert "".join(piece.text for piece in pieces) == text
    assert all(len(piece.text) <= 300 for piece in pieces)
    assert all(text.startswith(piece.text, piece.start) for piece in pieces)
    assert pieces[0].text.endswith(ends)


BLANKS = "\n" * 120_000
MIDDLE = "Jonas Lindqvist said on Friday that Veltra Homes would hire 40 people. “We will,” he said.\n\n"
LAST = "Ms Bello said she would resign in May. Luis Prado, the treasurer of Veltra Homes, was there.\n"


@pytest.mark.usefixtures("_short_pieces")
def test_a_long_article_is_one_record(loaded: Extractor) -> None:
    text = ARTICLE + "\n" + MIDDLE * 4 + LAST
    record = loaded(with_metadata(Article(text, path="long.txt", warnings=("odd",))))
    check(record.to_dict(), text)
    assert (record.title, record.published) == ("Ministry opens talks with Veltra Homes", "2026-03-10")
    assert (record.length, record.path, record.warnings) == (len(text), "long.txt", ["odd"])
    people = {person.name: person for person in record.people}
    assert list(people) == ["Amina Bello", "Jonas Lindqvist", "Luis Prado"]
    assert [person.id for person in record.people] == ["p1", "p2", "p3"]
    assert len(people["Jonas Lindqvist"].mentions) == 5
    speakers = {quote.speaker for quote in record.quotes}
    assert {people["Jonas Lindqvist"].id, people["Amina Bello"].id} <= speakers
    hiring = [made for made in record.commitments if "40 people" in made.action.text]
    assert len(hiring) == 1
    assert len(hiring[0].evidence) == 4


@pytest.mark.usefixtures("_short_pieces")
def test_pieces_that_are_worked_apart_give_the_same_record(loaded: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "loaded", lambda model, rules: loaded)
    long, short = Article(ARTICLE + "\n" + MIDDLE * 8 + LAST, path="long"), Article(ARTICLE, path="short")
    outcomes = list(run(map(Input, [long, short, long]), Setup("none"), InThisProcess()))
    expected = [loaded(with_metadata(article)) for article in (long, short, long)]
    assert [outcome.record for outcome in outcomes if isinstance(outcome, Done)] == expected


def test_a_long_article_goes_through_the_command(tmp_path: Path) -> None:
    text = (BLANKS + MIDDLE).join([ARTICLE, "", "", LAST])
    file = tmp_path / "long.txt"
    file.write_text(text, encoding="utf-8")
    done = process(file, "--jobs", 2)
    assert (done.returncode, done.stderr) == (0, b"")
    record = json.loads(done.stdout)
    check(record, text)
    people = {person["name"]: len(person["mentions"]) for person in record["people"]}
    assert people["Jonas Lindqvist"] == 4
    assert {"Amina Bello", "Luis Prado"} < people.keys()


@pytest.mark.usefixtures("_short_pieces")
def test_a_name_that_two_bear_is_of_neither(loaded: Extractor) -> None:
    first = "Ana Naqvi, the mayor, met Mohsin Naqvi, the minister, in Lima on Friday. " * 4
    record = loaded(Article(first + "\n\n" + "Naqvi said on Monday that he would resign. " * 4))
    assert [person.name for person in record.people] == ["Ana Naqvi", "Mohsin Naqvi", "Naqvi"]


def test_one_piece_is_its_record(loaded: Extractor) -> None:
    article = Article(ARTICLE)
    record: Record = loaded(article)
    assert joined(article, [(0, record)]) is record
