"""Whether the clause around a word looks back or forward: what `on Wednesday` leaves to the verb."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from extractor.timex.verbs import FAR, FUTURE, IFS, OPEN, PAST, Looking, of_verb, verb_above, verbs_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.parsed import Token

_UNTIL = {"until", "till", "through"}
_LIMITS = {"by", "before", *_UNTIL}
_PARTS = {"end", "close", "start", "beginning", "middle", "half"}
_HOURS = {"a.m.", "p.m.", "am", "pm", "noon", "midday", "midnight"}
_WITHIN = {"pobj", "pcomp", "compound", "nmod", "nummod", "amod", "npadvmod"}
_OF_NOUN = {"pobj", "compound", "nmod", "nummod", "amod", "poss"}
_NEAR = 6


def direction(token: Token, looking: Looking, *, until: bool = False) -> int:
    """-1 in a past clause, 1 in a future one, 0 where the verbs above do not tell; `until` stands before the date."""
    if _ahead_of(token):
        return FUTURE
    if token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":
        return PAST
    verb = verb_above(token)
    had = verb is not None and _had(verb)
    if _is_ahead(token, verb, looking.ahead, looking.set_for):
        return PAST if had else FUTURE
    if verb is None:
        return FUTURE if until else OPEN
    limit = "until" if until else _limit(token)
    if limit == "through" and verb.lemma_ not in looking.by_then and of_verb(verb, looking) == PAST:
        return PAST
    if limit in _UNTIL:
        return PAST if had and not _conditional(verb) else FUTURE
    if limit and _bounded_ahead(token, verb, limit, looking):
        return FUTURE
    for _ in range(FAR):
        found = of_verb(verb, looking)
        above = verb_above(verb.head) if verb.head.i != verb.i else None
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
    verb = verb_above(token)
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
    for above in itertools.chain((verb,), verbs_over(verb)):
        if _conditional(above) or (limit != "before" and of_verb(above, looking) == FUTURE):
            return True
    return False


def _bare(verb: Token) -> bool:
    """Is it a participle after another verb: `wants it done by Friday`?"""
    return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _conditional(verb: Token) -> bool:
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in IFS for child in verb.lefts)


def _is_ahead(token: Token, verb: Token | None, ahead: Iterable[str], set_for: Iterable[str] = ()) -> bool:
    """Does the way up to the verb pass one of the words that look ahead: `due on Friday`?"""
    if token.dep_ == "compound":  # the Friday deadline is one by its name
        token = token.head.head
    for _ in range(FAR):
        if token.lemma_ in ahead or _set_for(token, set_for):
            return True
        if token == verb or token.head.i == token.i:
            return False
        token = token.head
    return False


def _set_for(token: Token, lemmas: Iterable[str]) -> bool:
    """`a summit set for April`."""
    return token.lemma_ in lemmas and token.tag_ == "VBN" and any(child.lower_ == "for" for child in token.rights)
