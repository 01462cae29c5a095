"""Which entity stands at a token, and which tokens are words of titles: what every construction asks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.analysis import Analysis
from extractor.facts import Entity
from extractor.naming.lexicon import lexicon
from extractor.naming.words import plain
from extractor.record import Span

if TYPE_CHECKING:
    from extractor.parsed import Doc
    from extractor.titles.clauses import Clause
    from extractor.titles.phrase import TitlePhrase


_CHAIR = 4
"""Words in capitals within which the title of an endowed chair ends."""


_WIDER = ("south", "north", "latin", "central", "african", "native", "asian", "pan")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by its tokens `[start, end)`, with its entity."""

    start: int
    end: int
    span: Span
    entity: Entity


class Board:
    """An article's tokens with the names on them and the title words among them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.doc: Doc = analysis.document.doc
        self.words = lexicon(analysis.rules)
        roles = analysis.rules["roles"]
        self.status: dict[str, str] = dict(roles.lexicons.get("status", {}))
        self.drop = roles.words("drop")
        self.vague = roles.words("vague")
        self.of_place = roles.words("of_place")
        self.circumstance = roles.words("circumstance")
        self.joint = roles.words("joint")
        self.short_office = roles.words("short_office")
        self.schooling = roles.words("schooling")
        self.chairs = roles.words("endowed")
        self.degree = roles.words("degree")
        self.no_modifier = roles.words("no_modifier")
        self.learned = roles.words("learned")
        self.of_the = roles.words("of_the")
        self.of_field = roles.words("of_field")
        self.party_free = roles.words("office_of_state")
        self.leads_on = roles.words("leads_on")
        self.doubt = roles.words("doubt")
        self.arranged = roles.words("arranged")
        self.posts = roles.words("post")
        self.award = roles.words("award")
        self.units = roles.words("unit")
        self.office_nouns: dict[str, str] = roles.lexicons.get("office_noun", {})
        self.bodies = roles.words("body_noun")
        self.of_body = roles.words("of_body")
        self.political = roles.words("political")
        self.clauses: dict[str, list[Clause]] | None = None
        """Clauses of office by rule, once they are read (see `clauses`)."""
        self.clause_at: dict[int, list[Clause]] = {}
        """The same by the verb's token."""
        self.phrases: dict[int, TitlePhrase | None] = {}
        """Title phrases that are read already, by the token before which they end."""
        self.names: dict[int, Named] = {}
        self.people: list[Named] = []
        for entity in analysis.entities:
            for mention in entity.mentions:
                tokens = self.document.tokens(mention.span)
                named = Named(tokens.start, tokens.end, mention.span, entity)
                self.names.update(dict.fromkeys(range(named.start, named.end), named))
                if entity.kind == "people":
                    self.people.append(named)
        self.people.sort(key=lambda named: named.start)

    def at(self, i: int, kind: str | None = None) -> Named | None:
        """The name on token `i`, of the given kind."""
        named = self.names.get(i)
        return named if named and (kind is None or named.entity.kind == kind) else None

    def person_starting(self, i: int) -> Named | None:
        """The person whose name begins at token `i`, or after honorifics there."""
        while i < len(self.doc) and (plain(self.doc[i]) in self.words.honorific or self.doc[i].text == "."):
            if self.names.get(i):
                break
            i += 1
        named = self.at(i, "people")
        return named if named and named.start == i else None

    def before_honorific(self, person: Named) -> int:
        """The token at which a name begins with the honorifics before it: `Mr. Nils Berg`."""
        i = person.start
        while i > 0 and (plain(self.doc[i - 1]) in self.words.honorific):
            i -= 1
        return i

    def subject_starting(self, i: int) -> Named | None:
        """The person who is the subject of a clause and whose name, or pronoun, begins at token `i`."""
        named = self.person_starting(i) if i < len(self.doc) else None
        if named is not None:
            return named if self.doc[named.start : named.end].root.dep_ in ("nsubj", "nsubjpass") else None
        token = self.doc[i] if i < len(self.doc) else None
        if token is None or token.lower_ not in ("he", "she") or token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        found = self.analysis.references.entities(token)
        return Named(i, i + 1, self.document.of(token), found[0]) if len(found) == 1 else None

    def next_person(self, i: int) -> Named | None:
        """The first person whose name begins at token `i` or after it."""
        at = bisect_left(self.people, i, key=lambda named: named.start)
        return self.people[at] if at < len(self.people) else None

    def is_head(self, i: int) -> bool:
        """Can token `i` head a title: a noun of office or calling that is part of no name?"""
        token = self.doc[i]
        verb = token.pos_ in ("VERB", "AUX", "ADV") and token.dep_ != "compound"
        if verb or i in self.names or not (token.is_alpha or "." in token.text):
            return False
        return self.words.is_title_at(token) or (token.text.endswith(".") and self._is_short_office(i))

    def _is_short_office(self, i: int) -> bool:
        """Is it the short form of an office of state with a place or status before it: `Ohio Gov.`, `former Rep.`?"""
        if i == 0 or plain(self.doc[i]) not in self.short_office:
            return False
        return self.at(i - 1, "places") is not None or self.status_of(i - 1) is not None

    def is_endowed(self, i: int) -> bool:
        """Does a chair that bears the name before token `i` stand there: `the Carl Roe Professor of Law`?"""
        for token in self.doc[i : i + _CHAIR]:
            if not token.text[:1].isupper():
                return False
            if token.lower_ in self.chairs:
                return True
        return False

    def is_plural(self, i: int) -> bool:
        """Is the title word at token `i` a plural?"""
        word = plain(self.doc[i])
        return word not in self.words.title and word.endswith("s")

    def demonym(self, i: int) -> tuple[str, int] | None:
        """The place of the nationality adjective that ends at token `i`, and the token that it begins at."""
        for length in (3, 2, 1):
            start = i - length + 1
            if start >= 0:
                place = self.words.demonym.get(self.doc[start : i + 1].text.lower())
                if place:
                    return None if length == 1 and self._is_wider(i) else (place, start)
        return None

    def _is_wider(self, i: int) -> bool:
        """Is the nationality adjective part of one for more: `South American`, `African American`?"""
        return i > 0 and self.doc[i].lower_ == "american" and self.doc[i - 1].lower_ in _WIDER

    def status_of(self, i: int) -> str | None:
        """The status that the word at token `i` makes (`former`, `acting`, `-elect`), or None."""
        return self.status.get(plain(self.doc[i]))

    def body_meant(self, i: int) -> Entity | None:
        """The organisation that a noun (`the company`), `its` or `whose` at token `i` stands for, where plain."""
        token = self.doc[i]
        if i in self.names:
            return None
        if token.lower_ == "whose":
            before = i - 1 - (i > 0 and self.doc[i - 1].text == ",")
            owner = self.at(before, "organisations") if before >= 0 else None
            return owner.entity if owner is not None else None
        if token.pos_ != "NOUN" and token.lower_ not in ("its", "their", "our"):
            return None
        found = self.analysis.references.entities(token)
        return found[0] if len(found) == 1 and found[0].kind == "organisations" else None

    def span(self, start: int, end: int) -> Span:
        """The span of tokens `[start, end)`."""
        return self.document.of(self.doc[start], self.doc[end - 1])
