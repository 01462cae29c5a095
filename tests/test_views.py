"""Tables, JSON, explanations: made from a finished record, for any record."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

import pytest

from extractor.record import (
    Commitment,
    Date,
    Organisation,
    Party,
    Person,
    Quote,
    Record,
    Recurrence,
    Role,
    Span,
    Tool,
)
from extractor.sentences import passage
from extractor.views import VIEWS, ViewOptions
from extractor.views.explain import explanation, marked
from extractor.views.lists import LISTS
from extractor.views.selected import selected
from extractor.views.table import QUOTE_LIMIT, table
from extractor.views.words import day, one_line, period, shortened
from tests.contract import check

TEXT = (
    "Deal signed\n\nDr. Ana Reyes, finance minister of Peru, promised on Monday to cut income tax by the end of 2027 "
    "if growth returns. “We will pay,” said Tom Hale of Northgate Homes. It rained.\n"
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


DEADLINE = at("by the end of 2027")
RECORD = Record(
    id="sha256:68cba5f0",
    path="deal.txt",
    title="Deal signed",
    published="2026-03-10",
    published_from="dateline",
    byline=["Jane Doe", "John Roe"],
    tool=Tool("0", "m", "r"),
    length=len(TEXT),
    text=TEXT,
    people=[
        Person("p1", "Ana Reyes", [], [at("Ana Reyes")], []),
        Person("p2", "Tom Hale", [], [at("Tom Hale")], []),
    ],
    organisations=[Organisation("o1", "Northgate Homes", "NH", [], [at("Northgate Homes")], [])],
    places=[],
    roles=[
        Role("r1", "p1", "finance minister", None, "Peru", "former", "2019-01-01", None,
             [at("Ana Reyes, finance minister of Peru")], "apposition"),
        Role("r2", "p2", None, "o1", None, "current", None, None, [at("Tom Hale of Northgate Homes")], "of"),
    ],
    quotes=[Quote("q1", "direct", "p2", at("Tom Hale"), at("said"), [at("We will pay")], "said")],
    commitments=[
        Commitment(
            "c1", "promise", [Party("p1", at("Ana Reyes"))], [Party(None, at("Peru"))], Party("p2", at("Tom Hale")),
            at("cut income tax"), Date(DEADLINE.start, DEADLINE.end, DEADLINE.text, "DATE", "2027", None, "2027-12-31"),
            Recurrence("every year", "FREQ=YEARLY"), at("if growth returns"), "refrain", "delayed",
            [at("promised on Monday to cut income tax")], "promise-to",
        )
    ],
    dates=[Date(DEADLINE.start, DEADLINE.end, DEADLINE.text, "DATE", "2027", "2027-01-01", "2027-12-31")],
    warnings=["the file is not UTF-8"],
)  # fmt: skip
EMPTY = dataclasses.replace(
    RECORD, people=[], organisations=[], roles=[], quotes=[], commitments=[], dates=[], title=None, published=None,
    published_from=None, byline=[], warnings=[],
)  # fmt: skip


def test_table_says_who_what_when() -> None:
    shown = " ".join(table(RECORD, ViewOptions(width=100)).split())
    for words in (
        "Deal signed", "10 Mar 2026, from the dateline", "Jane Doe and John Roe", "deal.txt", "Warning: the file",
        "former finance minister, Peru (from 1 Jan 2019)", "of Northgate Homes", "(NH)", "promise",
        "cut income tax", "(delayed)", "by 31 Dec 2027", "every year", "if growth returns", "said by: Tom Hale",
        "to whom: Peru", "“We will pay”",
    ):  # fmt: skip
        assert words in shown
    assert "Found no" not in shown


@pytest.mark.parametrize("width", [10, 40, 80, 160])
def test_table_keeps_to_its_width(width: int) -> None:
    shown = table(RECORD, ViewOptions(width=width, sentences=True))
    assert max(map(len, shown.splitlines())) <= max(width, 40)
    assert not any(line != line.rstrip() for line in shown.splitlines())


def test_empty_table_says_that_it_proves_nothing() -> None:
    shown = table(EMPTY, ViewOptions())
    assert "Found no people, organisations, roles, commitments or quotes." in shown
    assert "does not prove" in shown
    assert "--date" in shown


def test_table_without_colour_has_no_escapes_and_with_colour_has() -> None:
    assert "\x1b" not in table(RECORD, ViewOptions())
    assert "\x1b[" in table(RECORD, ViewOptions(colour=True))


EVIL = "\x1b]0;owned\x07\x1b[2J\u202eevil\x9b31m[bold]x[/bold]"


@pytest.mark.parametrize("options", [ViewOptions(), ViewOptions(sentences=True)])
def test_nothing_of_an_article_steers_the_terminal(options: ViewOptions) -> None:
    span = Span(0, len(EVIL), EVIL)
    record = dataclasses.replace(
        RECORD, text=EVIL, title=EVIL, path=EVIL, byline=[EVIL], warnings=[EVIL],
        people=[Person("p1", EVIL, [], [span], [])],
        organisations=[Organisation("o1", EVIL, EVIL + "2", [], [span], [])],
        roles=[Role("r1", "p1", EVIL, "o1", EVIL, "current", EVIL, None, [span], EVIL)],
        quotes=[Quote("q1", "direct", None, span, span, [span], EVIL)], commitments=[],
    )  # fmt: skip
    for shown in (table(record, options), explanation(record, options)):
        assert not any(char in shown for char in "\x1b\x07\x9b\u202e")
        assert "[bold]" in shown


def test_only_shows_what_was_asked_for() -> None:
    shown = table(selected(RECORD, ("quotes",)), ViewOptions(kinds=("quotes",)))
    assert "QUOTES" in shown
    assert not any(title in shown for title in ("PEOPLE", "ROLES", "COMMITMENTS", "ORGANISATIONS", "DATES", "Found no"))
    dates = table(selected(RECORD, ("dates",)), ViewOptions(kinds=("dates",)))
    assert "1 Jan 2027 to 31 Dec 2027" in dates


def test_selected_keeps_entities_that_are_referred_to() -> None:
    assert selected(RECORD, ()) is RECORD
    quotes = selected(RECORD, ("quotes",))
    assert [person.id for person in quotes.people] == ["p2"]
    assert [role.id for role in quotes.roles] == ["r2"]  # the capacity in which the speaker is quoted
    assert [body.id for body in quotes.organisations] == ["o1"]
    assert quotes.commitments == quotes.dates == []
    roles = selected(RECORD, ("roles",))
    assert [body.id for body in roles.organisations] == ["o1"]
    people = selected(RECORD, ("people",))
    assert len(people.people) == 2
    assert not people.roles


def test_quotes_alone_show_who_speaks_in_which_role_by_which_word() -> None:
    reported = dataclasses.replace(
        RECORD.quotes[0], kind="indirect", cue=at("promised"), content=[at("to cut income tax")]
    )
    before = dataclasses.replace(reported, cue=at("promised"), content=[at("Deal signed")])
    record = dataclasses.replace(RECORD, quotes=[*RECORD.quotes, reported, before])
    alone = table(selected(record, ("quotes",)), ViewOptions(kinds=("quotes",)))
    for words in ("of Northgate Homes", "“We will pay”", "promised to cut income tax", "Deal signed, promised"):
        assert words in alone
    assert table(record, ViewOptions()).count("of Northgate Homes") == 1


def listed(record: Record, kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(VIEWS["csv"]([record], ViewOptions(kinds=(kind,)))))))


def test_lists_have_a_row_a_fact() -> None:
    (quote,) = listed(RECORD, "quotes")
    assert quote["article"] == "deal.txt"
    assert (quote["speaker"], quote["speaker_kind"], quote["role"]) == ("Tom Hale", "person", "of Northgate Homes")
    assert TEXT[int(quote["start"]) : int(quote["end"])] == quote["content"] == "We will pay"
    (made,) = listed(RECORD, "commitments")
    assert (made["parties"], made["latest"], made["source"]) == ("Ana Reyes", "2027-12-31", "Tom Hale")
    assert [role["title"] for role in listed(RECORD, "roles")] == ["finance minister", ""]
    assert all(set(LISTS[kind][0]) == set(listed(RECORD, kind)[0]) for kind in LISTS)
    assert listed(EMPTY, "quotes") == []
    assert listed(dataclasses.replace(RECORD, path="-"), "quotes")[0]["article"] == "-"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_lists_hold_no_formula_and_no_line_break(cell: str) -> None:
    bad = dataclasses.replace(RECORD.quotes[0], content=[Span(0, len(cell), cell + "\nx")])
    (row,) = listed(dataclasses.replace(RECORD, quotes=[bad]), "quotes")
    assert row["content"].startswith("'")
    assert row["content"].endswith(" x")


def test_long_quotes_are_shortened_unless_sentences_are_asked_for() -> None:
    words = " ".join(["word"] * 200)
    long = dataclasses.replace(RECORD, quotes=[dataclasses.replace(RECORD.quotes[0], content=[Span(0, 999, words)])])
    assert "…" in table(long, ViewOptions())
    assert table(long, ViewOptions(sentences=True)).count("word") == 200
    assert len(shortened(words, QUOTE_LIMIT)) <= QUOTE_LIMIT + 1


def test_sentences_stand_under_the_facts() -> None:
    shown = " ".join(table(RECORD, ViewOptions(sentences=True)).split())
    assert "> Dr. Ana Reyes, finance minister of Peru" in shown


def test_explanation_marks_spans_and_names_rules() -> None:
    shown = explanation(RECORD, ViewOptions())
    assert "[promise-to]" in shown
    assert "<action>cut income tax</action> <deadline>by the end of 2027</deadline>" in shown
    assert "<content>We will pay</content>,” <cue>said</cue> <source>Tom Hale</source>" in shown
    assert "'Ana Reyes' at " in shown
    assert "does not prove" in explanation(EMPTY, ViewOptions())


def test_marks_nest_and_never_cross() -> None:
    whole = Span(0, 5, "abcde")
    marks = [("x", Span(0, 4, "abcd")), ("y", Span(1, 2, "b")), ("z", Span(3, 5, "de")), ("y", Span(1, 2, "b"))]
    assert marked("abcde", whole, marks) == "<x>a<y>b</y>cd</x>e"


def test_passage_is_the_sentence() -> None:
    assert passage(TEXT, [at("Reyes")]).text.startswith("Dr. Ana Reyes")
    assert passage(TEXT, [at("Reyes")]).text.endswith("growth returns.")
    assert passage(TEXT, [at("Hale")]).text == "“We will pay,” said Tom Hale of Northgate Homes."
    assert passage(TEXT, [at("rained")]).text == "It rained."


@pytest.mark.parametrize("number", [0, 1, 2])
def test_json_is_valid_for_any_number_of_records(number: int) -> None:
    records = [RECORD] * number
    array = "".join(VIEWS["json"](records, ViewOptions()))
    assert json.loads(array) == [RECORD.to_dict()] * number
    lines = "".join(VIEWS["jsonl"](records, ViewOptions(text=True)))
    assert [json.loads(line) for line in lines.splitlines()] == [RECORD.to_dict(text=True)] * number


def test_single_json_is_an_object() -> None:
    assert json.loads("".join(VIEWS["json"]([RECORD], ViewOptions(single=True)))) == RECORD.to_dict()


def test_a_record_like_a_book_comes_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = VIEWS["jsonl"]([RECORD], ViewOptions())
    monkeypatch.setattr("extractor.views.jsons.BLOCK", 100)
    blocks = list(VIEWS["jsonl"]([RECORD], ViewOptions()))
    assert len(blocks) > 10
    assert "".join(blocks) == line


def test_records_are_written_as_they_come() -> None:
    def records():  # type: ignore[no-untyped-def]
        yield RECORD
        raise RuntimeError("the second is not there yet")

    for name, view in VIEWS.items():
        pieces = view(records(), ViewOptions(kinds=("quotes",)))
        assert name not in ("csv", "ics") or next(pieces).startswith(("article,", "BEGIN:VCALENDAR"))
        assert next(pieces), name


def test_periods_are_written_as_people_do() -> None:
    assert period("2026-06-01", "2026-06-30") == "Jun 2026"
    assert period("2027-01-01", "2027-12-31") == "2027"
    assert period("2026-06-02", "2026-06-30") == "2 Jun 2026 to 30 Jun 2026"
    assert period("2026-06-02", "2026-06-02") == "2 Jun 2026"
    assert period(None, "2026-06-02") == "2 Jun 2026"


def test_words() -> None:
    assert day("2027-12-31") == "31 Dec 2027"
    assert day("2027-12") == "2027-12"
    assert one_line("a\n\tb\x00c") == "a b\ufffdc"


def test_record_of_this_test_keeps_the_contract() -> None:
    from extractor.article import Article

    check(dataclasses.replace(RECORD, id=Article(TEXT).id).to_dict(), TEXT)


def test_explanations_say_why_names_are_one_entity() -> None:
    person = dataclasses.replace(
        RECORD.people[0], why={span.start: "a full name" for span in RECORD.people[0].mentions}
    )
    shown = explanation(dataclasses.replace(RECORD, people=[person]), ViewOptions())
    assert f"named {person.mentions[0].text!r} at {person.mentions[0].start}: a full name" in shown
