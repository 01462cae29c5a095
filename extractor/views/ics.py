"""Dated commitments as calendar entries (iCalendar, RFC 5545): a day each, with a reminder the morning before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from extractor.record import Commitment, Record
from extractor.version import __version__
from extractor.views.options import ViewOptions
from extractor.views.words import joined, names, one_line, party, terms

if TYPE_CHECKING:
    from icalendar import Event

    from extractor.views.schedule import Schedule

_REMINDER: Final = datetime.timedelta(hours=-15)
"""Before the start of the day: at nine on the morning before."""

_OFF: Final = frozenset({"withdrawn", "denied"})
"""States in which nothing is due any more."""

_UNNAMED: Final = frozenset({"i", "we", "our", "my"})
"""Parties that say nothing without the one who speaks."""


def calendar(records: Iterable[Record], options: ViewOptions) -> Iterator[str]:
    """A calendar with one entry for each commitment that has a day, each record's as soon as it is there."""
    from icalendar import Calendar

    from extractor.views.schedule import schedule

    frame = Calendar()
    frame.add("prodid", f"-//extractor//{__version__}//EN")
    frame.add("version", "2.0")
    opening, closing = frame.to_ical().decode().split("END:VCALENDAR")
    yield opening
    for record in records:
        known = names(record)
        for made in record.commitments:
            due = schedule(made, record.published)
            if due is not None:
                yield _entry(made, due, record, known).to_ical().decode()
    yield "END:VCALENDAR" + closing


def _entry(made: Commitment, due: Schedule, record: Record, known: Mapping[str, str]) -> Event:
    """One all-day entry; the same record gives the same entry, so that a calendar which is read again is brought up to
    date and not doubled."""
    from icalendar import Event, vRecur

    entry, summary = Event(), _summary(made, known)
    entry.add("uid", f"{record.id.removeprefix('sha256:')}-{made.action.start}-{made.action.end}@extractor")
    entry.add("dtstamp", _stamp(record, due))
    entry.add("dtstart", due.first)
    if due.rule:
        entry.add("rrule", vRecur.from_ical(due.rule))
    entry.add("summary", summary)
    entry.add("description", _description(made, record, known))
    entry.add("categories", [made.force])
    entry.add("status", "CANCELLED" if made.status in _OFF else "TENTATIVE" if made.condition else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    if made.status not in _OFF:
        _add_reminder(entry, summary)
    return entry


def _add_reminder(entry: Event, words: str) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", _REMINDER)
    entry.add_component(alarm)


def _stamp(record: Record, due: Schedule) -> datetime.datetime:
    """The article's day, else the day that is due: never today, so that the same article gives the same bytes."""
    day = datetime.date.fromisoformat(record.published) if record.published else due.first
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _summary(made: Commitment, known: Mapping[str, str]) -> str:
    who = joined([party(p, known) for p in made.parties])
    if who.lower() in _UNNAMED and made.source:
        who += f" ({party(made.source, known)})"
    denied = "not to " if made.polarity == "refrain" else ""
    status = "" if made.status == "made" else f", {made.status}"
    return f"{who}: {denied}{one_line(made.action.text)} ({made.force}{status})"


def _description(made: Commitment, record: Record, known: Mapping[str, str]) -> str:
    """What the article says of it, the sentences, and where they stand."""
    said = [f"> {one_line(span.text)}" for span in made.evidence]
    article = [one_line(part) for part in (record.title, record.published, record.path) if part]
    return "\n".join([*terms(made, known), *said, ", ".join(article)])
