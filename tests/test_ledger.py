"""Commitments as a ledger: filters, when each falls due, calendar entries."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from extractor.record import Commitment, Date, Party, Recurrence, Span
from extractor.views import VIEWS, ViewOptions
from extractor.views.filtered import Filter, filtered
from extractor.views.schedule import Schedule, schedule
from extractor.views.table import table
from tests.test_views import RECORD, at

MADE = RECORD.commitments[0]


def made(
    earliest: str | None, latest: str | None, rrule: str | None, value: str | None = None, **changes: Any
) -> Commitment:
    """The commitment of the record with other days and another recurrence."""
    deadline = Date(0, 4, "then", "DATE", value, earliest, latest) if earliest or latest else None
    recurrence = Recurrence("often", rrule) if rrule else None
    return dataclasses.replace(MADE, deadline=deadline, recurrence=recurrence, **changes)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Filter(), 1),
        (Filter(parties=("reyes",)), 1),
        (Filter(parties=("Reye",)), 0),
        (Filter(parties=("Hale",)), 0),
        (Filter(parties=("Hale", "ANA  REYES")), 1),
        (Filter(due_before="2028-01-01"), 1),
        (Filter(due_before="2027-12-31"), 0),
        (Filter(parties=("Reyes",), due_before="2027-12-31"), 0),
    ],
)
def test_filters_leave_what_passes_all_of_them(wanted: Filter, kept: int) -> None:
    assert len(filtered(RECORD, wanted).commitments) == kept
    assert filtered(RECORD, wanted).quotes == RECORD.quotes


def test_parties_are_known_by_acronyms_and_by_what_the_text_calls_them() -> None:
    bodies = [Party("o1", at("Northgate Homes")), Party(None, at("Peru"))]
    record = dataclasses.replace(RECORD, commitments=[dataclasses.replace(MADE, parties=bodies)])
    for name in ("NH", "northgate", "peru"):
        assert filtered(record, Filter(parties=(name,))).commitments
    open_ended = dataclasses.replace(RECORD, commitments=[made("2026-06-01", None, None)])
    assert not filtered(open_ended, Filter(due_before="2099-01-01")).commitments


@pytest.mark.parametrize(
    ("given", "published", "first", "rule"),
    [
        ((None, "2027-12-31", None), "2026-03-10", "2027-12-31", None),
        (("2026-04-01", "2026-04-30", None), None, "2026-04-30", None),
        (("2026-06-01", None, None), None, "2026-06-01", None),
        (("2026-06-01", None, "FREQ=MONTHLY;INTERVAL=6"), None, "2026-06-01", "FREQ=MONTHLY;INTERVAL=6"),
        ((None, None, "FREQ=WEEKLY;BYDAY=FR"), "2026-03-10", "2026-03-13", "FREQ=WEEKLY;BYDAY=FR"),
        ((None, "2026-05-31", "FREQ=WEEKLY;BYDAY=FR"), "2026-03-13", "2026-03-20",
         "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260531"),
        ((None, None, "FREQ=DAILY"), "2026-03-10", "2026-03-11", "FREQ=DAILY"),
        ((None, "2030-12-31", "FREQ=YEARLY"), "2026-03-10", "2030-12-31", None),
    ],
)  # fmt: skip
def test_due_days_are_those_of_the_text(
    given: tuple[str | None, str | None, str | None], published: str | None, first: str, rule: str | None
) -> None:
    assert schedule(made(*given), published) == Schedule(datetime.date.fromisoformat(first), rule)


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ((None, None, None), "2026-03-10"),
        ((None, None, "FREQ=MONTHLY;INTERVAL=6"), "2026-03-10"),
        ((None, None, "FREQ=YEARLY;BYMONTH=7"), "2026-03-10"),
        ((None, None, "FREQ=WEEKLY;BYDAY=FR"), None),
        ((None, None, "FREQ=HOURLY"), "2026-03-10"),
    ],
)
def test_a_day_that_the_text_leaves_open_stays_open(
    given: tuple[str | None, str | None, str | None], published: str | None
) -> None:
    assert schedule(made(*given), published) is None


@pytest.mark.parametrize(
    ("commitment", "published", "next_days"),
    [
        (made("2026-06-01", None, "FREQ=MONTHLY;INTERVAL=6"), None, "1 Jun 2026, 1 Dec 2026"),
        (made("2026-06-01", None, "FREQ=MONTHLY;INTERVAL=6", value="2026-06"), None,
         "Jun 2026, Dec 2026"),
        (made(None, None, "FREQ=WEEKLY;BYDAY=FR"), "2026-03-10", "13 Mar 2026, 20 Mar 2026"),
        (made(None, "2026-03-15", "FREQ=WEEKLY;BYDAY=FR"), "2026-03-10", "13 Mar 2026"),
        (made(None, None, "FREQ=MONTHLY;INTERVAL=3"), "2026-03-10",
         "Jun 2026, Sep 2026"),
    ],
)  # fmt: skip
def test_table_gives_the_next_occurrences_on_request(
    commitment: Commitment, published: str | None, next_days: str
) -> None:
    record = dataclasses.replace(RECORD, commitments=[commitment], published=published)
    shown = table(record, ViewOptions(occurrences=2, width=200))
    assert f"next: {next_days}\n" in shown
    assert "next:" not in table(record, ViewOptions())


def test_no_occurrences_where_nothing_says_when_they_begin() -> None:
    record = dataclasses.replace(RECORD, commitments=[made(None, None, "FREQ=YEARLY")], published=None)
    assert "next:" not in table(record, ViewOptions(occurrences=2))


def entries(*commitments: Commitment, **changes: Any) -> list[Any]:
    record = dataclasses.replace(RECORD, commitments=list(commitments), **changes)
    text = "".join(VIEWS["ics"]([record, record], ViewOptions()))
    assert text.replace("\r\n", "").find("\n") == -1, "lines end with CRLF"
    assert text == "".join(VIEWS["ics"]([record, record], ViewOptions()))
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_calendar_has_an_entry_a_dated_commitment() -> None:
    entry, again = entries(MADE, made(None, None, None))
    assert entry.decoded("dtstart") == datetime.date(2027, 12, 31)
    assert entry["uid"] == again["uid"]
    assert entry["summary"] == "Ana Reyes: not to cut income tax (promise, delayed)"
    for words in ("if growth returns", "said by: Tom Hale", "promised on Monday to cut income tax", "deal.txt"):
        assert words in entry["description"]
    assert (entry["status"], str(entry["dtstamp"].dt.date())) == ("TENTATIVE", "2026-03-10")
    (alarm,) = entry.walk("VALARM")
    assert alarm["trigger"].dt == datetime.timedelta(hours=-15)


def test_calendar_has_recurrences_whose_start_is_an_occurrence() -> None:
    entry, _ = entries(made("2026-03-11", "2026-04-30", "FREQ=WEEKLY;BYDAY=FR"), published=None)
    assert entry.decoded("dtstart") == datetime.date(2026, 3, 13)
    assert entry["rrule"].to_ical().decode() == "FREQ=WEEKLY;UNTIL=20260430;BYDAY=FR"
    days = rrulestr(entry["rrule"].to_ical().decode(), dtstart=datetime.datetime(2026, 3, 13))
    assert days[-1] == datetime.datetime(2026, 4, 24)


def test_calendar_marks_what_is_off_and_names_who_speaks() -> None:
    ours = [Party(None, Span(0, 2, "We"))]
    entry, _ = entries(made(None, "2027-12-31", None, status="withdrawn", parties=ours, polarity="do"))
    assert entry["status"] == "CANCELLED"
    assert entry["summary"] == "We (Tom Hale): cut income tax (promise, withdrawn)"
    assert not entry.walk("VALARM")


def test_calendar_without_commitments_is_whole() -> None:
    text = "".join(VIEWS["ics"]([], ViewOptions()))
    assert Calendar.from_ical(text)["version"] == "2.0"
    assert entries() == []
