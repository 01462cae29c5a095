"""Publication day, title and byline, from wherever they stand; and what kind each paragraph is."""

from __future__ import annotations

import itertools
import time
from types import SimpleNamespace

import pytest

from extractor.article import Article
from extractor.flow import Extractor, rule_keys
from extractor.headers import lines_of
from extractor.layout import find_paragraphs
from extractor.metadata import with_metadata
from extractor.paragraphs import paragraph_starts
from extractor.rules import load_rules

BODY = "\n\nThe minister said on Tuesday that the port would be closed for three weeks while repairs go on there.\n"
HEAD = "Port of Elven to close\n\n"

DAYS = [
    (HEAD + "LIMA, Feb. 8, 2016 (Andina) — The port closes.", "2016-02-08"),
    (HEAD + "LIMA – 8 February 2016: The port closes.", "2016-02-08"),
    ("date 2026-01-07 BEIJING: The port closes.", "2026-01-07"),
    (" date 2026-01-07 BEIJING: The port closes.", "2026-01-07"),
    (HEAD + "Saturday, September 12, 2015", "2015-09-12"),
    (HEAD + "12 September 2015", "2015-09-12"),
    (HEAD + "12th of September, 2015 at 10:45 GMT", "2015-09-12"),
    (HEAD + "Published: 3 March 2024 | Updated: 4 March 2024", "2024-03-03"),
    (HEAD + "Updated March 4, 2024, 3:04 p.m. ET", "2024-03-04"),
    (HEAD + "2026/01/07", "2026-01-07"),
    (HEAD + "25/06/2024", "2024-06-25"),
    ("LIMA, Feb. 8, 2016 (Andina) —", "2016-02-08"),
    ("https://news.example/2022/07/31/port", "2022-07-31"),
    ("https://news.example/news/2022-07-31/port/101286118", "2022-07-31"),
    ("https://news.example/2022/jul/31/port", "2022-07-31"),
]
NO_DAYS = [
    HEAD + "LIMA, Feb. 8 (Andina) — The port closes.",  # no year
    HEAD + "September 2015",
    HEAD + "05/06/2024",  # which is the month?
    HEAD + "31 February 2024",
    HEAD + "12 September 1066",
    "https://news.example/article/3185780/port",
    "https://news.example/2022/13/45/port",
    "On 12 September 2015 the port closed: a review.",
    HEAD + "The port closed on 12 September 2015",
]


@pytest.mark.parametrize(("top", "day"), DAYS)
def test_day_in_the_text(top: str, day: str) -> None:
    found = with_metadata(Article(top + BODY, path="a.txt"))
    assert (found.published, found.published_from) == (day, "dateline")


@pytest.mark.parametrize("top", NO_DAYS)
def test_what_is_left_open_stays_open(top: str) -> None:
    found = with_metadata(Article(top + BODY, path="a.txt"))
    assert (found.published, found.published_from) == (None, None)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-05-01.txt", "2024-05-01"),
        ("x_20240501_port.txt", "2024-05-01"),
        ("2024_05_01-port.jsonl#7", "2024-05-01"),
        ("2024-05.txt", None),
        ("20241301.txt", None),
        ("120240501.txt", None),
        ("2024-05-01_2024-06-01.txt", None),
    ],
)
def test_day_in_the_file_name(name: str, day: str | None) -> None:
    found = with_metadata(Article("Text." + BODY, path=f"2023-01-01/{name}"))
    assert (found.published, found.published_from) == (day, "file name" if day else None)


@pytest.mark.parametrize(
    ("name", "dateline", "day"),
    [("2016-02-09", "Feb. 8", "2016-02-08"), ("2016-01-01", "Dec. 31", "2015-12-31")],
)
def test_dateline_without_a_year_takes_the_nearest(name: str, dateline: str, day: str) -> None:
    found = with_metadata(Article(f"{HEAD}LIMA, {dateline} (Andina) — The port closes.{BODY}", path=f"{name}.txt"))
    assert (found.published, found.published_from) == (day, "dateline")


def test_option_comes_before_metadata_before_text_before_name() -> None:
    article = Article(HEAD + "12 September 2015" + BODY, path="2014-01-01.txt")
    dated = Article(article.text, path=article.path, published="2016-01-01T09:00:00Z", published_from="metadata")
    assert with_metadata(dated, published="2017-01-01").published_from == "option"
    assert with_metadata(dated).published == "2016-01-01"
    assert with_metadata(article).published == "2015-09-12"


@pytest.mark.parametrize(
    "value", ["May 2024", "9999-01-01", "soon", "2024-02-31", "05/06/2024", "\x1b[31m", "9" * 5000]
)
def test_absurd_metadata_is_warned_of(value: str) -> None:
    found = with_metadata(Article("Text.", published=value, published_from="metadata"))
    assert found.published is None
    assert len(found.warnings) == 1


def test_absurd_option_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        with_metadata(Article("Text."), published="soon")


BYLINES = [
    ("By Jane Doe", ["Jane Doe"]),
    ("By Jane Doe and John Roe, Staff Writer", ["Jane Doe", "John Roe"]),
    ("BY MARÍA DEL CARMEN LÓPEZ", ["MARÍA DEL CARMEN LÓPEZ"]),
    ("By Jane Doe | Harbour Press", ["Jane Doe"]),
    ("By Jane Doe in Lima", ["Jane Doe"]),
    ("By Jane Doe, March 3, 2024", ["Jane Doe"]),
    ("Written by Ali bin Omar", ["Ali bin Omar"]),
    ("Jane Doe, Political Correspondent", ["Jane Doe"]),
    ("Picture of Jane Doe\n\nJane Doe", ["Jane Doe"]),
]
NO_BYLINES = [
    "By 2030 the port will close",
    "By Jane Doe's account the port will close",
    "By the harbour",
    "By order of the mayor, Jane Doe",
    "Jane Doe, the mayor, spoke",
    "Picture of the harbour\n\nJane Doe",
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_byline(line: str, names: list[str]) -> None:
    assert list(with_metadata(Article(HEAD + line + BODY)).byline) == names


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert with_metadata(Article(HEAD + line + BODY)).byline == ()


def test_credits_at_the_end() -> None:
    text = HEAD + BODY + "\n(Reporting by Jane Doe in Lima and Ali bin Omar; Editing by John Roe)\n"
    assert with_metadata(Article(text)).byline == ("Jane Doe", "Ali bin Omar", "John Roe")


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Port of Elven to close", "Port of Elven to close"),
        ("# Port of Elven to close", "Port of Elven to close"),
        ("https://news.example/port\n\nPort of Elven to close", "Port of Elven to close"),
        ("Port “may never” open again, says mayor\nBy Jane Doe", "Port “may never” open again, says mayor"),
        ("The port was closed on Monday.", None),
        ("LIMA — The port was closed on Monday", None),
        ("Port", None),
        ("HAVANA, Cuba (AP) --", None),
        ("- Port of Elven to close", None),
    ],
)
def test_title(top: str, title: str | None) -> None:
    assert with_metadata(Article(top + BODY)).title == title


def test_title_of_metadata_stays() -> None:
    assert with_metadata(Article(HEAD + BODY, title="Another")).title == "Another"


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "x", "😀" * 300, "By", "By ", ":" * 99, "a\r\rb\r\n\r\nc", "—\n—", "#"]
)
def test_any_text_is_taken(text: str) -> None:
    found = with_metadata(Article(text))
    assert found.text == text
    for line in lines_of(text):
        assert text[line.start : line.end] == line.text


PAGE = (
    "https://news.example/2022/07/31/port\n\nPort of Elven to close\n\nBy Jane Doe\n\nPhoto: Harbour Press\n\n"
    "The port will close. Click here to see the pictures. This story has many. Ships go to Tema.\n\n"
    "Related News\n\nMayor Luis Prado resigns\n\nThe council met again on Friday.\n"
)


def test_paragraphs_of_a_page(loaded: Extractor) -> None:
    analysis = next(loaded.analyses([with_metadata(Article(PAGE))]))
    found = [(p.kind, PAGE[p.start : p.end].strip()) for p in analysis.document.paragraphs]
    assert found == [
        ("header", "https://news.example/2022/07/31/port"),
        ("headline", "Port of Elven to close"),
        ("header", "By Jane Doe"),
        ("leftover", "Photo: Harbour Press"),
        ("body", "The port will close."),
        ("leftover", "Click here to see the pictures. This story has many."),
        ("body", "Ships go to Tema."),
        ("leftover", "Related News"),
        ("leftover", "Mayor Luis Prado resigns"),
        ("body", "The council met again on Friday."),
    ]


@pytest.mark.parametrize("text", [PAGE, "", "x", "\n\n x \n", "a\r\n\r\nb", BODY])
def test_paragraphs_cover_the_text(loaded: Extractor, text: str) -> None:
    paragraphs = next(loaded.analyses([Article(text)])).document.paragraphs
    assert paragraphs[0].start == 0
    assert paragraphs[-1].end == len(text)
    assert all(one.end == two.start for one, two in itertools.pairwise(paragraphs))


@pytest.mark.parametrize("piece", ["\n", "x\n\n", "a\r\n", "For more ", "“", "A. ", "if you are interested in ", "#a "])
def test_headers_and_layout_take_time_in_proportion_to_the_text(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    doc = SimpleNamespace(user_data={"paragraph_starts": paragraph_starts(text)})
    started = time.process_time()
    article = with_metadata(Article(text))
    paragraphs = list(find_paragraphs(article, doc, load_rules(rule_keys())))  # type: ignore[arg-type]
    assert paragraphs[-1].end == len(text)
    assert time.process_time() - started < 10  # below one second; what grows with the square takes minutes
