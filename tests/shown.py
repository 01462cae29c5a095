"""Any record in every view, and what must hold of what is shown: for properties and fuzzers."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
import re
import typing
from typing import Final

from icalendar import Calendar

from extractor.record import (
    Commitment,
    CommitmentStatus,
    Date,
    DateType,
    Force,
    NearDuplicate,
    Organisation,
    Party,
    Person,
    Place,
    Quote,
    QuoteKind,
    Record,
    Recurrence,
    Role,
    RoleStatus,
    Span,
    Tool,
)
from extractor.views import VIEWS, ViewOptions
from extractor.views.explain import explanation
from extractor.views.lists import LISTS
from tests.fuzz.given import Given

STEERING: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What could steer a terminal, end a line, or make one show what it does not say; a line feed ends ours."""

FORMULA: Final = re.compile("[=+\\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet would run."""

PROPERTY: Final = re.compile(r"(?:[A-Z-]+[:;]|[ \t]).*")
"""A line of a calendar: a property, or the rest of the one before."""

_DAYS: Final = (None, "0001-01-01", "2024-02-29", "2026-03-10", "2026-12-31", "9999-12-31")
_RULES: Final = (
    None, "FREQ=YEARLY", "FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;INTERVAL=6", "FREQ=HOURLY", "FREQ=DAILY;COUNT=3",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY;UNTIL=20270101",
)  # fmt: skip


def check_views(record: Record) -> None:
    """Fail where a view raises, or lets through what it must not."""
    for options in (ViewOptions(), ViewOptions(sentences=True, occurrences=3, width=10)):
        _check_seen("".join(VIEWS["table"]([record], options)))
        _check_seen(explanation(record, options))
    _check_seen(re.sub("\x1b\\[[0-9;]*m", "", "".join(VIEWS["table"]([record], ViewOptions(colour=True)))))
    for kind in LISTS:
        _check_list("".join(VIEWS["csv"]([record], ViewOptions(kinds=(kind,)))))
    _check_calendar("".join(VIEWS["ics"]([record], ViewOptions())))
    _check_json(record)


def _check_seen(shown: str) -> None:
    found = STEERING.search(shown)
    assert found is None, ascii(shown[max(found.start() - 20, 0) : found.end() + 20])


def _check_list(shown: str) -> None:
    _check_seen(shown)
    lines = list(csv.reader(io.StringIO(shown, newline="")))
    assert len({len(line) for line in lines}) == 1
    assert len(lines) == shown.count("\n")
    for cell in itertools.chain.from_iterable(lines):
        assert cell == "-" or not FORMULA.match(cell), cell


def _check_calendar(shown: str) -> None:
    assert all(PROPERTY.fullmatch(line) for line in shown.removesuffix("\r\n").split("\r\n")), ascii(shown)
    assert not re.search("\n(?<!\r\n)|\r(?!\n)", shown), ascii(shown)
    calendar = Calendar.from_ical(shown)
    known = {"UID", "DTSTAMP", "DTSTART", "RRULE", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP"}
    for event in calendar.walk("VEVENT"):
        assert set(event) <= known, set(event)


def _check_json(record: Record) -> None:
    (line,) = VIEWS["jsonl"]([record], ViewOptions(text=True))
    assert line.count("\n") == 1
    expected = record.to_dict(text=True)
    assert json.loads(line) == expected
    assert json.loads("".join(VIEWS["json"]([record], ViewOptions(text=True)))) == [expected]
    assert json.loads(line.encode("utf-8", "replace"))


def record_of(given: Given) -> Record:
    """A record whose spans and ids hold, and of which all else is whatever was given."""
    text = given.words()
    make = _Making(given, text)
    people = [Person(f"p{n}", given.words(6), [given.words(3)], [make.span()], make.some(), {}) for n in make.numbers()]
    bodies = [
        Organisation(
            f"o{n}", given.words(6), given.words(2) if given.maybe() else None, [], [make.span()], make.some(), {}
        )
        for n in make.numbers()
    ]
    places = [Place(f"g{n}", given.words(6), [make.span()]) for n in make.numbers()]
    make.ids = [None, *(entity.id for entity in (*people, *bodies, *places))]
    return Record(
        id="sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        path=given.words(6),
        title=given.text(8) or None,
        published=given.choice(_DAYS),
        published_from="dateline",
        byline=[given.words(4) for _ in make.numbers()],
        tool=Tool("0", "none 0", "sha256:0"),
        length=len(text),
        text=text,
        people=people,
        organisations=bodies,
        places=places,
        roles=[make.role(n, people, bodies) for n in make.numbers()] if people else [],
        quotes=[make.quote(n) for n in make.numbers()],
        commitments=[make.commitment(n) for n in make.numbers()],
        dates=[make.date() for _ in make.numbers()],
        warnings=[given.words(4) for _ in make.numbers()],
        url=given.text(4) or None,
        near_duplicate_of=NearDuplicate(given.words(4), "sha256:0", 0.5) if given.maybe() else None,
    )


class _Making:
    """Parts of a record over a text."""

    def __init__(self, given: Given, text: str) -> None:
        self.given, self.text = given, text
        self.ids: list[str | None] = [None]

    def numbers(self) -> range:
        return range(1, 1 + self.given.number(4))

    def span(self) -> Span:
        start = self.given.number(len(self.text))
        end = start + 1 + self.given.number(len(self.text) - start)
        return Span(start, end, self.text[start:end])

    def some(self) -> list[Span]:
        return sorted(self.span() for _ in self.numbers())

    def maybe(self) -> Span | None:
        return self.span() if self.given.maybe() else None

    def party(self) -> Party:
        return Party(self.given.choice(self.ids), self.span())

    def date(self) -> Date:
        span, given = self.span(), self.given
        first, last = given.choice(_DAYS), given.choice(_DAYS)
        if first and last and first > last:
            first, last = last, first
        value = given.text(2) or None
        return Date(span.start, span.end, span.text, given.choice(typing.get_args(DateType)), value, first, last)

    def role(self, number: int, people: list[Person], bodies: list[Organisation]) -> Role:
        given = self.given
        return Role(
            id=f"r{number}",
            person=given.choice(people).id,
            title=given.text(3) or None,
            organisation=given.choice([None, *(body.id for body in bodies)]),
            place=given.text(3) or None,
            status=given.choice(typing.get_args(RoleStatus)),
            since=given.choice(_DAYS),
            until=given.choice(_DAYS),
            evidence=[self.span(), *self.some()],
            rule="rule",
        )

    def quote(self, number: int) -> Quote:
        return Quote(
            id=f"q{number}",
            kind=self.given.choice(typing.get_args(QuoteKind)),
            speaker=self.given.choice(self.ids),
            source=self.maybe(),
            cue=self.maybe(),
            content=sorted([self.span(), *self.some()]),
            rule="rule",
        )

    def commitment(self, number: int) -> Commitment:
        given = self.given
        return Commitment(
            id=f"c{number}",
            force=given.choice(typing.get_args(Force)),
            parties=[self.party() for _ in range(1 + given.number(3))],
            counterparties=[self.party() for _ in self.numbers()],
            source=self.party() if given.maybe() else None,
            action=self.span(),
            deadline=self.date() if given.maybe() else None,
            recurrence=Recurrence(given.words(3), given.choice(_RULES)) if given.maybe() else None,
            condition=self.maybe(),
            polarity=given.choice(("do", "refrain")),
            status=given.choice(typing.get_args(CommitmentStatus)),
            evidence=[self.span(), *self.some()],
            rule="rule",
        )
