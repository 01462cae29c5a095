"""Fill the slots of a commitment that passed the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.bearers import parties_of
from extractor.committing.conditions import find_condition
from extractor.committing.cues import Cue, is_prospective
from extractor.committing.forces import force_and_polarity, status_of
from extractor.committing.occasions import occasion
from extractor.committing.others import counterparties
from extractor.committing.own_dates import own_dates
from extractor.committing.reading import Reading
from extractor.committing.spans import action_span, what_for
from extractor.committing.speakers import according_to, as_source, in_quotation, quote_of, reporter
from extractor.committing.timing import counts_from, deadline, recurring_date, recurring_word
from extractor.facts import CommitmentFact, PartyFact
from extractor.record import Span
from extractor.syntax import subject

if TYPE_CHECKING:
    from extractor.parsed import Token


def fill(cue: Cue, act: Act, party: Token, reading: Reading) -> CommitmentFact | None:
    """The commitment with all that its sentence says of it; None where no action is left."""
    document = reading.analysis.document
    anchors = _anchors(cue, act)
    condition = find_condition(cue, act, anchors, reading)
    verbal_cue = None if cue.rule.get("pos") == "modal" else cue.head
    dates = own_dates(act, verbal_cue, anchors, reading, shared=is_prospective(cue.rule))
    due, due_spans = deadline(dates, cue.rule.get("status") in ("delayed", "changed"), reading)
    if act.frame == "deed":
        due, due_spans = None, [span for _, span in dates]  # the day on which it was done
    undated = occasion(act, reading) if due is None else None
    if undated is not None:
        due, due_spans = undated, [undated.span]
    again = recurring_date(dates)
    when = [_with_dependents(span, reading) for span in (*due_spans, *(s for d, s in dates if d is again))]
    outside = [*when, *([condition[0]] if condition else [])]
    action = action_span(act, outside, reading)
    if action is None:
        return None
    force, polarity = force_and_polarity(cue, act, condition, party, reading)
    return CommitmentFact(
        force=force,
        parties=parties_of(party, act, reading),
        action=action,
        cue=document.of(cue.tokens[0], cue.tokens[-1]) if _adjacent(cue) else document.of(cue.head),
        evidence=_evidence(act, party, reading),
        rule=cue.rule.id,
        counterparties=counterparties(cue, act, party, reading),
        source=_source(cue, act, reading),
        deadline=due,
        recurrence=again or recurring_word(act, action, reading),
        condition=condition[0] if condition else None,
        polarity=polarity,
        status=status_of(cue, act, reading),
    )


def _evidence(act: Act, party: Token, reading: Reading) -> list[Span]:
    """The sentence of the act, and before it the one that says who is bound where that stands in another."""
    document = reading.analysis.document
    sentences = [document.sentence(party)] if party.sent.start < act.head.sent.start else []
    return [*sentences, document.sentence(act.head)]


def _with_dependents(span: Span, reading: Reading) -> Span:
    """A date with what qualifies it: `within the 30 days [that the law allows]`."""
    document = reading.analysis.document
    root = document.tokens(span).root
    nouns = [child for child in root.children if child.dep_ == "pobj"] or [root]
    if not any(child.dep_ in ("relcl", "acl") or counts_from(child) for child in nouns[0].rights):
        return span
    last = nouns[0].right_edge
    return document.span(span.start, last.idx + len(last))


def _adjacent(cue: Cue) -> bool:
    return cue.tokens[-1].i - cue.tokens[0].i < 6


def _anchors(cue: Cue, act: Act) -> list[Token]:
    """The tokens on which what belongs to an act may hang instead: the first of the joined verbs, the cue."""
    joined = [act.head.head] if act.head.dep_ == "conj" else []
    return [*joined, *what_for(act)]


def _source(cue: Cue, act: Act, reading: Reading) -> PartyFact | None:
    start = act.head if cue.rule.get("pos") == "modal" else cue.head
    said = reporter(start, reading)
    if cue.rule.get("bound") == "speaker":
        said = subject(cue.head)
    quote = quote_of(start, reading)
    if not is_prospective(cue.rule) and not in_quotation(start, reading):
        quote = None  # `vowed to “bomb them”` is a quote, too, but the verb commits by itself
    return as_source(said or according_to(start), quote, reading)
