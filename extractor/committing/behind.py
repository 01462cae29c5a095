"""Who is bound where the subject of the cue is not: who is behind a measure, a plan or what is said to come about.

Each function answers one value of a rule's `bound`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import Act, own_subject, subject_of_act
from extractor.committing.cues import Cue, copula
from extractor.committing.history import holds_office
from extractor.committing.holders import owner, possessor
from extractor.committing.lists import leader
from extractor.committing.parties import is_party, is_somebody
from extractor.committing.reading import Reading
from extractor.committing.speakers import OWN_WORDS, according_to, in_quotation, on_behalf, quote_of, reporter
from extractor.committing.subjects import subject_of_cue
from extractor.committing.voice import carried, governing, is_campaigner, whose_measure
from extractor.facts import Entity
from extractor.syntax import agent, is_passive, subject

if TYPE_CHECKING:
    from extractor.parsed import Token


def measure(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`our plan will cut bills`, `the upgrade will cut delays`: who is behind what does it."""
    if cue.rule.get("pos") == "lead":
        noun = leader(cue.head)
        return whose_measure(noun, Act(cue.head, "verb"), reading) if noun is not None else None
    noun = own_subject(act.head) or subject(act.head)
    if noun is None or noun.i > act.head.i:
        return None
    given = act.head.lemma_ == "go" and any(c.lower_ in ("to", "into", "towards", "toward") for c in act.head.rights)
    if act.head.lemma_.lower() in reading.words("no_outcomes") and not given:
        return None
    return whose_measure(noun, act, reading)


def framework(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`under our plan, every child will get a meal`: under whom, and not by whom, it will be so."""
    who = subject(act.head)
    return governing(act.head, act, reading) if who is not None and who.lower_ not in OWN_WORDS else None


def scheme(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`the Lind plan calls for a levy`: whose the plan is."""
    noun = subject(cue.head)
    return owner(noun, reading) if noun is not None and noun.lemma_.lower() in reading.words("schemes") else None


def doer(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`the ward will be funded by a Reed government`: by whom it will be done."""
    who = agent(act.head)
    if who is None or act.head.lemma_.lower() not in reading.words("done_by_office"):
        return None
    return who if act.own is None or act.own.tag_ not in ("WDT", "WP") else None


def writer(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`the ward will be rebuilt`, said right after an undertaking of one's own: the same party does it."""
    done = is_passive(act.head) and act.head.lemma_.lower() in reading.words("done_by_office")
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


def campaigning_owner(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`our aim`, `Labour's first priority`: whose it is, where those say so themselves."""
    noun = cue.head
    of = (child for preposition in noun.rights if preposition.lower_ == "of" for child in preposition.children)
    who = possessor(noun) or next(of, None)
    return who if who is not None and _speaks_for_itself(who, reading) else None


def candidate(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`we guarantee free care`: the subject of a verb that binds only those who speak for themselves."""
    if cue.rule.get("own_voice") and (in_quotation(cue.head, reading) or quote_of(cue.head, reading) is not None):
        return None
    verb = copula(cue.head) if cue.rule.get("pos") == "adjective" else cue.head
    who = subject_of_cue(verb) if verb is not None else None
    return who if who is not None and _speaks_for_itself(who, reading) else None


def _speaks_for_itself(who: Token, reading: Reading) -> bool:
    """`we`, `our`, `Labour`."""
    return who.lower_ in OWN_WORDS or is_campaigner(who, reading)


def speaker(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """Who says what will become of something of its own: `the ministry said schools would reopen`.

    On behalf of whom, where that is said; else only a body or a country, since a person tells of many things.
    """
    passive = is_passive(act.head)
    if act.own is None or (is_party(act.own, cue, reading) and not passive):
        return None
    behalf = on_behalf(cue.head)
    if behalf is not None:
        return behalf
    said = subject(cue.head)
    if said is None or not _is_to_be_done(act, reading):
        return None
    behind = _body_behind(said, reading)
    if behind is not None:
        return behind
    if cue.head.lemma_ == "announce" and passive:
        return said  # who announces what will be done has the say in it
    entity = reading.entity(said)
    body = (entity is not None and entity.kind != "people") or said.lemma_.lower() in reading.words("bodies")
    body = body or (entity is None and any(child.lower_ == "its" for child in act.own.lefts))
    of_own = passive and (_is_in_office(entity, reading) or _is_of(act.own, entity, reading))
    return said if body or of_own else None


def according(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`flights will resume, the airline said`, `the road will be closed, according to the council`: who says so."""
    passive = is_passive(act.head)
    if act.own is None or act.own.pos_ == "PRON" or not _is_to_be_done(act, reading):
        return None
    if not passive and is_somebody(act.own, reading):
        return None
    quote, said = quote_of(act.head, reading), reporter(act.head, reading)
    if said is not None and said.i < act.head.i:
        return None
    if said is None and quote is not None and quote.source is not None:
        said = reading.analysis.document.tokens(quote.source).root
    if said is None:
        said = according_to(act.head)
    return _behind_words(said, reading, passive=passive) if said is not None else None


def _behind_words(said: Token, reading: Reading, *, passive: bool) -> Token | None:
    """The body that says so or whose announcement or spokesman does; who holds an office, of what is done for him."""
    makers = [by for by in said.subtree if by.lower_ in ("by", "from") and by.dep_ in ("prep", "agent")]
    heads = [said, *(noun for by in makers for noun in by.children if noun.dep_ == "pobj")]
    found = _body_behind(said, reading) or next((head for head in heads if _is_body(head, reading)), None)
    return said if found is None and passive and _is_in_office(reading.entity(said), reading) else found


def _is_in_office(entity: Entity | None, reading: Reading) -> bool:
    return entity is not None and entity.kind == "people" and holds_office(entity, reading)


def seen(cue: Cue, act: Act, reading: Reading) -> Token | None:
    """`the deal will see Orbis build homes`: who is seen to act."""
    return subject_of_act(act)


def _body_behind(speaker: Token, reading: Reading) -> Token | None:
    """The council of `a council spokesman said the road would be closed`, `a spokeswoman for the council said`."""
    spoken = [speaker, *(child for child in speaker.rights if child.dep_ == "appos")]
    noun = next((token for token in spoken if token.lemma_.lower() in reading.words("voices")), None)
    if noun is None:
        return None
    heads = [child for child in noun.lefts if child.dep_ in ("poss", "compound", "nmod")]
    heads += [c for child in noun.rights if child.lower_ in ("for", "of", "at") for c in child.children]
    return next((head for head in heads if _is_body(head, reading)), None)


def _is_body(head: Token, reading: Reading) -> bool:
    entity = reading.entity(head)
    if entity is not None:
        return entity.kind == "organisations"
    return head.pos_ == "NOUN" and head.lemma_.lower() in reading.words("bodies")


def _is_of(noun: Token, entity: Entity | None, reading: Reading) -> bool:
    """`said that the proceeds of his mill would be donated`: what is one's own is given, sold or closed by oneself."""
    owners = (token for token in noun.subtree if token.dep_ == "poss" and token.pos_ == "PRON")
    return entity is not None and any(reading.entity(owner) is entity for owner in owners)


def _is_to_be_done(act: Act, reading: Reading) -> bool:
    """`flights would resume`, `no fees will be raised`: what a body that says so does or has done."""
    lemma = act.head.lemma_.lower()
    if lemma == "take" and any(child.lower_ == "place" for child in act.head.rights):
        return act.own is not None and any(child.lower_ in ("its", "their", "our") for child in act.own.lefts)
    nobody = is_passive(act.head) and not any(child.dep_ == "agent" for child in act.head.rights)
    return lemma in reading.words("run") or (nobody and lemma in reading.words("done_by_office"))
