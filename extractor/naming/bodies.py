"""Organisations by the shape of their names: capitalised words around a head such as `Ministry` or `Bureau`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.naming.lexicon import NameLexicon
from extractor.naming.words import capitalised, is_headline, is_possessive, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

Stretch = tuple[int, int]
"""Token indices `[start, end)`."""

_LINKS = ("of", "for", "on")
_OFFICES = ("minister", "president", "mayor", "sheriff", "governor", "attorney", "general", "king", "queen", "people")


def headed_bodies(doc: Doc, lexicon: NameLexicon) -> Iterator[Stretch]:
    """Stretches of capitalised words with a head of bodies in them: `Ministry of Public Security General Office`."""
    end = 0
    for token in doc:
        if token.i < end or not capitalised(token) or plain(token) not in lexicon.any_head:
            continue
        start = _left_edge(token, lexicon, end)
        end = _right_edge(token, lexicon)
        is_single = end - start <= 1
        if is_single or lexicon.is_title_at(doc[end - 1]) or _only_general_words(doc, start, end, lexicon):
            end = token.i + 1
            continue
        if _is_field(doc, start, end, lexicon) or _is_building(doc, start, end, lexicon):
            continue
        if not is_headline(doc, token.sent.start, token.sent.end) or _agrees_with_model(doc, start, end):
            yield start, end


def _is_field(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Is it what somebody is minister or director of: `Minister of Public Works`, `Local Administration Minister`?"""
    if end < len(doc) and doc[end].lower_ in ("minister", "ministers", "secretary", "director", "directors", "manager"):
        return plain(doc[end - 1]) in lexicon.soft_head
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if (
        i < 1
        or plain(doc[end - 1]) not in lexicon.soft_head
        or any(plain(t) in lexicon.head_of for t in doc[start:end])
    ):
        return False
    return (doc[i].lower_ in ("of", "for", ",", "and") and lexicon.is_title_at(doc[i - 1])) or (
        doc[i].text == "," and doc[i - 1].ent_type_ == "ORG"
    )


def _is_building(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Is a hospital or museum only where something is: nobody's employer, and not what acts?"""
    if plain(doc[end - 1]) not in lexicon.seat:
        return False
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if i > 0 and doc[i].lower_ in ("of", "at", "for", "from") and lexicon.is_title_at(doc[i - 1]):
        return False
    root = doc[start:end].root
    owns = end + 1 < len(doc) and is_possessive(doc[end]) and lexicon.is_title_at(doc[end + 1])
    titled = end < len(doc) and lexicon.is_title_at(doc[end])
    return not (owns or titled or (root.dep_ == "nsubj" and root.head.lemma_ in lexicon.body_verb))


def small_headed(doc: Doc, lexicon: NameLexicon) -> Iterator[Stretch]:
    """A name and a small-letter head that it goes with: `Kern County Sheriff's office`, `Yaltar news agency`."""
    for ent in doc.ents:
        if ent.label_ not in ("ORG", "PERSON", "PRODUCT") or ent.end >= len(doc) or ent[-1].is_space:
            continue
        start = ent.start + (ent[0].lower_ == "the")
        end = ent.end
        owned = is_possessive(ent[-1]) or is_possessive(doc[end])
        end += is_possessive(doc[end])
        if owned:
            office = (
                lexicon.is_title_at(doc[end - 2]) and end < len(doc) and doc[end].lower_ in ("office", "department")
            )
            if office:
                yield start, end + 1
        elif doc[end].lower_ == "news" and end + 1 < len(doc) and doc[end + 1].lower_ in ("agency", "service"):
            yield start, end + 2
        elif ent.label_ == "ORG" and doc[end].lower_ in ("television", "newspaper", "magazine", "radio"):
            yield start, end + 1


def governments(doc: Doc) -> Iterator[Stretch]:
    """`government of Peru`: with the place that the model names."""
    for i in doc.where("government", "administration"):
        if i + 2 < len(doc) and doc[i + 1].lower_ == "of":
            first = i + 2 + (doc[i + 2].lower_ == "the")
            end = first
            while end < len(doc) and doc[end].ent_type_ == "GPE" and not is_possessive(doc[end]):
                end += 1
            if end > first:
                yield i, end


def small_bodies(doc: Doc, lexicon: NameLexicon) -> Iterator[Stretch]:
    """Bodies in small letters that are named by their task: `joint working group on border security`."""
    for link in doc.where("on", "for"):
        start = link - 2
        if start < 0 or (doc[start].lower_, doc[start + 1].lower_) not in lexicon.small_body:
            continue
        first, end = start, link + 1
        while first > 0 and doc[first - 1].tag_ in ("JJ", "NN", "NNP", "HYPH") and doc[first - 1].dep_ != "ROOT":
            first -= 1
        while end < len(doc) and doc[end].tag_ in ("JJ", "NN", "NNS", "NNP", "NNPS", "HYPH", "VBG"):
            end += 1
        if end > link + 1:
            yield first, end


def _agrees_with_model(doc: Doc, start: int, end: int) -> bool:
    """In a title-case line every word is capitalised: does the model see a name here, or the body repeat it?"""
    if any(ent.label_ == "ORG" and ent.start <= start and ent.end >= end for ent in doc.ents):
        return True
    return doc.text.lower().count(doc[start:end].text.lower()) > 1


def _only_general_words(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Nothing but heads and function words, such as `The Party`."""
    return all(plain(t) in lexicon.head or not t.is_alpha or not capitalised(t) for t in doc[start:end])


def _left_edge(head: Token, lexicon: NameLexicon, floor: int) -> int:
    doc, start = head.doc, head.i
    while start - 1 >= max(head.sent.start, floor):
        before = doc[start - 1]
        if _joins_left(before, lexicon):
            start -= 1
        elif (
            before.text in ("-", "&") and start - 2 >= floor and not before.whitespace_ and capitalised(doc[start - 2])
        ) or (
            is_possessive(before) and start - 2 >= floor and (_is_office(doc[start - 2]) or _is_group(doc[start - 2]))
        ):
            start -= 2
        elif before.text in ("and", "&", "of") and _inside_one_name(before):
            start -= 1
        elif before.text == "and" and _joins_fields(before, lexicon):
            start -= 2
        else:
            break
    while start < head.i and not capitalised(doc[start]):
        start += 1
    return start


def _joins_left(token: Token, lexicon: NameLexicon) -> bool:
    if (
        not capitalised(token)
        or token.is_punct
        or token.pos_ in ("DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "VERB")
    ):
        return False
    word = plain(token)
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and token.nbor(-2).is_lower:
        return False
    if token.is_sent_start and token.pos_ not in ("PROPN", "ADJ", "NOUN"):
        return False
    if lexicon.is_title_at(token) or word in lexicon.honorific:
        following = token.nbor(1)
        return is_possessive(following) or (word in ("general", "inspector") and capitalised(following))
    return token.ent_type_ not in ("DATE", "CARDINAL")


def _is_office(token: Token) -> bool:
    return capitalised(token) and plain(token) in _OFFICES


def _is_group(token: Token) -> bool:
    """A plural whose members a body has: `Workers' Union`, `Citizens' List`."""
    return capitalised(token) and token.tag_ in ("NNS", "NNPS") and token.lower_.endswith("s")


def _inside_one_name(token: Token) -> bool:
    """Is the token inside a name, by the model, that goes on to its right?"""
    return token.ent_type_ == "ORG" and token.i + 1 < len(token.doc) and token.nbor(1).ent_iob_ == "I"


def _joins_fields(token: Token, lexicon: NameLexicon) -> bool:
    """Does it join two fields of one body, after a place or an article: `the Seed and Fertiliser Department`?"""
    doc, i = token.doc, token.i
    if i < 2 or i + 2 >= len(doc) or not capitalised(doc[i - 1]) or not doc[i - 1].is_alpha:
        return False
    fields = [plain(doc[i - 1]), plain(doc[i + 1])]
    if any(word not in lexicon.common and word not in lexicon.portfolio for word in fields):
        return False
    if any(word in lexicon.head or lexicon.is_title(word) for word in fields):
        return False
    return doc[i - 2].lower_ == "the" or (capitalised(doc[i - 2]) and doc[i - 2].ent_type_ in ("GPE", "ORG", "NORP"))


def _right_edge(head: Token, lexicon: NameLexicon) -> int:
    doc, end = head.doc, head.i + 1
    further = _capitals(doc, end, lexicon)
    if (
        further > end
        and plain(doc[further - 1]) not in lexicon.head
        and (further == len(doc) or doc[further].lower_ != "of")
    ):
        return end if further - end > 2 else head.i  # `School Lane` names no school
    end = further
    while end + 1 < len(doc) and doc[end].lower_ in _LINKS and _takes_complement(doc, head.i, end, lexicon):
        first = end + 1 + (doc[end + 1].lower_ == "the")
        after = _capitals(doc, first, lexicon)
        if after == first:
            break
        end = _list_end(doc, after, lexicon)
    return end


def _takes_complement(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> bool:
    return any(plain(token) in lexicon.head_of for token in doc[start:end])


def _capitals(doc: Doc, position: int, lexicon: NameLexicon) -> int:
    """The end of the capitalised words that begin at `position` and belong to a body's name."""
    while position < len(doc):
        token = doc[position]
        hyphen = token.text == "-" and not token.whitespace_ and not doc[position - 1].whitespace_
        if hyphen and position + 1 < len(doc) and capitalised(doc[position + 1]):
            position += 2
            continue
        stops = not capitalised(token) or token.ent_type_ in ("PERSON", "DATE") or not token.text[0].isalpha()
        if stops or token.is_sent_start or lexicon.is_title_at(token) or token.pos_ in ("PRON", "DET", "AUX", "VERB"):
            break
        position += 1
    return position


def _list_end(doc: Doc, end: int, lexicon: NameLexicon) -> int:
    """The end of `Education, Tertiary Education, Science and Technology`, when what stands before `end` begins it.

    The items go with the name only up to one that `and` joins; a place, a person or another body ends it.
    """
    position, last_good = end, end
    while position + 1 < len(doc) and doc[position].text in (",", "and", "&"):
        joined = doc[position].text != ","
        first = position + 1
        if doc[first].text in ("and", "&"):
            joined, first = True, first + 1
        if first >= len(doc) or doc[first].ent_type_ in ("GPE", "PERSON", "NORP", "DATE"):
            break
        after = _capitals(doc, first, lexicon)
        if after == first or _is_own_body(doc, first, after, lexicon):
            break
        position = after
        if joined:
            last_good = after
            break
    return last_good


def _is_own_body(doc: Doc, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Is the item a body itself (`Bank of Ghana`, `Kampala Police`)?"""
    if end < len(doc) and doc[end].lower_ == "of" and plain(doc[end - 1]) in lexicon.head_of:
        return True
    return end - start > 1 and plain(doc[end - 1]) in lexicon.hard_head
