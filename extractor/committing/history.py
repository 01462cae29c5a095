"""What is told as done, given up or long ago, so that it binds nobody to anything still to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.cues import Cue, form
from extractor.committing.reading import Reading
from extractor.committing.speakers import in_quotation, reporter
from extractor.committing.timing import day_of
from extractor.facts import Entity
from extractor.record import Span
from extractor.syntax import auxiliaries, subject

if TYPE_CHECKING:
    from extractor.parsed import Token

_TIMES = frozenset({"after", "before", "since", "when", "until"})
_LONG_AGO = 10 * 365
"""Days after which an undertaking is history, unless its fate is what is told."""


def is_over(cue: Cue, act: Act, reading: Reading) -> bool:
    """Is what was undertaken told as done, given up or long ago?"""
    return (
        (act.head.tag_ == "VBD" and act.frame != "deed")
        or _told_back(cue, act, reading)
        or _long_ago(cue, act, reading)
        or _in_history(cue, act, reading)
        or _narrated(cue, act, reading)
        or _given_up(cue, reading)
        or _sets_the_time(cue, act)
        or _of_those_days(cue)
    )


def _told_back(cue: Cue, act: Act, reading: Reading) -> bool:
    """`“I promised you a cup”`: who says so of a thing, and of the past, says that it has come or has not."""
    who = subject(cue.head)
    if act.frame != "object" or who is None or who.lower_ not in ("i", "we"):
        return False
    return form(cue.head) == "past" and in_quotation(cue.head, reading)


def _given_up(cue: Cue, reading: Reading) -> bool:
    """`originally planned to`, `had planned to`, `had plans to`: told because it came otherwise, or is over."""
    if _had_plans(cue, reading):
        return True
    verb = cue.head
    if form(verb) != "past":
        return False
    before = "had" in auxiliaries(verb) and verb.lemma_ in reading.words("attitudes")
    told = cue.rule["force"] == "plan" and cue.rule.get("status", "made") == "made"
    once = told and any(child.lower_ in reading.words("once") for child in verb.children)
    return before or once


def _of_those_days(cue: Cue) -> bool:
    """`the president at the time signed a deal to`: who held the office then."""
    who = subject(cue.head) if form(cue.head) == "past" else None
    return who is not None and any(
        child.lower_ == "at" and any(noun.lower_ == "time" for noun in child.children) for child in who.rights
    )


def _had_plans(cue: Cue, reading: Reading) -> bool:
    """`the suspect had plans to leave`, as the narrator tells it."""
    verb = cue.head.head
    possessed = cue.rule.get("pos") == "noun" and cue.head.dep_ == "dobj" and verb.lemma_ == "have"
    return possessed and verb.tag_ == "VBD" and reporter(verb, reading) is None


def _sets_the_time(cue: Cue, act: Act) -> bool:
    """`after she announced her bid`: what was announced only says when something else came about."""
    if act.frame != "object" or cue.head.lemma_ not in ("announce", "unveil"):
        return False
    verb = cue.head
    if verb.dep_ == "pcomp" and verb.head.lower_ in _TIMES:
        return True
    return verb.dep_ == "advcl" and any(child.lower_ in _TIMES for child in verb.lefts)


def _told_on(cue: Cue, reading: Reading) -> date | None:
    """The day of publication, where an undertaking is told; its fate is news however old it is itself."""
    told = cue.rule.get("status", "made") in ("made", "renewed")
    return day_of(reading.analysis.document.article.published) if told else None


def _long_ago(cue: Cue, act: Act, reading: Reading) -> bool:
    """`agreed in 1899 to work`: a date beside the cue or the act that passed years ago."""
    document, published = reading.analysis.document, _told_on(cue, reading)
    if published is None:
        return False
    for found in reading.analysis.dates_in(document.sentence(act.head)):
        latest = day_of(found.latest)
        if latest is None or (published - latest).days < _LONG_AGO:
            continue
        root = document.tokens(found.span).root
        above = {root.head.i, root.head.head.i} if root.dep_ in ("pobj", "prep", "npadvmod", "advmod") else set()
        if above & {cue.head.i, act.head.i}:
            return True
    return False


def _in_history(cue: Cue, act: Act, reading: Reading) -> bool:
    """`In 1915 he took the city. The guild agreed to pay.`: the paragraph's dates so far are those of long ago."""
    document, published = reading.analysis.document, _told_on(cue, reading)
    verb = cue.head.head if cue.rule.get("pos") == "noun" else cue.head
    if published is None or form(verb) != "past":
        return False
    start = document.paragraph(act.head.idx).start
    told = [found for found in reading.analysis.dates_in(Span(start, act.head.idx, "")) if found.latest is not None]
    days = [day for found in told if (day := day_of(found.latest)) is not None]
    if not days or any((published - day).days < _LONG_AGO for day in days):
        return False
    return any(_when(document.tokens(found.span).root).pos_ in ("VERB", "AUX") for found in told)


def _when(date: Token) -> Token:
    """What a date tells the time of: a verb, or a noun as in `his 1963 speech`."""
    return date.head.head if date.dep_ == "pobj" else date.head


def _narrated(cue: Cue, act: Act, reading: Reading) -> bool:
    """`the owner decided to sell`, `proposed waiting`: a person's past decision is an event; a body's is its plan."""
    suggested = cue.head.lemma_ == "propose" and act.frame == "gerund"
    if not (cue.rule.get("bodies_in_past") or suggested) or form(cue.head) != "past":
        return False
    party = subject(cue.head)
    if party is None:
        return True
    entity = reading.entity(party)
    if entity is not None and entity.kind == "people":
        return not (suggested and holds_office(entity, reading))
    body = entity is not None or party.lemma_.lower() in reading.words("bodies")
    return not (body or party.ent_type_ in ("ORG", "GPE"))


def holds_office(person: Entity, reading: Reading) -> bool:
    """Is a person a mayor, a minister or another who acts for a body?"""
    titles = (role.title.lower().split() for role in reading.analysis.roles if role.person is person and role.title)
    return any(word in reading.words("bodies") for words in titles for word in words)
