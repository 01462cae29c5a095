"""By when and how often: the dates that belong to an act by the parse, not simply the nearest ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extractor.committing.frames import Act, own_subject
from extractor.committing.reading import Reading
from extractor.facts import DateFact
from extractor.record import Span
from extractor.timex.amounts import deadline_after

if TYPE_CHECKING:
    from extractor.parsed import Token

_LATEST = frozenset({"by", "until", "till", "before", "to", "no", "not", "through"})
_EARLIEST = frozenset({"from", "starting", "beginning", "after", "since", "as", "effective"})
_WITHIN = frozenset({"within", "in", "over", "during"})
_WHEN = frozenset({"on", "at", "around", "for", "between"})
_AFTER_EVENTS = frozenset({"after", "following", "since", "despite", "amid"})
_CLAUSES = frozenset({"conj", "ccomp", "relcl", "advcl", "parataxis", "xcomp"})
_OPENERS = re.compile(
    r"(?:\b(?:by )?(?:no|not) later(?: than)?|\bas (?:early as|soon as|of|from)"
    r"|\b(?:starting|beginning|effective)(?: (?:from|in|on))?"
    r"|\b(?:from|by|until|till|before|between|within|on|in))\s+$",
    re.IGNORECASE,
)
"""The words just before a date that say how it bounds the act, however they were parsed."""
_JOINS = re.compile(r"\s*(?:and|to|until|till|through|-|–|—)\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def own_dates(act: Act, cue: Token | None, anchors: list[Token], reading: Reading) -> list[tuple[DateFact, Span]]:
    """The dates of an act, each with its span from the preposition on."""
    document = reading.analysis.document
    out: list[tuple[DateFact, Span]] = []
    for found in reading.analysis.dates_in(document.sentence(act.head)):
        root = document.tokens(found.span).root
        named = root.dep_ in ("amod", "compound", "poss", "nsubj", "dobj") and root.head.lower_ != "time"
        if named and found.rrule is None:
            continue  # it says which one, not when: `the 2024 promise`, `future employment`
        opener, at = _opener(root)
        if _vague(found) and not (
            at.i == act.head.i or (at.head.i == act.head.i and at.dep_ in ("npadvmod", "advmod"))
        ):
            continue
        if _of_the_report(root, act):
            continue
        if _belongs(root, at, act, cue, anchors) or _misread_agent(opener, at, act) or _coming(found, at, act):
            start = opener.idx if opener is not None and opener.idx < found.span.start else found.span.start
            start = min(start, _opening(found.span.start, document.text))
            time = root.head.lower_ == "time" and root.dep_ == "poss"  # `in three months' time`
            out.append((found, document.span(start, root.head.idx + 4 if time else found.span.end)))
    return out


def _of_the_report(root: Token, act: Act) -> bool:
    """`told the press on Tuesday she would`: a date between the verb that reports and the clause is of the report."""
    clause = act.head
    while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    own = own_subject(clause)
    if clause.dep_ != "ccomp" or own is None or not clause.head.i < root.i < own.i:
        return False
    return not any(token.lower_ == "that" for token in root.doc[clause.head.i + 1 : root.i])


def _misread_agent(opener: Token | None, at: Token, act: Act) -> bool:
    """`list all that was lost by May`: a date does nothing, so it is the act's where it is read as the doer."""
    if opener is None or opener.dep_ != "agent" or at.dep_ not in ("relcl", "acl"):
        return False
    return act.head.i < at.i and act.head.is_ancestor(at)


def _coming(found: DateFact, at: Token, act: Act) -> bool:
    """`clear all that is owed in the next two weeks`: what is yet to come is not when something past was done."""
    words = found.span.text.lower().split()
    past = at.tag_ == "VBN" and at.dep_ in ("acl", "relcl") and at.head.i > act.head.i
    return past and bool({"next", "coming"} & set(words)) and act.head.is_ancestor(at)


def _opening(start: int, text: str) -> int:
    """Where the words begin that open a date: `no later than`, `as early as`, `starting`, a preposition."""
    before = text[max(start - 24, 0) : start]
    opened = _OPENERS.search(before)
    return start - len(before) + opened.start() if opened is not None else start


def _vague(found: DateFact) -> bool:
    """`soon`, `in the future`: no day can ever be given, so it must stand beside the verb itself."""
    return found.type == "DATE" and (found.value or "").endswith("_REF")


def _opener(root: Token) -> tuple[Token | None, Token]:
    """The preposition before a date, and the token on which the whole hangs."""
    token = root
    if root.dep_ in ("prep", "advcl"):  # the date's own span begins with its preposition
        return root, root.head
    while token.dep_ in ("nummod", "compound", "amod", "quantmod") and token.head.i != token.i:
        token = token.head
    opener = None
    while token.head.i != token.i and token.dep_ in ("pobj", "pcomp", "prep", "agent", "advcl"):
        if token.dep_ == "advcl" and token.lower_ not in _EARLIEST:
            break
        if token.dep_ == "pobj" or token.lower_ in _EARLIEST | _LATEST | _WITHIN | _WHEN:
            opener = _outer(token, opener) if token.dep_ != "pobj" else opener
            token = token.head
            if token.dep_ in ("prep", "agent") or (token.dep_ == "advcl" and token.lower_ in _EARLIEST):
                opener = _outer(token, opener)
            continue
        break
    return opener, token


def _outer(token: Token, inner: Token | None) -> Token:
    """`starting in June` opens with `starting`, but the end of `from 2030 to 2035` with `to`."""
    return inner if inner is not None and inner.lower_ in _LATEST else token


def _belongs(root: Token, at: Token, act: Act, cue: Token | None, anchors: list[Token]) -> bool:
    heads = {act.head.i, *(anchor.i for anchor in anchors)}
    beside = at.head.i in heads and at.dep_ not in _CLAUSES
    if act.head.i not in (at.i, at.head.i) and anchors and min(anchor.i for anchor in anchors) < root.i < act.head.i:
        return False  # it belongs to the one of the joined verbs before
    if at.i in heads or beside:
        return cue is None or root.i > act.head.i or act.head.i in (at.i, at.head.i)
    if cue is not None and (at.i == cue.i or (at.head.i == cue.i and at.dep_ not in _CLAUSES)):
        return root.i > act.head.i
    return root.i > act.head.i and _inside(at, act.head)


def _inside(token: Token, head: Token) -> bool:
    """Does a token hang on the act through nouns and prepositions alone?"""
    for _ in range(8):
        if token.i == head.i:
            return True
        if token.head.i == token.i:
            return False
        if token.dep_ in ("relcl", "acl", "ccomp", "conj", "parataxis") and token.lower_ not in _EARLIEST:
            return False  # not `for three months [starting in May]`
        if token.dep_ == "advcl" and own_subject(token) is not None:
            return False  # it says when something else is: `keep it as it is next year`
        if token.dep_ == "prep" and token.lower_ in {"of", *_AFTER_EVENTS} and token.head.lower_ != "as":
            return False  # it says when something else was: `after a meeting on Thursday`
        token = token.head
    return False


def deadline(dates: list[tuple[DateFact, Span]], moved: bool, reading: Reading) -> tuple[DateFact | None, list[Span]]:
    """The day by which, or the days on which, and the spans that say it; of a `moved` one the new day."""
    published = day_of(reading.analysis.document.article.published)
    for found, span in sorted(dates, key=lambda item: not (moved and item[1].text.lower().startswith("to "))):
        if found.rrule is not None or found.type == "SET":
            continue
        opener = span.text.split()[0].lower()
        if opener == "for":  # how long, not by when
            continue
        until = None if moved else _until(found, span.start, opener, reading)
        if until is not None:
            result: DateFact | None = until
        elif found.type == "DURATION":
            result = _after_duration(found, span, opener, reading, published)
        else:
            result = _bounded(found, span, opener)
        if result is None or (_past(result, published) and not _was_set(span, opener)):
            continue
        old = [s for _, s in dates if moved and s.text.lower().startswith("from ") and 0 < span.start - s.end < 3]
        return result, [reading.analysis.document.span(span.start, max(span.end, result.span.end)), *old]
    return None, []


def _until(found: DateFact, start: int, opener: str, reading: Reading) -> DateFact | None:
    """`from May to July`, `between 2027 and 2030`: from the one day to the other."""
    document = reading.analysis.document
    if opener not in ("from", "between"):
        return None
    for later in reading.analysis.dates_in(document.sentence(document.tokens(found.span).root)):
        if later.span.start >= found.span.end and _JOINS.fullmatch(document.text[found.span.end : later.span.start]):
            span = document.span(start, later.span.end)
            return DateFact(span, found.type, None, found.earliest, later.latest, found.rule)
    return None


def _past(found: DateFact, published: date | None) -> bool:
    latest = day_of(found.latest)
    return latest is not None and published is not None and latest < published


def _was_set(span: Span, opener: str) -> bool:
    """`promised to finish by 2024`: a limit with its year, which stays one when it has passed."""
    return opener in _LATEST - {"to", "through"} and _YEAR.search(span.text) is not None


def _bounded(found: DateFact, span: Span, opener: str) -> DateFact:
    earliest, latest = found.earliest, found.latest
    if opener in _LATEST or opener == "between":  # `between now and 8 May`
        earliest = None
        first = day_of(found.earliest)
        if opener == "before" and first is not None and "end of" not in found.span.text.lower():
            latest = (first - timedelta(days=1)).isoformat()
    elif opener in _EARLIEST:
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
    if signed is None and _counts_from_elsewhere(found, reading):
        return DateFact(span, found.type, found.value, None, None, found.rule)
    start = signed or published
    if (latest is None or signed is not None) and start is not None and found.value is not None:
        end = deadline_after(found.value, start)
        latest = end.isoformat() if end else latest
    return DateFact(span, found.type, found.value, None, latest, found.rule)


def _counts_from_elsewhere(found: DateFact, reading: Reading) -> bool:
    """`within 90 days of the vote`, `in her first 100 days`: counted from a day that is not said."""
    words = reading.analysis.document.tokens(found.span)
    before = words[0].nbor(-1) if words[0].i else words[0]
    if any(token.lower_ == "first" or token.tag_ == "PRP$" for token in (before, *words)):
        return True
    return any(counts_from(child) for child in words.root.rights)


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
    if word.dep_ != "amod" or act.head.i not in (noun.i, noun.head.i):
        return False
    known = any(child.dep_ == "poss" or child.lower_ in ("the", "this", "that") for child in noun.lefts)
    return not known and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "ROOT", "conj")
