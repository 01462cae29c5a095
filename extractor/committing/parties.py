"""Who is bound, and to whom: the parties of a commitment and the test that they can be parties at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.cues import Cue, copula
from extractor.committing.frames import Act, own_subject
from extractor.committing.reading import Reading
from extractor.committing.speakers import on_behalf
from extractor.facts import PartyFact
from extractor.syntax import coordinated, relative_head, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_SELVES = frozenset({"i", "we", "he", "she", "who"})
_THINGS_OR_GROUPS = frozenset({"it", "they"})
_VAGUE = frozenset({"no", "any", "some", "many", "most", "few", "every", "such", "what", "which", "more", "enough"})
_JOINT = frozenset({"side", "party", "country", "minister", "leader", "government", "nation", "company", "union"})


def bound(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """The head of the phrase that says who is bound by an act."""
    rule = cue.rule
    if rule.get("pos") == "noun" or (act.frame == "clause" and cue.head.pos_ == "NOUN"):
        return _possessor(cue.head) or _giver(cue.head) or _maker(cue.head, reading)
    if rule.get("pos") == "headline":
        return _before(cue.head, reading)
    if rule.get("pos") == "modal":
        return subject(act.head)
    if rule.get("pos") == "adjective":
        verb = copula(cue.head)
        return subject(verb) if verb is not None else None
    if "commitment" in rule["takes"]:
        return _holder(cue, reading)
    if rule.get("bound") == "addressee":
        return addressee(cue)
    if rule.get("bound") == "speaker":
        return _speaker(cue, act, reading)
    if any(child.dep_ == "auxpass" for child in cue.head.children) and "passive" in (rule.get("form") or ()):
        return subject(cue.head)
    return subject(cue.head)


def _before(to: Token, reading: Reading) -> Token | None:
    """The name or title just before the `to` of a headline, where it begins the line or follows a colon."""
    head = to.nbor(-1)
    first = head
    while first.i > to.sent.start and first.nbor(-1).text not in (":", "|", "-"):
        first = first.nbor(-1)
        if first.lower_ in ("of", "for", "on", "in", "to", "with", "by", "from") or first.pos_ in ("ADP", "CCONJ"):
            return None
    known = reading.named(head) is not None or head.lemma_.lower() in reading.words("actors") or head.ent_type_
    return head if known or ((head.i - first.i) == 0 and head.text[0].isupper()) else None


def addressee(cue: Cue) -> Token | None:
    """Whom a verb's object names: `told Acme to`, `invited Wang to`."""
    for child in cue.head.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ in ("PROPN", "PRON", "NOUN"):
            return child
        if child.dep_ == "ccomp" and child.tag_ == "VB":  # "invited [Wang to visit]"
            return own_subject(child)
    return None


def _speaker(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """Who says what will become of something of its own: `the ministry said schools would reopen`.

    On behalf of whom, where that is said; else only a body or a country, since a person tells of many things.
    """
    if act.own is None or is_party(act.own, cue, reading):
        return None
    behalf = on_behalf(cue.head)
    if behalf is not None:
        return behalf
    said = subject(cue.head)
    if said is None or act.head.lemma_.lower() not in reading.words("run"):
        return None
    entity = reading.entity(said)
    body = (entity is not None and entity.kind != "people") or said.lemma_.lower() in reading.words("bodies")
    return said if body else None


def _holder(cue: Cue, reading: Reading) -> Token | None:
    """Whose promise was kept or repeated: `reaffirmed China's readiness`, else the subject."""
    nouns = [
        t for c in cue.head.children for t in (c, *c.children) if t.lemma_.lower() in reading.words("commitment_nouns")
    ]
    owner = next((owner for noun in nouns if (owner := _possessor(noun)) is not None), None)
    return owner if owner is not None and owner.pos_ != "PRON" else subject(cue.head)


def _possessor(noun: Token) -> Token | None:
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def _giver(noun: Token) -> Token | None:
    """`a pledge by Reed`, `an offer from the union`."""
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _maker(noun: Token, reading: Reading) -> Token | None:
    """`Reed made a pledge`: the subject of the verb that makes it."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in reading.words("making"):
        return subject(verb)
    return None


def is_party(head: Token, cue: Cue, reading: Reading) -> bool:
    """Is there an identifiable party that can bind itself?"""
    head = relative_head(head)
    if head.tag_ in ("WP", "WDT"):
        return False
    return all(_one_is_party(token, cue, reading) for token in coordinated(head)[:4])


def _one_is_party(head: Token, cue: Cue, reading: Reading) -> bool:
    if head.pos_ == "PRON" or head.lower_ in _SELVES | _THINGS_OR_GROUPS:
        return _pronoun(head, cue, reading)
    lemma = head.lemma_.lower()
    if cue.rule.get("pos") == "headline" and head.pos_ in ("VERB", "ADJ"):
        return True  # a name that the tagger does not know
    if lemma in reading.words("nobody") or lemma in reading.words("onlookers"):
        return False
    entity = reading.named(head)
    if entity is not None and entity.kind != "places":
        return True
    if head.pos_ == "NUM" or (head.ent_type_ == "NORP" and cue.rule.get("pos") == "modal"):
        return False
    if head.ent_type_ in ("GPE", "NORP", "PERSON", "ORG") and head.pos_ == "PROPN":
        return True
    if any(child.dep_ == "nummod" for child in head.lefts) and not any(c.dep_ in ("det", "poss") for c in head.lefts):
        return is_counted(head)
    if any(child.lower_ in _VAGUE for child in head.lefts if child.dep_ in ("det", "amod", "nummod")):
        return False
    if lemma in reading.words("actors"):
        return not (cue.rule.get("pos") == "modal" and _any_of_them(head, reading))
    if (
        head.pos_ == "PROPN"
        and cue.rule.get("pos") != "modal"
        and entity is None
        and lemma not in reading.words("things")
    ):
        return True
    if cue.rule.get("party") != "any" or lemma in reading.words("things"):
        return False
    return head.pos_ in ("NOUN", "PROPN") and _definite(head)


def _any_of_them(head: Token, reading: Reading) -> bool:
    """`banks will lend`: a bare plural names no party, unless the group is known (`organisers`)."""
    bare = head.tag_ == "NNS" and not any(child.dep_ != "punct" for child in head.lefts)
    return bare and head.lemma_.lower() not in reading.words("known_groups")


def is_counted(head: Token) -> bool:
    """`Two ministers`, but not `roughly six nurses`: a number that is not even sure names nobody."""
    numbers = [child for child in head.lefts if child.dep_ == "nummod"]
    return all(not list(number.children) and number.lower_ in ("two", "three", "four") for number in numbers)


def _definite(head: Token) -> bool:
    return head.pos_ == "PROPN" or any(child.dep_ in ("det", "poss", "nummod") for child in head.lefts)


def _pronoun(head: Token, cue: Cue, reading: Reading) -> bool:
    word = head.lower_
    if word in _SELVES or word == "both" or head.dep_ == "poss":
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
    start = head.sent.start
    before = head.doc[start - 1].sent if start else None
    for fact in reversed(reading.found):
        for party in fact.parties:
            if before is not None and before.start_char <= party.span.start < before.end_char:
                return True
    clause = head.head
    while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    return clause.dep_ == "ccomp" and clause.head.lemma_ in reading.words("reporting")


def is_joint(head: Token) -> bool:
    """Several at once: `both sides`, `the two ministers`, `Acme and Borealis`."""
    if len(coordinated(head)) > 1:
        return True
    several = any(child.lower_ in ("both", "two", "three") for child in head.lefts)
    return several or head.lower_ == "both" or (head.lemma_ in _JOINT and head.tag_ == "NNS")


def counterparties(cue: Cue, act: Act, party: Token, reading: Reading) -> list[PartyFact]:
    """To whom or with whom, where the cue's rule lets it be said."""
    where = cue.rule.get("addressee", "object")
    heads: list[Token] = []
    for token in cue.tokens:
        for child in token.children:
            if where == "object" and child.dep_ in ("dobj", "dative") and child.i not in (act.head.i, party.i):
                heads.append(child)
            elif (
                where == "object"
                and child.i == act.head.i
                and (own := own_subject(child))
                and act.frame == "infinitive"
            ):
                heads.append(own)
            elif child.dep_ in ("prep", "dative") and child.lower_ == where:
                heads.extend(c for c in child.children if c.dep_ == "pobj")
    for head in heads:
        if head.i != act.head.i and head not in cue.tokens and _addressable(head, reading):
            return reading.analysis.references.parties(head)
    return []


def _addressable(head: Token, reading: Reading) -> bool:
    if head.pos_ == "PRON":
        return head.lower_ in ("him", "her", "them", "us", "me")
    lemma = head.lemma_.lower()
    return head.pos_ == "PROPN" or lemma in reading.words("actors") or lemma in ("people", "voter", "worker")
