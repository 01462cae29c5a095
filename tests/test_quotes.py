"""Quotes: the marks that the scanner pairs, and what whole paragraphs of speech become."""

from __future__ import annotations

import re
import time

import pytest

from extractor.marks import find_quotations


def quotations(text: str) -> list[list[str]]:
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return [[text[p.start : p.end] for p in q.pieces] for q in find_quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We won,” she said, “at last.”", [["We won,"], ["at last."]]),
        ('"We won," she said. "At last."', [["We won,"], ["At last."]]),
        ("''So terrible'' - two words", [["So terrible"]]),
        ("«Bonjour», she said", [["Bonjour"]]),
        ("»Guten Tag«, she said", [["Guten Tag"]]),
        ("He said ‘yes’ and left.", [["yes"]]),
        ("He said 'I won't go to the workers' party,' and left.", [["I won't go to the workers' party,"]]),
        ("The workers’ rights and the teachers’ pay", []),
        ("In the '90s it was rock 'n' roll", []),
        ("“She told me ‘no’ twice,” he said", [["She told me ‘no’ twice,"]]),
        ('The 6\'2" striker said "yes"', [["yes"]]),
        ("“One.\n“Two.\n“Three,” he said", [["One.", "Two.", "Three,"]]),
        ("“One is lost “Two” is not", [["Two"]]),
        ("A mark ” that closes nothing, “this” does", [["this"]]),
        ("”The wrong mark opens this,” she said", [["The wrong mark opens this,"]]),
        ("\u202a”A hidden control stands before this,” she said", [["A hidden control stands before this,"]]),
        ('"He was 5\'11" then," she said. "Yes."', [["He was 5'11\" then,"], ["Yes."]]),
        ("„Wir bleiben,“ said Karl. „Ja.“", [["Wir bleiben,"], ["Ja."]]),
        ("“The wrong mark closes this“. Rain.", [["The wrong mark closes this"]]),
        ("", []),
        ("“", []),
    ],
)
def test_marks(text: str, found: list[list[str]]) -> None:
    assert quotations(text) == found


def test_a_lost_mark_reaches_to_the_end_of_its_paragraph_at_most() -> None:
    assert quotations("“Never closed\nThe next paragraph") == [["Never closed"]]


@pytest.mark.parametrize("unit", ['"', "'", "“", "' a", "a' ", "‘a"])
def test_marks_take_linear_time(unit: str) -> None:
    started = time.process_time()
    quotations(unit * 200_000)
    assert time.process_time() - started < 5


@pytest.fixture(scope="module")
def extractor():  # type: ignore[no-untyped-def]
    from extractor.flow import load

    return load()


def found(extractor, text: str) -> list[tuple[str, str | None, list[str]]]:  # type: ignore[no-untyped-def]
    from extractor.article import Article

    analysis = next(extractor.analyses([Article(text=text)]))
    return [(q.kind, q.source and q.source.text, [span.text for span in q.content]) for q in analysis.quotes]


def test_a_quote_of_several_paragraphs_is_one(extractor) -> None:  # type: ignore[no-untyped-def]
    text = "“We heard nothing,” said Ana Reyes. “Nobody called.\n\n“Then the roof came down.\n\n“It was late.”\n\nRain."
    assert found(extractor, text) == [
        (
            "direct",
            "Ana Reyes",
            ["We heard nothing", "Nobody called", "Then the roof came down", "It was late"],
        )
    ]


def test_speech_goes_on_in_the_next_paragraph(extractor) -> None:  # type: ignore[no-untyped-def]
    text = "The mayor said the bridge was safe.\n\n“We check it every single year.”\n\nTraffic was light."
    assert found(extractor, text) == [("mixed", "The mayor", ["the bridge was safe", "We check it every single year"])]


def test_nobody_names_himself(extractor) -> None:  # type: ignore[no-untyped-def]
    from extractor.article import Article

    text = "“It is late,” Omar Khoury said.\n\nPaul Reed should be at home, he said."
    quotes = next(extractor.analyses([Article(text=text)])).quotes
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Omar Khoury", "Omar Khoury"]


@pytest.mark.parametrize(
    ("sentence", "cues"),
    [
        ("Omar Haddad said Lena Berg had warned that the dam would fail.", ["said"]),
        ("Omar Haddad denied that he had promised a refund.", ["denied"]),
        ("Omar Haddad said prices fell. Lena Berg warned that they would rise.", ["said", "warned"]),
    ],
)
def test_reported_speech_in_reported_speech_is_no_quote(extractor, sentence: str, cues: list[str]) -> None:  # type: ignore[no-untyped-def]
    from extractor.article import Article

    quotes = next(extractor.analyses([Article(text=sentence)])).quotes
    assert [quote.cue and quote.cue.text for quote in quotes] == cues


@pytest.mark.parametrize(
    "text", ["", "“", '"', "said", '"," said', "According to", "😀 “x” said 😀", 'said: "', "\n\n”\n"]
)
def test_no_text_breaks_it(extractor, text: str) -> None:  # type: ignore[no-untyped-def]
    found(extractor, text)
