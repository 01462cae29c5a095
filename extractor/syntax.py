"""Small questions to the dependency parse, shared by the kinds. Tokens are spaCy's, spans are of code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_LATER_PARTS = ("relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "parataxis", "case")


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or the one that it shares through coordination or control.

    `Reed vowed to go`: the subject of `go` is `Reed`; `Reed came and said`: that of `said` is `Reed`.
    """
    seen = set()
    token: Token | None = verb
    while token is not None and token.i not in seen:
        seen.add(token.i)
        own = next((child for child in token.lefts if child.dep_ in SUBJECTS), None)
        if own is None:  # an inverted tag: "...", said Reed
            own = next((child for child in token.rights if child.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return _after_dateline(relative_head(own))
        if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
            token = token.head
        elif token.dep_ == "xcomp":
            objects = [child for child in token.head.children if child.dep_ in ("dobj", "dative")]
            if objects:
                return objects[0]
            token = token.head
        elif token.dep_ in ("acl", "relcl") and token.tag_ in ("VBG", "VBN", "VB", "TO"):
            return token.head
        elif token.dep_ in ("advcl", "pcomp") and token.tag_ == "VBG":
            token = token.head if token.dep_ == "advcl" else token.head.head
        else:
            return None
    return None


def _after_dateline(noun: Token) -> Token:
    """`LIMA (AFP) - The mayor will`: who stands after the place of a dateline that was read as the subject."""
    if noun.ent_type_ != "GPE" or noun.left_edge.i != noun.sent.start:
        return noun
    dashes = [child.i for child in noun.rights if child.text in ("-", "--", "–", "—")]
    if not dashes:
        return noun
    beside = (*noun.rights, *noun.head.lefts)
    later = [t for t in beside if t.i > dashes[0] and t.dep_ in ("appos", "nsubj") and t.pos_ in ("NOUN", "PROPN")]
    return later[0] if later else noun


def dependent(head: Token, *labels: str) -> Token | None:
    """The first dependent of a token that has one of the labels."""
    return next((child for child in head.children if child.dep_ in labels), None)


def relative_head(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl":
        return token.head.head
    return token


def phrase(head: Token, *, without: tuple[str, ...] = _LATER_PARTS) -> tuple[Token, Token]:
    """First and last token of a head's phrase, leaving out dependents with a label in `without`.

    `the newly built unit that failed` with head `unit` ends at `unit`.
    """
    kept = [head]
    stack = [child for child in head.children if child.dep_ not in without]
    while stack:
        token = stack.pop()
        kept.append(token)
        paired = any(child.dep_ == "conj" and _is_pair(token, child) for child in token.children)
        stack.extend(
            child
            for child in token.children
            if child.dep_ not in without or token.i < head.i or (paired and child.dep_ in ("cc", "conj"))
        )
    inside = {token.i for token in kept}
    hyphens = {i for token in kept for i in (token.i - 1, token.i + 1) if _joins_words(head.doc, i)}
    inside |= {i for hyphen in hyphens for i in (hyphen - 1, hyphen, hyphen + 1)}
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return head.doc[first], head.doc[last]


def _is_pair(first: Token, second: Token) -> bool:
    """Is a name within a phrase one of two, with nothing but `and` between: `the census of England | and Wales`?"""
    joined = first.dep_ == "pobj" and second.i > first.i and second.left_edge.i == first.i + 2
    return joined and first.tag_ == second.tag_ and "PERSON" not in (first.ent_type_, second.ent_type_)


def _joins_words(doc: Doc, number: int) -> bool:
    """Is a token the hyphen inside a word, as in `e-mail`?"""
    if not 0 < number < len(doc) - 1 or doc[number].text not in ("-", "–"):
        return False
    return not doc[number].whitespace_ and not doc[number - 1].whitespace_


def coordinated(token: Token) -> list[Token]:
    """The token and all that are joined to it, in order."""
    out, stack = [], [token]
    while stack:
        item = stack.pop()
        out.append(item)
        stack.extend(child for child in item.children if child.dep_ == "conj")
    return sorted(out, key=lambda item: item.i)


def negated(verb: Token) -> bool:
    """Is the verb denied (`not`, `never`, `no longer`)?"""
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def is_of_none(noun: Token) -> bool:
    """`no promise`, `any promise`: a noun that nothing in the text need be."""
    return any(child.dep_ == "det" and child.lower_ in ("no", "any") for child in noun.lefts)


def is_passive(verb: Token) -> bool:
    """`was built`, `will be built`, by its own auxiliary."""
    return any(child.dep_ == "auxpass" for child in verb.lefts)


def agent(verb: Token) -> Token | None:
    """Who does it: the `Orbis` of `was built by Orbis`."""
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return dependent(by, "pobj") if by is not None else None


def auxiliaries(verb: Token) -> list[str]:
    """The auxiliaries of a verb in lower case, in order, those of the verb that it is joined to included."""
    own = [child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if not own and verb.dep_ == "conj" and verb.tag_ in ("VB", verb.head.tag_):
        return auxiliaries(verb.head)
    return own
