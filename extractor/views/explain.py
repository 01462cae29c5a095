"""Why each fact is in the record: the sentence with its spans marked as in a rule file, and the rule's id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extractor.record import Commitment, Organisation, Person, Quote, Record, Role, Span
from extractor.sentences import passage
from extractor.views.options import ViewOptions
from extractor.views.words import joined, names, one_line, party, role_words

Marked = list[tuple[str, Span]]
"""Slots and the spans that fill them."""

_PLACES = 5
"""Offsets that are shown of one form; of more, only how many there are."""


def explanations(records: Iterable[Record], options: ViewOptions) -> Iterator[str]:
    """Each record's facts one by one, as soon as it is there."""
    for number, record in enumerate(records):
        yield ("\n" if number else "") + explanation(record, options)


def explanation(record: Record, options: ViewOptions) -> str:
    """One record's facts, each with its sentence and rule; entities with all their mentions."""
    known = names(record)
    blocks = [f"{one_line(record.path)}: {one_line(record.title or '(no title)')}"]
    if options.wants("people"):
        blocks += [_entity("people", person) for person in record.people]
    if options.wants("organisations"):
        blocks += [_entity("organisations", body) for body in record.organisations]
    if options.wants("roles"):
        blocks += [_role(role, record, known) for role in record.roles]
    if options.wants("commitments"):
        blocks += [_commitment(commitment, record, known) for commitment in record.commitments]
    if options.wants("quotes"):
        blocks += [_quote(quote, record, known) for quote in record.quotes]
    if len(blocks) == 1:
        blocks.append("Found nothing. This does not prove that the article contains none.")
    return "\n\n".join(blocks) + "\n"


def _entity(kind: str, entity: Person | Organisation) -> str:
    lines = [f"{entity.id} {kind}: {one_line(entity.name)}"]
    for label, spans in (("named", entity.mentions), ("referred to", entity.references)):
        forms: dict[str, list[Span]] = {}
        for span in spans:
            forms.setdefault(one_line(span.text), []).append(span)
        lines += [f"  {label} {_form(text, same, entity.why)}" for text, same in forms.items()]
    return "\n".join(lines)


def _form(text: str, spans: list[Span], why: Mapping[int, str]) -> str:
    """One form of a name, or a pronoun, with where it stands and why it is the entity's, reason by reason."""
    by_reason: dict[str, list[int]] = {}
    for span in spans:
        by_reason.setdefault(why.get(span.start, ""), []).append(span.start)
    parts = [_places(starts) + (f": {reason}" if reason else "") for reason, starts in by_reason.items()]
    return repr(text) + "; ".join(parts)


def _places(starts: list[int]) -> str:
    shown = ", ".join(map(str, starts[:_PLACES]))
    more = f" and {len(starts) - _PLACES} more" if len(starts) > _PLACES else ""
    return f" at {shown}{more}"


def _role(role: Role, record: Record, known: Mapping[str, str]) -> str:
    marks: Marked = []
    for slot, entities in (("person", record.people), ("organisation", record.organisations)):
        for entity in entities:
            if entity.id == getattr(role, slot):
                spans = [*entity.mentions, *entity.references]
                marks += [(slot, s) for s in spans if any(e.overlaps(s) for e in role.evidence)]
    head = f"{role.id} roles [{role.rule}]: {known.get(role.person, '')}: {role_words(role, known)}"
    return _block(head, record, role.evidence, marks)


def _commitment(commitment: Commitment, record: Record, known: Mapping[str, str]) -> str:
    marks: Marked = [("action", commitment.action)]
    marks += [("party", p.span) for p in commitment.parties]
    marks += [("counterparty", p.span) for p in commitment.counterparties]
    if commitment.source:
        marks.append(("source", commitment.source.span))
    if commitment.condition:
        marks.append(("condition", commitment.condition))
    if commitment.deadline:
        date = commitment.deadline
        marks.append(("deadline", Span(date.start, date.end, date.text)))
    who = joined([party(p, known) for p in commitment.parties])
    head = f"{commitment.id} commitments [{commitment.rule}]: {who}: {commitment.force}"
    return _block(f"{head}, {commitment.polarity}, {commitment.status}", record, commitment.evidence, marks)


def _quote(quote: Quote, record: Record, known: Mapping[str, str]) -> str:
    marks: Marked = [("content", span) for span in quote.content]
    marks += [(slot, span) for slot, span in (("source", quote.source), ("cue", quote.cue)) if span]
    who = known.get(quote.speaker or "") or "speaker not known"
    return _block(f"{quote.id} quotes [{quote.rule}]: {who}: {quote.kind}", record, [], marks)


def _block(head: str, record: Record, evidence: list[Span], marks: Marked) -> str:
    """The head, and the sentences of evidence and marks with the marks in them."""
    whole = passage(record.text, [*evidence, *(span for _, span in marks)])
    return f"{one_line(head)}\n  {one_line(marked(record.text, whole, marks))}"


def marked(text: str, whole: Span, marks: Marked) -> str:
    """The text of `whole` with `<slot>` and `</slot>` around each mark; marks that cross another are left out."""
    kept: Marked = []
    for slot, span in sorted(set(marks), key=lambda mark: (mark[1].start, -mark[1].end)):
        crosses = any(s.start < span.start < s.end < span.end for _, s in kept)
        if whole.contains(span) and not crosses:
            kept.append((slot, span))
    out, position, closing = "", whole.start, list[tuple[int, str]]()
    for slot, span in kept:
        while closing and closing[-1][0] <= span.start:
            end, name = closing.pop()
            out, position = f"{out}{text[position:end]}</{name}>", end
        out, position = f"{out}{text[position : span.start]}<{slot}>", span.start
        closing.append((span.end, slot))
    while closing:
        end, name = closing.pop()
        out, position = f"{out}{text[position:end]}</{name}>", end
    return out + text[position : whole.end]
