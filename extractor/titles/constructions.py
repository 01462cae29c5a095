"""The constructions that tie a title to a person: one function each, named as in `roles.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from extractor.facts import RoleFact
from extractor.naming.words import is_possessive, plain
from extractor.record import RoleStatus
from extractor.rules import Rule
from extractor.titles.board import Board, Named
from extractor.titles.phrase import (
    TitlePhrase,
    phrase_after,
    phrase_before,
    phrases_joined_before,
)
from extractor.titles.verbs import VerbForm, after_copula, after_verb_as, office_of_verb

Construction = Callable[[Board, Rule], Iterator[RoleFact]]


def role(board: Board, rule: Rule, person: Named, phrase: TitlePhrase, *, title: bool = True) -> RoleFact:
    """The role that a phrase gives to a person; its evidence reaches from the one to the other."""
    start, end = min(phrase.start, person.start), max(phrase.end, person.end)
    title_span = board.span(phrase.title_start, phrase.title_end) if title and phrase.title else None
    return RoleFact(
        person=person.entity,
        title=phrase.title if title and phrase.title else None,
        organisation=phrase.organisation,
        place=phrase.place,
        status=phrase.status,
        evidence=[board.span(start, end)],
        rule=rule.id,
        person_span=person.span,
        title_span=title_span,
        organisation_span=phrase.organisation_span,
        place_span=phrase.place_span,
    )


def before_name(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Chinese Interior Minister Wang Xiaohong`; a plural title goes to every name of the list after it."""
    for person in board.people:
        phrase = phrase_before(board, person.start)
        if phrase is None:
            continue
        listed = [person, *_listed_after(board, person)] if phrase.plural else [person]
        for named in listed:
            yield role(board, rule, named, _affiliated(board, phrase, named))
        for other in phrases_joined_before(board, phrase):
            yield role(board, rule, person, other)


def _listed_after(board: Board, person: Named) -> Iterator[Named]:
    """The further names of a list that a name begins: `X of A, Y from B and Z`, up to a title of their own."""
    doc, position, previous = board.doc, _after_affiliation(board, person), person
    while position < len(doc) and doc[position].text in (",", "and", "&"):
        i = position + 1
        if i < len(doc) and doc[i].lower_ == "and":
            i += 1
        named = board.person_starting(i)
        if named is None or doc[previous.start].sent.start != doc[named.start].sent.start:
            return
        yield named
        previous, position = named, _after_affiliation(board, named)


def _after_affiliation(board: Board, person: Named) -> int:
    """The token after a name and the `of` or `from` phrase that says where the person belongs."""
    found = _belongs_to(board, person)
    return found.end if found else person.end


def _belongs_to(board: Board, person: Named) -> Named | None:
    doc, i = board.doc, person.end
    linked = i + 1 < len(doc) and doc[i].lower_ in ("of", "from")
    if linked and (doc[i].lower_ == "of" or doc[i].head.pos_ != "VERB"):
        first = i + 1 + (doc[i + 1].lower_ == "the")
        return board.at(first, "organisations") if first < len(doc) else None
    return None


def _affiliated(board: Board, phrase: TitlePhrase, person: Named) -> TitlePhrase:
    """A title without organisation takes the body that the person is said to be of, unless it is a state office."""
    body = _belongs_to(board, person) or _possessor(board, person) or _shared_possessor(board, person)
    head = phrase.title.split()[-1].lower()
    if (
        body is None
        or phrase.organisation is not None
        or (head in board.party_free and not _holds_offices(board, body))
    ):
        return phrase
    return replace(phrase, organisation=body.entity, organisation_span=body.span, end=max(phrase.end, body.end))


def _holds_offices(board: Board, body: Named) -> bool:
    """Can a judge or a councillor be one of the body: a court or a council, not a party?"""
    last = body.span.text.split()[-1].lower()
    return last in board.words.head and last not in (
        "party",
        "alliance",
        "front",
        "movement",
        "league",
        "union",
        "list",
    )


def affiliation(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Apple's Tim Cook`, `Nathan Law of Demosisto`: an organisation and no title."""
    titled = {id(fact.person) for fact in before_name(board, rule) if fact.organisation is not None}
    for person in board.people:
        body = _belongs_to(board, person) or _possessor(board, person) or _shared_possessor(board, person)
        if body is None or id(person.entity) in titled:
            continue
        yield RoleFact(
            person=person.entity,
            title=None,
            organisation=body.entity,
            place=None,
            status="current",
            evidence=[board.span(min(body.start, person.start), max(body.end, person.end))],
            rule=rule.id,
            person_span=person.span,
            organisation_span=body.span,
        )


def _possessor(board: Board, person: Named) -> Named | None:
    i = person.start - 1
    if i > 0 and is_possessive(board.doc[i]):
        return board.at(i - 1, "organisations")
    named = board.at(i, "organisations") if i >= 0 else None  # the name's last token may be the possessive
    return named if named and is_possessive(board.doc[i]) else None


def _shared_possessor(board: Board, person: Named) -> Named | None:
    """The body whose possessive stands before the name that `and` joins to this one: `Orvia's Nils Berg and Bo Li`."""
    i = person.start - 1
    before = board.at(i - 1, "people") if i > 0 and board.doc[i].lower_ == "and" else None
    return _possessor(board, before) if before is not None and person.end - person.start > 1 else None


def apposition_after(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Jane Roe, 54, a spokeswoman for the union,`; `Tim Cook (chief executive of Apple)`."""
    doc = board.doc
    for person in board.people:
        i = person.end
        if (
            i + 1 >= len(doc)
            or doc[i].text not in (",", "(", "–", "—", "-")
            or (doc[i].text == "-" and not doc[i].whitespace_)
        ):
            continue
        phrases = list(_phrases_from(board, _after_age(board, i + 1)))
        if phrases and _closes(board, phrases[-1].end) and not _of_another(board, person, phrases):
            for phrase in phrases:
                yield role(board, rule, person, phrase)


def _after_age(board: Board, i: int) -> int:
    doc = board.doc
    if i + 1 < len(doc) and doc[i].like_num and doc[i + 1].text == ",":
        return i + 2
    return i


def _phrases_from(board: Board, start: int) -> Iterator[TitlePhrase]:
    """The title phrase at a token, and those joined to it: `founder, chairman and chief executive of Orvia`."""
    phrases: list[TitlePhrase] = []
    while start < len(board.doc):
        phrase = phrase_after(board, start)
        if phrase is None:
            break
        phrases.append(phrase)
        start = _next_in_chain(board, phrase.end)
    for phrase in phrases:
        yield _shared_body(phrase, phrases[-1])


def _next_in_chain(board: Board, end: int) -> int:
    """Where the next title of a chain may begin after token `end`: past `and`, a comma, or both; else the text's end."""
    doc, i = board.doc, end
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i < len(doc) and doc[i].lower_ in ("and", "&"):
        i += 1
    return i if i > end else len(doc)


def _shared_body(phrase: TitlePhrase, last: TitlePhrase) -> TitlePhrase:
    """In `founder and chief executive of Orvia` both are of Orvia."""
    if phrase.organisation or phrase.place or phrase is last:
        return phrase
    return replace(
        phrase,
        organisation=last.organisation,
        organisation_span=last.organisation_span,
        place=last.place,
        place_span=last.place_span,
        end=last.end,
    )


def _closes(board: Board, end: int) -> bool:
    """May an apposition end before token `end`: punctuation, a link, the text's end, but no verb or noun?

    In `according to Reed, a detective was sent`, the verb shows that the detective is somebody else.
    """
    if end >= len(board.doc):
        return True
    token = board.doc[end]
    return token.is_punct or token.is_space or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "AUX")


def _of_another(board: Board, person: Named, phrases: list[TitlePhrase]) -> bool:
    """Is the title that of a name after it (`Reed, Finance Minister Ana Lopez and ...`), or a subject of its own?

    `According to Reed, a detective was sent`: the detective is somebody else.
    """
    end, doc = phrases[-1].end, board.doc
    if end < len(doc) and board.person_starting(end) is not None:
        return True
    following = next((named for named in board.people if named.start >= end), None)
    own = phrase_before(board, following.start) if following else None
    if own is not None and own.start < end and own.end > phrases[0].start:
        return True
    head = doc[phrases[0].title_start : phrases[0].title_end].root
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    root = doc[person.start : person.end].root
    return root.dep_ not in ("nsubj", "nsubjpass") or root.head.i != head.head.i


def apposition_before(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`the company's chief executive, Jane Roe,`; `a church attorney, Kendrick Moxon.`"""
    doc = board.doc
    for person in board.people:
        i = person.start - 1
        while i > 2 and plain(doc[i]) in board.words.honorific:
            i -= 1
        if i < 2 or doc[i].text not in (",", ":", "–", "—") or not _is_apposition(board, person):
            continue
        phrase = _phrase_ending_at(board, i)
        if phrase is not None:
            yield role(board, rule, person, phrase)


def _phrase_ending_at(board: Board, end: int) -> TitlePhrase | None:
    """The title phrase before a comma; its complement may stand between (`president of the bank, Ana Roe`)."""
    phrase = phrase_before(board, end)
    if phrase is None or board.doc[end].text == ":":
        return None
    return phrase


def _is_apposition(board: Board, person: Named) -> bool:
    """Does the parse say so, or do commas on both sides of the name?"""
    doc = board.doc
    root = doc[person.start : person.end].root
    if root.dep_ == "appos":
        return True
    after = doc[person.end] if person.end < len(doc) else None
    closed = after is None or after.text in (",", ".", ")", ";", "–", "—")
    return closed and root.dep_ not in ("nsubj", "nsubjpass", "conj", "npadvmod")


def copula(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Roe is president of the bank`, `Roe became a senator`, `who was the mayor of Kerava`."""
    verbs = frozenset(rule.get("verbs", ()))
    for person, verb, start in after_copula(board, verbs):
        for phrase in _phrases_from(board, start):
            if _is_praise(board, phrase, start):
                continue
            status = _tensed(phrase, verb, rule)
            yield role(board, rule, person, replace(phrase, status=status))


def _is_praise(board: Board, phrase: TitlePhrase, start: int) -> bool:
    """`He is a weak candidate`: an adjective of judgement makes the noun no office."""
    for token in board.doc[start : phrase.title_end]:
        word = plain(token)
        known = (
            word in board.words.rank or word in board.words.portfolio or word in board.drop or word in board.demonyms
        )
        if token.pos_ == "ADJ" and token.dep_ == "amod" and not known and token.is_lower and "-" not in word:
            return not board.words.is_title(word) and word not in board.status
    return False


def _tensed(phrase: TitlePhrase, verb: VerbForm, rule: Rule) -> RoleStatus:
    """The status that the phrase's own words make, else the one that the verb's tense makes by the rule."""
    if phrase.status != "current":
        return phrase.status
    if verb.ahead:
        return "incoming"
    return cast(RoleStatus, rule.get("past" if verb.past and rule.get("past") else "status", "current"))


def verb_as(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`was named chief executive of Orvia`, `resigned as minister`, `served as an adviser to the king`."""
    for person, verb, start in after_verb_as(board, frozenset(rule.get("verbs", ()))):
        for phrase in _phrases_from(board, start):
            yield role(board, rule, person, replace(phrase, status=_tensed(phrase, verb, rule)))


def verb_of_office(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Roe heads the agency`, `the bank that Roe founded`: the verb gives the title, its object the organisation."""
    for person, verb, body in office_of_verb(board, frozenset(rule.get("verbs", ()))):
        start, end = min(person.start, body.start, verb.index), max(person.end, body.end, verb.index + 1)
        yield RoleFact(
            person=person.entity,
            title=rule.get("title"),
            organisation=body.entity,
            place=None,
            status=cast(RoleStatus, rule.get("past" if verb.past and rule.get("past") else "status", "current")),
            evidence=[board.span(start, end)],
            rule=rule.id,
            person_span=person.span,
            title_span=board.span(verb.index, verb.index + 1) if rule.get("title") else None,
            organisation_span=body.span,
        )


def members(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`former members of the church, including musician Tiz Luli`; `the candidates elected were Ann Roe and Bo Li`."""
    doc = board.doc
    for i in range(len(doc)):
        if not (board.is_head(i) and board.is_plural(i)) or plain(doc[i]) in board.vague:
            continue
        phrase = phrase_after(board, i)
        phrase = _with_left(board, phrase, i)
        if phrase is None:
            continue
        link = _link_after(board, phrase.end, rule.get("verbs", ()))
        if link is not None:
            for named in _people_of_list(board, link + 1):
                yield role(board, rule, named, _affiliated(board, phrase, named))


def _link_after(board: Board, end: int, links: list[str]) -> int | None:
    """The verb or `including` after a phrase, with at most a few words such as `elected in this district` between."""
    for i in range(end, min(end + 8, len(board.doc))):
        token = board.doc[i]
        if token.lower_ in links:
            return i
        if (
            (token.is_punct and i > end)
            or token.is_space
            or i in board.names
            or token.tag_ in ("VBD", "VBZ", "VBP", "MD")
        ):
            return None
    return None


def _with_left(board: Board, phrase: TitlePhrase | None, head: int) -> TitlePhrase | None:
    left = phrase_before(board, head + 1)
    if phrase is None or left is None:
        return None
    return replace(
        phrase,
        start=left.start,
        title_start=left.title_start,
        title=left.title + phrase.title[len(phrase.title.split()[0]) :],
        status=left.status,
        organisation=phrase.organisation or left.organisation,
        organisation_span=phrase.organisation_span or left.organisation_span,
        place=phrase.place or left.place,
        place_span=phrase.place_span or left.place_span,
    )


def _people_of_list(board: Board, start: int) -> Iterator[Named]:
    """The people of a list that begins at a token, each after at most a title or a possessive of its own."""
    sent_end = board.doc[start].sent.end if start < len(board.doc) else start
    people = [named for named in board.people if start <= named.start < sent_end]
    position = start
    for named in people:
        between = board.doc[position : named.start]
        if len(between) > 6 or any(t.pos_ in ("VERB", "AUX") or t.text in (";", ".") for t in between):
            return
        yield named
        position = _after_affiliation(board, named)


CONSTRUCTIONS: dict[str, Construction] = {
    "before-name": before_name,
    "affiliation": affiliation,
    "apposition-after": apposition_after,
    "apposition-before": apposition_before,
    "copula": copula,
    "verb-as": verb_as,
    "verb-of-office": verb_of_office,
    "members": members,
}
