"""Where the cues of rules stand in an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.committing.lists import leads_list
from extractor.rules import Rule, RuleSet
from extractor.syntax import auxiliaries, is_of_none, negated

if TYPE_CHECKING:
    from extractor.parsed import Token, Tokens

_ARTICLES = frozenset({"a", "an", "the"})
_VERBAL = ("VERB", "AUX")
_COPULAS = frozenset({"be", "stand", "remain"})
_SIMPLE = {"VBZ": "present", "VBP": "present", "VBD": "past", "VB": "infinitive", "VBG": "progressive"}
_DO = frozenset({"do", "does", "did"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule's cue in the text: its governing token, and all its tokens in order (`set` and `aside`)."""

    rule: Rule
    head: Token
    tokens: tuple[Token, ...]


ANY_FORM = ("present", "past", "perfect", "progressive", "passive", "infinitive")
FORMS = (*ANY_FORM, "bare")
"""The forms that a rule's `form` may list; without it, any but a bare participle (`as promised`) will do."""

Index = dict[str, list[tuple[int, Rule, list[str]]]]
"""From the word that a phrase is found by to the rules with it, their rank and the phrase's other words."""


def index(rules: RuleSet) -> Index:
    """The rules by the word that each of their cues is found by."""
    out: Index = {}
    for rank, rule in enumerate(rules.rules):
        for cue in rule["cue"]:
            words = [word for word in cue.split() if word not in _ARTICLES]
            anchor = words[-1] if rule.get("pos") in ("noun", "adjective") else words[0]
            rest = [word for word in words if word is not anchor]
            out.setdefault(anchor, []).append((rank, rule, rest))
    return out


def find_cues(tokens: Iterable[Token], known: Index) -> list[Cue]:
    """Every cue among the tokens, those of earlier rules first."""
    found: list[tuple[int, int, Cue]] = []
    for token in tokens:
        lemma, word = token.lemma_.lower(), token.lower_
        for key in (word,) if lemma == word else (lemma, word):
            for rank, rule, rest in known.get(key, ()):
                found.extend((rank, token.i, cue) for cue in _matches(rule, token, rest))
    return [cue for _, _, cue in sorted(found, key=lambda item: item[:2])]


def is_prospective(rule: Rule) -> bool:
    """Does the rule's cue only say that something will be done, as `will`, `is to` and `is going to` do?"""
    return rule.get("pos") == "modal" or bool(rule.get("prospective"))


def _matches(rule: Rule, token: Token, rest: list[str]) -> Iterator[Cue]:
    """The cue at a token, where part of speech, form and the phrase's other words agree."""
    if not _right_part_of_speech(rule, token) or (rule.get("negated") and not negated(token)):
        return
    if is_of_none(token):
        return
    others = [_dependent(token, word) for word in rest]
    if any(child.lower_ in ("no", "any") for other in others if other for child in other.lefts):
        return
    if all(other is not None for other in others):
        tokens = sorted([token, *(other for other in others if other)], key=lambda item: item.i)
        yield Cue(rule, token, tuple(tokens))


def _right_part_of_speech(rule: Rule, token: Token) -> bool:
    pos = rule.get("pos", "verb")
    if pos == "modal":
        return token.tag_ == "MD" and token.dep_ == "aux"
    if pos == "headline":
        return in_headline(token)
    if pos == "lead":
        return leads_list(token)
    if pos == "noun":
        return token.pos_ == "NOUN"
    if pos == "participle":
        return token.tag_ == "VBN" and token.dep_ in ("amod", "acl")
    if pos == "adjective":
        verb = copula(token)
        if verb is token and token.dep_ in ("ROOT", "acl") and _is_headline(token.sent):
            return "present" in rule.get("form", ())
        return verb is not None and (_form(rule, verb) or _was_reported(rule, verb))
    if token.pos_ == "NOUN":
        return _is_verb_after_all(token) and "present" in rule.get("form", ANY_FORM)
    return (
        token.pos_ in _VERBAL
        and token.tag_ != "MD"
        and token.dep_ not in ("aux", "auxpass", "amod")
        and _form(rule, token)
    )


def _is_verb_after_all(noun: Token) -> bool:
    """`The candidate plans to return`: a noun by its tag that has a subject and an infinitive."""
    subjects = any(child.dep_ == "nsubj" for child in noun.lefts)
    return subjects and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in noun.rights)


def in_headline(to: Token) -> bool:
    """Is it the `to` of a line such as `Acme to build plant`, which has no finite verb and no full stop?"""
    sentence = to.sent
    if to.i == sentence.start or to.i + 1 >= sentence.end or not _is_headline(sentence) or _told_in_past(to):
        return False
    return to.nbor(-1).pos_ in ("NOUN", "PROPN", "VERB") and to.nbor(-1).text[0].isupper()


def _is_headline(line: Tokens) -> bool:
    """A short line without a finite verb of the present and without a full stop."""
    if len(line) > 25 or line[-1].text in (".", "?", "!", ","):
        return False
    return not any(token.tag_ in ("MD", "VBZ", "VBP") for token in line)


def _told_in_past(to: Token) -> bool:
    """`Why an exile left the U.S. to fight`: a verb of the past before the `to`, with its subject."""
    before = to.doc[to.sent.start : to.i]
    return any(
        t.tag_ in ("VBD", "VBN", "VBG") and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.lefts) for t in before
    )


def copula(token: Token) -> Token | None:
    """The verb that joins an adjective, or a participle used as one, to its subject."""
    if any(child.dep_ == "auxpass" for child in token.children):
        return token
    head = token.head
    if token.dep_ in ("ROOT", "acl") and token.tag_ in ("VBN", "VBD", "JJ") and _is_headline(token.sent):
        return token  # "Acme set to close plant"
    if token.dep_ in ("acomp", "oprd", "advcl") and head.lemma_ in _COPULAS and head.i < token.i:
        return head
    if token.dep_ == "conj" and head.pos_ == "ADJ":
        return copula(head)
    return None


def form(verb: Token) -> str | None:
    """The verb's form: present, past, perfect, progressive, passive or infinitive; None for a bare participle."""
    auxes = set(auxiliaries(verb))
    if any(child.dep_ == "auxpass" for child in verb.children):
        return "passive"
    if verb.tag_ == "VB" and auxes & _DO:
        return "past" if "did" in auxes else "present"
    if verb.tag_ in ("VBN", "VBD") and auxes & _HAVE:
        return "past" if "had" in auxes else "perfect"
    if _misread(verb):
        return "past" if verb.tag_ == "VBN" else "present"
    return _SIMPLE.get(verb.tag_)


def _misread(verb: Token) -> bool:
    """The tagger's slips: `Reed promised`, `came and offered to help` as participles, `are out and vow to` as base.

    Also `Ms Cole, the mayor, proposed freezing rents`: a participle of the apposition, though with an act of its own.
    """
    head = verb.head
    if any(child.dep_ in ("aux", "auxpass") for child in verb.lefts):
        return False
    if verb.tag_ == "VBN":
        joined = verb.dep_ == "conj" and head.tag_ == "VBD"
        return joined or any(child.dep_ == "nsubj" for child in verb.lefts) or resumes(verb) is not None
    return verb.tag_ == "VB" and verb.dep_ == "conj" and any(child.tag_ == "VBP" for child in (head, *head.lefts))


def resumes(verb: Token) -> Token | None:
    """The name before an apposition whose participle is the sentence's verb: `Cole, the mayor, proposed freezing`."""
    if verb.dep_ not in ("acl", "advcl") or verb.tag_ not in ("VBN", "VBD") or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    noun = verb.head
    name = noun.head if noun.dep_ == "appos" else noun
    acts = any(child.dep_ == "xcomp" and child.tag_ in ("VB", "VBG") for child in verb.rights)
    named = name.pos_ == "PROPN" and name.i < verb.i and name.dep_ in ("ROOT", "nsubj", "appos")
    return name if acts and named else None


def _was_reported(rule: Rule, verb: Token) -> bool:
    """`said it was ready to`: the past of a report stands for the present."""
    own = any(child.dep_ in ("nsubj", "nsubjpass") and child.pos_ == "PRON" for child in verb.lefts)
    reported = own and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")
    return reported and "present" in rule.get("form", ()) and form(verb) == "past" and "had" not in auxiliaries(verb)


def _form(rule: Rule, verb: Token) -> bool:
    return (form(verb) or "bare") in rule.get("form", ANY_FORM)


def _dependent(token: Token, word: str) -> Token | None:
    """The dependent of a cue's word that is another word of the cue: a particle, a preposition, an object."""
    children = [child for child in token.children if child.i > token.i or token.pos_ not in _VERBAL]
    for child in children:
        if word in (child.lower_, child.lemma_.lower()):
            return child
    for child in children:  # "enter into an agreement": one step further
        if child.dep_ in ("prep", "dobj", "attr", "agent", "advmod", "prt"):
            for grandchild in child.children:
                if word in (grandchild.lower_, grandchild.lemma_.lower()):
                    return grandchild
    return None
