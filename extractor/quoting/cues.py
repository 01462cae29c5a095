"""Cues: the words that attribute, as rules name them, and where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules import RuleSet

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
    going: frozenset[str]
    """Verbs that begin or go on with what another verb says (`continue to show`)."""
    naming: frozenset[str]
    """Verbs that give somebody or something a name (`called it a relief`)."""


def compile_lexicon(rules: RuleSet) -> Lexicon:
    """The rules' cues, looked up by lemma; the first rule of a construction that names a cue gets it."""
    nouns: dict[str, str] = {}
    found: dict[tuple[str, ...], dict[str, str]] = {}
    others: dict[str, str] = {}
    for rule in rules.rules:
        words = [*rule.get("cue", ()), *(w for group in rule.get("cues_of", ()) for w in rules.words(group))]
        if rule["construction"] == "noun-that":
            nouns.update(dict.fromkeys(words, rule.id))
            continue
        for phrase in words:
            found.setdefault(tuple(phrase.split()), {}).setdefault(rule["construction"], rule.id)
        if not words:
            others.setdefault(rule["construction"], rule.id)
    verbs: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
    for phrase, constructions in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        verbs.setdefault(phrase[0], []).append((phrase[1:], constructions))
    return Lexicon(
        {lemma: tuple(phrases) for lemma, phrases in verbs.items()},
        others,
        nouns,
        rules.words("grounds"),
        rules.words("finding"),
        rules.words("telling"),
        rules.words("polls"),
        rules.words("going on"),
        rules.words("naming"),
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
