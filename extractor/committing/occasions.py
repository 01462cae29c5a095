"""By when, where no day can be given: `before the election`, `on her first day in office`, `in due course`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.committing.acts import Act
from extractor.committing.reading import Reading
from extractor.facts import DateFact

if TYPE_CHECKING:
    from extractor.parsed import Token

_BOUNDS = frozenset({"before", "until", "till", "by", "ahead", "during", "throughout", "through", "following", "after"})
_CLOSE = frozenset({"right", "just", "shortly", "well", "soon", "immediately"})


def occasion(act: Act, reading: Reading) -> DateFact | None:
    """The undated time of an act, with its words and no days."""
    for first in _beside(act):
        last = _end(first, reading)
        audience = first.lower_ == "before" and act.head.lemma_ in reading.words("audience")
        if last is not None and not audience:
            opening = next((child for child in first.lefts if child.dep_ == "advmod"), first)  # `right before`
            opening = first.nbor(-1) if first.nbor(-1).lower_ in _CLOSE else opening
            return DateFact(reading.analysis.document.of(opening, last), "DATE", None, None, None, "occasion")
    return None


def _beside(act: Act) -> Iterator[Token]:
    """What stands after the act and hangs on it or on its object."""
    inner = [child for child in act.head.rights if child.dep_ in ("dobj", "attr", "prt", "xcomp")]
    inner += [verb for child in act.head.rights for verb in child.rights if verb.dep_ == "pcomp"]
    for head in (act.head, *inner):
        yield from (child for child in head.rights if child.dep_ in ("prep", "advmod") and child.i > act.head.i)


def _end(first: Token, reading: Reading) -> Token | None:
    """The last token of the words that say when, if they do."""
    if first.dep_ == "advmod" and first.lower_ in reading.words("soon"):
        return first if not list(first.rights) else None
    noun = _object(first)
    if noun is None:
        return None
    pair = {("in", "course"): "due", ("at", "date"): "later"}.get((first.lower_, noun.lower_))
    if pair is not None:  # `in due course`, `at a later date`
        return noun if any(child.lower_ == pair for child in noun.lefts) else None
    if _first_day(noun):
        return noun.right_edge
    inner = _object(noun) if noun.lower_ in reading.words("parts_of_time") else noun
    known = inner is not None and (inner.lemma_.lower() in reading.words("occasions") or _sort_of_year(inner, reading))
    named = known and not _of_the_pledge(first, noun)
    bound = first.lower_ in _BOUNDS or noun.lower_ in reading.words("parts_of_time")
    return noun.right_edge if named and bound and not _told(noun) else None


def _sort_of_year(noun: Token, reading: Reading) -> bool:
    """`the end of the school year`, which begins and ends by its own calendar."""
    return noun.lemma_.lower() == "year" and any(child.lower_ in reading.words("years") for child in noun.lefts)


def _object(head: Token) -> Token | None:
    """The noun of `before the vote`, `ahead of the vote`, `the end of the term`."""
    for child in head.rights:
        if child.dep_ == "pobj":
            return child
        after = head.lower_ in ("until", "till") and child.lower_ == "after"
        if child.dep_ == "prep" and (after or (head.dep_ != "prep" and child.lower_ in ("of", "for"))):
            return next((noun for noun in child.rights if noun.dep_ == "pobj"), None)
    return None


def _first_day(noun: Token) -> bool:
    """`on her first day in office`, `within my first 100 days`, `on day one`."""
    if noun.lemma_.lower() != "day":
        return False
    owned = any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.lefts)
    return (owned and any(child.lower_ == "first" for child in noun.lefts)) or noun.nbor(1).lower_ == "one"


def _of_the_pledge(first: Token, noun: Token) -> bool:
    """`pledged during the campaign`, `after two terms`: when it was said, or how long something lasts."""
    campaign = first.lower_ == "during" and noun.lemma_.lower() in ("campaign", "election", "conference")
    return campaign or any(child.dep_ == "nummod" for child in noun.lefts)


def _told(noun: Token) -> bool:
    """Is a clause told of it: `until the vote that ...`?"""
    return any(child.dep_ in ("relcl", "acl") for child in noun.rights)
