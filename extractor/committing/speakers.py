"""Who said so in another clause, and whether that one speaks for the party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, clause_of
from extractor.committing.cues import Cue, copula
from extractor.committing.reading import Reading
from extractor.committing.sides import is_spokesperson, of_other_side
from extractor.facts import Entity, PartyFact, QuoteFact
from extractor.syntax import agent, coordinated, subject

if TYPE_CHECKING:
    from extractor.parsed import Token

_INNER = frozenset({"'", "‘", "`"})
_INNER_END = frozenset({"'", "’"})
OWN_WORDS = frozenset({"i", "we", "our", "my", "us"})
"""By these, a speaker binds himself or whom he speaks for."""
_SEX = {"he": "male", "she": "female"}


def reporter(start: Token, reading: Reading) -> Token | None:
    """The head of the phrase that names who says the clause of a token: `Ryan` in `Ryan said he would`."""
    return _reporter(start, reading) or _before_colon(start, reading) or _after_colon(start, reading)


def _before_colon(start: Token, reading: Reading) -> Token | None:
    """`Minister: Kenya will build a dam`: who stands before the colon of a headline or transcript."""
    opening = start.doc[start.sent.start : min(start.sent.start + 6, start.i)]
    for token in opening:
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT"):
            if token.text != ":" or token.i == start.sent.start:
                return None
            before = token.nbor(-1)
            entity = reading.named(before)
            known = entity.kind != "places" if entity is not None else before.lemma_.lower() in reading.words("actors")
            return before if known else None
    return None


def _after_colon(start: Token, reading: Reading) -> Token | None:
    """`Kenya will build a dam: minister`: who stands after the colon that ends a headline."""
    doc = start.doc
    for i in range(start.i + 1, min(start.i + 25, len(doc))):
        if doc[i].text == ":":
            end = next((j for j in range(i + 1, len(doc)) if "\n" in doc[j].text), len(doc))
            last = doc[end - 1]
            named = reading.named(last) is not None or last.lemma_.lower() in reading.words("actors")
            return last if 1 < end - i < 6 and named and last.pos_ in ("NOUN", "PROPN") else None
        if "\n" in doc[i].text or doc[i].text in (".", "?", "!"):
            return None
    return None


def _reporter(start: Token, reading: Reading) -> Token | None:
    token = start
    for _ in range(20):
        head = token.head
        if head.i == token.i:
            return None
        if token.dep_ == "acl" and head.dep_ == "pobj" and _says(head.head.head, reading):
            return subject(head.head.head)  # "said in a statement that it would"
        if token.dep_ in ("ccomp", "parataxis") and (cited := _cited(head)) is not None:
            return cited
        if token.dep_ in ("ccomp", "parataxis", "acl") and _says(head, reading):
            verb = copula(head) or head
            return agent(verb) or subject(verb)
        if token.dep_ not in ("ccomp", "xcomp", "conj", "parataxis", "advcl", "acomp"):
            return None
        token = head
    return None


def _cited(verb: Token) -> Token | None:
    """The `Tan` of `Radio Lima cited Tan as saying`."""
    if verb.lemma_ not in ("cite", "quote") or not any(child.lower_ == "as" for child in verb.rights):
        return None
    return next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)


def _says(head: Token, reading: Reading) -> bool:
    """A verb of speech, or `was clear`, `is adamant` that something will be done."""
    adjectives = [head, *(child for child in head.children if child.dep_ == "acomp")]
    told = head.lemma_ in reading.words("reporting") or settles(head, reading)
    return told or any(a.lemma_ in reading.words("emphatic") for a in adjectives)


def settles(verb: Token, reading: Reading) -> bool:
    """`the committee decided that the party would stand`, `it was decided that it would`; not a person's thoughts."""
    who = subject(verb) if verb.lemma_ == "decide" and verb.tag_ in ("VBD", "VBN") else None
    if who is None:
        return False
    entity = reading.entity(who)
    body = entity is not None and entity.kind == "organisations"
    return body or (who.lower_ == "it" and who.dep_ == "nsubjpass") or who.lemma_.lower() in reading.words("bodies")


def insisted(verb: Token, reading: Reading) -> bool:
    """`is clear that we will`: said with emphasis."""
    said = verb.head if verb.dep_ == "ccomp" else verb
    adjectives = [said, *(child for child in said.children if child.dep_ == "acomp")]
    return any(adjective.lemma_ in reading.words("emphatic") for adjective in adjectives)


def told(verb: Token, reading: Reading) -> Token | None:
    """The person to whom a clause is said, not the press: `told Roe he would help`."""
    verb = clause_of(verb)
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in ("tell", "assure", "promise", "warn"):
        return None
    heads = [child for child in verb.head.children if child.dep_ in ("dobj", "dative")]
    return next((head for head in heads if _is_addressed(head, reading)), None)


def _is_addressed(head: Token, reading: Reading) -> bool:
    if head.ent_type_ == "PERSON" or head.lower_ in ("him", "her", "them", "me", "us"):
        return True
    return head.head.lemma_ != "tell" and head.lemma_.lower() in reading.words("addressees") | reading.words("actors")


def according_to(start: Token) -> Token | None:
    """`according to the ministry` in the sentence of a token."""
    for token in start.sent:
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            return next((child for child in token.nbor().children if child.dep_ == "pobj"), None)
    return None


def on_behalf(verb: Token) -> Token | None:
    """`on behalf of the president` beside a verb."""
    for child in verb.children:
        if child.lower_ == "on":
            for noun in child.children:
                if noun.lower_ == "behalf":
                    return next((p for of in noun.children for p in of.children if p.dep_ == "pobj"), None)
    return None


def quote_of(token: Token, reading: Reading) -> QuoteFact | None:
    """The innermost quote in which a token stands."""
    return reading.quotes.get(token.i)


def in_quotation(token: Token, reading: Reading) -> bool:
    """Does a token stand between quotation marks?"""
    return reading.analysis.document.quoted[token.i]


def is_imagined(cue: Cue, act: Act, party: Token, reading: Reading) -> bool:
    """`“They will call and say, ‘We have decided to stay’”`: words that who speaks puts in another's mouth."""
    if party.lower_ not in ("i", "we") or not _in_inner_quotation(cue.head, reading):
        return False
    said = reporter(cue.head, reading) or reporter(act.head, reading)
    return said is None or reading.entity(said) is None


def _in_inner_quotation(token: Token, reading: Reading) -> bool:
    """Does a token stand in single marks within double ones, in its own sentence?"""
    quoted = reading.analysis.document.quoted
    for before in reversed(token.doc[token.sent.start + 1 : token.i]):
        if before.text in _INNER_END and before.whitespace_:
            return False
        if before.text in _INNER and before.nbor(-1).whitespace_:
            return quoted[before.i - 1] and before.nbor(-1).text not in _INNER_END
    return False


def as_source(head: Token | None, quote: QuoteFact | None, reading: Reading) -> PartyFact | None:
    """The source of a commitment, from the reporting clause, else from the quote."""
    if head is not None and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if head.lower_ in ("which", "that", "this", "it") or _is_thing(head, reading):
            known = reading.entity(head) if head.lower_ == "it" else None
            return PartyFact(reading.analysis.document.of(head), known) if known is not None else None
        found = reading.analysis.references.parties(head)
        return found[0] if found else None
    if quote is not None and quote.source is not None:
        return PartyFact(quote.source, quote.speaker)
    return None


def _is_thing(head: Token, reading: Reading) -> bool:
    papers = reading.words("spokespeople") | (reading.words("onlookers") if head.dep_ == "pobj" else frozenset())
    return head.lemma_.lower() in reading.words("things") - papers


def speaks_for(party: Token, speaker: Token | None, quote: QuoteFact | None, reading: Reading) -> bool:
    """May what is said of the party be taken as its own word? Not when one side speaks of another."""
    if speaker is None and quote is not None and quote.source is not None:
        speaker = reading.analysis.document.tokens(quote.source).root
    if speaker is not None and speaker.lemma_.lower() in reading.words("onlookers") | reading.words("nobody"):
        return False
    if speaker is not None and party.pos_ != "PRON" and speaker.lemma_.lower() in reading.words("partisans"):
        return False
    if speaker is None and quote is None:
        return True
    if party.lower_ in OWN_WORDS:
        return True
    told = reading.entity(party)
    entity = quote.speaker if quote is not None else None
    entity = (reading.entity(speaker) if speaker is not None else None) or entity
    if speaker is not None and is_spokesperson(speaker, reading):
        return not of_other_side(party, speaker, entity, reading)
    if party.pos_ == "PRON":
        return _is_own_pronoun(party, speaker, told, entity, reading)
    if told is not None and told is entity:
        return True
    others = told is not None and told.kind == "people" and entity is not None and entity.kind == "people"
    others = others or any(child.lower_ in ("former", "rival", "opposing") for child in party.lefts)
    return not (others or _is_person(party, reading) or of_other_side(party, speaker, entity, reading))


def _is_own_pronoun(
    party: Token, speaker: Token | None, told: Entity | None, entity: Entity | None, reading: Reading
) -> bool:
    if party.lower_ in _SEX and in_quotation(party, reading):
        return False  # who speaks says `I`
    if told is not None and (told is entity or told.kind != "people"):
        return True
    return speaker is not None and _may_be_self(party, speaker, told, entity, reading)


def _may_be_self(party: Token, speaker: Token, told: Entity | None, entity: Entity | None, reading: Reading) -> bool:
    """A pronoun that is not settled as somebody else is taken for the speaker where sex and number allow."""
    if told is not None and entity is not None:
        return entity.kind == "people" and may_be_same_sex(party, entity, reading)
    many = len(coordinated(speaker)) > 1 or speaker.tag_ in ("NNS", "NNPS")
    if party.lower_ == "they":
        return many or speaker.pos_ == "NOUN" or speaker.ent_type_ == "ORG" or speaker.lower_ == "they"
    if party.lower_ == "it":
        named = speaker.ent_type_ == "PERSON" or _is_person(speaker, reading)
        person = named and any(child.dep_ == "compound" for child in speaker.lefts)  # one unknown word may be a body
        return not person and speaker.lower_ not in ("he", "she", "i")
    return not many and {party.lower_, speaker.lower_} != {"he", "she"}


def may_be_same_sex(pronoun: Token, person: Entity, reading: Reading) -> bool:
    """Could a pronoun in the clause that a person says be the person's own?"""
    known = reading.analysis.references.gender_of(person)
    return known is None or _SEX.get(pronoun.lower_) in (None, known)


def _is_person(head: Token, reading: Reading) -> bool:
    entity = reading.named(head)
    return entity is not None and entity.kind == "people"
