"""Values of a record in words for the eye: one line, safe on a terminal, days as people write them."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Mapping

from extractor.record import Commitment, Date, Organisation, Party, Person, Place, Quote, Record, Role

_BLANKS = re.compile(r"\s+")
_UNSEEN = ("Cc", "Cs", "Co")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the reading direction: they could make a line show what it does not say."""


def one_line(text: str) -> str:
    """The text in one line; control characters, which could steer a terminal, become U+FFFD."""
    joined = _DIRECTION.sub("\ufffd", _BLANKS.sub(" ", text).strip())
    return "".join("\ufffd" if unicodedata.category(char) in _UNSEEN else char for char in joined)


def shortened(text: str, limit: int) -> str:
    """The text in one line of at most `limit` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def day(iso: str) -> str:
    """`31 Dec 2027` for an ISO day; anything else as it is."""
    try:
        value = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{value.day} {value:%b} {value.year}"


def period(first: str | None, last: str | None) -> str:
    """First and last ISO day in words: `9 Mar 2026 to 15 Mar 2026`, a whole month as `Jun 2026`, a year as `2027`."""
    if first and last:
        if (first[4:], last) == ("-01-01", f"{first[:4]}-12-31"):
            return first[:4]
        begins = datetime.date.fromisoformat(first)
        month_end = begins.replace(day=calendar.monthrange(begins.year, begins.month)[1])
        if begins.day == 1 and last == month_end.isoformat():
            return f"{begins:%b %Y}"
    return " to ".join(day(iso) for iso in dict.fromkeys(filter(None, [first, last])))


def when(date: Date) -> str:
    """A deadline or date in words: what it covers, and what the article says."""
    said = f"“{one_line(date.text)}”"
    first, last = date.earliest, date.latest
    if last and first:
        return f"{period(first, last)}, {said}"
    if last:
        return f"by {day(last)}, {said}"
    return f"from {day(first)}, {said}" if first else said


def entities(record: Record) -> list[Person | Organisation | Place]:
    """All entities of a record."""
    return [*record.people, *record.organisations, *record.places]


def names(record: Record) -> dict[str, str]:
    """The names of a record's entities by their ids."""
    return {entity.id: one_line(entity.name) for entity in entities(record)}


def party(who: Party, known: Mapping[str, str]) -> str:
    """A party's name; what the article calls it where it is not known who that is."""
    return known.get(who.entity or "", "") or one_line(who.span.text)


def joined(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`; each once."""
    unique = list(dict.fromkeys(items))
    return " and ".join(filter(None, [", ".join(unique[:-1]), *unique[-1:]]))


def role_words(role: Role, known: Mapping[str, str]) -> str:
    """A role in words: `former finance minister, Peru (2019 to 2022)`."""
    where = [known.get(role.organisation or "", ""), role.place or ""]
    where = [place for place in where if place]
    title = role.title or (f"of {where.pop(0)}" if where else "(title not given)")
    status = "" if role.status == "current" else f"{role.status} "
    years = _tenure(role)
    words = ", ".join(filter(None, [status + title, *where])) + (f" ({years})" if years else "")
    return one_line(words)


def _tenure(role: Role) -> str:
    """Since and until when: `2019 to 2022`, `since May 2019`, `from October 2026`, `until 2022`; empty if unknown."""
    if role.since and role.until:
        return f"{day(role.since)} to {day(role.until)}"
    if role.since:
        return f"{'since' if role.status in ('current', 'acting') else 'from'} {day(role.since)}"
    return f"until {day(role.until)}" if role.until else ""


def roles_of(record: Record, entity: str | None) -> list[Role]:
    """The roles of the person with an id, in the record's order."""
    return [role for role in record.roles if role.person == entity]


def quoted_words(quote: Quote) -> str:
    """What is said in one line, its parts joined by an ellipsis."""
    return " … ".join(one_line(span.text) for span in quote.content)


def terms(made: Commitment, known: Mapping[str, str]) -> list[str]:
    """What a commitment is bound to, a line each: to whom, when, how often, on which condition, said by whom."""
    found = []
    if made.counterparties:
        found.append(f"to whom: {joined([party(p, known) for p in made.counterparties])}")
    if made.deadline:
        found.append(f"when: {when(made.deadline)}")
    if made.recurrence:
        found.append(f"how often: {one_line(made.recurrence.text)}")
    if made.condition:
        found.append(f"condition: {one_line(made.condition.text)}")
    if made.source:
        found.append(f"said by: {party(made.source, known)}")
    return found
