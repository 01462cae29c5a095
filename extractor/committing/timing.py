"""By when and how often: the days and the recurrence that an act's own dates give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.own_dates import EARLIEST, LATEST
from extractor.committing.reading import Reading
from extractor.facts import DateFact
from extractor.record import Span
from extractor.timex.amounts import deadline_after

if TYPE_CHECKING:
    from extractor.parsed import Token

_JOINS = re.compile(r"\s*(?:and|to|until|till|through|-|–|—)\s*", re.IGNORECASE)
_BOUND = re.compile(r"\s+at the (latest|earliest)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def deadline(dates: list[tuple[DateFact, Span]], moved: bool, reading: Reading) -> tuple[DateFact | None, list[Span]]:
    """The day by which, or the days on which, and the spans that say it; of a `moved` one the new day."""
    published = day_of(reading.analysis.document.article.published)
    for found, span in sorted(dates, key=lambda item: not (moved and item[1].text.lower().startswith("to "))):
        if found.rrule is not None or found.type == "SET":
            continue
        opener = span.text.split()[0].lower()
        if opener == "for" or found.value == "PRESENT_REF":  # how long, not by when; `now`
            continue
        until = None if moved else _until(found, span.start, opener, reading)
        if until is not None:
            result: DateFact | None = until
        elif found.type == "DURATION":
            result = _after_duration(found, span, opener, reading, published)
        else:
            result = _bounded(found, span, opener)
        if result is None or (_past(result if result.latest else found, published) and not _was_set(span, opener)):
            continue
        result = _at_most(_with_next(found, result, reading), reading)
        old = [s for _, s in dates if moved and s.text.lower().startswith("from ") and 0 < span.start - s.end < 3]
        return result, [reading.analysis.document.span(span.start, max(span.end, result.span.end)), *old]
    return None, []


def _until(found: DateFact, start: int, opener: str, reading: Reading) -> DateFact | None:
    """`from May to July`, `between 2027 and 2030`: from the one day to the other."""
    later = _joined_to(found, reading) if opener in ("from", "between") else None
    if later is None:
        return None
    span = reading.analysis.document.span(start, later.span.end)
    return DateFact(span, found.type, None, found.earliest, later.latest, found.rule)


def _joined_to(found: DateFact, reading: Reading) -> DateFact | None:
    """The date that follows another one in its sentence with no more than `and`, `to` or a dash between them."""
    document = reading.analysis.document
    for later in reading.analysis.dates_in(document.sentence(document.tokens(found.span).root)):
        if later.span.start >= found.span.end and _JOINS.fullmatch(document.text[found.span.end : later.span.start]):
            return later
    return None


def _with_next(found: DateFact, result: DateFact, reading: Reading) -> DateFact:
    """`on March 17-18`, `on 17 and 18 March`: all of the days."""
    if result.earliest is None or result.latest is None or result.span.end > found.span.end:
        return result
    later = _joined_to(found, reading)
    if later is None or later.latest is None:
        return result
    span = reading.analysis.document.span(result.span.start, later.span.end)
    return replace(result, span=span, value=None, latest=later.latest)


def _at_most(result: DateFact, reading: Reading) -> DateFact:
    """`by 2038 at the latest`, `in 2027 at the earliest`."""
    document = reading.analysis.document
    said = _BOUND.match(document.text, result.span.end)
    if said is None:
        return result
    span = document.span(result.span.start, said.end())
    return replace(result, span=span, latest=result.latest if said[1].lower() == "latest" else None)


def _past(found: DateFact, published: date | None) -> bool:
    latest = day_of(found.latest)
    return latest is not None and published is not None and latest < published


def _was_set(span: Span, opener: str) -> bool:
    """`promised to finish by 2024`: a limit with its year, which stays one when it has passed."""
    return opener in LATEST - {"to", "through"} and _YEAR.search(span.text) is not None


def _bounded(found: DateFact, span: Span, opener: str) -> DateFact:
    earliest, latest = found.earliest, found.latest
    if opener in LATEST or opener == "between":  # `between now and 8 May`
        earliest = None
        first = day_of(found.earliest)
        if opener == "before" and first is not None and "end of" not in found.span.text.lower():
            latest = (first - timedelta(days=1)).isoformat()
    elif opener in EARLIEST:
        latest = None
    return DateFact(span, found.type, found.value, earliest, latest, found.rule)


def _after_duration(
    found: DateFact, span: Span, opener: str, reading: Reading, published: date | None
) -> DateFact | None:
    """`within 90 days`: counted from the deal's day where the sentence gives one, else from publication."""
    if opener not in ("within", "in", "over"):
        return None
    latest = found.latest
    signed = _signed(found, reading, published)
    if _of_a_term(found, reading) or (signed is None and _counts_from_elsewhere(found, reading)):
        return DateFact(span, found.type, found.value, None, None, found.rule)
    start = signed or published
    if (latest is None or signed is not None) and start is not None and found.value is not None:
        end = deadline_after(found.value, start)
        latest = end.isoformat() if end else latest
    return DateFact(span, found.type, found.value, None, latest, found.rule)


def _counts_from_elsewhere(found: DateFact, reading: Reading) -> bool:
    """`within 90 days of the vote`: counted from a day that is not said."""
    words = reading.analysis.document.tokens(found.span)
    return any(counts_from(child) for child in words.root.rights)


def _of_a_term(found: DateFact, reading: Reading) -> bool:
    """`in her first 100 days`: of a time in office, which has not begun."""
    words = reading.analysis.document.tokens(found.span)
    before = words[0].nbor(-1) if words[0].i else words[0]
    return any(token.lower_ == "first" or token.tag_ == "PRP$" for token in (before, *words))


def counts_from(child: Token) -> bool:
    """Is it the `of` of `within 90 days of the vote`?"""
    return child.dep_ == "prep" and child.lower_ in ("of", "after", "from", "following")


def _signed(found: DateFact, reading: Reading, published: date | None) -> date | None:
    """The day on which the deal of the sentence was signed, which lies before publication."""
    document = reading.analysis.document
    sentence = document.sentence(document.tokens(found.span).root)
    for other in reading.analysis.dates_in(sentence):
        token = document.tokens(other.span).root
        while token.head.i != token.i and token.pos_ != "VERB":
            token = token.head
        if token.lemma_ in ("sign", "reach", "strike", "agree", "announce") and other.type == "DATE":
            day = day_of(other.latest)
            late = day is not None and published is not None and day > published
            return day - timedelta(days=7) if day is not None and late else day
    return None


def day_of(iso: str | None) -> date | None:
    """The day of an ISO string; None for none and for what is no full day."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _how_much(found: DateFact, span: Span) -> bool:
    """`pay $5 for every day of delay`: the measure of something, not how often it is done."""
    return span.text.lower().startswith("for ") and found.span.text.lower().startswith(("every ", "each "))


def said_after(reading: Reading) -> Iterator[tuple[Span, DateFact]]:
    """`The deadline is 1 May.`: the sentences that give what was undertaken just before its last day."""
    document = reading.analysis.document
    for i in document.doc.where("deadline"):
        noun = document.doc[i]
        dated = [date for date in reading.analysis.dates_in(document.of(noun.sent)) if date.type == "DATE"]
        if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in ("be", "set") and len(dated) == 1:
            yield document.of(noun.sent), replace(dated[0], earliest=None)


def recurring_date(dates: list[tuple[DateFact, Span]]) -> DateFact | None:
    """How often, by a recurring date of the act; `$15 an hour` is a price."""
    often = [(found, span) for found, span in dates if found.rrule and not found.rrule.startswith("FREQ=HOURLY")]
    return next((found for found, span in often if not _how_much(found, span)), None)


def recurring_word(act: Act, action: Span, reading: Reading) -> DateFact | None:
    """How often, by an adjective or adverb such as `annual` of the act itself or of what is held, paid, published."""
    recurring = reading.rules.lexicons.get("recurring", {})
    for token in reading.analysis.document.tokens(action):
        if token.lower_ in recurring and _how_often(token, act):
            span = reading.analysis.document.of(token)
            return DateFact(span, "SET", None, None, None, "recurring", recurring[token.lower_])
    return None


def _how_often(word: Token, act: Act) -> bool:
    """`meet annually`, `hold annual talks`; not `hold its annual fair`, `raise the annual fee`, `their daily life`."""
    noun = word.head
    if word.dep_ in ("advmod", "npadvmod"):
        return noun.i == act.head.i
    paid = noun.head.head.i if noun.head.lower_ == "in" else noun.head.i  # `pay in annual instalments`
    if word.dep_ != "amod" or act.head.i not in (noun.i, paid):
        return False
    known = any(child.dep_ == "poss" or child.lower_ in ("the", "this", "that") for child in noun.lefts)
    return not known and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "ROOT", "conj")
