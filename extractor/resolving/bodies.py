"""Bodies: several forms of a name, its acronym, its short form; a body and its unit stay two."""

from __future__ import annotations

import re

from extractor.analysis import Analysis
from extractor.facts import Entity, Mention
from extractor.naming.lexicon import NameLexicon, lexicon
from extractor.naming.words import is_acronym, name_words
from extractor.resolving.spelling import Form, Spelling

_ACRONYM_IN_BRACKETS = re.compile(r"[^\W\d_]{2,9}\d?$")


class Bodies:
    """The bodies of an article, while their mentions are gathered: the longest names first."""

    def __init__(self, analysis: Analysis, mentions: list[Mention]) -> None:
        self._text = analysis.document.text
        self._words = lexicon(analysis.rules)
        self._spelling = analysis.rules.derived(Spelling)
        self._mentions = mentions
        self._entities: list[Entity] = []
        self._at: dict[Form | frozenset[str], int] = {}

    def entities(self) -> list[Entity]:
        """The bodies, each with its mentions in the text's order."""
        forms = {id(m): self._spelling.body(m.span.text) for m in self._mentions}
        for mention in sorted(self._mentions, key=lambda m: (-len(forms[id(m)]), m.span)):
            form = forms[id(mention)]
            found, why = self._found(form, mention)
            if found is None:
                self._entities.append(Entity("organisations", mention.span.text, []))
                found, why = len(self._entities) - 1, "a name of its own"
            entity = self._entities[found]
            entity.mentions.append(mention)
            first = next((m for m in entity.mentions[:-1] if m.span.text == mention.span.text), None)
            entity.why[mention.span.start] = entity.why[first.span.start] if first is not None else why
            keys: list[Form | frozenset[str]] = [form, self._bare(form), *self._bag(form)]
            for key in keys:
                self._at.setdefault(key, found)
        self._join_brackets()
        for entity in self._entities:
            entity.mentions.sort(key=lambda m: m.span)
        return self._entities

    def _found(self, form: Form, mention: Mention) -> tuple[int | None, str]:
        if form in self._at:
            return self._at[form], "the same name"
        bare = self._bare(form)
        if bare in self._at:
            return self._at[bare], "the same name, with or without its legal form"
        for bag in self._bag(form):
            if bag in self._at:
                return self._at[bag], "the same words in another order"
        return self._shortened(form, mention)

    def _bare(self, form: Form) -> Form:
        """The name without legal forms at its end, where more than one word or one that is no head is left."""
        end = len(form)
        while end > 1 and form[end - 1] in self._words.legal_form and form[end - 1] not in self._words.head:
            end -= 1
        return form if end == 1 and form[0] in self._words.head else form[:end]

    def _bag(self, form: Form) -> list[frozenset[str]]:
        """The words of a name with a head, in no order: `Ministry of Health`, `Health Ministry`."""
        words = frozenset(form) - {"of", "for", "and", "&"}
        return [words] if len(words) > 1 and words & self._words.head_of else []

    def _shortened(self, form: Form, mention: Mention) -> tuple[int | None, str]:
        """The one longer name of which this is the acronym, or a part that no other name shares."""
        text, words = mention.span.text, self._words
        if len(form) == 1 and (is_acronym(text) or mention.rule == "acronym" or _is_mixed_acronym(text)):
            letters = form[0].replace(".", "").replace("-", "")
            return _only([i for i, e in enumerate(self._entities) if letters in _initials(e.name)]), "its acronym"
        if not form or all(w in words.portfolio or w in words.demonym or w in words.country for w in form):
            return None, ""
        parts = [i for i, e in enumerate(self._entities) if _is_part(form, self._spelling.body(e.name), words)]
        return _only(parts), "a short form that no other name shares"

    def _join_brackets(self) -> None:
        """An acronym in parentheses right after a name is that name's, whatever its letters (`(EPL)`)."""
        owner = {id(m): e for e in self._entities for m in e.mentions}
        for before, mention in zip(self._mentions, self._mentions[1:], strict=False):
            between = self._text[before.span.end : mention.span.start]
            after = self._text[mention.span.end : mention.span.end + 1]
            long, short = owner[id(before)], owner[id(mention)]
            if between.strip() != "(" or after not in (")", ",", ";") or long is short:
                continue
            one_word = all(_ACRONYM_IN_BRACKETS.match(m.span.text) for m in short.mentions)
            if one_word and sum(c.isupper() for c in mention.span.text) > 1 and len(name_words(long.name)) > 1:
                long.mentions += short.mentions
                long.why |= dict.fromkeys(short.why, "the short name that it gives in parentheses")
                owner.update({id(m): long for m in short.mentions})
                self._entities.remove(short)


def _is_mixed_acronym(text: str) -> bool:
    """`BoG`, `DfID`: a short word with capitals at both ends, or `U.N.`."""
    letters = text.replace(".", "")
    return letters.isalpha() and 1 < len(letters) <= 6 and letters[0].isupper() and letters[-1].isupper()


def _only(found: list[int]) -> int | None:
    return found[0] if len(found) == 1 else None


def _initials(name: str) -> set[str]:
    """The initials of a name, with and without its small words: `ucd` and `uocd`."""
    parts = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name))
    return {"".join(w[0] for w in parts).casefold(), "".join(w[0] for w in parts if w[0].isupper()).casefold()}


def _is_part(short: Form, long: Form, words: NameLexicon) -> bool:
    """Is the short name the beginning or the end of the long one, and more than a bare head of bodies?"""
    if len(short) >= len(long):
        return False
    begins, ends = long[: len(short)] == short, long[-len(short) :] == short
    if begins and any(w in words.head for w in short) and any(w in words.head for w in long[len(short) :]):
        return False  # a body and its unit: a ministry, and an office of that ministry
    if len(short) > 1:
        return begins or ends
    if begins:
        return short[0] not in words.head or short[0] in words.head_of
    return ends and short[0] not in words.head and len(long) > 2 and long[-2] in ("of", "for")
