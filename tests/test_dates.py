"""Dates: what values cover, what is left open without a day of publication, repeated days, and hostile texts."""

from __future__ import annotations

import datetime
import itertools
import time
from pathlib import Path

import pytest

from extractor.article import Article
from extractor.errors import RuleError
from extractor.facts import DateFact
from extractor.flow import Extractor, load
from extractor.kinds.dates import deadline_after, next_occurrences
from extractor.rules import RuleSet
from extractor.timex.calendar import days_of
from extractor.timex.grammar import Grammar, longest, lowered
from extractor.timex.numbers import quantity, spelled_year
from extractor.timex.occurring import valid
from extractor.timex.repeated import rule

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = {"two": 2, "four": 4, "six": 6, "nineteen": 19, "twenty": 20, "ninety": 90, "hundred": 100, "thousand": 1000}


def dates(loaded: Extractor, text: str, published: str | None = "2026-03-10") -> list[DateFact]:
    return next(loaded.analyses([Article(text=text, published=published)])).dates


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2026-03-10", ("2026-03-10", "2026-03-10")),
        ("2026-03-10T22:00", ("2026-03-10", "2026-03-10")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2026-W12", ("2026-03-16", "2026-03-22")),
        ("2026-W11-WE", ("2026-03-14", "2026-03-15")),
        ("2026-Q3", ("2026-07-01", "2026-09-30")),
        ("2026-H2", ("2026-07-01", "2026-12-31")),
        ("2026-WI", ("2026-12-01", "2027-02-28")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2027-02-30", None),
        ("2026-W60", None),
        ("0000", None),
        ("XXXX-05", None),
        ("P3M", None),
        ("FUTURE_REF", None),
        (None, None),
    ],
)
def test_days_that_a_value_covers(value: str | None, days: tuple[str, str] | None) -> None:
    found = days_of(value)
    assert (found and tuple(day.isoformat() for day in found)) == days


@pytest.mark.parametrize(
    ("words", "number"),
    [("twenty-four", 24), ("two hundred and six", 206), ("1,200", 1200), ("2 1/2", 2.5), ("an", 1), ("several", None)],
)
def test_numbers(words: str, number: float | None) -> None:
    assert quantity(words, WORDS, frozenset({"several"})) == number


@pytest.mark.parametrize(
    ("words", "year"),
    [("nineteen ninety-six", 1996), ("two thousand and four", 2004), ("nineteen hundred", 1900), ("ninety-six", None)],
)
def test_years_in_words(words: str, year: int | None) -> None:
    assert spelled_year(words, WORDS) == year


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The hearing on Friday ended.", ["XXXX-WXX-5"]),
        ("It opened on May 3.", ["XXXX-05-03"]),
        ("It opened in May 2024 and closed last week.", ["2024-05", None]),
        ("It closed three years ago, yesterday and on 1 June 2025.", [None, None, "2025-06-01"]),
        ("It must pay within 90 days.", ["P90D"]),
        ("The quarter was good, a year earlier and by year-end too.", [None, None, "XXXX-12-31"]),
    ],
)
def test_without_a_day_of_publication_what_is_open_stays_open(
    loaded: Extractor, text: str, values: list[str | None]
) -> None:
    assert [date.value for date in dates(loaded, text, None)] == values


def test_the_same_text_on_another_day(loaded: Extractor) -> None:
    text = "The council will vote on Friday."
    assert [d.value for d in dates(loaded, text, "2020-02-27")] == ["2020-02-28"]
    assert [d.value for d in dates(loaded, text, "2024-12-30")] == ["2025-01-03"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The fair runs from 3 to 5 June.", ["2026-06-03", "2026-06-05"]),
        ("Talks were held on April 24 and 25, 2023.", ["2023-04-24", "2023-04-25"]),
        ("Talks will be held on 24, 25 and 26 April.", ["2026-04-24", "2026-04-25", "2026-04-26"]),
        ("On June 3 and 1 other day it rained.", ["2025-06-03"]),
        ("On June 3 and 4 it rained.", ["2025-06-03", "2025-06-04"]),
        ("From 3 to 5 June it rained.", ["2025-06-03", "2025-06-05"]),
        ("She left in May 2019. In June of that year he left.", ["2019-05", "2019-06"]),
        ("It sank at 10:15 a.m. Six minutes later help came.", ["2026-03-10T10:15", "2026-03-10T10:21"]),
        ("Six minutes later help came.", ["PT6M"]),
        (
            "It sank on 3 March 2021, police said on Monday. It rose three days later.",
            ["2021-03-03", "2026-03-09", "2021-03-06"],
        ),
        ("We will publish a list of all that was lost by the end of May.", ["2026-05"]),
        ("The port was shut by the end of May.", ["2025-05"]),
    ],
)
def test_days_named_together_and_dates_that_lean_on_others(loaded: Extractor, text: str, values: list[str]) -> None:
    assert [date.value for date in dates(loaded, text)] == values


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: str(path.name))
def test_near_words_lose_no_match(loaded: Extractor, sample: Path) -> None:
    text = lowered(sample.read_text(encoding="utf-8"))
    grammar = Grammar(loaded.rules["dates"])
    everywhere = {(rank, f.span()) for _, some in grammar.groups for rank, _, p in some for f in p.finditer(text)}
    assert everywhere == {(match.rank, match.found.span()) for match in grammar.matches(text)}


def test_dates_come_in_order_and_apart(loaded: Extractor) -> None:
    text = "On Monday, March 2, 2026, at 10 a.m., the third quarter of 2025 and the past three years were discussed."
    found = dates(loaded, text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(text[d.span.start : d.span.end] == d.span.text for d in found)
    assert [d.value for d in found] == ["2026-03-02", "2026-03-02T10:00", "2025-Q3", "P3Y"]


@pytest.mark.parametrize(
    ("header", "day"),
    [("Tuesday, June 19, 2018", "2018-06-18"), ("Monday, June 18, 2018", "2018-06-17"), ("May 3, 1998", "2018-06-17")],
)
def test_the_day_of_the_header_is_the_anchor_if_near(loaded: Extractor, header: str, day: str) -> None:
    text = f"Sweden win three points\n\n{header}\n\nYesterday, Sweden defeated South Korea in Nizhny Novgorod."
    found = [date.value for date in dates(loaded, text, "2018-06-18") if date.span.text == "Yesterday"]
    assert found == [day]


OCCURRENCES = [
    # rule, first one, until: the next ones after Tuesday 10 March 2026
    ("FREQ=WEEKLY;BYDAY=MO", None, "2026-03-23", ["2026-03-16", "2026-03-23"]),
    ("FREQ=MONTHLY;BYDAY=1MO", None, None, ["2026-04-06", "2026-05-04", "2026-06-01"]),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None, None, ["2026-03-31", "2026-04-30", "2026-05-29"]),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28", None, "2027-12-31", ["2027-02-28"]),
    ("FREQ=HOURLY", None, None, ["2026-03-11", "2026-03-12", "2026-03-13"]),
    ("FREQ=DAILY;INTERVAL=2", ("2026-03-14", "2026-03-14"), None, ["2026-03-14", "2026-03-16", "2026-03-18"]),
    ("FREQ=DAILY;COUNT=2", None, None, ["2026-03-11"]),
    # What leaves the day open gives whole weeks, months and years.
    ("FREQ=MONTHLY;INTERVAL=6", ("2026-06-01", "2026-06-30"), "2027-02-01",
     ["2026-06-01/2026-06-30", "2026-12-01/2026-12-31"]),
    ("FREQ=YEARLY", None, "2027-12-31", ["2027-01-01/2027-12-31"]),
    ("FREQ=YEARLY;BYMONTH=9", None, "2026-12-31", ["2026-09-01/2026-09-30"]),
    ("FREQ=WEEKLY", None, "2026-03-16", ["2026-03-16/2026-03-22"]),
]  # fmt: skip


@pytest.mark.parametrize(("recurrence", "start", "until", "days"), OCCURRENCES, ids=[case[0] for case in OCCURRENCES])
def test_next_occurrences(recurrence: str, start: tuple[str, str] | None, until: str | None, days: list[str]) -> None:
    iso = datetime.date.fromisoformat
    found = next_occurrences(
        recurrence, iso("2026-03-10"), 3, start=start and (iso(start[0]), iso(start[1])), until=until and iso(until)
    )
    assert ["/".join(dict.fromkeys((first.isoformat(), last.isoformat()))) for first, last in found] == days


def test_no_rule_has_no_occurrences() -> None:
    with pytest.raises(ValueError, match="SOMETIMES"):
        next_occurrences("FREQ=SOMETIMES", datetime.date(2026, 3, 10), 1)


def test_rules_of_recurrence() -> None:
    assert rule("MONTHLY", 3) == "FREQ=MONTHLY;INTERVAL=3"
    assert rule("WEEKLY", BYDAY="MO") == "FREQ=WEEKLY;BYDAY=MO"
    assert not valid("FREQ=SOMETIMES")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("P90D", "2026-06-04"),
        ("P3M", "2026-06-06"),
        ("PXM", None),
        ("2026", None),
        ("PT2H", "2026-03-07"),
        ("PT48H", "2026-03-08"),
    ],
)
def test_deadline_after(value: str, day: str | None) -> None:
    found = deadline_after(value, datetime.date(2026, 3, 6))
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    ["", "\n", "🙂", "May", "2026", "“", "Day 99999999", "9,999,999,999 years ago", "31 April 2026", "0000-00-00",
     "9999 years from now", "Dec. 31, 9999 and the following year", "the 1st century", "25:61 p.m.", "İ May 2024"],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31", "2024-02-29"])
def test_odd_texts(loaded: Extractor, text: str, published: str | None) -> None:
    for date in dates(loaded, text, published):
        assert date.span.text == text[date.span.start : date.span.end]


@pytest.mark.parametrize("unit", ["a", "1", " ", "1,", "may ", "one ", "twenty-", "a year ", "10 p.m. ", "2026-", "İ"])
def test_time_grows_with_the_length_of_the_text(loaded: Extractor, unit: str) -> None:
    rules: RuleSet = loaded.rules["dates"]
    grammar = Grammar(rules)
    started = time.process_time()
    longest(list(grammar.matches(lowered(unit * (200_000 // len(unit))))))
    assert time.process_time() - started < 20


def test_a_rule_whose_pattern_lacks_a_group_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'kind = "dates"\n[[rule]]\nid = "blue-moon"\npattern = "once soon"\nvalue = "weekday"\n'
        'match = ["He came <date>once soon</date>."]\nno_match = ["No."]\n'
    )
    with pytest.raises(RuleError, match="blue-moon"):
        dates(load(rules=[file]), "He came once soon.")
