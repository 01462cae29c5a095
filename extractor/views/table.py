"""A record as tables for the eye: who is in it, what they committed to, what they said."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from extractor.record import Commitment, Person, Quote, Record, Role, Span
from extractor.sentences import passage
from extractor.views.options import ViewOptions
from extractor.views.words import (
    day,
    joined,
    names,
    one_line,
    party,
    period,
    quoted_words,
    role_words,
    roles_of,
    shortened,
    terms,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

QUOTE_LIMIT = 240
"""Characters of a quote in the table; `--sentences` shows all of it."""

Row = tuple[str, list["Text"]]
"""Who, and the lines that say what."""


def tables(records: Iterable[Record], options: ViewOptions) -> Iterator[str]:
    """Each record as text in `options.width` columns, as soon as it is there."""
    for number, record in enumerate(records):
        yield ("\n" if number else "") + table(record, options)


def table(record: Record, options: ViewOptions) -> str:
    """One record as text."""
    console = _console(options)
    _print_header(console, record)
    known = names(record)
    sections: dict[str, list[Row]] = {
        _people_title(options): _people_rows(record, known, options),
        "Organisations": _organisation_rows(record, options),
        "Places": [(one_line(place.name), []) for place in record.places] if "places" in options.kinds else [],
        "Commitments": [_commitment_row(c, record, known, options) for c in record.commitments],
        "Quotes": _quote_rows(record, known, options),
        "Dates": _date_rows(record) if "dates" in options.kinds else [],
    }
    for title, rows in sections.items():
        if rows:
            _print_section(console, title, rows)
    _print_missing(console, record, options)
    return _output(console)


def _console(options: ViewOptions) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=max(options.width, 40),
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        no_color=not options.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _output(console: Console) -> str:
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)


def _print_header(console: Console, record: Record) -> None:
    title = one_line(record.title) if record.title else "(no title)"
    console.print(_text(title, "bold"))
    if record.published:
        source = "option --date" if record.published_from == "option" else record.published_from
        dated = f"{day(record.published)}, from the {source}"
    else:
        dated = "no date (give one with --date)"
    byline = f"by {joined([one_line(name) for name in record.byline])}" if record.byline else None
    places = [one_line(place) for place in (record.path, record.url) if place]
    console.print(_text(" · ".join(filter(None, [dated, byline, *places])), "dim"))
    if (other := record.near_duplicate_of) is not None:
        console.print(_text(f"Near-duplicate of {one_line(other.path)} ({other.similarity:.0%} the same)", "yellow"))
    for warning in record.warnings:
        console.print(_text(f"Warning: {one_line(warning)}", "yellow"))


def _print_section(console: Console, title: str, rows: list[Row]) -> None:
    from rich.console import Group
    from rich.table import Table

    console.print()
    console.print(_text(title.upper(), "bold cyan"))
    if not any(lines for _, lines in rows):  # names alone: one after the other
        console.print(_text(" · ".join(who for who, _ in rows)))
        return
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    widest = max(len(who) for who, _ in rows)
    grid.add_column(width=min(widest, max(16, console.width // 4)), overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for who, lines in rows:
        grid.add_row(_text(who, "bold"), Group(*lines))
    console.print(grid)


def _print_missing(console: Console, record: Record, options: ViewOptions) -> None:
    """Say which kinds are empty, and that this proves nothing."""
    kinds = ("people", "organisations", "roles", "commitments", "quotes", "dates")
    shown = options.kinds or kinds[:-1]
    empty = [kind for kind in shown if not getattr(record, kind)]
    if empty:
        nothing = " or ".join(filter(None, [", ".join(empty[:-1]), empty[-1]]))
        console.print()
        console.print(_text(f"Found no {nothing}. This does not prove that the article contains none.", "dim"))


def _people_title(options: ViewOptions) -> str:
    return "People" if options.wants("people") else "Roles"


def _people_rows(record: Record, known: Mapping[str, str], options: ViewOptions) -> list[Row]:
    if not (options.wants("people") or options.wants("roles")):
        return []
    rows = []
    for person in record.people:
        roles = roles_of(record, person.id) if options.wants("roles") else []
        if roles or options.wants("people"):
            rows.append((one_line(person.name), _person_lines(person, roles, record, known, options)))
    return rows


def _person_lines(
    person: Person, roles: list[Role], record: Record, known: Mapping[str, str], options: ViewOptions
) -> list[Text]:
    lines = []
    for role in roles:
        lines.append(_text(role_words(role, known)))
        lines.extend(_sentence(record, role.evidence, options))
    if not roles and options.sentences:
        lines.extend(_sentence(record, person.mentions[:1], options))
    return lines or [_text("")]


def _organisation_rows(record: Record, options: ViewOptions) -> list[Row]:
    if not options.wants("organisations"):
        return []
    rows: list[Row] = []
    for body in record.organisations:
        name = one_line(body.name)
        if body.acronym and body.acronym != body.name:
            name += f" ({one_line(body.acronym)})"
        rows.append((name, _sentence(record, body.mentions[:1], options)))
    return rows


def _commitment_row(commitment: Commitment, record: Record, known: Mapping[str, str], options: ViewOptions) -> Row:
    who = joined([party(p, known) for p in commitment.parties])
    head = _text(f"{commitment.force}: ", "green")
    if commitment.polarity == "refrain":
        head.append("not to do: ", "red")
    head.append(one_line(commitment.action.text), "default")
    if commitment.status != "made":
        head.append(f" ({commitment.status})", "bold red")
    details = [term for term in terms(commitment, known) if term != f"said by: {who}"]
    details.extend(_next_days(commitment, record, options))
    lines = [head, *([_text(" · ".join(details), "dim")] if details else [])]
    return who, lines + _sentence(record, commitment.evidence, options)


def _next_days(commitment: Commitment, record: Record, options: ViewOptions) -> list[str]:
    """The next occurrences of what recurs, where they are asked for: days, or periods as open as the text's."""
    if not (options.occurrences and commitment.recurrence):
        return []
    from extractor.views.schedule import upcoming  # dateutil takes a while to load

    found = upcoming(commitment, record.published, options.occurrences)
    periods = [period(first.isoformat(), last.isoformat()) for first, last in found]
    return [f"next: {', '.join(periods)}"] if periods else []


def _quote_rows(record: Record, known: Mapping[str, str], options: ViewOptions) -> list[Row]:
    """Quotes by speaker, in the order in which each first speaks; with the roles that stand nowhere else."""
    rows: dict[str, list[Text]] = {}
    for quote in record.quotes:
        named = known.get(quote.speaker or "", "")
        who = named or (one_line(quote.source.text) if quote.source else "(unknown)")
        lines = rows.setdefault(who, [] if options.wants("roles") else _speaker_lines(quote, record, known))
        lines.append(_quote_line(quote, options))
        lines.extend(_sentence(record, quote.content, options))
    return list(rows.items())


def _speaker_lines(quote: Quote, record: Record, known: Mapping[str, str]) -> list[Text]:
    roles = [role_words(role, known) for role in roles_of(record, quote.speaker)]
    return [_text(joined(roles), "dim")] if roles else []


def _quote_line(quote: Quote, options: ViewOptions) -> Text:
    """The words; what is not direct has its cue where the article has it: `denied any role`, `prices fell, said`."""
    words = quoted_words(quote) if options.sentences else shortened(quoted_words(quote), QUOTE_LIMIT)
    if quote.kind == "direct":
        return _text(words if words[:1] in "\"“‘'«" else f"“{words}”")
    if quote.cue is None:
        return _text(words)
    cue = one_line(quote.cue.text)
    after = quote.cue.start > quote.content[0].start
    if quote.source and quote.cue.end <= quote.source.start < quote.content[0].start:
        after, cue = True, cue[:1].lower() + cue[1:]  # `According to the bureau, prices fell`
    return _text(f"{words}, {cue}" if after else f"{cue} {words}")


def _date_rows(record: Record) -> list[Row]:
    rows: list[Row] = []
    for date in record.dates:
        covers = " to ".join(day(iso) for iso in dict.fromkeys(filter(None, [date.earliest, date.latest])))
        words = " · ".join(filter(None, [date.type, date.value, covers]))
        rows.append((one_line(date.text), [_text(one_line(words))]))
    return rows


def _sentence(record: Record, spans: list[Span], options: ViewOptions) -> list[Text]:
    if not options.sentences or not spans:
        return []
    return [_text(f"> {one_line(passage(record.text, spans).text)}", "italic")]
