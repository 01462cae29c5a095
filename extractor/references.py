"""Who a noun phrase stands for: names, pronouns, titles (`the minister`), groups (`both sides`).

One module for every kind: roles, quotes and commitments ask it, and it keeps what it settled, so that an
entity's `references` list the pronouns and descriptions that were resolved to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity, PartyFact
from extractor.record import Span
from extractor.referring import descriptions, persons, pronouns, relatives
from extractor.referring.prominent import prominent_meant
from extractor.referring.scene import Scene
from extractor.syntax import coordinated, phrase, subject

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.parsed import Token

_FIRST = frozenset({"i", "me", "my", "myself"})
_FIRST_MANY = frozenset({"we", "us", "our", "ourselves"})


class References:
    """Resolves noun phrases of one article. Pronouns of people are settled at once, in the text's order."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self._scene = Scene(analysis)
        self._settled: dict[int, list[Entity]] = {}
        if any(entity.kind == "people" for entity in analysis.entities):
            doc = analysis.document.doc
            for i in doc.where(*persons.MALE, *persons.FEMALE, "latter"):
                self._settle_person(doc[i])

    def span(self, head: Token) -> Span:
        """How a noun phrase is named as source or party: the name's mention, else the phrase without later parts."""
        mention = self.analysis.mention_at(self.document.of(head))
        if mention is not None:
            return mention.span
        first, last = phrase(head)
        return self.document.span(first.idx, last.idx + len(last), strip=",;:")

    def entities(self, head: Token) -> list[Entity]:
        """The entities that a noun phrase stands for, one for `he`, several for `both sides`; [] if unsettled.

        A pronoun or description that is settled is added to the entity's `references`. Roles must be known before
        descriptions, and quotes before `I` and `we`: what is asked earlier stays open, and is asked again later.
        """
        named = self._scene.by_token.get(head.i) or self._apposed(head)
        if named is not None:
            return [named]
        if not self._settled.get(head.i):
            self._keep(head, *self._meant(head))
        return self._settled[head.i]

    def parties(self, head: Token) -> list[PartyFact]:
        """A noun phrase and what is joined to it as parties: span and entity of each; entity None if unsettled."""
        out = []
        for token in coordinated(head):
            span = self.span(token)
            found = self.entities(token)
            out.extend([PartyFact(span, entity) for entity in found] or [PartyFact(span)])
        return out

    def gender_of(self, entity: Entity) -> str | None:
        """The sex of a person that the text or a given name shows, or None."""
        return self._scene.gender_of(entity)

    def _meant(self, head: Token) -> tuple[list[Entity], str]:
        """The entities, and why they are meant."""
        word, scene = head.lower_, self._scene
        if word in _FIRST:
            speaker = self._speaker(head)
            return [speaker] if speaker is not None and speaker.kind == "people" else [], "speaks these words"
        if word in _FIRST_MANY:
            return self._group_of_speaker(head), "the speaker of these words, or whom they speak for"
        if relatives.is_relative(head):
            return relatives.relative_meant(head, scene), ""
        if word in persons.MALE or word in persons.FEMALE:
            return self._person_again(head), "the person who stands out most before it"
        if word in pronouns.THING:
            return pronouns.thing_meant(head, scene), "the body or place that the sentence or the one before speaks of"
        if word in pronouns.MANY:
            return pronouns.several_meant(head, scene), "whom the sentence or the one before speaks of"
        if head.pos_ not in ("NOUN", "PROPN") and word != "both":
            return [], ""
        pair = descriptions.pair_meant(head, scene)
        if pair:
            return pair, "the two of whom the article says so"
        holder, person = descriptions.holder_meant(head, scene), prominent_meant(head, scene)
        if holder is not None and (person in (None, holder) or descriptions.is_single(head, scene)):
            return [holder], "has this title in the article"
        if person is not None:  # where a senator is named, and another person was just spoken of, it stays open
            return [person] if holder is None else [], "the only person whom the sentence before is about"
        body = descriptions.body_meant(head, scene)
        return [body] if body is not None else [], "a body of this kind that is named before it"

    def named_beside(self, head: Token) -> Span | None:
        """The name of the person that stands in apposition to a noun: `a neighbour, | Yuki Tanabe`."""
        name = self._name_beside(head)
        mention = self.analysis.mention_at(self.document.of(name)) if name is not None else None
        return mention.span if mention is not None and head.i not in self._scene.by_token else None

    def _apposed(self, head: Token) -> Entity | None:
        name = self._name_beside(head)
        return self._scene.by_token[name.i] if name is not None else None

    def _name_beside(self, head: Token) -> Token | None:
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") or head.tag_ in ("NNS", "NNPS"):
            return None
        named = (c for c in head.children if c.dep_ == "appos" and self._scene.names_person(c.i))
        return next(named, None)

    def _settle_person(self, pronoun: Token) -> None:
        meant = descriptions.latter_meant if pronoun.lower_ == "latter" else persons.person_meant
        found = meant(pronoun, self._scene)
        if found is not None and not found.mentions:
            self._scene.add(pronoun, found)  # a person without a name: what follows may be theirs too
            found = None
        self._keep(pronoun, [found] if found is not None else [], "the person who stands out most before it")

    def _person_again(self, pronoun: Token) -> list[Entity]:
        """Whom an open pronoun stands for once roles are known: in `The senator declined. But she said`, a senator."""
        start = pronoun.sent.start
        before = self.document.doc[start - 1].sent if start > 0 else pronoun.sent
        told = subject(before.root)
        if told is None or told.pos_ not in ("NOUN", "PROPN") or not self._titled(told):
            return []
        found = persons.person_meant(pronoun, self._scene)
        return [found] if found is not None and found.mentions else []

    def _titled(self, noun: Token) -> bool:
        """Does a title stand for somebody by now, who thereby takes part?"""
        known = noun.i in self._scene.by_token or not self._scene.words.is_title_at(noun)
        return not known and any(entity.kind == "people" for entity in self.entities(noun))

    def _keep(self, head: Token, found: list[Entity], why: str) -> None:
        self._settled[head.i] = found
        if not found:
            return
        if relatives.is_relative(head):
            return  # no reference of its own: what it stands for is named beside it
        span = self.document.of(head) if head.pos_ == "PRON" else self.span(head)
        for entity in found:
            if entity.kind != "places":
                entity.references.append(span)
                entity.why.setdefault(span.start, why)
        if len(found) == 1:
            self._scene.add(head, found[0])

    def _speaker(self, head: Token) -> Entity | None:
        """Who speaks the quotation in which a token stands."""
        span = self.document.of(head)
        for quote in self.analysis.quotes:
            if any(content.contains(span) for content in quote.content) and self._scene.quoted[head.i]:
                return quote.speaker
        return None

    def _group_of_speaker(self, head: Token) -> list[Entity]:
        """The body that a speaker who says `we` speaks for, where the article ties the speaker to one alone."""
        speaker = self._speaker(head)
        if speaker is None or speaker.kind != "people":
            return [speaker] if speaker is not None else []
        roles = [role for role in self.analysis.roles if role.person is speaker and role.status != "former"]
        bodies = list(dict.fromkeys(role.organisation for role in roles if role.organisation is not None))
        return bodies if len(bodies) == 1 else []
