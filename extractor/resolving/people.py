"""People: full names first, then short ones, each to the person who is meant where it stands."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.analysis import Analysis
from extractor.facts import Entity, Mention
from extractor.naming.lexicon import lexicon
from extractor.naming.words import plain
from extractor.referring.sexes import Gender, Sexes
from extractor.resolving.names import SAME, why_same
from extractor.resolving.spelling import Form, Spelling

if TYPE_CHECKING:
    from extractor.parsed import Tokens

_CUE_REACH = 45
"""Letters between a name and another one that `also known as` or a parenthesis gives."""
_TITLE_REACH = 4
_END, _START, _INNER = 2, 1, 0
_NOT_FULL = "a name that the article does not give in full"


@dataclass(slots=True, eq=False)
class _Person:
    entity: Entity
    forms: list[Form] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    by_title: Gender | None = None
    by_name: Gender | None = None

    @property
    def sex(self) -> Gender | None:
        return self.by_title or self.by_name


class People:
    """The people of an article, while their mentions are gathered."""

    def __init__(self, analysis: Analysis, mentions: list[Mention]) -> None:
        self._document = analysis.document
        self._words = lexicon(analysis.rules)
        self._sexes = analysis.rules.derived(Sexes)
        self._spelling = analysis.rules.derived(Spelling)
        self._cues = tuple(analysis.rules["people"].words("alias_cue"))
        self._patronymic = self._sexes.parents
        self._mentions = mentions
        self._persons: list[_Person] = []
        self._by_word: dict[str, list[_Person]] = {}
        self._of: dict[int, _Person] = {}

    def entities(self) -> list[Entity]:
        """The people, each with its mentions in the text's order."""
        short = [i for i, m in enumerate(self._mentions) if self._spelling.words_of(m.span.text) < 2]
        for i in sorted(set(range(len(self._mentions))) - set(short)):
            self._add_full(i)
        for i in short:
            self._add_short(i)
        for person in self._persons:
            person.entity.mentions.sort(key=lambda m: m.span)
        return [person.entity for person in self._persons]

    def _add_full(self, i: int) -> None:
        mention, form = self._mentions[i], self._spelling.person(self._mentions[i].span.text)
        tokens = self._document.tokens(mention.span)
        title_sex = self._sexes.of_title(tokens)
        alias = self._alias(i)
        best: tuple[bool, int, _Person, str] | None = None
        for person in {id(p): p for word in form for p in self._by_word.get(word, ())}.values():
            if title_sex and person.by_title and title_sex != person.by_title:
                continue
            sex = title_sex or self._sexes.of_name(mention.span.text)
            longest = max(person.forms, key=len)
            why = (
                SAME
                if form in person.forms
                else why_same(longest, form, self._spelling, same_sex=sex is None or person.sex in (None, sex))
            )
            if why is not None and (best is None or (why == SAME, person.starts[-1]) > best[:2]):
                best = (why == SAME, person.starts[-1], person, why)
        if best is None and alias is not None:
            best = (False, 0, alias, "another name that stands beside the full one")
        person = best[2] if best is not None else self._new(mention)
        self._take(person, mention, best[3] if best is not None else "a full name", i)
        if form not in person.forms:
            person.forms.append(form)
            for word in form:
                if person not in self._by_word.setdefault(word, []):
                    self._by_word[word].append(person)
        person.titles |= self._titles(tokens)
        person.by_title = person.by_title or title_sex
        person.by_name = person.by_name or self._sexes.of_name(mention.span.text)

    def _new(self, mention: Mention) -> _Person:
        self._persons.append(_Person(Entity("people", mention.span.text, [])))
        return self._persons[-1]

    def _take(self, person: _Person, mention: Mention, why: str, i: int) -> None:
        known = person.entity.why
        first = next((m for m in person.entity.mentions if m.span.text == mention.span.text), None)
        person.entity.mentions.append(mention)
        known[mention.span.start] = known[first.span.start] if first is not None and why == SAME else why
        insort(person.starts, mention.span.start)
        self._of[i] = person

    def _add_short(self, i: int) -> None:
        mention, form = self._mentions[i], self._spelling.person(self._mentions[i].span.text)
        tokens = self._document.tokens(mention.span)
        if self._is_family(form, tokens):
            return
        sex = self._sexes.of_title(tokens)
        found, why = self._meant(form, mention, tokens, sex)
        alias = self._alias(i) if found is None else None
        if found is None and alias is not None:
            found, why = alias, "another name that stands beside the full one"
        family = self._shared_family(i, form) if found is None else ()
        person = found or self._new(mention)
        why = why if found else "a given name; the family name follows" if family else _NOT_FULL
        self._take(person, mention, why, i)
        if found is None or alias is not None:
            for known in (form, (*form, *family)) if family else (form,):
                person.forms.append(known)
                self._by_word.setdefault(known[-1], []).append(person)
            person.by_title = person.by_title or sex
            person.by_name = self._sexes.of_name(" ".join((*form, *family)))

    def _shared_family(self, i: int, form: Form) -> Form:
        """The family name that a given name shares with the name after it: `Bill and Hillary Clinton`."""
        if i + 1 == len(self._mentions) or not self._sexes.is_given(form[0]):
            return ()
        after = self._mentions[i + 1].span
        between = self._document.text[self._mentions[i].span.end : after.start]
        full = self._spelling.person(after.text)
        return full[-1:] if between.strip() in ("and", "&") and len(full) > 1 else ()

    def _is_family(self, form: Form, tokens: Tokens) -> bool:
        """Is it a family (`the Clintons`), whose name a person has?"""
        word = form[-1]
        before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
        one = word.removesuffix("es") if word.removesuffix("s") not in self._by_word else word.removesuffix("s")
        return before == "the" and word.endswith("s") and word not in self._by_word and one in self._by_word

    def _meant(self, form: Form, mention: Mention, tokens: Tokens, sex: Gender | None) -> tuple[_Person | None, str]:
        """The person whom a short name means: of the sex and title that stand before it, last named before it."""
        fitting = [(p, place) for p in self._named(form) if (place := self._place(form, p)) is not None]
        fitting = [(p, place) for p, place in fitting if sex is None or p.sex in (None, sex)]
        if not fitting:
            return None, ""
        titles = self._titles(tokens)
        titled = [(p, place) for p, place in fitting if titles & p.titles]
        best = max(titled or fitting, key=lambda item: self._rank(item[0], item[1], mention.span.start))[0]
        if len(fitting) == 1:
            return best, "a short form of the only such name"
        if titled and len(titled) < len(fitting):
            return best, "a short form of the name that has the same title"
        return best, "a short form of the name that was given last"

    def _named(self, form: Form) -> list[_Person]:
        found = list(self._by_word.get(form[-1], ()))
        if found or len(form) > 1:
            return found
        full = {id(p): p for p in self._persons if any(self._spelling.is_short_form(f[0], form[0]) for f in p.forms)}
        return list(full.values()) if len(full) == 1 else []

    def _place(self, form: Form, person: _Person) -> int | None:
        """Where in a person's names a short one stands: at the end, at the start or within; None where it may not."""
        places = []
        for full in person.forms:
            size = len(form)
            if full[-size:] == form and not (len(full) > size and full[-size - 1] in self._patronymic):
                places.append(_END)
            elif full[:size] == form or (size == 1 and self._spelling.is_short_form(full[0], form[0])):
                places.append(_START)
            elif any(full[at : at + size] == form for at in range(1, len(full) - size)):
                places.append(_INNER)
        return max(places, default=None)

    @staticmethod
    def _rank(person: _Person, place: int, start: int) -> tuple[bool, bool, int, int]:
        before = bisect_left(person.starts, start)
        near = person.starts[before - 1] if before else -person.starts[0]
        return bool(before), place != _INNER, near, place

    def _titles(self, name: Tokens) -> set[str]:
        """The words of office before a name."""
        out = set()
        for i in range(name.start - 1, max(name.start - 1 - _TITLE_REACH, -1), -1):
            token = name.doc[i]
            word = plain(token)
            if not (self._words.is_title_at(token) or word in self._words.portfolio):
                break
            out.add(word)
        return out

    def _alias(self, i: int) -> _Person | None:
        """The person of the name before, where what stands between says that this is another name of theirs."""
        person = self._of.get(i - 1)
        if person is None:
            return None
        between = self._document.text[self._mentions[i - 1].span.end : self._mentions[i].span.start]
        words = between.lower().strip(" ,(“\"‘'[").strip()
        if len(between) > _CUE_REACH or ")" in between or "\n" in between.strip():
            return None
        if any(words == cue or words.endswith(" " + cue) for cue in self._cues):
            return person
        language = "(" in between and words.endswith(":") and words[:-1].replace(" ", "").isalpha()
        return person if language else None
