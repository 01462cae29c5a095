"""Which dates are an act's own: by the parse, and not simply the nearest ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.committing.acts import Act, clause_of, own_subject
from extractor.committing.reading import Reading
from extractor.facts import DateFact
from extractor.record import Span

if TYPE_CHECKING:
    from extractor.parsed import Token

LATEST = frozenset({"by", "until", "till", "before", "to", "no", "not", "through"})
"""Words that open the last day of an act; `no later than`, too."""
EARLIEST = frozenset({"from", "starting", "beginning", "after", "since", "as", "effective"})
"""Words that open its first day; `as early as`, too."""
_WITHIN = frozenset({"within", "in", "over", "during"})
_WHEN = frozenset({"on", "at", "around", "for", "between"})
_LONG = frozenset({"until", "till", "before", "through"})
"""What may end with an event that has its own date: `until the convention in July`."""
_AFTER_EVENTS = frozenset({"after", "following", "since", "despite", "amid"})
_CLAUSES = frozenset({"conj", "ccomp", "relcl", "advcl", "parataxis", "xcomp"})
_OPENERS = re.compile(
    r"(?:\b(?:by )?(?:no|not) later(?: than)?|\bas (?:early as|soon as|of|from)"
    r"|\b(?:starting|beginning|effective)(?: (?:from|in|on))?"
    r"|\b(?:from|by|until|till|before|between|within|on|in))\s+$",
    re.IGNORECASE,
)
"""The words just before a date that say how it bounds the act, however they were parsed."""


def own_dates(
    act: Act, cue: Token | None, anchors: list[Token], reading: Reading, *, shared: bool = False
) -> list[tuple[DateFact, Span]]:
    """The dates of an act, each with its span from the preposition on.

    Those of the cue are the act's, too, where they are `shared`: the `today` of `today is to begin`.
    """
    document = reading.analysis.document
    out: list[tuple[DateFact, Span]] = []
    dates = list(reading.analysis.dates_in(document.sentence(act.head)))
    for found in dates:
        root = document.tokens(found.span).root
        named = root.dep_ in ("amod", "compound", "poss", "nsubj", "dobj") and root.head.lower_ != "time"
        if (named or _numbered(root, found, dates)) and found.rrule is None:
            continue  # it says which one, not when: `the 2024 promise`, `future employment`
        opener, at = _opener(root)
        if (_vague(found) and not _beside(at, act)) or _of_the_report(root, act):
            continue
        if (
            _belongs(root, at, act, cue, anchors)
            or (cue is not None and _of_cue(opener, at, cue, shared=shared))
            or _misread_agent(opener, at, act)
            or _coming(found, at, act)
            or _before_report(root, at, act)
        ):
            out.append((found, _with_opener(found, root, opener, reading)))
    return out


def _beside(at: Token, act: Act) -> bool:
    """Does a date hang on the act itself?"""
    return at.i == act.head.i or (at.head.i == act.head.i and at.dep_ in ("npadvmod", "advmod"))


def _of_cue(opener: Token | None, at: Token, cue: Token, *, shared: bool) -> bool:
    """`put off until May the launch`; where dates are shared also the `today` of `today is to begin`."""
    put_off = opener is not None and opener.lower_ in ("until", "till") and at.i == cue.i
    return put_off or (shared and cue.i in (at.i, at.head.i) and at.dep_ not in _CLAUSES)


def _with_opener(found: DateFact, root: Token, opener: Token | None, reading: Reading) -> Span:
    """The date's span from the words that open it on: `by 1 May`, `in three months' time`."""
    document = reading.analysis.document
    start = opener.idx if opener is not None and opener.idx < found.span.start else found.span.start
    start = min(start, _opening(found.span.start, document.text))
    time = root.head.lower_ == "time" and root.dep_ == "poss"
    return document.span(start, root.head.idx + 4 if time else found.span.end)


def _numbered(root: Token, found: DateFact, dates: list[DateFact]) -> bool:
    """`a 2027 budget`, `one Sunday a month`, though not `17 and 18 March`, where the number is a date, too."""
    beside = [child for child in root.lefts if child.dep_ == "nummod" and child.idx < found.span.start]
    if root.dep_ == "nummod" and (root.head.idx >= found.span.end or root.head.pos_ == "PROPN"):  # `Expo 2030`
        beside.append(root.head)
    return any(not any(date.span.start <= token.idx < date.span.end for date in dates) for token in beside)


def _of_the_report(root: Token, act: Act) -> bool:
    """`told the press on Tuesday she would`: a date between the verb that reports and the clause is of the report."""
    clause = clause_of(act.head)
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


def _before_report(date: Token, at: Token, act: Act) -> bool:
    """`will speak in Kent on Saturday, CNN reported`: a date before the tag, though it was read as the tag's."""
    verb = at if at.pos_ in ("VERB", "AUX") else at.head
    own = own_subject(verb)
    return own is not None and act.head.i < date.i < own.i < verb.i and verb.is_ancestor(act.head)


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
    opener: Token | None = None
    while token.head.i != token.i and token.dep_ in ("pobj", "pcomp", "prep", "agent", "advcl"):
        if token.dep_ == "advcl" and token.lower_ not in EARLIEST:
            break
        if token.dep_ == "pobj":
            if opener is not None and token.head.lower_ not in _LONG:
                break  # `a report by the bank on Friday`
            token = token.head
            if token.dep_ in ("prep", "agent") or (token.dep_ == "advcl" and token.lower_ in EARLIEST):
                opener = _outer(token, opener)
            continue
        if token.lower_ not in EARLIEST | LATEST | _WITHIN | _WHEN:
            break
        opener = _outer(token, opener)
        token = token.head
    return opener, token


def _outer(token: Token, inner: Token | None) -> Token:
    """`starting in June` opens with `starting`, but the end of `from 2030 to 2035` with `to`."""
    return inner if inner is not None and inner.lower_ in LATEST else token


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
        place = token.dep_ == "conj" and token.pos_ == "PROPN"  # "in Kansas and Florida on Saturday"
        if token.dep_ in ("relcl", "acl", "ccomp", "conj", "parataxis") and token.lower_ not in EARLIEST and not place:
            return False  # not `for three months [starting in May]`
        if token.dep_ == "advcl" and own_subject(token) is not None:
            return False  # it says when something else is: `keep it as it is next year`
        if token.dep_ == "prep" and token.lower_ in {"of", *_AFTER_EVENTS} and token.head.lower_ != "as":
            return False  # it says when something else was: `after a meeting on Thursday`
        token = token.head
    return False
