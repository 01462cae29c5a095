"""The condition under which an act is undertaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, has_to, own_subject
from extractor.committing.cues import Cue
from extractor.committing.edges import EDGES
from extractor.committing.reading import Reading
from extractor.record import Span
from extractor.syntax import coordinated, dependent

if TYPE_CHECKING:
    from extractor.parsed import Token

_CLAUSES = ("advcl", "conj", "ccomp", "parataxis", "relcl", "acl")


def find_condition(cue: Cue, act: Act, anchors: list[Token], reading: Reading) -> tuple[Span, Token] | None:
    """The condition under which an act is undertaken, and the verb or word that heads it."""
    chain = _chain(cue, act, anchors)
    for token in act.head.sent:
        head = _clause(token, chain, reading) or _inverted(token, chain) or _phrase(token, act, chain, reading)
        head = head or _right_after(token, act)
        if head is not None and not head.is_ancestor(act.head) and not _of_another(act, token):
            return _span(head, token, reading), head
    return None


def _chain(cue: Cue, act: Act, anchors: list[Token]) -> set[int]:
    """What a condition of the act may hang on: the act, those joined to it, the cue, and who reports it."""
    joined = [verb for verb in coordinated(act.head) if act.head.i < verb.i and not _finite(verb)]
    chain = {token.i for token in (act.head, cue.head, *anchors, *joined)}
    token = act.head
    while token.dep_ in ("xcomp", "ccomp", "conj") and token.head.i != token.i:
        modal = any(child.tag_ == "MD" for child in token.head.lefts)
        if token.dep_ == "conj" and own_subject(token) is not None and not modal:
            break  # `if she is late, she is sorry, and she vows to come`
        token = token.head
        chain.add(token.i)
    return chain


def _finite(verb: Token) -> bool:
    return has_to(verb) or any(child.tag_ == "MD" or child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)


def _clause(mark: Token, chain: set[int], reading: Reading) -> Token | None:
    """The verb of `if she wins`, `unless pay rises`, `as long as it lasts`, where it hangs on the act."""
    clause = _whole_verb(mark.head)
    before = mark.nbor(-1).lower_ if mark.i else ""
    if mark.lower_ == "long" and mark.dep_ == "advmod" and before in ("as", "so"):
        return next((child for child in mark.rights if child.dep_ == "advcl" and _on(mark, chain)), None)
    if mark.dep_ not in ("mark", "advmod") or not _conditional(mark, before, reading):
        return None
    if clause.dep_ == "conj" and before not in ("only", "but", "and", "or"):
        return None
    deep = mark.lower_ == "unless"
    return clause if clause.dep_ in ("advcl", "conj", "dep") and _on(clause, chain, deep) else None


def _whole_verb(verb: Token) -> Token:
    """The one word that `re-elected` is, where the parser took its parts for clauses."""
    while verb.head.i != verb.i and (verb.head.text in ("-", "–") or verb.head.lower_ == "re"):
        verb = verb.head
    return verb


def _conditional(mark: Token, before: str, reading: Reading) -> bool:
    """`if`, `unless`, `only when`, `once approved`; not `even if`, `as if`."""
    if mark.lower_ in reading.words("condition_marks"):
        return before not in ("even", "as")
    if mark.lower_ in ("when", "after", "once"):
        settled = mark.lower_ == "once" and mark.head.lemma_ in reading.words("settling")
        return before == "only" or settled
    if mark.lower_ == "until":
        verb = mark.head.head
        refused = any(child.dep_ == "neg" for child in verb.children) or verb.head.lemma_ in ("refuse", "decline")
        return mark.head.dep_ == "advcl" and refused
    return False


def _on(clause: Token, chain: set[int], deep: bool = False) -> bool:
    """Does a clause hang on the act; `deep`: also through a clause within it, `the money they send, unless ...`?"""
    head = clause.head
    for _ in range(4 if deep else 0):
        if head.i in chain or head.dep_ not in (*_CLAUSES, "dobj", "pobj", "prep", "xcomp"):
            break
        head = head.head
    return head.i in chain


def _right_after(mark: Token, act: Act) -> Token | None:
    """`to kill Reed and his son if they stay`: what follows the act at once is its own, though hung on a far noun."""
    clause = mark.head
    if mark.lower_ not in ("if", "unless") or mark.dep_ != "mark" or clause.dep_ not in ("advcl", "acl", "relcl"):
        return None
    before = mark.nbor(-1) if mark.i > act.head.i else act.head.sent[0]
    beside = before.i == act.head.i or (before.i > act.head.i and act.head.is_ancestor(before))
    return clause if beside and before.lower_ not in ("even", "as") and not act.head.is_ancestor(clause) else None


def _inverted(aux: Token, chain: set[int]) -> Token | None:
    """The verb of `should the talks fail`, `were the court to agree`."""
    verb = aux.head if aux.dep_ == "aux" else aux
    if aux.lower_ not in ("should", "were") or verb.dep_ not in _CLAUSES or not _on(verb, chain, deep=True):
        return None
    if aux.i > aux.sent.start and aux.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON", "CCONJ", "ADV"):
        first = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        if not first or first[0].i < aux.i:
            return None
    own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if own is None or own.i < aux.i or (aux.lower_ == "were" and not any(has_to(t) for t in (verb, *own.children))):
        return None
    return verb


def _of_another(act: Act, mark: Token) -> bool:
    """`to keep fares and to extend the stand if pay rises`: the condition is the later verb's, with its own `to`.

    And of `will leave if asked and will sue`: it is the earlier verb's.
    """
    beside = coordinated(act.head)
    if any(_finite(verb) for verb in beside if act.head.i < verb.i < mark.i):
        return True
    first = act.head.head if act.head.dep_ == "conj" else act.head
    return _finite(act.head) and first.i < mark.i < act.head.i


def _phrase(token: Token, act: Act, chain: set[int], reading: Reading) -> Token | None:
    """The word that heads `subject to approval`, `pending a vote`, `in return for a seat`, after the act."""
    if token.i <= act.head.i:
        return None
    head = token if token.lower_ in reading.words("condition_words") else None
    if head is not None and not _is_phrase(head):
        return None
    if head is None and token.dep_ == "prep" and _is_exchange(token):
        head = token
    return head if head is not None and _within(head, chain) else None


def _is_phrase(word: Token) -> bool:
    """`subject to`, `contingent on`, `provided that it passes`, `assuming it wins`; not `while providing help`."""
    takes = {"subject": ("to",), "contingent": ("on", "upon"), "conditional": ("on", "upon"), "dependent": ("on",)}
    if word.lower_ in takes:
        return any(child.dep_ == "prep" and child.lower_ in takes[word.lower_] for child in word.rights)
    if word.lower_ == "pending":
        return word.dep_ in ("prep", "advcl")
    clause = any(child.dep_ in ("ccomp", "pcomp") and child.tag_ != "VBG" for child in word.rights)
    return clause and word.dep_ in ("prep", "advcl") and not list(word.lefts)


def _is_exchange(preposition: Token) -> bool:
    """`in exchange for`, `in return for`, `in the event of`, `on condition that it is paid`."""
    noun = dependent(preposition, "pobj")
    if noun is None:
        return False
    after = {child.lower_ for child in noun.rights if child.dep_ == "prep"}
    pair = (preposition.lower_, noun.lower_)
    if pair in (("in", "exchange"), ("in", "return")):
        return "for" in after
    if pair == ("in", "event"):
        return "of" in after or any(child.dep_ in ("acl", "relcl") for child in noun.rights)
    told = any(child.dep_ in ("acl", "relcl", "ccomp") for child in noun.rights)
    return pair in (("on", "condition"), ("under", "condition"), ("on", "proviso")) and told


def _within(word: Token, chain: set[int]) -> bool:
    """Does a phrase hang on the act, if need be through its nouns?"""
    token = word
    for _ in range(8):
        if token.i in chain:
            return True
        if (token is not word and token.dep_ in ("relcl", "acl", "ccomp")) or token.head.i == token.i:
            return False
        token = token.head
    return False


def _span(head: Token, mark: Token, reading: Reading) -> Span:
    first = min(head.subtree, key=lambda t: t.i)
    first = mark if mark.i < first.i or first.text in (",", "-", "–", "—") else first
    if mark.lower_ == "long":
        first = mark.nbor(-1)
    if first.i and first.nbor(-1).lower_ == "only":
        first = first.nbor(-1)
    last = max((t for t in head.subtree if t.pos_ not in ("PUNCT", "SPACE") or t.text == ")"), key=lambda t: t.i)
    return reading.analysis.document.span(first.idx, last.idx + len(last), strip=EDGES)
