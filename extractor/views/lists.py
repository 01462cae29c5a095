"""Facts of one kind as CSV: a row a fact, whatever article it comes from, for spreadsheets, `sort` and `uniq -c`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from extractor.record import Commitment, Date, Record, Role
from extractor.views.options import ViewOptions
from extractor.views.words import joined, names, one_line, party, quoted_words, role_words, roles_of

Cells = dict[str, str]
"""Column -> cell."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, some in full width too."""


def rows(records: Iterable[Record], options: ViewOptions) -> Iterator[str]:
    """One row a fact of the kind in `options.kinds`, headed by the names of the columns, each record as it comes."""
    (kind,) = options.kinds
    columns, cells_of = LISTS[kind]
    yield _line(columns)
    for record in records:
        article = {"article": record.path, "published": record.published or ""}
        for cells in cells_of(record, names(record)):
            row = {**article, **cells}
            yield _line([row[column] for column in columns])


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: str) -> str:
    """A cell in one line, which a spreadsheet does not run as a formula."""
    line = one_line(cell)
    return f"'{line}" if line.startswith(_FORMULA) and line != "-" else line  # `-` is standard input


def _quotes(record: Record, known: Mapping[str, str]) -> Iterator[Cells]:
    kinds = {e.id: "person" for e in record.people} | {e.id: "organisation" for e in record.organisations}
    for quote in record.quotes:
        speaker = quote.speaker or ""
        yield {
            "speaker": known.get(speaker, ""),
            "speaker_kind": kinds.get(speaker, "place" if speaker else ""),
            "role": "; ".join(role_words(role, known) for role in roles_of(record, quote.speaker)),
            "source": quote.source.text if quote.source else "",
            "cue": quote.cue.text if quote.cue else "",
            "kind": quote.kind,
            "content": quoted_words(quote),
            "start": str(quote.content[0].start),
            "end": str(quote.content[-1].end),
            "rule": quote.rule,
        }


def _roles(record: Record, known: Mapping[str, str]) -> Iterator[Cells]:
    for role in record.roles:
        yield {
            "person": known.get(role.person, ""),
            "title": role.title or "",
            "organisation": known.get(role.organisation or "", ""),
            "place": role.place or "",
            "status": role.status,
            "since": role.since or "",
            "until": role.until or "",
            **_evidence(role),
        }


def _commitments(record: Record, known: Mapping[str, str]) -> Iterator[Cells]:
    for made in record.commitments:
        deadline: Date | None = made.deadline
        yield {
            "parties": joined([party(p, known) for p in made.parties]),
            "force": made.force,
            "polarity": made.polarity,
            "action": made.action.text,
            "status": made.status,
            "counterparties": joined([party(p, known) for p in made.counterparties]),
            "source": party(made.source, known) if made.source else "",
            "deadline": deadline.text if deadline else "",
            "earliest": (deadline and deadline.earliest) or "",
            "latest": (deadline and deadline.latest) or "",
            "recurrence": (made.recurrence and made.recurrence.rrule) or "",
            "condition": made.condition.text if made.condition else "",
            **_evidence(made),
        }


def _evidence(fact: Role | Commitment) -> Cells:
    return {
        "evidence": " … ".join(span.text for span in fact.evidence),
        "start": str(fact.evidence[0].start),
        "end": str(fact.evidence[-1].end),
        "rule": fact.rule,
    }


_PROOF = ("evidence", "start", "end", "rule")

LISTS: Final[dict[str, tuple[tuple[str, ...], Callable[[Record, Mapping[str, str]], Iterator[Cells]]]]] = {
    "quotes": (
        (
            *("article", "published", "speaker", "speaker_kind", "role", "source", "cue", "kind", "content"),
            *("start", "end", "rule"),
        ),
        _quotes,
    ),
    "roles": (
        ("article", "published", "person", "title", "organisation", "place", "status", "since", "until", *_PROOF),
        _roles,
    ),
    "commitments": (
        (
            *("article", "published", "parties", "force", "polarity", "action", "status", "counterparties", "source"),
            *("deadline", "earliest", "latest", "recurrence", "condition", *_PROOF),
        ),
        _commitments,
    ),
}
"""Kind -> its columns, in order, and what makes the cells of a record's facts."""
