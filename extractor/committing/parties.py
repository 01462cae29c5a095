"""Can a noun phrase be a party: somebody identifiable who can bind itself?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import clause_of
from extractor.committing.cues import Cue
from extractor.committing.reading import Reading
from extractor.syntax import coordinated, relative_head, subject

if TYPE_CHECKING:
    from extractor.facts import Entity
    from extractor.parsed import Token

_SELVES = frozenset({"i", "we", "us", "me", "he", "she", "who"})
_THINGS_OR_GROUPS = frozenset({"it", "they"})
_OTHERS = frozenset({"other", "others", "certain", "various", "several", "numerous", "multiple", "different"})
_VAGUE = frozenset(
    {
        "no",
        "any",
        "some",
        "many",
        "most",
        "few",
        "every",
        "such",
        "what",
        "which",
        "more",
        "enough",
        "successful",
        "ideal",
    }
)
_OURS = frozenset({"community", "movement", "people"})
"""Groups that a speaker may bind, though others speak of them at large: `our community`."""


def is_party(head: Token, cue: Cue, reading: Reading) -> bool:
    """Is there an identifiable party that can bind itself?"""
    head = relative_head(head)
    if head.tag_ in ("WP", "WDT") or any(child.lower_ == "to" and child.dep_ == "aux" for child in head.lefts):
        return False
    if _is_described(head, cue, reading):
        return False
    if _is_other(head) or (head.lower_ == "he" and any(child.lower_ == "or" for child in head.rights)):
        return False
    first, *joined = coordinated(head)[:4]
    others = [token for token in joined if token.lower_ != "others"]  # "Obama, others vow"
    fit = [_one_is_party(token, cue, reading) for token in (first, *others)]
    return all(fit) or (sum(fit) > 1 and all(_is_plain(token, reading) for token in (first, *others)))


def _is_plain(head: Token, reading: Reading) -> bool:
    """The `gendarmerie` of `the police, gendarmerie and army`: known neither as a thing nor as nobody."""
    known = reading.words("things") | reading.words("nobody") | reading.words("onlookers")
    return head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() not in known and not _is_vague(head)


def is_somebody(head: Token, reading: Reading) -> bool:
    """A person or body, by name, by noun or by pronoun; not a thing that is said to promise something."""
    if head.pos_ == "PRON":
        return head.lower_ != "it" or reading.entity(head) is not None
    return head.pos_ == "PROPN" or reading.entity(head) is not None or head.lemma_.lower() in reading.words("actors")


def _is_described(head: Token, cue: Cue, reading: Reading) -> bool:
    """`a candidate who will cut taxes`, `nurses who plan to leave`: a relative clause that says of what kind."""
    verb = cue.head.head if cue.rule.get("pos") == "modal" else cue.head
    while verb.dep_ in ("conj", "xcomp", "acomp", "oprd") and verb.head.i != verb.i:
        verb = verb.head
    first = verb.left_edge
    if verb.dep_ != "relcl" or verb.head.i != head.i or first.i < head.i or first.nbor(-1).text == ",":
        return False
    if head.ent_type_ == "NORP" and head.tag_ == "NNPS" and not list(head.lefts):
        return True  # "bring in Democrats who will help her"
    said = [child for child in head.lefts if child.dep_ in ("det", "poss", "nummod")]
    kind = all(child.lower_ in ("a", "an") for child in said) and (said or not any(c.ent_type_ for c in head.lefts))
    return (
        kind
        and reading.named(head) is None
        and head.pos_ == "NOUN"
        and not any(child.dep_ == "appos" for child in head.rights)
    )


def _one_is_party(head: Token, cue: Cue, reading: Reading) -> bool:
    if head.pos_ == "PRON" or head.lower_ in _SELVES | _THINGS_OR_GROUPS:
        return _pronoun(head, cue, reading)
    if cue.rule.get("pos") == "headline" and head.pos_ == "VERB":
        return True  # a name that the tagger does not know
    if head.tag_ in ("NNS", "NNPS") and any(child.lower_ in _VAGUE for child in head.lefts):
        return False  # "many Democrats"
    named = [head, *(child for child in head.children if child.dep_ == "appos")]
    lemma = head.lemma_.lower()
    thing = head.pos_ == "NOUN" and lemma in reading.words("things") - reading.words("actors")
    if thing or lemma in reading.words("named_things"):
        named = named[:1]  # "the return flight, UO 805"
    one_of_them = lemma in reading.words("nobody") and any(_is_named(token, cue, reading) for token in named[1:])
    if lemma in reading.words("nobody") | reading.words("onlookers"):
        return one_of_them  # "one of them, Orbis, will"
    return any(_is_named(token, cue, reading) for token in named) or _is_identified(head, cue, reading)


def _is_named(head: Token, cue: Cue, reading: Reading) -> bool:
    """A name that can act: not a people as a whole under `will`, and not an unknown name of a thing."""
    entity = reading.named(head)
    if head.lemma_.lower() in reading.words("named_things") or _is_named_after(head, entity):
        return False
    if entity is not None and entity.kind != "places":
        return True
    if head.lower_ in reading.words("party_names") and head.text[0].isupper():
        return True
    if head.pos_ != "PROPN" or (head.ent_type_ == "NORP" and cue.rule.get("pos") == "modal"):
        return False
    if head.ent_type_ in ("GPE", "NORP", "PERSON", "ORG"):
        return True
    unknown = entity is None and head.lemma_.lower() not in reading.words("things")
    return unknown and cue.rule.get("pos") != "modal"


def _is_named_after(head: Token, entity: Entity | None) -> bool:
    """`Afro Fest Togo`: an event or firm that is named after a place is not the place."""
    if entity is None or entity.kind != "places":
        return False
    first = head.left_edge
    named = [child for child in head.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
    return first.i < head.i and any(child.text not in entity.name.split() for child in named)


def _is_identified(head: Token, cue: Cue, reading: Reading) -> bool:
    """A noun for a person or body that says which one: `the city`, `its owner`, not `some banks`."""
    lemma = head.lemma_.lower()
    if head.pos_ == "NUM" or _is_vague(head) or any(child.lower_ == "whose" for child in head.lefts):
        return False
    aims = cue.head.lemma_ in ("aim", "intend", "seek")
    if aims and lemma in reading.words("ventures") and not _is_somebodys(head):
        return False
    ours = any(child.dep_ == "poss" and child.lower_ == "our" for child in head.lefts)
    if lemma in reading.words("actors") or _is_office(head, reading) or (ours and lemma in _OURS):
        return not (cue.rule.get("pos") == "modal" and _any_of_them(head, reading))
    definite = any(child.dep_ in ("det", "poss", "nummod") for child in head.lefts)
    return cue.rule.get("party") == "any" and lemma not in reading.words("things") and head.pos_ == "NOUN" and definite


def _is_office(head: Token, reading: Reading) -> bool:
    """`the harbourmaster`, `its chief geologist`: a title of somebody, though of no one who only judges."""
    if head.pos_ != "NOUN" or not any(child.dep_ in ("det", "poss", "nummod") for child in head.lefts):
        return False
    return head.lemma_.lower() in reading.analysis.rules["roles"].words("title")


def _is_somebodys(head: Token) -> bool:
    """`her campaign`, `the Lind campaign`: a body, not a thing with an aim such as a road safety campaign."""
    return any(child.dep_ == "poss" or child.ent_type_ in ("PERSON", "ORG", "NORP") for child in head.lefts)


def _is_other(head: Token) -> bool:
    """`other banks`, `several officials`: not named, unless beside one that is."""
    definite = any(child.dep_ in ("det", "poss") for child in head.lefts)
    return not definite and any(child.lower_ in _OTHERS for child in head.lefts)


def _is_vague(head: Token) -> bool:
    """`some banks`, `no union`, `roughly six nurses`; not `two ministers`."""
    if any(child.lower_ in _VAGUE for child in head.lefts if child.dep_ in ("det", "amod", "nummod")):
        return True
    numbers = [child for child in head.lefts if child.dep_ == "nummod"]
    sure = all(not list(number.children) and number.lower_ in ("two", "three", "four") for number in numbers)
    return bool(numbers) and not sure and not any(child.dep_ in ("det", "poss") for child in head.lefts)


def _any_of_them(head: Token, reading: Reading) -> bool:
    """`banks will lend`, `big banks`: a bare plural names no party, unless the group is known (`organisers`)."""
    plain = all(child.dep_ == "punct" or (child.pos_ == "ADJ" and not child.ent_type_) for child in head.lefts)
    bare = head.tag_ == "NNS" and plain
    return bare and head.lemma_.lower() not in reading.words("known_groups")


def _pronoun(head: Token, cue: Cue, reading: Reading) -> bool:
    word = head.lower_
    if head.dep_ == "poss":
        return word in ("our", "my") or reading.entity(head) is not None
    if word in _SELVES or word == "both":
        return True
    if word not in _THINGS_OR_GROUPS:
        return False
    entity = reading.entity(head)
    if entity is not None:
        return entity.kind != "places" or word == "it"
    return cue.rule.get("party") == "any" or _same_as_before(head, reading)


def _same_as_before(head: Token, reading: Reading) -> bool:
    """Does `it` take up who was bound in the sentence before, or who speaks in this one?"""
    if head.head.dep_ == "relcl" and head.head.head.lemma_.lower() in reading.words("deals"):
        return True
    if any(True for _ in reading.said_before(head)):
        return True
    start = head.sent.start
    before = head.doc[start - 1].sent if start else None
    clause = clause_of(head.head)
    if clause.dep_ != "ccomp" or clause.head.lemma_ not in reading.words("reporting"):
        return False
    told = [child for child in clause.lefts if child.dep_ == "advcl"]  # "if the city asks for the file, it will"
    if before is not None:
        told.append(before.root)
    return clause.head.i < clause.i or before is None or any(_tells_of_somebody(verb, reading) for verb in told)


def _tells_of_somebody(verb: Token, reading: Reading) -> bool:
    """Is the subject of a sentence a person or body, so that `it` in the next one, said by another, may be that?"""
    who = subject(verb)
    return who is not None and is_somebody(who, reading)


def is_joint(head: Token, reading: Reading) -> bool:
    """Several at once: `both sides`, `the two ministers`, `Acme and Borealis`."""
    if len(coordinated(head)) > 1:
        return True
    several = any(child.lower_ in ("both", "two", "three") for child in head.lefts)
    return several or head.lower_ == "both" or (head.lemma_ in reading.words("joint") and head.tag_ == "NNS")
