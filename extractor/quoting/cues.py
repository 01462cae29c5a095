"""Cues: the words that attribute, as rules name them, and where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules import Rule, Rules, RuleSet

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


_Phrase = tuple[tuple[str, ...], dict[str, str]]
"""The words that follow a verb, and the rules of the phrase by construction."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues of all rules: verb lemma -> phrases, each its further words and its rules by construction."""

    verbs: Mapping[str, tuple[_Phrase, ...]]
    others: Mapping[str, str]
    """Rules without cue words, by construction."""
    needs: Mapping[str, frozenset[str]]
    """Prepositions of which one must follow the object, by rule (`described it | as unfair`)."""
    nouns: Mapping[str, Mapping[str, str]]
    """Nouns of saying, the words that join what is said to them, and the rule of each (`claim | that`)."""


def compile_lexicon(rules: RuleSet) -> Lexicon:
    """The rules' cues, looked up by lemma; the first rule of a construction that names a cue gets it."""
    phrases: dict[tuple[str, ...], dict[str, str]] = {}
    nouns: dict[str, dict[str, str]] = {}
    others: dict[str, str] = {}
    for rule in rules.rules:
        construction, cues = rule["construction"], _cues_of(rule, rules)
        if not cues:
            others.setdefault(construction, rule.id)
        for cue in cues:
            if construction in ("noun-that", "noun-of"):
                nouns.setdefault(cue[0], {}).setdefault(cue[1] if len(cue) > 1 else "that", rule.id)
            else:
                phrases.setdefault(cue, {}).setdefault(construction, rule.id)
    needs = {rule.id: frozenset(rule.get("needs", ())) for rule in rules.rules}
    return Lexicon(verbs=_by_lemma(phrases), others=others, needs=needs, nouns=nouns)


def _cues_of(rule: Rule, rules: RuleSet) -> list[tuple[str, ...]]:
    """A rule's own cues and those of the word lists that it names, each as words."""
    listed = (word for name in rule.get("cues_of", ()) for word in rules.words(name))
    return [tuple(cue.split()) for cue in (*rule.get("cue", ()), *listed)]


def _by_lemma(phrases: dict[tuple[str, ...], dict[str, str]]) -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by their verbs, the longest first."""
    verbs: dict[str, list[_Phrase]] = {}
    for words, constructions in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
        verbs.setdefault(words[0], []).append((words[1:], constructions))
    return {lemma: tuple(found) for lemma, found in verbs.items()}


def speaking_nouns(rules: Rules) -> frozenset[str]:
    """Nouns of who and what can speak: titles, persons, bodies, documents and other voices."""
    bodies = (rules["organisations"].words(name) for name in ("head", "small_head", "trade", "called"))
    voices = (rules["quotes"].words(name) for name in ("voice", "document"))
    return rules["roles"].words("title").union(rules["people"].words("person"), *bodies, *voices)


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
