"""Cues: the words that attribute, as rules name them, and where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules import Rules, RuleSet

if TYPE_CHECKING:
    from extractor.parsed import Token

_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that may attribute: its token, the last token of its phrase, the rules by construction."""

    verb: Token
    last: Token
    rules: Mapping[str, str]

    @property
    def start(self) -> int:
        """Where the verb begins."""
        return int(self.verb.idx)

    @property
    def end(self) -> int:
        """Where the cue's phrase ends."""
        return int(self.last.idx) + len(self.last)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues of all rules: verb lemma -> phrases, each its further words and its rules by construction."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], dict[str, str]], ...]]
    others: Mapping[str, str]
    """Rules without cue words, by construction."""
    nouns: Mapping[str, str]
    """Nouns of saying and their rules."""
    sources: frozenset[str]
    """Verbs by which a reporter names a speaker's grounds (`citing the cost`)."""
    findings: frozenset[str]
    """Verbs by which a study speaks, but a person learns."""
    telling: frozenset[str]
    """Verbs that have the one who is told for their object."""
    polls: frozenset[str]
    """What counts opinions, and shows who leads."""
    documents: frozenset[str]
    """Texts that speak (`the letter had one demand: “...”`)."""
    headline_labels: frozenset[str]
    """What a headline names as its source without a name (`Poll: Voters want a ban`)."""
    naming: frozenset[str]
    """Verbs that give somebody or something a name (`called it a relief`)."""
    composing: frozenset[str]
    """Verbs whose quotation may be the title of a work (`wrote “Nora”`)."""
    needs: Mapping[str, frozenset[str]]
    """Prepositions of which one must follow the object, by rule (`described it | as unfair`)."""
    complements: frozenset[str]
    """Prepositions whose phrase, after the object, belongs to it (`accused Reed | of fraud`)."""
    noun_frames: Mapping[str, Mapping[str, str]]
    """Nouns of saying, the words that join what is said to them, and the rule of each (`criticism` | `of`)."""
    makes: frozenset[str]
    """Verbs whose subject makes the words that their object names (`made remarks about`)."""
    phases: frozenset[str]
    """Verbs that tell how speech begins or goes on (`went on to say`)."""
    deeds: frozenset[str]
    """Verbs, each with an object that makes it no speech (`claim title`)."""
    measures: frozenset[str]
    """By what something is done (`paid according to their age`)."""


def compile_lexicon(rules: RuleSet) -> Lexicon:
    """The rules' cues, looked up by lemma; the first rule of a construction that names a cue gets it."""
    nouns: dict[str, str] = {}
    noun_frames: dict[str, dict[str, str]] = {}
    found: dict[tuple[str, ...], dict[str, str]] = {}
    others: dict[str, str] = {}
    for rule in rules.rules:
        words = [*rule.get("cue", ()), *(w for group in rule.get("cues_of", ()) for w in rules.words(group))]
        if rule["construction"] == "noun-that":
            nouns.update(dict.fromkeys(words, rule.id))
            continue
        if rule["construction"] == "noun-of":
            for noun, word in (phrase.split() for phrase in words):
                noun_frames.setdefault(noun, {}).setdefault(word, rule.id)
            continue
        for phrase in words:
            found.setdefault(tuple(phrase.split()), {}).setdefault(rule["construction"], rule.id)
        if not words:
            others.setdefault(rule["construction"], rule.id)
    verbs: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
    for phrase, constructions in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        verbs.setdefault(phrase[0], []).append((phrase[1:], constructions))
    return Lexicon(
        verbs={lemma: tuple(phrases) for lemma, phrases in verbs.items()},
        others=others,
        nouns=nouns,
        sources=rules.words("grounds"),
        findings=rules.words("finding"),
        telling=rules.words("telling"),
        polls=rules.words("polls"),
        documents=rules.words("document"),
        headline_labels=rules.words("headline_label"),
        naming=rules.words("naming"),
        composing=rules.words("composing"),
        needs={rule.id: frozenset(rule.get("needs", ())) for rule in rules.rules},
        complements=rules.words("complement"),
        noun_frames=noun_frames,
        makes=rules.words("making"),
        phases=rules.words("phase"),
        deeds=rules.words("deed"),
        measures=rules.words("measure"),
    )


def speaking_nouns(rules: Rules) -> frozenset[str]:
    """Nouns of who and what can speak: titles, persons, bodies, documents and other voices."""
    bodies = rules["organisations"]
    return frozenset(
        rules["roles"].words("title")
        | rules["people"].words("person")
        | bodies.words("head")
        | bodies.words("small_head")
        | bodies.words("trade")
        | bodies.words("called")
        | rules["quotes"].words("voice")
        | rules["quotes"].words("document")
    )


def find_cues(tokens: Iterable[Token], lexicon: Lexicon) -> Iterator[Cue]:
    """Every verb of the lexicon, in order."""
    for token in tokens:
        if token.pos_ not in _VERBAL:
            continue
        for words, rules in lexicon.verbs.get(token.lemma_.lower(), ()):
            last = _phrase_end(token, words)
            if last is not None:
                yield Cue(token, last, rules)
                break


def _phrase_end(verb: Token, words: tuple[str, ...]) -> Token | None:
    """The last token of a cue phrase, whose words follow the verb at once."""
    last = verb
    for word in words:
        if last.i + 1 >= len(verb.doc) or verb.doc[last.i + 1].lower_ != word:
            return None
        last = verb.doc[last.i + 1]
    return last
