"""Who is bound by an act, by the cue's rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, has_to, own_subject
from extractor.committing.cues import Cue, copula, resumes
from extractor.committing.holders import holder, owner, possessor
from extractor.committing.lists import leader
from extractor.committing.named import commitment_noun
from extractor.committing.parties import is_party
from extractor.committing.reading import Reading
from extractor.committing.speakers import OWN_WORDS, in_quotation, on_behalf
from extractor.committing.voice import carried, framework, is_campaigner, whose_measure
from extractor.facts import Entity
from extractor.syntax import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.parsed import Token


def bound(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """The head of the phrase that says who is bound by an act."""
    rule = cue.rule
    if "commitment" in rule["takes"]:
        return _holder(cue, reading)
    if act.frame == "deed":
        return act.own if act.own is not None and act.own.dep_ == "nsubj" else None
    if rule.get("bound") == "addressee":
        return addressee(cue)
    if rule.get("bound") == "speaker":
        return _speaker(cue, act, reading)
    if rule.get("bound") in ("owner", "candidate"):
        return _owner(cue.head, reading) if rule["bound"] == "owner" else _candidate(cue, reading)
    if rule.get("bound") == "scheme":
        noun = subject(cue.head)
        return owner(noun, reading) if noun is not None and noun.lemma_.lower() in reading.words("schemes") else None
    if rule.get("bound") == "giver":
        return agent(cue.head)
    if rule.get("bound") == "measure" and rule.get("pos") == "lead":
        noun = leader(cue.head)
        return whose_measure(noun, Act(cue.head, "verb"), reading) if noun is not None else None
    if rule.get("bound") in _BEHIND:
        return _BEHIND[rule["bound"]](act, reading)
    return _by_part_of_speech(cue, act, reading)


def _behind_measure(act: Act, reading: Reading) -> Token | None:
    """`our plan will cut bills`, `the upgrade will cut delays`: who is behind what does it."""
    noun = own_subject(act.head) or subject(act.head)
    if noun is None or noun.i > act.head.i:
        return None
    given = act.head.lemma_ == "go" and any(c.lower_ in ("to", "into", "towards", "toward") for c in act.head.rights)
    if act.head.lemma_.lower() in reading.words("no_outcomes") and not given:
        return None
    return whose_measure(noun, act, reading)


def _framework(act: Act, reading: Reading) -> Token | None:
    """`under our plan, every child will get a meal`: under whom, and not by whom, it will be so."""
    who = subject(act.head)
    return framework(act.head, act, reading) if who is not None and who.lower_ not in OWN_WORDS else None


def _agent(act: Act, reading: Reading) -> Token | None:
    """`the ward will be funded by a Reed government`: by whom it will be done."""
    by = next((child for child in act.head.rights if child.dep_ == "agent"), None)
    doer = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if doer is None or act.head.lemma_.lower() not in reading.words("done_by_office"):
        return None
    return doer if act.own is None or act.own.tag_ not in ("WDT", "WP") else None


def _writer(act: Act, reading: Reading) -> Token | None:
    """`the ward will be rebuilt`, said right after an undertaking of one's own: the same party does it."""
    passive = any(child.dep_ == "auxpass" for child in act.head.lefts)
    done = passive and act.head.lemma_.lower() in reading.words("done_by_office")
    if any(child.dep_ == "agent" for child in act.head.rights):
        return None
    return carried(act, reading) if done or _begins_or_gains(act, reading) else None


def _begins_or_gains(act: Act, reading: Reading) -> bool:
    """`work will start in May`, `families will save $900 a year`: what comes of one's own measure, and to whom."""
    who = act.own.lemma_.lower() if act.own is not None else ""
    if act.head.lemma_ in ("start", "begin", "commence"):
        return who in reading.words("works")
    people = who in reading.words("addressees") | reading.words("nobody") | reading.words("actors")
    return people and act.head.lemma_.lower() in reading.words("gains")


def _owner(noun: Token, reading: Reading) -> Token | None:
    """`our aim`, `Labour's first priority`: whose it is, where those say so themselves."""
    of = (child for preposition in noun.rights if preposition.lower_ == "of" for child in preposition.children)
    who = possessor(noun) or next(of, None)
    return who if who is not None and (who.lower_ in OWN_WORDS or is_campaigner(who, reading)) else None


def _candidate(cue: Cue, reading: Reading) -> Token | None:
    """`we guarantee free care`: the subject of a verb that binds only those who speak for themselves."""
    verb = copula(cue.head) if cue.rule.get("pos") == "adjective" else cue.head
    who = _subject(verb) if verb is not None else None
    if cue.rule.get("own_voice") and (in_quotation(cue.head, reading) or reading.quotes.get(cue.head.i) is not None):
        return None
    return who if who is not None and (who.lower_ in OWN_WORDS or is_campaigner(who, reading)) else None


_BEHIND = {"measure": _behind_measure, "framework": _framework, "agent": _agent, "writer": _writer}


def _by_part_of_speech(cue: Cue, act: Act, reading: Reading) -> Token | None:
    part = cue.rule.get("pos", "verb")
    if part == "noun":
        return holder(cue.head, reading)
    if part == "participle":
        return owner(cue.head.head, reading) if cue.head.dep_ == "amod" else agent(cue.head)
    if part == "headline":
        return _before(cue.head, reading)
    if part == "lead":
        return leader(cue.head)
    verb = {"modal": act.head, "adjective": copula(cue.head)}.get(part, cue.head)
    who = _subject(verb) if verb is not None else None
    if (
        verb is not None
        and who is not None
        and part == "verb"
        and verb.dep_ in ("advcl", "conj")
        and _is_thing(who, reading)
    ):
        who = next((above for above in _higher(verb) if above.i != who.i and is_party(above, cue, reading)), who)
    if part == "modal" and who is not None and who.lemma_.lower() in reading.words("schemes"):
        whose = owner(who, reading)  # "the Lind plan would cut bills"
        return whose if whose is not None and whose.lower_ not in OWN_WORDS else who
    return who


def _is_thing(noun: Token, reading: Reading) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() not in reading.words("actors")


def _subject(verb: Token) -> Token | None:
    """The subject; a past tense after an apposition, read as part of it, is the verb of its noun's own sentence."""
    noun = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN"):
        return noun
    own = resumes(verb) or subject(_after_aside(verb))
    if own is None:  # "Labor is committed": the subject read as that of the auxiliary
        own = next((who for aux in verb.lefts if aux.dep_ == "auxpass" and (who := own_subject(aux)) is not None), None)
    return own


def _after_aside(verb: Token) -> Token:
    """`praised her record - the best of all - and promised to`: a past tense read as part of the aside's noun."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or verb.lemma_ in ("aim", "intend", "plan", "design"):
        return verb
    above = verb.head
    while above.pos_ != "VERB" and above.head.i != above.i:
        above = above.head
    acts = any(child.dep_ == "xcomp" and has_to(child) for child in verb.rights)
    return above if acts and above.pos_ == "VERB" else verb


def _higher(verb: Token) -> Iterator[Token]:
    """The subjects of the clauses above: `Lee said the march was calm, promising to`, where no march promises."""
    clause = verb
    while clause.dep_ in ("advcl", "conj", "ccomp", "xcomp", "relcl", "pcomp") and clause.head.i != clause.i:
        clause = clause.head
        own = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
        if own is not None:
            yield own


def _before(to: Token, reading: Reading) -> Token | None:
    """The name or title just before the `to` of a headline, where it begins the line or follows a colon."""
    head = to.nbor(-1)
    first = head
    while first.i > to.sent.start and first.nbor(-1).text not in (":", "|", "-"):
        first = first.nbor(-1)
        if first.lower_ in ("of", "for", "on", "in", "to", "with", "by", "from") or first.pos_ in ("ADP", "CCONJ"):
            return None
    if any(_asked(token, reading) for token in to.doc[first.i : to.i]):
        return None
    known = reading.named(head) is not None or head.lemma_.lower() in reading.words("actors") or head.ent_type_
    return head if known or ((head.i - first.i) == 0 and head.text[0].isupper()) else None


def agent(verb: Token) -> Token | None:
    """`was offered a job by Orbis`."""
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def _asked(word: Token, reading: Reading) -> bool:
    """A verb of the past in a headline's capitals: `Star Asked Actors To Wait`."""
    stems = (word.lower_.removesuffix("ed"), word.lower_.removesuffix("d")) if word.lower_.endswith("ed") else ()
    return any(stem in reading.words("unreal") | reading.words("reporting") for stem in stems)


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
    passive = any(child.dep_ == "auxpass" for child in act.head.lefts)
    if act.own is None or (is_party(act.own, cue, reading) and not passive):
        return None
    behalf = on_behalf(cue.head)
    if behalf is not None:
        return behalf
    said = subject(cue.head)
    if said is None or not _is_to_be_done(act, reading):
        return None
    if cue.head.lemma_ == "announce" and any(child.dep_ == "auxpass" for child in act.head.lefts):
        return said  # who announces what will be done has the say in it
    entity = reading.entity(said)
    body = (entity is not None and entity.kind != "people") or said.lemma_.lower() in reading.words("bodies")
    return said if body or (passive and _is_of(act.own, entity, reading)) else None


def _is_of(noun: Token, entity: Entity | None, reading: Reading) -> bool:
    """`said that the proceeds of his mill would be donated`: what is one's own is given, sold or closed by oneself."""
    owners = (token for token in noun.subtree if token.dep_ == "poss" and token.pos_ == "PRON")
    return entity is not None and any(reading.entity(owner) is entity for owner in owners)


def _is_to_be_done(act: Act, reading: Reading) -> bool:
    """`flights would resume`, `no fees will be raised`: what a body that says so does or has done."""
    lemma = act.head.lemma_.lower()
    passive = any(child.dep_ == "auxpass" for child in act.head.lefts)
    agent = any(child.dep_ == "agent" for child in act.head.rights)
    return lemma in reading.words("run") or (passive and not agent and lemma in reading.words("done_by_office"))


def _holder(cue: Cue, reading: Reading) -> Token | None:
    """Whose promise was kept or repeated: `reaffirmed China's readiness`, else who did so."""
    noun = commitment_noun(cue, reading.words)
    whose = possessor(noun) if noun is not None else None
    if noun is not None and noun.dep_ == "nsubjpass":
        return whose or agent(cue.head)
    return whose if whose is not None and whose.pos_ != "PRON" else subject(cue.head)
