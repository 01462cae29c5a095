"""What a cue takes: the acts that its complement names, one for each of those that are joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.committing.cues import Cue
from extractor.committing.lists import items
from extractor.syntax import SUBJECTS, auxiliaries, coordinated, negated

if TYPE_CHECKING:
    from extractor.parsed import Token

Words = Callable[[str], frozenset[str]]
"""A word list of the rule file, by its name."""

_MANY = frozenset({"series", "raft", "range", "number", "set", "slew", "package", "round", "list", "string", "host"})
FUTURE = frozenset({"will", "would", "'ll", "wo", "shall", "'d"})
"""Auxiliaries of an act to come; `would` where a past verb reports it."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be done: its governing verb or noun.

    `own` is the subject that a clause has for itself, `by` the cue that goes with a noun: `the planned merger`.
    """

    head: Token
    frame: str
    own: Token | None = None
    by: Token | None = None


def acts(cue: Cue, words: Words) -> list[Act]:
    """The acts that the first fitting frame of the cue's rule finds; none where it wants an addressee and has none."""
    if cue.rule.get("addressed") and not any(
        child.dep_ == "dative" and child.pos_ != "ADP" for child in cue.head.rights
    ):
        return []
    for frame in cue.rule["takes"]:
        found = list(_FRAMES[frame](cue, words))
        if found:
            return found
    return []


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with the verb itself."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def has_to(verb: Token) -> bool:
    """Is the verb an infinitive with `to`?"""
    return any(child.lower_ in ("to", "na") and child.dep_ == "aux" for child in verb.lefts)


def _joined(first: Token, tags: tuple[str, ...]) -> Iterator[Token]:
    """The verb and those joined to it in the same form, without a subject of their own.

    `embrace and implement the plan` is one act: a verb that shares the next one's object stands for both.
    """
    shared = False
    for verb in coordinated(first):
        joined = verb.tag_ in tags and own_subject(verb) is None and not _other_modal(verb, first)
        if (verb.i == first.i or joined) and not shared:
            yield verb
        shared = (verb.i == first.i or joined) and shares_object(verb)


def shares_object(verb: Token) -> bool:
    """Does the verb share the object of the one that is joined to it: `embrace and implement the plan`?"""
    after = [child for child in verb.rights if child.dep_ not in ("cc", "punct")]
    if len(after) != 1 or after[0].dep_ != "conj" or own_subject(after[0]) is not None:
        return False
    adjacent = after[0].i - verb.i == 2
    return adjacent and any(child.dep_ == "dobj" for child in after[0].rights)


def _other_modal(verb: Token, first: Token) -> bool:
    if any(child.dep_ == "aux" and child.tag_ in ("VBD", "VBZ", "VBP") for child in verb.lefts):
        return True  # "will offer help but did not say when"
    own = [child.lower_ for child in verb.lefts if child.dep_ == "aux" and child.tag_ == "MD"]
    return bool(own) and own != [child.lower_ for child in first.lefts if child.dep_ == "aux" and child.tag_ == "MD"]


def _children(cue: Cue) -> Iterator[Token]:
    for token in reversed(cue.tokens):
        yield from (child for child in token.rights if child not in cue.tokens)


def _infinitive(cue: Cue, words: Words) -> Iterator[Act]:
    """`promised to build and (to) sell homes`, `invited Wang to visit`."""
    for child in (*_children(cue), *_after_making(cue, words)):
        if child.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl", "acomp") and _to_infinitive(child):
            if child.dep_ == "advcl" and _purpose(cue, child):
                continue
            if _of_another(cue, child):
                return
            if (cue.rule.get("prospective") and _between(cue, child)) or _open_question(cue, child):
                return
            yield from (Act(verb, "infinitive") for verb in [*_joined(child, ("VB",)), *_later_infinitives(cue, child)])
            return


def _after_making(cue: Cue, words: Words) -> Iterator[Token]:
    """`the accord that they reached to ban it`, `made promises to help`: what hangs on the verb that makes the noun."""
    noun = cue.head
    if noun.pos_ == "NOUN":
        if noun.dep_ == "dobj" and is_making(noun.head, words("making")):
            yield from (verb for verb in noun.head.rights if verb.left_edge.i == noun.i + 1 and verb.dep_ != "ccomp")
        for child in noun.rights:
            if child.dep_ in ("relcl", "acl") and is_making(child, words("making")) and not has_to_do(child):
                yield from (verb for verb in child.rights if verb.dep_ in ("xcomp", "advcl"))


def is_making(verb: Token, making: frozenset[str]) -> bool:
    """`make` a pledge, `put forward` a plan; not `put on hold` a plan."""
    particles = [child.lower_ for child in verb.rights if child.dep_ in ("prt", "advmod")]
    return verb.lemma_ in making or any(f"{verb.lemma_} {particle}" in making for particle in particles)


def has_to_do(verb: Token) -> bool:
    """`the commitment that we have to fulfil`: to have to is no making."""
    return verb.lemma_ == "have" and any(child.dep_ == "xcomp" for child in verb.rights)


def _of_another(cue: Cue, verb: Token) -> bool:
    """`intended them to be a sign`: somebody else is to act, which only an invitation undertakes."""
    if cue.rule["force"] == "invitation" or cue.rule.get("bound") == "addressee":
        return False
    between = [child for child in cue.head.children if child.dep_ == "dobj" and cue.head.i < child.i < verb.i]
    planned = cue.rule["force"] == "plan" and verb.dep_ == "xcomp"
    return own_subject(verb) is not None or (planned and any(child not in cue.tokens for child in between))


def _open_question(cue: Cue, verb: Token) -> bool:
    """`deciding which titles to buy`, `agreed how to vote`."""
    between = cue.head.doc[cue.head.i + 1 : verb.i]
    return any(token.tag_ in ("WDT", "WP", "WRB") and token.lower_ != "that" for token in between)


def _later_infinitives(cue: Cue, first: Token) -> list[Token]:
    """`agreed to expand trade, enhance skills and share data`: later verbs that the parser joins to the cue."""
    if cue.head.tag_ in ("VB", "NN", "NNS", "JJ"):
        return []
    joined = [verb for verb in coordinated(cue.head) if verb.i > first.i and verb.tag_ == "VB"]
    joined = [verb for verb in joined if verb.head.i == cue.head.i or own_subject(verb.head) is None]
    return [verb for verb in joined if own_subject(verb) is None and not any(c.tag_ == "MD" for c in verb.lefts)]


def _to_infinitive(verb: Token) -> bool:
    """`to build`, `to be built`."""
    return has_to(verb) and (verb.tag_ == "VB" or any(c.tag_ == "VB" and c.dep_ == "auxpass" for c in verb.lefts))


def _between(cue: Cue, verb: Token) -> bool:
    """Does something other than an adverb stand between cue and infinitive: `is hard to`, `going on to`?"""
    inner = [child for child in cue.head.children if cue.head.i < child.i < verb.i]
    if inner and verb.left_edge.i == inner[-1].i + 1 and inner[-1].text == ",":
        return True  # "who is fourth, to lay out his path"
    return any(
        child.dep_ not in ("advmod", "neg", "punct", "nsubj")
        or child.pos_ == "ADJ"
        or child.lower_ in ("there", "here", "yet", "still")
        for child in inner
    )


def _purpose(cue: Cue, verb: Token) -> bool:
    """`plans talks to end the war`: the infinitive says what the object is for."""
    return any(
        child.dep_ in ("dobj", "pobj") and child.i < verb.i and child not in cue.tokens for child in cue.head.children
    )


def _clause(cue: Cue, words: Words) -> Iterator[Act]:
    """`promised that it would build homes, while old ones would be repaired`."""
    for child in _children(cue):
        if child.dep_ in ("ccomp", "acl", "relcl", "advcl") and child.i > cue.head.i and is_future(child):
            if child.dep_ in ("relcl", "advcl") and not _that(child):
                continue
            yield from _clauses(child)
            return


def _that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _clauses(first: Token) -> Iterator[Act]:
    subject = own_subject(first)
    for verb in _joined(first, ("VB", "VBN")):
        yield Act(verb, "clause", own_subject(verb) or subject)
    beside = [child for verb in coordinated(first) for child in verb.children if _while(child)]
    for verb in [*(v for v in coordinated(first) if v.i != first.i and own_subject(v) is not None), *beside]:
        if is_future(verb):
            yield Act(verb, "clause", own_subject(verb))


def _while(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in verb.children)


def is_future(verb: Token) -> bool:
    """Does a verb speak of what is to come: `will build`, `would build`, `is to build`, `is going to build`?"""
    auxes = auxiliaries(verb)
    if FUTURE & set(auxes):
        return "have" not in auxes
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        return any(child.dep_ == "xcomp" and has_to(child) for child in verb.children)
    return verb.lemma_ == "be" and any(child.dep_ == "xcomp" and has_to(child) for child in verb.children)


def _gerund(cue: Cue, words: Words) -> Iterator[Act]:
    """`proposed building homes`, `agreed on raising pay`, `committed to cutting and banning it`."""
    allowed = cue.rule.get("prepositions", ())
    for child in _children(cue):
        if child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp", "dobj") and own_subject(child) is None:
            yield from (Act(verb, "gerund") for verb in _joined(child, ("VBG",)))
            return
        if child.dep_ == "prep" and child.lower_ in allowed:
            for verb in child.children:
                if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
                    yield from (Act(item, "gerund") for item in _joined(verb, ("VBG",)))
                    return


def _object(cue: Cue, words: Words) -> Iterator[Act]:
    """`pledged £5m and new buses`: whatever stands as the object."""
    for child in _children(cue):
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN", "SYM", "NUM"):
            if not _is_somebody(child, words) and child.lemma_ not in words("no_acts"):
                yield Act(child, "object")
            return
    noun = _relative_object(cue.head)
    if noun is not None and not _is_somebody(noun, words) and noun.lemma_ not in words("no_acts"):
        yield Act(noun, "object", by=cue.head)


def _relative_object(verb: Token) -> Token | None:
    """`the ban that she proposed`, `the aid Norway has pledged`: the noun of the verb's own clause."""
    if verb.dep_ != "relcl" or verb.head.pos_ != "NOUN":
        return None
    own = own_subject(verb)
    others = [child for child in verb.children if child.dep_ in ("dobj", "ccomp", "xcomp") and child.tag_ != "WDT"]
    return verb.head if own is not None and own.tag_ not in ("WDT", "WP") and not others else None


def _modified(cue: Cue, words: Words) -> Iterator[Act]:
    """`its planned merger`, `the levy proposed by the council`: the noun that a participle goes with."""
    noun = cue.head.head
    if noun.pos_ == "NOUN" and not _is_somebody(noun, words) and noun.lemma_ not in words("no_acts"):
        yield Act(noun, "object", by=cue.head)


def _sum(cue: Cue, words: Words) -> Iterator[Act]:
    """`committed £5m to the school`: money as the object, with what it is for."""
    for child in _children(cue):
        if child.dep_ == "dobj" and (child.pos_ in ("NUM", "SYM") or child.lemma_ in _MONEY):
            yield Act(child, "object")
        return


_MONEY = frozenset({"million", "billion", "dollar", "pound", "euro", "money", "funding", "resource", "cash"})


def _is_somebody(noun: Token, words: Words) -> bool:
    """`ruled out her assistant, Ana Cole`: a person or body is no act."""
    named = [noun, *(child for child in noun.children if child.dep_ == "appos")]
    return noun.lemma_.lower() in words("actors") | words("nobody") or any(t.ent_type_ == "PERSON" for t in named)


def _act(cue: Cue, words: Words) -> Iterator[Act]:
    """`announced the establishment of a unit`: an object that names an act, by the rule's word list of such nouns."""
    listed = _named_acts(cue, words)
    for act in _object(cue, words):
        for noun in coordinated(act.head):
            if act.by is None and _known_already(noun):
                continue
            if what_of(noun).lemma_.lower() in listed or (cue.rule.get("money") and _is_money(noun)):
                yield Act(noun, "object")


def _known_already(noun: Token) -> bool:
    """`announced the raid`: what was told before, with nothing to say what is to be done."""
    told = any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.lefts)
    return told and not any(child.dep_ in ("prep", "acl", "relcl") for child in noun.rights)


def _named_acts(cue: Cue, words: Words) -> frozenset[str]:
    """The nouns that the rule takes for acts, by its word lists."""
    lists: list[frozenset[str]] = [words(name) for name in cue.rule.get("objects", ("acts",))]
    return frozenset[str]().union(*lists)


def what_of(noun: Token) -> Token:
    """`a series of steps`, `a package of measures`: the noun of which there are so many; any other noun itself."""
    if noun.lemma_.lower() not in _MANY:
        return noun
    of = next((child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of"), None)
    return next((child for child in of.children if child.dep_ == "pobj"), noun) if of is not None else noun


def _is_money(noun: Token) -> bool:
    """`$5 million`, `£3,000`."""
    return noun.tag_ in ("CD", "$") and noun.left_edge.tag_ == "$"


def _noun(cue: Cue, words: Words) -> Iterator[Act]:
    """`agreed to a ceasefire`, `an invitation for the forum`: a noun after one of the rule's prepositions."""
    allowed = cue.rule.get("prepositions", ())
    listed = _named_acts(cue, words) if cue.rule.get("objects") else None
    if cue.rule["force"] == "promise" and any(child.dep_ == "dobj" for child in cue.head.rights):
        return  # "committed $3m to the fund"
    for child in _children(cue):
        if child.dep_ in ("prep", "dative") and child.lower_ in allowed:
            for noun in child.children:
                if noun.dep_ != "pobj" or noun.lemma_ in words("no_acts"):
                    continue
                named = listed is None or what_of(noun).lemma_.lower() in listed
                if (noun.pos_ in ("NOUN", "PROPN") and named) or _is_money(noun):
                    yield Act(noun, "noun")
                    return


def _verb(cue: Cue, words: Words) -> Iterator[Act]:
    """The verb of which a modal is the auxiliary, and those joined to it."""
    verb = cue.head.head if cue.head.head.dep_ != "auxpass" else cue.head.head.head
    tags = ("VBG",) if verb.tag_ == "VBG" else ("VB", "VBN", "VBP")
    if verb.pos_ in ("VERB", "AUX") and verb.tag_ in tags:
        yield from (Act(item, "verb", own_subject(item)) for item in _joined(verb, tags))


def _something(cue: Cue, words: Words) -> Iterator[Act]:
    """`committed to a health service that is free`, `to the 2% target`: something that is told apart, no virtue."""
    for act in _noun(cue, words):
        told = [c for c in act.head.children if c.dep_ in ("relcl", "prep", "compound", "nummod", "amod")]
        if told and any(c.dep_ == "det" for c in act.head.lefts):
            yield act


def _state(cue: Cue, words: Words) -> Iterator[Act]:
    """The clause of a modal with its subject: what will be so under somebody's plan, or will be done by them."""
    yield from (Act(act.head, "clause", act.own) for act in _verb(cue, words) if act.own is not None)


def _items(cue: Cue, words: Words) -> Iterator[Act]:
    """What the lines below `We will:` say, a verb and its joined ones each."""
    for word in items(cue.head):
        if word.tag_ in ("VB", "VBP") and word.dep_ == "ROOT":
            yield from (Act(verb, "infinitive") for verb in _joined(word, ("VB", "VBP")))
        else:  # a verb that the tagger does not know at the head of a line
            yield Act(word, "listed")


def _predicate(cue: Cue, words: Words) -> Iterator[Act]:
    """`our aim is to build homes`, `it will be our priority to build homes`."""
    verb = cue.head.head
    if verb.lemma_ == "be" and cue.head.lemma_ == "priority" and verb.tag_ == "VB":
        first = own_subject(verb)
        if first is not None and first.pos_ in ("NOUN", "PROPN") and first is not cue.head:
            yield Act(first, "object")  # "new roads will be our priority"
            return
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP", "VB") or cue.head.dep_ not in ("nsubj", "attr"):
        return
    for child in (*verb.rights, *(c for c in cue.head.rights if cue.head.dep_ == "attr")):
        if child.dep_ in ("xcomp", "acl", "relcl", "ccomp", "advcl") and child.i > cue.head.i and _to_infinitive(child):
            joined = [item for item in _joined(child, ("VB",)) if own_subject(item) is None]
            yield from (Act(item, "infinitive") for item in joined if not (negated(item) or negated(verb)))
            return


def _next(cue: Cue, words: Words) -> Iterator[Act]:
    """The verb after the `to` of a headline."""
    verb = cue.head.nbor()
    while verb.pos_ == "ADV" and verb.i + 1 < verb.sent.end:
        verb = verb.nbor()
    if verb.pos_ in ("VERB", "AUX") and verb.tag_ in ("VB", "VBP", "NN"):
        yield from (Act(item, "infinitive") for item in _joined(verb, ("VB",)))


def _progressive(cue: Cue, words: Words) -> Iterator[Act]:
    """`announced it was withdrawing from the pact`: a clause of one's own that is under way or about to be."""
    for child in _children(cue):
        own = own_subject(child)
        if own is None or not _is_ones_own(own) or is_future(child):
            continue
        if child.dep_ == "ccomp" and child.tag_ == "VBG" and {"is", "are", "was", "were"} & set(auxiliaries(child)):
            yield from (Act(verb, "infinitive") for verb in _joined(child, ("VBG",)))
            return


def _is_ones_own(noun: Token) -> bool:
    """`it`, `she`, `her department`."""
    words = (noun, *(child for child in noun.lefts if child.dep_ == "poss"))
    return any(word.lower_ in ("i", "we", "it", "they", "he", "she", "its", "their", "his", "her") for word in words)


def _outcome(cue: Cue, words: Words) -> Iterator[Act]:
    """`under her plan, owners would pay a levy`: what a plan says that will be done."""
    under = cue.head.head
    verb = under.head
    if cue.head.dep_ != "pobj" or under.lower_ != "under":
        return
    said = next((token for token in (verb, cue.head.sent.root) if token.pos_ == "VERB" and is_future(token)), None)
    if said is not None:
        yield from (Act(act.head, act.frame, act.own, cue.head) for act in _clauses(said))


_WHOLE = frozenset({"agreement", "deal", "deadline", "offer"})
"""Nouns of committing whose `for` says which one it is: `a deadline for bids`, `an offer for Veltra`."""


def _commitment(cue: Cue, words: Words) -> Iterator[Act]:
    """`dropped her pledge to freeze fares`: what a noun of committing takes, else that noun itself."""
    noun = commitment_noun(cue, words)
    if noun is None:
        return
    inner = Cue(cue.rule, noun, (noun,))
    found = [*_infinitive(inner, words)] or [*_gerund(inner, words)]
    found = found or ([*_noun(inner, words)] if noun.lemma_ not in _WHOLE else [])
    found = found or [Act(verb, "infinitive") for verb in cue.head.rights if _follows(verb, noun)]
    if found and noun.lemma_.lower() in words("commitment_nouns"):
        yield from found
    elif noun.lemma_ == "target" or (noun.lemma_ == "decision" and cue.rule.get("status") != "delayed"):
        return  # of sales; a court reverses one
    elif noun.text.islower() and (_says_what(noun, words) or _points_back(noun)):
        yield Act(noun, "event" if _says_what(noun, words) else "named")


def commitment_noun(cue: Cue, words: Words) -> Token | None:
    """The noun of committing that a cue is about: its object, or its subject in the passive."""
    wanted = cue.rule.get("nouns")
    passive = [child for child in cue.head.lefts if child.dep_ == "nsubjpass"]
    objects = any(child.dep_ == "dobj" for child in _children(cue))
    for child in [*_children(cue), *passive]:
        about = child.dep_ == "prep" and child.lower_ in ("on", "from") and not objects
        for noun in [child, *(c for c in child.children if about)]:
            if noun.dep_ not in ("dobj", "pobj", "nsubjpass") or (noun.dep_ == "pobj" and child in passive):
                continue
            lemma = noun.lemma_.lower()
            if (lemma in wanted) if wanted else (lemma in words("commitment_nouns") or _planned(noun, words)):
                return noun
    return None


def _follows(verb: Token, noun: Token) -> bool:
    """`revised its offer [to buy the mill]`, where the infinitive was read as a purpose."""
    return verb.dep_ in ("advcl", "xcomp") and _to_infinitive(verb) and verb.left_edge.i == noun.i + 1


def _planned(noun: Token, words: Words) -> bool:
    """`a planned visit`, `the promised cut`: an act that an adjective says was undertaken."""
    return any(child.dep_ == "amod" and child.lower_ in words("commitment_adjectives") for child in noun.lefts)


def _points_back(noun: Token) -> bool:
    """`the pledge`, `that promise`: one that was told before; not `its promises`, whichever they are."""
    return noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("the", "that", "this") for c in noun.lefts)


def _says_what(noun: Token, words: Words) -> bool:
    """`a boiler-ban deadline`, `a decision on meals`, `a planned visit`; not `its promises`, said elsewhere."""
    lemma = noun.lemma_.lower()
    if _planned(noun, words) or (lemma in words("postponable") and not _points_back(noun)):
        return True
    labels = words("instruments") | {"election"}  # `a campaign promise`
    for child in (*noun.lefts, *noun.rights):
        if child.dep_ == "compound" and child.pos_ != "PROPN" and child.lemma_.lower() not in labels:
            return True
        if child.dep_ == "prep" and child.lower_ in ("on", "of", "for"):
            return True
    return False


def _event(cue: Cue, words: Words) -> Iterator[Act]:
    """`delayed the launch of its ferry`, `called off the strike`: an act or event of one's own, by its noun."""
    for child in _children(cue):
        if child.dep_ == "dobj" and child.lemma_.lower() in words("postponable") | words("acts"):
            if any(c.dep_ in ("det", "poss") and c.lower_ not in ("no", "any") for c in child.lefts):
                yield Act(child, "event")
            return
    for child in cue.head.lefts:
        if child.dep_ == "nsubjpass" and child.lemma_.lower() in words("postponable") and _points_back(child):
            yield Act(child, "named")


def _deed(cue: Cue, words: Words) -> Iterator[Act]:
    """`as promised, the council reopened the pool`: what was done."""
    done, promised = cue.head.head, cue.head
    as_said = promised.tag_ == "VBN" and any(child.lower_ == "as" for child in promised.lefts)
    told = done.tag_ == "VBD" or (done.tag_ == "VBN" and "have" in {c.lemma_ for c in done.lefts})
    if as_said and promised.dep_ == "advcl" and told and own_subject(promised) is None:
        yield Act(done, "deed", own_subject(done))


def _seen(cue: Cue, words: Words) -> Iterator[Act]:
    """`the deal will see Orbis build homes`, `the contract calls for Orbis to build homes`."""
    after = cue.head.doc[cue.head.i + 1 : cue.head.i + 2].text
    for child in cue.head.rights:
        doing = child.tag_ == "VB" or (child.tag_ == "VBG" and after != "for")
        if child.dep_ in ("ccomp", "xcomp", "advcl") and doing and (after == "for") == has_to(child):
            own = own_subject(child) or next((c for c in cue.head.nbor().children if c.dep_ == "pobj"), None)
            if own is not None:
                yield from (Act(verb, "verb", own) for verb in _joined(child, (child.tag_,)))
            return


_FRAMES: dict[str, Callable[[Cue, Words], Iterator[Act]]] = {
    "infinitive": _infinitive,
    "clause": _clause,
    "gerund": _gerund,
    "object": _object,
    "act": _act,
    "sum": _sum,
    "noun": _noun,
    "verb": _verb,
    "state": _state,
    "something": _something,
    "predicate": _predicate,
    "listed": _items,
    "commitment": _commitment,
    "event": _event,
    "deed": _deed,
    "next": _next,
    "progressive": _progressive,
    "outcome": _outcome,
    "modified": _modified,
    "seen": _seen,
}

FRAMES = tuple(_FRAMES)
"""The names that a rule's `takes` may list."""
