"""The subject of a cue where the parse misses it: after an aside, in a clause above, before the `to` of a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.committing.acts import has_to, own_subject
from extractor.committing.cues import resumes
from extractor.committing.reading import Reading
from extractor.syntax import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.parsed import Token


def subject_of_cue(verb: Token) -> Token | None:
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


def higher_subjects(verb: Token) -> Iterator[Token]:
    """The subjects of the clauses above: `Lee said the march was calm, promising to`, where no march promises."""
    clause = verb
    while clause.dep_ in ("advcl", "conj", "ccomp", "xcomp", "relcl", "pcomp") and clause.head.i != clause.i:
        clause = clause.head
        own = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
        if own is not None:
            yield own


def before_to(to: Token, reading: Reading) -> Token | None:
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


def _asked(word: Token, reading: Reading) -> bool:
    """A verb of the past in a headline's capitals: `Star Asked Actors To Wait`."""
    stems = (word.lower_.removesuffix("ed"), word.lower_.removesuffix("d")) if word.lower_.endswith("ed") else ()
    return any(stem in reading.words("unreal") | reading.words("reporting") for stem in stems)
