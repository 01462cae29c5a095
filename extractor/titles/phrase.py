"""The phrase that states a title: its words, its status, and the organisation and place that stand in it.

`phrase_before` reads leftwards from where a name begins, `phrase_after` rightwards from where a phrase begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from extractor.facts import Entity
from extractor.naming.words import is_possessive, plain
from extractor.record import RoleStatus, Span
from extractor.titles.board import Board, Named

LINKS = ("of", "for", "at", "with", "in", "to", "from")
_IDIOMS = ("at large", "in chief", "in residence", "in waiting")
_NOUNS = ("NOUN", "PROPN", "ADJ", "X")


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title phrase on tokens `[start, end)`; `title_start`, `title_end` are the title's own tokens."""

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    status: RoleStatus = "current"
    organisation: Entity | None = None
    organisation_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    plural: bool = False
    definite: bool = False

    def with_name(self, named: Named) -> TitlePhrase:
        """The phrase with the organisation or place that a name gives, where it has none of that kind yet."""
        if named.entity.kind == "organisations" and self.organisation is None:
            return replace(self, organisation=named.entity, organisation_span=named.span)
        if named.entity.kind == "places" and self.place is None:
            return replace(self, place=named.entity.name, place_span=named.span)
        return self


def phrase_before(board: Board, end: int) -> TitlePhrase | None:
    """The title phrase that ends right before token `end`, where a name (or a joining `and`) stands."""
    i = end - 1
    while i > 0 and (plain(board.doc[i]) in board.words.honorific or board.doc[i].text == ".") and not board.is_head(i):
        i -= 1
    floor = board.doc[end - 1].sent.start if end > 0 else 0
    if i - 3 >= floor and board.doc[i].text == ")" and board.doc[i - 2].text == "(":
        i -= 3  # an acronym in parentheses stands between
    if i < floor or board.doc[i].is_space:
        return None
    if board.is_head(i):
        return _closed(board, i, i + 1, floor, end)
    return _with_complement(board, i, floor, end)


def _with_complement(board: Board, i: int, floor: int, end: int) -> TitlePhrase | None:
    """`Director General of the National Police Academy`, `Chief Commissioner Islamabad`, `Secretary Interior`."""
    named = board.at(i)
    if named is not None and named.entity.kind == "people":
        return None
    position = named.start if named else _complement_start(board, i, floor)
    if position is None or position <= floor:
        return None
    before = position - 1
    if board.doc[before].lower_ == "the" and before > floor:
        before -= 1
    link = board.doc[before].lower_
    if link in LINKS and before > floor and board.is_head(before - 1):
        if named is None and link == "of" and plain(board.doc[before - 1]) in board.of_place:
            phrase = _closed(board, before - 1, before, floor, end)
            span = board.span(position, i + 1)
            return replace(phrase, place=span.text, place_span=span) if phrase else None
        keep = named is None or link == "to"
        title_end = i + 1 if keep else before
        phrase = _closed(board, before - 1, title_end, floor, end)
        return phrase.with_name(named) if phrase and named and not keep else phrase
    if board.is_head(position - 1):
        title_end = position if named else i + 1
        phrase = _closed(board, position - 1, title_end, floor, end)
        return phrase.with_name(named) if phrase and named else phrase
    return None


def _complement_start(board: Board, i: int, floor: int) -> int | None:
    """Where the words of a portfolio that end at token `i` begin: `Interior`, `Foreign Affairs and Trade`."""
    position = i
    apposed = i + 1 < len(board.doc) and board.doc[i + 1].text == ","  # then small words may stand there
    while position > floor:
        token = board.doc[position]
        word = plain(token)
        capital = token.is_alpha and token.pos_ in _NOUNS and position not in board.names
        capital = capital and (apposed or token.text[:1].isupper())
        if word in board.words.portfolio or capital:
            position -= 1
        elif token.text in ("and", "&", ",") and position + 1 <= i and board.doc[position - 1].text[:1].isupper():
            position -= 1
        else:
            break
        if board.is_head(position):
            break
    return position + 1 if position < i else None


def _closed(board: Board, head: int, title_end: int, floor: int, end: int) -> TitlePhrase | None:
    """The phrase around a head: its modifiers to the left, then status words, place, organisation."""
    if not {plain(board.doc[head]), _hyphenated(board, head)}.isdisjoint(board.circumstance):
        return None
    start = _modifiers_start(board, head, floor)
    start = _without_dropped(board, start, head)
    phrase = TitlePhrase(start, end, start, title_end, "", plural=board.is_plural(head))
    phrase = _owners(board, phrase, floor)
    phrase = _status_inside(board, phrase)
    title = title_text(board, phrase.title_start, phrase.title_end, head if phrase.plural else None)
    return replace(phrase, title=title) if title else None


def _hyphenated(board: Board, head: int) -> str:
    """The head with what a hyphen ties to it: `front-runner`."""
    if head > 1 and board.doc[head - 1].text == "-":
        return f"{plain(board.doc[head - 2])}-{plain(board.doc[head])}"
    return plain(board.doc[head])


def _modifiers_start(board: Board, head: int, floor: int) -> int:
    start = head
    while start > floor:
        token = board.doc[start - 1]
        word = plain(token)
        if start - 1 in board.names or board.demonym(start - 1) or board.status_of(start - 1):
            break
        if token.text == "-" and start - 1 > floor and (start - 2) not in board.names:
            if plain(board.doc[start - 2]) in ("pro", "anti", "pan"):  # a camp, no part of the title
                return start + 1
            if board.status_of(start - 2):
                break
            start -= 2
            continue
        known = board.words.is_title(word) or word in board.words.rank or word in board.words.portfolio
        noun = token.pos_ in _NOUNS and token.is_alpha and token.tag_ not in ("JJS", "JJR") and not token.ent_type_
        fit = token.pos_ not in ("DET", "ADV") and (token.pos_ != "VERB" or token.tag_ == "VBG")
        if not (known and fit and token.is_alpha) and not noun:
            break
        if word in board.words.honorific and not known:
            break
        start -= 1
    return start


def _without_dropped(board: Board, start: int, head: int) -> int:
    """Leave out leading words that praise or place in a camp: `veteran`, `prominent`, `pan-democracy camp`."""
    last = max((i for i in range(start, head) if plain(board.doc[i]) in board.drop), default=None)
    start = start if last is None else last + 1
    while start < head and not board.doc[start].is_alpha:
        start += 1
    return start


def _owners(board: Board, phrase: TitlePhrase, floor: int) -> TitlePhrase:
    """Take in what stands left of the title: `former`, `Chinese`, `Islamabad Police`, `Pakistan's`."""
    position = phrase.start
    while position > floor:
        i = position - 1
        token = board.doc[i]
        status = board.status_of(i)
        named = board.at(i)
        adjective = board.demonym(i)
        if status and status != "current":
            phrase = replace(phrase, status=cast(RoleStatus, status), start=i)
            position = i
        elif is_possessive(token) and i - 1 >= floor and (body := board.body_meant(i - 1)):
            if phrase.organisation is None:
                phrase = replace(phrase, organisation=body, organisation_span=board.span(i - 1, i))
            position = i - 1
        elif status or token.text == "-" or plain(token) in board.drop or is_possessive(token):
            position = i
        elif token.lower_ == "its" and phrase.organisation is None and (body := board.body_meant(i)):
            return replace(phrase, organisation=body, organisation_span=board.span(i, i + 1), start=i, definite=True)
        elif named and named.start > floor and _is_camp(board, named.start - 1):
            position = named.start - 2
        elif named and named.entity.kind != "people" and _owns(board, named, position):
            phrase = replace(phrase.with_name(named), start=named.start)
            position = named.start
        elif adjective:
            place, position = adjective
            if phrase.place is None:
                phrase = replace(phrase, place=place, place_span=board.span(position, i + 1))
            phrase = replace(phrase, start=position)
        else:
            definite = token.lower_ in ("the", "his", "her", "its", "their", "our")
            return replace(phrase, definite=definite)
    return phrase


def _is_camp(board: Board, i: int) -> bool:
    """Does the hyphen at token `i` tie `pro`, `anti` or `pan` to the name after it?"""
    return board.doc[i].text == "-" and i > 0 and plain(board.doc[i - 1]) in ("pro", "anti", "pan")


def _owns(board: Board, named: Named, position: int) -> bool:
    """Does the name stand right before the phrase, joined by nothing but a possessive?"""
    return all(
        is_possessive(board.doc[i]) or board.doc[i].text == "-" or board.status_of(i)
        for i in range(named.end, position)
    )


def _status_inside(board: Board, phrase: TitlePhrase) -> TitlePhrase:
    """`President-elect`, `minister designate`: the word after the head makes the status and leaves the title."""
    doc, end = board.doc, phrase.title_end
    i = end + 1 if end < len(doc) and doc[end].text == "-" else end
    if i < len(doc) and plain(doc[i]) in ("elect", "designate", "-elect"):
        return replace(phrase, status="incoming", end=max(phrase.end, i + 1))
    return phrase


def title_text(board: Board, start: int, end: int, plural_head: int | None) -> str:
    """The title's words; the head in the singular where it is a plural; ranks in capitals stay as written."""
    if start >= end:
        return ""
    text = board.span(start, end).text
    if plural_head is not None:
        head = board.doc[plural_head]
        at = head.idx - board.doc[start].idx
        text = text[:at] + text[at : at + len(head)].removesuffix("s") + text[at + len(head) :]
    return " ".join(text.split()).strip("-–, ")


def phrase_after(board: Board, start: int, *, limit: int | None = None) -> TitlePhrase | None:
    """The title phrase that begins at token `start` (its determiner may stand there): `a spokesman for the union`."""
    doc = board.doc
    stop = min(limit or len(doc), doc[start].sent.end) if start < len(doc) else start
    head = _head_of_phrase(board, start, stop)
    if head is None:
        return None
    phrase = _closed(board, head, head + 1, start, head + 1)
    if phrase is None or phrase.start > start + 2 and not _only_owned(board, start, phrase.start):
        return None
    return _right_complement(board, phrase, stop)


def _only_owned(board: Board, start: int, end: int) -> bool:
    """Is there nothing between but determiners, dropped words, numbers and adjectives?"""
    return all(
        board.doc[i].pos_ in ("DET", "ADJ", "NUM", "PRON", "PUNCT", "PART", "NOUN", "PROPN") or i in board.names
        for i in range(start, end)
    )


def _head_of_phrase(board: Board, start: int, stop: int) -> int | None:
    """The last title word of the noun phrase that begins at `start`, before a verb, comma or preposition."""
    found = None
    for i in range(start, stop):
        token = board.doc[i]
        inside_name = i in board.names
        if inside_name:
            if board.at(i, "people") and not (i > start and is_possessive(board.doc[i])):
                after = board.names[i].end
                if not (after < stop and is_possessive(board.doc[after])):
                    return found
            continue
        if board.is_head(i):
            found = i
        elif token.tag_ in ("VBN", "VBG") and token.dep_ == "amod":
            continue
        elif token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") or (
            token.is_punct and token.text not in ("-", "'", "’", '"', "“", "”")
        ):
            return found
        elif token.is_space or (token.lower_ in ("who", "which", "that")):
            return found
        elif found is not None and not is_possessive(token) and token.text != "-":
            if token.pos_ in ("NOUN", "PROPN") and token.head.i > i and not board.is_head(token.head.i):
                return None  # `the president's office`, `a judge panel`: the title word is no head
            if token.pos_ in ("NOUN",) and token.dep_ != "appos":
                return None
        elif found is not None and is_possessive(token):
            found = None
    return found


def _right_complement(board: Board, phrase: TitlePhrase, stop: int) -> TitlePhrase:
    """Take in what stands right of the head: `of the bank`, `for Labour in Leeds`, `at large at the Gazette`."""
    doc, end = board.doc, phrase.title_end
    if end + 1 < stop and f"{doc[end].lower_} {doc[end + 1].lower_}" in _IDIOMS:
        end += 2
        phrase = replace(phrase, title_end=end, title=f"{phrase.title} {doc[end - 2].lower_} {doc[end - 1].lower_}")
    elif end + 3 < stop and doc[end].text == "-" and doc[end + 1].lower_ == "in" and doc[end + 3].lower_ == "chief":
        end += 4
        phrase = replace(phrase, title_end=end, title=board.span(phrase.title_start, end).text)
    phrase = _status_inside(board, phrase)
    end = max(end, phrase.end)
    while end < stop and doc[end].lower_ in LINKS:
        first = end + 1
        while (
            first < stop
            and (doc[first].pos_ in ("DET", "ADJ", "NUM", "PRON") or is_possessive(doc[first]))
            and first not in board.names
        ):
            first += 1
        named = board.at(first) if first < stop else None
        if named is None or named.entity.kind == "people":
            return _with_words(board, replace(phrase, end=max(phrase.end, end)), end, stop)
        if doc[end].lower_ == "to":
            title = f"{phrase.title} {board.span(end, named.end).text}"
            phrase = replace(phrase, title=title, title_end=named.end)
        else:
            phrase = phrase.with_name(named)
        end = named.end
        phrase = replace(phrase, end=end)
    return replace(phrase, end=max(phrase.end, end))


def _with_words(board: Board, phrase: TitlePhrase, link: int, stop: int) -> TitlePhrase:
    """`minister of finance`, `professor of law`, `head of research`: lower-case or portfolio words stay in the title."""
    doc = board.doc
    if doc[link].lower_ not in ("of", "for") or link != phrase.title_end:
        return phrase
    end = link + 1
    while (
        end < stop
        and (doc[end].pos_ in ("NOUN", "ADJ", "PROPN") or doc[end].text in ("-", "&"))
        and end not in board.names
    ):
        if doc[end].is_space:
            break
        end += 1
    if end == link + 1:
        return phrase
    title = f"{phrase.title} {board.span(link, end).text}"
    phrase = replace(phrase, title=" ".join(title.split()), title_end=end, end=end)
    return _right_complement(board, phrase, stop) if end < stop and doc[end].lower_ in LINKS else phrase


def phrases_joined_before(board: Board, phrase: TitlePhrase) -> Iterator[TitlePhrase]:
    """Phrases that `and` joins to one that stands before a name: `Beijing Deputy Mayor and Director of ... Cen`."""
    i = phrase.start - 1
    if i > 0 and board.doc[i].lower_ == "and" and not phrase.definite:
        other = phrase_before(board, i)
        capital = other is not None and board.doc[other.title_start].text[:1].isupper()
        if other is not None and capital and not other.definite and not other.plural:
            yield other
