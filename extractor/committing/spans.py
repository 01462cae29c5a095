"""Where an action begins and ends, and what stands outside it: conditions, deadlines, asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, has_to, shares_object
from extractor.committing.edges import EDGES, closed, no_loose_end, whole_words, with_marks, without
from extractor.committing.lists import line_end
from extractor.committing.reading import Reading
from extractor.record import Span
from extractor.syntax import SUBJECTS

if TYPE_CHECKING:
    from extractor.parsed import Token

_ASIDE_MARKS = frozenset({"while", "whereas", "as", "because", "since", "although", "though", "after", "when", "but"})
_NEVER = frozenset(
    {"not", "never", "ever", "n't", "also", "now", "then", "instead", "already", "soon", "only", "therefore"}
)


def action_span(act: Act, outside: list[Span], reading: Reading) -> Span | None:
    """The span of what is to be done, from its verb or noun to the end of its complements."""
    document = reading.analysis.document
    first, last = _first(act, reading), _last(act, reading)
    start, end = whole_words(first.idx, last.idx + len(last), document.text)
    start, end = without(start, end, act.head.idx, outside)
    end = no_loose_end(start, end, document)
    try:
        span = document.span(start, end, strip=EDGES)
        cut = span.text.count("(") > span.text.count(")")
        span = document.span(span.start, closed(span, document.text), strip=EDGES[:-2]) if cut else span
        start, end = with_marks(span, document.text)
        return document.span(start, end)
    except ValueError:
        return None


def _first(act: Act, reading: Reading) -> Token:
    head = act.head
    if act.frame == "listed":
        return head
    if act.frame == "clause" and act.own is not None and act.own.tag_ != "PRP":
        return _clause_start(head, act.own, act.by)
    if head.pos_ in ("VERB", "AUX"):
        return _verb_start(head)
    return _noun_start(head, act.by, reading.words("commitment_adjectives"))


def _clause_start(verb: Token, own: Token, by: Token | None) -> Token:
    """The subject's first word; not what a misreading hangs on it: `under her plan, [owners] would pay`."""
    phrase = [token for token in own.subtree if by is None or by.i > own.i or token.i > by.i]
    while phrase and phrase[0].pos_ == "PUNCT":
        del phrase[0]
    return phrase[0] if phrase and own.i < verb.i else verb


def _verb_start(verb: Token) -> Token:
    first = verb
    for child in reversed(list(verb.lefts)):
        adjacent = child.i == first.i - 1
        passive = (
            child.dep_ in ("aux", "auxpass")
            and child.tag_ != "MD"
            and child.lower_ not in ("to", "na")
            and verb.tag_ != "VBG"
        )
        plain = child.lower_ not in _NEVER and not no_longer(child)
        adverb = child.dep_ == "advmod" and child.tag_ in ("RB", "RBR") and plain
        if adjacent and (passive or adverb):
            first = child
        else:
            break
    return first


def no_longer(adverb: Token) -> bool:
    """Is it the `longer` of `no longer`?"""
    return adverb.lower_ == "longer" and adverb.i > 0 and adverb.nbor(-1).lower_ == "no"


def _noun_start(noun: Token, by: Token | None, stated: frozenset[str]) -> Token:
    first = noun
    for child in reversed(list(noun.lefts)):
        aside = child.lower_ in stated or (by is not None and child.i == by.i)
        if aside or child.dep_ in ("det", "poss", "predet", "punct", "cc"):
            break
        first = min(child.subtree, key=lambda t: t.i)
    return first


def _last(act: Act, reading: Reading) -> Token:
    if act.frame == "listed":
        return line_end(act.head)
    kept = set(_kept(act.head, act.head, reading)) - _circumstance(act)
    if act.by is not None:
        kept -= {token.i for token in act.by.subtree}
    for purpose in what_for(act):
        kept.update(_kept(purpose, act.head, reading))
    last = act.head
    for token in act.head.doc[act.head.i + 1 : act.head.sent.end]:
        blank = token.pos_ == "PUNCT" or token.is_space
        if token.i in kept and not blank:
            last = token
        elif not blank or token.text in (";", ":") or "\n\n" in token.text:
            break
    return _before_next_subject(act.head, last)


def _circumstance(act: Act) -> set[int]:
    """What was so when it was said, and why: `scrapped plans for a tax [after protests]`, `[because of the strike]`."""
    nominal = act.frame in ("object", "noun", "event", "named")
    words = {"because", "amid", "citing", "due", *(("after", "following", "despite") if nominal else ())}
    heads = [act.head, *(child for child in act.head.rights if child.dep_ in ("dobj", "prep"))]
    found = [child for head in heads for child in head.rights if child.dep_ in ("prep", "advcl")]
    return {token.i for child in found if child.lower_ in words for token in child.subtree}


def _before_next_subject(head: Token, last: Token) -> Token:
    """`create borders & the drugs will stop`: what is joined before a finite verb is that verb's subject."""
    if last.i + 1 >= head.sent.end or last.nbor().tag_ not in ("MD", "VBZ", "VBP", "VBD"):
        return last
    for token in reversed(head.doc[head.i + 2 : last.i]):
        if token.dep_ == "cc":
            return token.nbor(-1)
    return last


def what_for(act: Act) -> list[Token]:
    """What follows an object and says what it is for: `earmarked £20m [for repairs]`, `[to repay customers]`.

    Of an event also where and with whom: `called off her trip [to Oslo]`.
    """
    if act.frame == "event" and act.head.dep_ == "dobj":
        after = [child for child in act.head.head.rights if child.i > act.head.i and child.dep_ == "prep"]
        where = [child for child in after if child.lower_ in ("to", "with", "of")][:1]
        return [child for child in where if not any(c.pos_ in ("NUM", "SYM") for c in child.subtree)]
    if act.frame not in ("object", "noun") or act.head.dep_ not in ("dobj", "pobj"):
        return []
    verb = act.head.head
    return [
        child
        for child in verb.rights
        if child.i > act.head.i
        and ((child.dep_ == "prep" and child.lower_ == "for") or (child.dep_ in ("xcomp", "advcl") and has_to(child)))
    ]


def _kept(token: Token, head: Token, reading: Reading) -> list[int]:
    out = [token.i]
    for child in token.children:
        if child.i > head.i and _belongs(child, token, head, reading):
            out.extend(_kept(child, head, reading))
        elif child.i < head.i and token is head and child.dep_ not in SUBJECTS:
            out.append(child.i)
    return out


def _belongs(child: Token, parent: Token, head: Token, reading: Reading) -> bool:
    """Is a dependent to the right still part of the action?"""
    if child.dep_ == "punct":
        return child.text not in (";", ":") and "\n" not in child.text
    if child.dep_ in ("conj", "cc"):
        return _belongs_joined(child, parent, head, reading)
    if child.dep_ in ("parataxis", "nsubj"):
        return parent is not head or head.pos_ not in ("VERB", "AUX")
    return not _outside(child, reading)


def _belongs_joined(child: Token, parent: Token, head: Token, reading: Reading) -> bool:
    """What `and` joins belongs to the action where it is no act of its own and no verb that tells something else."""
    if parent is head and head.pos_ in ("VERB", "AUX"):
        return shares_object(head)
    joined = [child] if child.dep_ == "conj" else [c for c in parent.children if c.dep_ == "conj"]
    told = ("VBD", "VBZ") if parent.tag_ not in ("VBD", "VBZ", "VBP") else ()
    return not any(item.i in reading.claimed or item.tag_ in told for item in joined)


def _outside(child: Token, reading: Reading) -> bool:
    """Conditions, asides after a comma, and clauses of another time or reason stand outside the action."""
    if child.lower_ == "according":
        return True
    if child.dep_ in ("advcl", "prep") and _marked(child, reading.words("condition_marks")):
        return True
    if child.dep_ == "advcl" and _marked(child, _ASIDE_MARKS):
        return not _as_it_is(child) and child.head.pos_ not in ("ADV", "ADJ")  # `as much as we can`
    comment = child.dep_ == "dobj" and any(c.dep_ in ("relcl", "acl") for c in child.rights)
    aside = comment and child.i > child.head.i + 2  # `take in refugees, a plan announced in May`
    return (aside or child.dep_ in ("advcl", "relcl", "appos", "acl", "ccomp")) and _after_comma(child)


def _as_it_is(clause: Token) -> bool:
    """`keep prices as they are`: in what state, not when or why."""
    pronoun = any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in clause.lefts)
    return pronoun and clause.lemma_ in ("be", "stand") and not _after_comma(clause)


def _marked(clause: Token, words: frozenset[str]) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in words for c in clause.lefts)


def _after_comma(child: Token) -> bool:
    start = min(child.subtree, key=lambda t: t.i)
    return start.i > 0 and start.nbor(-1).text in (",", "-", "–", "—", "--")
