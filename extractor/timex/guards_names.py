"""Judgements on words that may be names or of another sense: the verb `may`, `Theresa May`, `the fall of the town`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.document import Document
from extractor.timex.grammar import Match
from extractor.timex.tokens import neighbour, start_of, token_of, tokens_of

if TYPE_CHECKING:
    from extractor.parsed import Token

_VERBS = ("MD", "VB", "VBP", "VBD", "VBZ")


def capital(match: Match, document: Document) -> bool:
    """Months, weekdays and holidays are written with a capital, and are no verb or auxiliary."""
    for name in ("month", "weekday", "weekdays", "holiday"):
        if match.text(name) is not None:
            token = token_of(match, document, name)
            if not document.text[start_of(match, name)].isupper() or token.tag_ in _VERBS:
                return False
    return True


def no_name(match: Match, document: Document) -> bool:
    """A month, weekday, season or holiday is no part of a name: `Theresa May`, `April Jones`, `the March for Life`."""
    name = next(name for name in ("month", "weekday", "season", "holiday") if match.text(name) is not None)
    token = token_of(match, document, name)
    before = neighbour(token, -1)
    if before is not None and before.lower_ in match.tables["titles"]:  # Mr. Friday
        return False
    if name == "weekday" and token.text.endswith(".") and token.ent_type_ not in ("DATE", "TIME"):  # the Morning Sun.
        return False
    if name == "weekday" and match.before(4) == "the " and _heads_name(token):  # the Sunday Telegraph
        return False
    bare = name == "month" and match.found[0] == match.text("month")
    if bare and _heads_name(token) and (before is None or before.tag_ not in ("IN", "TO", "JJ")):  # August Wilson
        return False
    if name == "weekday" and match.before(3) == "on " and _followed_low(match, document):
        return True
    if name == "holiday" and _of_feast(tokens_of(match, document)[-1], match):
        return False
    if token.ent_type_ in ("PERSON", "GPE", "WORK_OF_ART", "FAC", "LOC") or _rally(match):
        return False
    if before is not None and before.tag_ == "NNP" and before.dep_ == "compound" and before.head.i == token.i:
        return name == "weekday" and before.ent_type_ != "PERSON"
    return name == "holiday" or match.text("deixis") is not None or token.ent_type_ not in ("ORG", "EVENT", "PRODUCT")


def _of_feast(token: Token, match: Match) -> bool:
    """`the Christmas tree`: what belongs to a feast is no day."""
    thing = token.head
    return token.dep_ == "compound" and thing.tag_ in ("NN", "NNS") and thing.lemma_ not in match.tables["feasts"]


def _heads_name(token: Token) -> bool:
    """Is a word the first part of a name: `Sunday` of `Sunday Telegraph`?"""
    after = neighbour(token, 1)
    return after is not None and after.tag_ in ("NNP", "NNPS") and token.head.i == after.i and token.dep_ == "compound"


def _followed_low(match: Match, document: Document) -> bool:
    """Does a word without a capital follow, or none: `on Saturday night`, not `on Sunday Lake`?"""
    after = neighbour(tokens_of(match, document)[-1], 1)
    return after is None or not after.text[:1].isupper()


def _rally(match: Match) -> bool:
    """`the March for Life`, `the March of the Mothers`."""
    follows = match.after(4).startswith((" of", " for", " on"))
    return match.found[0] == "march" and match.before(4) == "the " and follows


def no_title(match: Match, document: Document) -> bool:
    """`Today` and `Daily` are no part of a newspaper's or programme's name."""
    group = "day_shift" if match.text("day_shift") else None
    token = token_of(match, document, group)
    if _in_quotes(match, document) or (group and match.before(4) == "the " and document.text[match.start].isupper()):
        return False
    in_name = token.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON", "PRODUCT", "FAC")
    return not (in_name and document.text[start_of(match, group)].isupper())


def _in_quotes(match: Match, document: Document) -> bool:
    """`"This Week"`, a title: each word with a capital, after an opening quotation mark."""
    words = document.text[match.start : match.end].split()
    return match.before(1) in ('"', "“", "‘") and len(words) > 1 and all(word[:1].isupper() for word in words)


def written_so(match: Match, document: Document) -> bool:
    """`Q3` has a capital, and is no heading of a question: `Q3: What next?`."""
    if match.after(1) == ":" and not match.text("year"):
        return False
    return any(c.isupper() for c in document.text[match.start : match.end])


def a_season(match: Match, document: Document) -> bool:
    """A season is a noun, and no fall or spring of another kind."""
    if match.text("deixis") or match.text("year") or match.text("year_shift"):
        return True
    token = token_of(match, document, "season")
    if token.dep_ == "compound":
        return False
    two_senses = match.text("season") in ("fall", "spring") and match.text("mod") is None
    if two_senses or token.tag_ not in ("NN", "NNP"):
        return bool(token.ent_type_ == "DATE")
    return token.ent_type_ in ("DATE", "")


def alone(match: Match, document: Document) -> bool:
    """`now`, `soon`, `the future` stand by themselves: not `as soon as`, `soon after`, `the future of the firm`."""
    after, said = match.after(7), match.found[0]
    if match.before(6) == "every " or (said == "now" and after[:1] == "-"):  # every now and then, the now-empty hall
        return False
    if said in ("the future", "the past"):
        return not after.startswith(" of ") and after[:1] != "-"
    return said != "soon" or not (after.startswith((" as ", " after", " before")) or match.before(3) == "as ")


def no_annual_thing(match: Match, document: Document) -> bool:
    """`annual sales` and `the quarterly dividend` say of what kind they are, a `daily` what it is, not how often."""
    frequency, token = match.text("frequency"), tokens_of(match, document)[-1]
    if match.found[0] != frequency:
        return True
    if frequency == "annual":
        return token.dep_ != "amod"
    a_noun = token.tag_ in ("NN", "NNP") and token.dep_ not in ("compound", "npadvmod", "amod")
    if a_noun and frequency in ("daily", "weekly", "monthly", "quarterly"):
        return False
    return token.dep_ not in ("amod", "compound") or token.head.lemma_.lower() not in match.tables["figures"]


def no_event_after(match: Match, document: Document) -> bool:
    """`three days before` counts from a date said before, not `three days before the vote`."""
    last = tokens_of(match, document)[-1]
    if last.lower_ in ("later", "earlier"):
        return True
    return not any(child.dep_ in ("pobj", "pcomp") for child in last.children) and last.dep_ not in ("mark", "prep")


GUARDS = (capital, no_name, no_title, written_so, a_season, alone, no_annual_thing, no_event_after)
