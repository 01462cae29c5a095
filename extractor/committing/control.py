"""Is the act in the party's control, and is it undertaken rather than foretold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, own_subject, subject_of_act
from extractor.committing.reading import Reading
from extractor.committing.speakers import OWN_WORDS, reporter
from extractor.committing.voice import is_campaigner
from extractor.syntax import negated

if TYPE_CHECKING:
    from extractor.parsed import Token


def controls(act: Act, reading: Reading) -> bool:
    """Is the act one that its subject does, not one that happens to it?"""
    verb = _after_beginning(act.head)
    if verb.pos_ not in ("VERB", "AUX"):
        return True
    if _is_passive(verb):
        return act.frame == "clause"
    if _is_fixture(verb, reading) or _is_outcome(verb, reading):
        return False
    if _is_deed(verb, act, reading):
        return True
    return not (_happens(verb, act, reading) or _doubted(act, reading))


def _is_passive(verb: Token) -> bool:
    """`will be fined`, `will be fined or jailed`."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        return verb.lemma_ != "rid"  # "get rid of the tax"
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.lefts)
    return joined and any(child.dep_ == "auxpass" for child in verb.head.children)


def _after_beginning(verb: Token) -> Token:
    """`begin polling`, `continue to face`: the verb that says what is begun or kept up."""
    if verb.lemma_ in ("begin", "start", "continue", "keep", "cease", "stop"):
        return next((child for child in verb.rights if child.dep_ == "xcomp" and child.pos_ == "VERB"), verb)
    return verb


def _is_fixture(verb: Token, reading: Reading) -> bool:
    """`will meet the winners`, `will star in the series`: a calendar of matches and shows, foretold not undertaken."""
    lemma = verb.lemma_.lower()
    if lemma not in reading.words("fixtures") or reading.is_own_text:
        return False
    near = verb.sent if lemma in reading.words("contested") else _beside(verb)
    words = {token.lemma_.lower() for token in near if token.i != verb.i}
    return bool(words & reading.words("contests")) or _is_bout(verb, reading)


def _beside(verb: Token) -> list[Token]:
    """The nouns of which a verb says something, with what is set before them: `open in the cup final`."""
    nouns = [child for child in verb.children if child.dep_ in ("nsubj", "dobj", "attr")]
    nouns += [noun for child in verb.rights if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj"]
    return [token for noun in nouns for token in (noun, *noun.lefts)]


def _is_bout(verb: Token, reading: Reading) -> bool:
    """`will take on Romeu of Brazil`, `will play Togo`, as the narrator tells it."""
    against = verb.lemma_ in ("fight", "play", "tackle") or (
        verb.lemma_ == "take" and any(child.dep_ == "prt" and child.lower_ == "on" for child in verb.rights)
    )
    named = any(child.dep_ == "dobj" and child.ent_type_ in ("PERSON", "GPE", "NORP") for child in verb.rights)
    return (_is_foreigner(verb) or (against and named)) and reporter(verb, reading) is None


def _is_foreigner(verb: Token) -> bool:
    """`will meet Italian Lucia Romeu`: whom nothing but a nationality presents is an opponent, no guest."""
    for name in verb.rights:
        if name.dep_ == "dobj" and name.ent_type_ == "PERSON":
            first = name.left_edge
            return first.ent_type_ == "NORP" and first.i < name.i and first.nbor().ent_type_ == "PERSON"
    return False


def _is_outcome(verb: Token, reading: Reading) -> bool:
    """`will make history`, `return to power`, `take two years`: no deed, though the verb is one for deeds."""
    if verb.lemma_ == "walk" and negated(verb):
        return False  # "we will not walk away"
    beside = [child for child in verb.rights if child.dep_ != "advcl"]
    beside += [noun for child in beside if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj"]
    words = {word for token in beside for word in (token.lower_, token.lemma_.lower())}
    return any(f"{verb.lemma_} {word}" in reading.words("outcomes") for word in words)


def _is_deed(verb: Token, act: Act, reading: Reading) -> bool:
    """`bring charges`, `reach out`: what the verb does with its object or particle though not without it."""
    if verb.lemma_ in ("let", "allow") and negated(verb):
        return True  # "we will not let that happen"
    if verb.lemma_ == "be" and _is_on_hand(verb):
        return True
    if verb.lemma_ == "be" and _of_oneself(act, reading) and _will_be_who_does(verb):
        return True
    if verb.lemma_ == "get" and any(
        c.dep_ in ("ccomp", "xcomp") and c.tag_ in ("VBG", "VBN") and own_subject(c) is not None for c in verb.rights
    ):
        return True  # "we will get the country moving", "get it done"
    if (verb.lemma_ == "go" and _goes_somewhere(verb, act, reading)) or _receives_guests(verb, reading):
        return True
    words = [word for child in verb.rights for word in (child.lower_, child.lemma_.lower())]
    return any(f"{verb.lemma_} {word}" in reading.words("deeds") for word in words)


def _goes_somewhere(verb: Token, act: Act, reading: Reading) -> bool:
    """`I will go to Lima`, `the minister will go to Lima`; not `the prize will go to Lima`."""
    own = subject_of_act(act)
    places = [c for to in verb.rights if to.lower_ == "to" for c in to.children if c.dep_ == "pobj"]
    if own is None or not any(place.ent_type_ in ("GPE", "FAC") for place in places):
        return False
    entity = reading.entity(own)
    return own.lower_ in OWN_WORDS or (entity is not None and entity.kind == "people") or is_officer(own, reading)


def is_officer(noun: Token, reading: Reading) -> bool:
    """`the prime minister`, `an envoy`: a person by office."""
    return noun.lemma_.lower() in reading.words("titles") | {"ambassador", "envoy", "delegation"}


def _receives_guests(verb: Token, reading: Reading) -> bool:
    """`the king will receive the Togolese premier`; not `the president will receive a report`."""
    guests = [child for child in verb.rights if child.dep_ == "dobj"] if verb.lemma_ == "receive" else []
    return any(guest.ent_type_ == "PERSON" or is_officer(guest, reading) for guest in guests)


def _is_on_hand(verb: Token) -> bool:
    """`the nurses will be on hand to answer questions`: who is there on purpose."""
    return any(child.lower_ == "on" and any(noun.lower_ == "hand" for noun in child.rights) for child in verb.rights)


def _will_be_who_does(verb: Token) -> bool:
    """`we will be the party that ends homelessness`: what one will be is somebody who does something."""
    heads = [child for child in verb.rights if child.dep_ == "attr"]
    return any(c.dep_ == "relcl" and c.tag_ == "VBZ" and c.lemma_ != "be" for head in heads for c in head.rights)


def _happens(verb: Token, act: Act, reading: Reading) -> bool:
    """Is the verb one for what comes about rather than is done?"""
    lemma = verb.lemma_.lower()
    foretold = lemma in reading.words("uncontrolled_by_others") and not _of_oneself(act, reading)
    foretold = foretold and not _on_purpose(verb, reading)
    bare = lemma in reading.words("needs_object") and not _has_object(verb)
    own = subject_of_act(act)
    planned = own is not None and own.lemma_.lower() in reading.words("schemes")
    foretold = foretold or (planned and lemma in reading.words("effects"))
    return foretold or bare or lemma in reading.words("uncontrolled")


def _of_oneself(act: Act, reading: Reading) -> bool:
    """Does the party speak of itself: `we will help`, `our plan will help`, `she said her office would help`?"""
    own = subject_of_act(act)
    if own is None:
        return False
    words = [own, *(child for child in own.lefts if child.dep_ == "poss")]
    if any(word.lower_ in OWN_WORDS for word in words) or is_campaigner(own, reading):
        return True
    return any(word.pos_ == "PRON" for word in words) and reporter(act.head, reading) is not None


def _on_purpose(verb: Token, reading: Reading) -> bool:
    """`the agency will help refugees`, `she will make the case for a tunnel`; not `she will make a good mayor`."""
    if verb.lemma_.lower() not in reading.words("on_purpose"):
        return False
    if any(child.dep_ == "ccomp" and child.tag_ != "VB" for child in verb.rights):  # "make it hard"
        return False
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    if any(noun.lemma_.lower() in reading.words("actors") | reading.words("attitudes") for noun in objects):
        return verb.lemma_ == "help"
    return bool(objects) or any(child.dep_ in ("xcomp", "ccomp") for child in verb.rights)


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "dative", "oprd") for child in verb.rights)


def _doubted(act: Act, reading: Reading) -> bool:
    """`will probably raise`: a forecast by its adverb; what one will `always` do oneself is a promise."""
    verb = act.head
    beside = [child for child in verb.children if child.dep_ in ("advmod", "npadvmod")]
    if verb.dep_ == "conj" and not any(child.dep_ in ("aux", "nsubj") for child in verb.lefts):
        beside += [child for child in verb.head.lefts if child.dep_ == "advmod"]
    words = {child.lower_ for child in beside} & reading.words("doubt")
    almost = any(c.lower_ == "almost" for child in beside for c in child.lefts)
    return almost or (bool(words) and not (words == {"always"} and _of_oneself(act, reading)))


def is_comment(act: Act, reading: Reading) -> bool:
    """`declined to comment`: what is refused is to speak."""
    if any(f"{act.head.lemma_} {child.lower_}" in ("take part", "give up", "give in") for child in act.head.rights):
        return False
    if act.head.lemma_ == "let" and any(child.dep_ in ("ccomp", "prt") for child in act.head.rights):
        return not _of_oneself(act, reading)  # "we will not let that happen"
    if reading.is_own_text and act.head.lemma_ not in reading.words("reporting") and _of_oneself(act, reading):
        return act.head.lemma_ in ("be", "comment", "elaborate", "speculate")  # "we will not accept cuts"
    return act.head.lemma_.lower() in reading.words("comment")
