"""Judgements by which a match is no time expression: the verb `may`, a count that looks like a year, a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.document import Document
from extractor.record import Span
from extractor.timex.grammar import Match

Guard = Callable[[Match, Document], bool]
"""Does the match hold?"""


def _group(match: Match, group: str) -> tuple[int, int]:
    start, end = match.found.span(group)
    return (start, end) if start >= 0 else (match.start, match.end)


def capital(match: Match, document: Document) -> bool:
    """Months, weekdays and holidays are written with a capital, and are no verb or auxiliary."""
    for name in ("month", "weekday", "weekdays", "holiday"):
        if match.text(name) is not None:
            start, end = match.found.span(name)
            token = document.tokens(Span(start, end, ""))[0]
            if not document.text[start].isupper() or token.tag_ in ("MD", "VB", "VBP", "VBD", "VBZ"):
                return False
    return True


def no_name(match: Match, document: Document) -> bool:
    """A month or weekday alone is no part of a name: `Theresa May`, `April Jones`, `Man Friday`."""
    for name in ("month", "weekday", "season", "holiday"):
        if match.text(name) is None:
            continue
        start, end = match.found.span(name)
        token = document.tokens(Span(start, end, ""))[0]
        if token.ent_type_ in ("PERSON", "GPE", "WORK_OF_ART", "FAC", "LOC"):
            return False
        before = document.doc[token.i - 1] if token.i else None
        if (
            match.found[0] == "march"
            and match.before(4) == "the "
            and match.after(4).startswith((" of", " for", " on"))
        ):
            return False
        if before is not None and before.tag_ == "NNP" and before.dep_ == "compound" and before.head.i == token.i:
            return name == "weekday" and before.ent_type_ != "PERSON"
        if token.ent_type_ in ("ORG", "EVENT", "PRODUCT") and match.text("deixis") is None and name != "holiday":
            return False
    return True


def a_year(match: Match, document: Document) -> bool:
    """Four digits are a year where they count nothing and number nothing."""
    start, _ = _group(match, "year")
    if "fiscal" in match.found[0] or "the year" in match.found[0]:
        return True
    token = document.tokens(Span(start, start + 4, ""))[0]
    year = int(document.text[start : start + 4])
    after = document.doc[token.i + 1] if token.i + 1 < len(document.doc) else None
    before = document.doc[token.i - 1] if token.i else None
    if year < 1900 and after is not None and after.tag_ == "NNS":
        return False
    if before is not None and before.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("DATE", "EVENT"):
        return False
    if before is not None and (before.lower_ in _NUMBERING or before.is_currency or before.like_num):
        return before.like_num and before.ent_type_ == "DATE"
    if after is not None and (after.tag_ == "NNS" or after.lower_ in _COUNTED) and not _dated(before):
        return False
    if token.ent_type_ == "DATE" or _dated(before):
        return True
    if token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT", "TIME"):
        return False
    return 1900 <= year <= 2100 and (token.dep_ != "nummod" or token.head.tag_ in ("NN", "NNP", "NNPS"))


_NUMBERING = ("no.", "no", "number", "flight", "room", "page", "route", "highway", "#", "to-do")
_COUNTED = ("people", "million", "billion", "percent", "%", "feet", "miles", "km", "points", "meters", "shares")
_WHEN = (
    "in",
    "since",
    "until",
    "till",
    "during",
    "before",
    "after",
    "by",
    "through",
    "early",
    "late",
    "mid",
    "circa",
    "the",
    "'s",
    "’s",
)


def _dated(token: object) -> bool:
    return getattr(token, "lower_", "") in _WHEN


def no_age(match: Match, document: Document) -> bool:
    """`33 years old` and `33-year-old` are ages."""
    following = document.text[match.end : match.end + 8].lower().lstrip(" -")
    return not following.startswith(("old", "of age"))


def a_rate(match: Match, document: Document) -> bool:
    """`a year` says how often after a number or a noun that it measures: `300 homes a year`, `$5 a day`."""
    tokens = document.tokens(Span(match.start, match.end, ""))
    if tokens.start == 0:
        return False
    before, unit = document.doc[tokens.start - 1], tokens[-1]
    if before.tag_ in ("RB",) and before.lower_ in ("once", "twice", "thrice"):
        return True
    if not (before.like_num or before.tag_ in ("NNS", "NN", "NNP", "NNPS", "CD", "$")):
        return False
    return unit.dep_ in ("npadvmod", "nmod", "pobj") and (before.i == unit.head.i or _counted(before))


def _counted(token: object) -> bool:
    if getattr(token, "like_num", False):
        return True
    return any(child.like_num or child.is_currency for child in getattr(token, "lefts", ()))


def a_length(match: Match, document: Document) -> bool:
    """`a second` is an ordinal as a rule, `a quarter` a part, `the minute` a record of a meeting."""
    unit = match.of("unit")
    number = match.text("number")
    if match.text("stretch") is not None:
        start, end = match.found.span("stretch")
        if document.tokens(Span(start, end, ""))[0].tag_ in ("VB", "VBP"):  # will last two months
            return False
    if unit == "s" and number in (None, "a", "one", "the"):
        return False
    return unit != "Q" or not (number in ("a", "one") or (number == "three" and match.after(4) == " of "))


def alone(match: Match, document: Document) -> bool:
    """`now`, `soon`, `the future` stand by themselves: not `as soon as`, `soon after`, `the future of the firm`."""
    after, said = match.after(7), match.found[0]
    if match.before(6) == "every ":  # every now and then
        return False
    if said == "the future" or said == "the past":
        return not after.startswith(" of ") and after[:1] != "-"
    return said != "soon" or not (after.startswith((" as ", " after", " before")) or match.before(3) == "as ")


def a_fiscal_part(match: Match, document: Document) -> bool:
    """Quarters and halves are of a year, where it is said: a match has halves too, and a distance quarters."""
    if match.text("part") == "quarter" or match.text("year") or match.text("year_shift") or match.text("of_year"):
        return True
    return "fiscal" in match.found[0]


def no_annual_thing(match: Match, document: Document) -> bool:
    """`annual sales` says of what kind they are, not how often."""
    if match.text("frequency") != "annual":
        return True
    return document.tokens(Span(match.start, match.end, ""))[0].dep_ != "amod"


def a_numeric_day(match: Match, document: Document) -> bool:
    """`3/10/2026` has slashes, or a year of four digits: `1.2.10` is a version."""
    return match.text("mark") == "/" or len(match.text("year") or "") == 4


def no_title(match: Match, document: Document) -> bool:
    """`Today` and `Daily` are no part of a newspaper's name."""
    start = match.found.start("day_shift") if match.text("day_shift") else match.start
    token = document.tokens(Span(start, match.end, ""))[0]
    in_name = token.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON", "PRODUCT", "FAC")
    return not (in_name and document.text[start].isupper())


def written_so(match: Match, document: Document) -> bool:
    """`Q3` has a capital."""
    return any(c.isupper() for c in document.text[match.start : match.end])


def years_in_order(match: Match, document: Document) -> bool:
    """`2025-28` goes from one year to a later one of the same century or the next: `2025-18` is a number."""
    first, last = match.text("year") or "", match.text("until") or ""
    return 0 < int(first[: 4 - len(last)] + last) - int(first) <= 100


def no_count(match: Match, document: Document) -> bool:
    """A year in words counts nothing: not `two thousand people`."""
    tokens = document.tokens(Span(match.start, match.end, ""))
    after = document.doc[tokens.end] if tokens.end < len(document.doc) else None
    if tokens.end_char != match.end:
        return False
    return after is None or after.tag_ not in ("NNS", "NN", "JJ", "CD")


def no_age_range(match: Match, document: Document) -> bool:
    """`in his 20s`, `in her seventies` are ages; `twenties` without `the` may be notes."""
    before = document.text[max(match.start - 16, 0) : match.start].lower().split()
    if before and before[-1] in ("his", "her", "their", "my", "your", "our", "mid-", "early", "late", "the"):
        return before[-1] == "the"
    said = match.found.group(0)
    return said.startswith("the ") or bool(match.text("decade") and len(match.text("decade") or "") >= 4)


def no_event_after(match: Match, document: Document) -> bool:
    """`three days before` counts from a date said before, not `three days before the vote`, `year earlier figures`."""
    tokens = document.tokens(Span(match.start, match.end, ""))
    last = tokens[-1]
    if last.lower_ in ("later", "earlier"):
        return True
    return not any(child.dep_ in ("pobj", "pcomp") for child in last.children) and last.dep_ not in ("mark", "prep")


def a_season(match: Match, document: Document) -> bool:
    """A season is a noun and no fall or spring of another kind."""
    start, end = match.found.span("season")
    token = document.tokens(Span(start, end, ""))[0]
    if match.text("deixis") or match.text("year") or match.text("year_shift"):
        return True
    if token.dep_ == "compound":
        return False
    if token.tag_ not in ("NN", "NNP") or match.text("season") in ("fall", "spring") and match.text("mod") is None:
        return token.ent_type_ == "DATE"
    return token.ent_type_ in ("DATE", "")


def a_modifier(match: Match, document: Document) -> bool:
    """`three-week` with a hyphen, or before a noun; `two second` is none."""
    said = match.found.group(0)
    if "-" in said[-9:] or said.endswith("-long"):
        return True
    tokens = document.tokens(Span(match.start, match.end, ""))
    return tokens[-1].dep_ in ("compound", "nmod", "amod", "npadvmod") and tokens[-1].i < tokens[-1].head.i


def bare_units(match: Match, document: Document) -> bool:
    """`years` alone is a length where nothing before it counts or describes it."""
    token = document.tokens(Span(match.start, match.end, ""))[0]
    return not any(token.lefts) and token.dep_ in ("pobj", "dobj", "npadvmod") and token.lower_ != "seconds"


def many_days(match: Match, document: Document) -> bool:
    """`every night at 9`, `mornings at 9`: not one night."""
    said = match.found.group(0)
    return "every " in said or "each " in said or bool((match.text("daypart") or "").endswith("s"))


def is_time_of_day(match: Match, document: Document) -> bool:
    """A clock without `a.m.` is `at 22:30`, not the score or verse `3:16`."""
    if "." in match.found[0] and match.before(3) != "at ":
        return False
    token = document.tokens(Span(match.start, match.end, ""))[0]
    before = document.doc[token.i - 1].lower_ if token.i else ""
    return before in ("at", "by", "until", "from", "around", "about", "before", "after", "till", "since", "to")


GUARDS: Mapping[str, Guard] = {
    function.__name__: function
    for function in (
        capital, no_name, a_year, no_age, a_rate, a_length, alone, a_numeric_day, no_title, written_so, years_in_order, no_count, no_age_range,
        a_fiscal_part, no_annual_thing, no_event_after, a_season, a_modifier, bare_units, many_days, is_time_of_day,
    )
}  # fmt: skip
