"""Whether the clause around a word looks back or forward: what `on Wednesday` leaves to the verb."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.parsed import Token

PAST, OPEN, FUTURE = -1, 0, 1
_WILL = {"will", "shall", "'ll", "’ll", "wo"}
_WOULD = {"would", "may", "might", "could", "should", "can", "must"}
_HAVE = {"has", "have", "'ve", "’ve", "had", "having", "was", "were", "did"}
_IS = {"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"}
_UNTIL = {"until", "till", "through"}
_LIMITS = {"by", "before", *_UNTIL}
_PARTS = {"end", "close", "start", "beginning", "middle", "half"}
_HOURS = {"a.m.", "p.m.", "am", "pm", "noon", "midday", "midnight"}
_WITHIN = {"pobj", "pcomp", "compound", "nmod", "nummod", "amod", "npadvmod"}
_OF_NOUN = {"pobj", "compound", "nmod", "nummod", "amod", "poss"}
_LEVELS = {"up", "down", "higher", "lower", "flat"}
_IFS = {"if", "unless", "whether", "once"}
_COMING = {*_IFS, "when", "until", "before", "after", "once"}
_NONE = {"neither", "no", "none", "nobody", "nothing"}
_RANKED = {"first", "last", "only", "latest", "second", "third"}
_FAR = 12
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Looking:
    """Lemmas that look forward whatever their tense.

    `ahead`: `scheduled for Friday`, `postponed until May`; `by_then`: `demanded an answer by Friday`; `timetable`:
    verbs whose present tense is a plan, `the fair opens on Friday`; `set_for`: `a summit set for April`; `realised`:
    verbs whose infinitive happened when they did, `was forced to close on Friday`.
    """

    ahead: frozenset[str]
    by_then: frozenset[str]
    timetable: frozenset[str]
    set_for: frozenset[str]
    realised: frozenset[str]


def direction(token: Token, looking: Looking, *, until: bool = False) -> int:
    """-1 in a past clause, 1 in a future one, 0 where the verbs above do not tell; `until` stands before the date."""
    if _ahead_of(token):
        return FUTURE
    if token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":
        return PAST
    verb = _verb_above(token)
    had = verb is not None and _had(verb)
    if _is_ahead(token, verb, looking.ahead, looking.set_for):
        return PAST if had else FUTURE
    if verb is None:
        return FUTURE if until else OPEN
    limit = "until" if until else _limit(token)
    if limit == "through" and verb.lemma_ not in looking.by_then and _of_verb(verb, looking) == PAST:
        return PAST
    if limit in _UNTIL:
        return PAST if had and not _conditional(verb) else FUTURE
    if limit and _bounded_ahead(token, verb, limit, looking):
        return FUTURE
    for _ in range(_FAR):
        found = _of_verb(verb, looking)
        above = _verb_above(verb.head) if verb.head.i != verb.i else None
        if found is not None or above is None:
            return OPEN if found is None else found
        verb = above
    return OPEN


def _had(verb: Token) -> bool:
    """`it had been due to end on Friday`, `until Friday they had not met`: told from later on."""
    for _ in range(_NEAR):
        if any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.lefts):
            return True
        if verb.dep_ not in ("xcomp", "acomp"):
            return False
        verb = verb.head
    return False


def _ahead_of(token: Token) -> bool:
    """`ahead of Thursday's vote`, `ahead of the close Thursday vote`."""
    for _ in range(_NEAR):
        if token.lower_ == "of":
            return token.head.lower_ == "ahead"
        if token.dep_ not in _OF_NOUN:
            return False
        token = token.head
    return False


def says_when(token: Token, saying: Iterable[str]) -> bool:
    """Is it the day on which something was said, `police said on Tuesday`, and not that of what they speak of?"""
    verb = _verb_above(token)
    return verb is not None and verb.lemma_ in saying and token.i > verb.i


def _limit(token: Token) -> str | None:
    """The `by`, `before` or `until` that the day stands after, if any: `by Friday`, `by the end of September`.

    Until a part of something (`until the end of June, it had sold`) tells no more than `by` does.
    """
    partly = False
    for _ in range(_NEAR):
        if token.lower_ in _LIMITS:
            return "by" if partly and token.lower_ in _UNTIL else token.lower_
        if token.lower_ == "of" and token.head.lower_ in _PARTS:
            partly = True
        elif token.dep_ not in _WITHIN and not (token.lower_ == "on" and token.head.lower_ in _HOURS):
            return None
        token = token.head
    return None


def _bounded_ahead(token: Token, verb: Token, limit: str, looking: Looking) -> bool:
    """Is `by Friday` or `before Friday` a limit still to come, whatever the tense of its own verb?

    It is in a condition (`if it has not decided by Friday`) and after words that set limits (`demanded an answer by
    Friday`); `by` is where a verb further up looks ahead, too (`we will publish all that was lost by Friday`).
    """
    if _is_ahead(token, verb, looking.by_then) or (_bare(verb) and verb.head.lemma_ in looking.by_then):
        return True
    for above in itertools.chain((verb,), _verbs_over(verb)):
        if _conditional(above) or (limit != "before" and _of_verb(above, looking) == FUTURE):
            return True
    return False


def _bare(verb: Token) -> bool:
    """Is it a participle after another verb: `wants it done by Friday`?"""
    return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _conditional(verb: Token) -> bool:
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in _IFS for child in verb.lefts)


def _verbs_over(verb: Token) -> Iterator[Token]:
    """The verbs above a verb, nearest first."""
    for _ in range(_FAR):
        above = _verb_above(verb.head) if verb.head.i != verb.i else None
        if above is None:
            return
        yield above
        verb = above


def _is_ahead(token: Token, verb: Token | None, ahead: Iterable[str], set_for: Iterable[str] = ()) -> bool:
    """Does the way up to the verb pass one of the words that look ahead: `due on Friday`?"""
    if token.dep_ == "compound":  # the Friday deadline is one by its name
        token = token.head.head
    for _ in range(_FAR):
        if token.lemma_ in ahead or _set_for(token, set_for):
            return True
        if token == verb or token.head.i == token.i:
            return False
        token = token.head
    return False


def _set_for(token: Token, lemmas: Iterable[str]) -> bool:
    """`a summit set for April`."""
    return token.lemma_ in lemmas and token.tag_ == "VBN" and any(child.lower_ == "for" for child in token.rights)


def _verb_above(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    verb = token
    for _ in range(_FAR):
        if verb.pos_ in ("VERB", "AUX"):
            return _before_tag(token, verb)
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _before_tag(token: Token, verb: Token) -> Token:
    """The `speak` of `will speak in Kent on Saturday, CNN reported`, where the date was read as the tag's."""
    if not any(child.dep_ == "nsubj" and child.i > token.i for child in verb.lefts):
        return verb
    for _ in range(_FAR):
        said = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < token.i), None)
        if said is None:
            break
        verb = said
    return verb


def _of_verb(verb: Token, looking: Looking) -> int | None:
    """What one verb tells; None where the verb above it decides."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & _WILL:
        return FUTURE
    if words & _WOULD:
        return PAST if "have" in words or ("could" in words and _denied(verb)) else FUTURE
    if "to" in words and (verb.tag_ == "VB" or "be" in words):  # agreed to meet on Friday; but: gathered to mark Friday
        return None if verb.dep_ == "advcl" or _ranked(verb) or _realised(verb, looking) else FUTURE
    if words & _IS and (verb.tag_ == "VBG" or "being" in words):  # is flying to Rome on Friday, is being sworn in
        return FUTURE
    if words & _HAVE or verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words):  # the ruling issued on Friday
        return PAST
    return _of_present(verb, looking)


def _realised(verb: Token, looking: Looking) -> bool:
    """`had to close on Friday`, `was forced to close on Friday`: it did close."""
    above = verb.head
    if above.tag_ == "JJ" and above.lemma_ in looking.realised:  # was able to leave on Friday
        return above.head.tag_ == "VBD"
    past = above.tag_ == "VBD" or (above.tag_ == "VBN" and any(child.lower_ in _HAVE for child in above.lefts))
    return past and above.lemma_ in looking.realised


def _ranked(verb: Token) -> bool:
    """`the first to sign on Friday`: when, the verb above tells."""
    return verb.dep_ in ("relcl", "acl") and any(child.lower_ in _RANKED for child in (verb.head, *verb.head.lefts))


def _denied(verb: Token) -> bool:
    """`could not be reached on Friday`, `neither could be found on Friday`: it was tried and failed."""
    for child in verb.lefts:
        if child.dep_ in ("neg", "preconj") or child.lower_ in _NONE:
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and any(word.lower_ in _NONE for word in child.lefts):
            return True
    return any(child.dep_ == "neg" for child in verb.children)


def _of_present(verb: Token, looking: Looking) -> int | None:
    if verb.tag_ not in ("VBZ", "VBP", "VBN"):
        return FUTURE if _bidding(verb) else None
    if verb.lemma_ == "be" and verb.tag_ != "VBN":  # the vote is on Friday; but: it is up from 5 percent in May
        return OPEN if any(child.lower_ in _LEVELS for child in verb.rights) else FUTURE
    return FUTURE if verb.lemma_ in looking.timetable or _in_coming_clause(verb) else OPEN


def _bidding(verb: Token) -> bool:
    """`Watch it on Friday.`"""
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(child.dep_ in _SUBJECTS for child in verb.lefts)


_SUBJECTS = ("nsubj", "nsubjpass", "aux", "csubj")


def _in_coming_clause(verb: Token) -> bool:
    """Is it the present tense of `when the house sits on Friday`, `if no deal is reached on Friday`?"""
    return verb.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in _COMING for child in verb.lefts
    )
