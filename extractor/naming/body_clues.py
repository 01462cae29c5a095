"""What speaks for and against a stretch being a body's name: its words, and the words around it.

Each clue has a name; what it weighs stands in `models/en/organisations.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.naming.lexicon import NameLexicon
from extractor.naming.words import capitalised, folded, in_title_case, is_acronym, is_possessive, plain, plain_text

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_QUOTES = frozenset("\"'“”‘’«»")
_PLACING = frozenset(
    {"in", "near", "from", "across", "around", "throughout", "into", "outside", "inside", "toward", "towards"}
)
_BINDING = frozenset({"of", "for", "at", "with", "by", "to", "on"})
_JOINING = frozenset({",", "and", "or", "&", "/"})
_NEIGHBOURS = frozenset({"ORG", "GPE", "PERSON", "NORP"})
_FEW, _CODE = 2, 3
"""Letters of a short acronym, and of a country's code."""


def clues_within(doc: Doc, start: int, end: int, words: NameLexicon) -> Iterator[str]:
    """What the words of the name say."""
    tokens = doc[start:end]
    parts = [folded(t.text) for t in tokens if t.text[0].isalpha()]
    shape = shape_of(doc, start, end)
    yield shape
    if plain_text(tokens) in words.known:
        yield "known"
    if not parts:
        return
    lower = [plain(t) for t in tokens]
    if len(parts) > 1:
        yield from _several(parts, lower, words)
    else:
        yield from _one(tokens[0].text, parts[0], shape, words)
    if folded(plain_text(tokens)) in words.place:
        yield "place"


def shape_of(doc: Doc, start: int, end: int) -> str:
    """Is the name an acronym, one word, or several?"""
    if end - start == 1:
        text = doc[start].text
        if is_acronym(text):
            return "acronym" if len(text) > _FEW else "two-capitals"
        return "word"
    return "words"


def _one(text: str, part: str, shape: str, words: NameLexicon) -> Iterator[str]:
    if shape != "word":
        return
    if any(c.isupper() for c in text[1:]) and not text.isupper() and "-" not in text:
        yield "inner-capital"
    if "." in text[1:-1]:
        yield "domain"
    if part in words.common:
        yield "common-word"
    elif part in words.given or part in words.surname:
        yield "person-word"
    elif "-" in part:
        yield "hyphened-word"
    elif part not in words.place:
        yield "unknown-word"


def _several(parts: list[str], lower: list[str], words: NameLexicon) -> Iterator[str]:
    if lower[-1] in words.head:
        yield "head-last"
    elif any(word in words.any_head for word in lower):
        yield "head-inside"
    if any(part in words.foreign_body for part in (parts[0], parts[-1])):
        yield "foreign-head"
    if lower[-1] in words.trade_word:
        yield "trade-last"
    if any(word in words.legal_form for word in lower):
        yield "legal-form"
    if "&" in lower:
        yield "ampersand"
    yield from _placed(parts, words)
    yield from _common(parts, words)


def _placed(parts: list[str], words: NameLexicon) -> Iterator[str]:
    if words.is_country(parts[0]) or parts[0] in words.place:
        yield "place-and-plural" if parts[-1].endswith("s") and parts[-1] not in words.place_head else "place-first"
    elif parts[-1] in words.country or parts[-1] in words.place:
        yield "place-last"


def _common(parts: list[str], words: NameLexicon) -> Iterator[str]:
    if all(part in words.common for part in parts):
        yield "all-common"
    elif parts[-1] in words.common:
        yield "common-last"
    elif parts[0] in words.given and words.is_name(parts[-1]):
        yield "person-words"
    elif not any(part in words.common for part in parts):
        yield "no-common"


def clues_around(doc: Doc, start: int, end: int, titled: dict[int, bool], words: NameLexicon) -> Iterator[str]:
    """What the words around the name say where it stands; `titled` keeps which sentences are in title case."""
    shape = shape_of(doc, start, end)
    if start:
        yield from _before(doc, start, end, shape, words)
    if end < len(doc):
        yield from _after(doc, end, shape, words)
    yield from _beside(doc, start, end)
    root = doc[start:end].root
    yield from _grammar(root, start, end, words)
    sent = root.sent
    if sent.start not in titled:
        titled[sent.start] = in_title_case(doc, sent.start, sent.end)
    if titled[sent.start]:
        yield "in-title-case"


def is_placed(doc: Doc, start: int) -> bool:
    """Does a word before the name that begins at token `start` say that something is in it, near it or from it?"""
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    return i >= 0 and plain(doc[i]) in _PLACING


def _before(doc: Doc, start: int, end: int, shape: str, words: NameLexicon) -> Iterator[str]:
    i = start - 1
    if doc[i].lower_ in ("a", "an"):
        yield "indefinite"
        return
    if doc[i].lower_ == "the":
        yield f"article-{shape}"
        i -= 1
    if i < 0:
        return
    word = plain(doc[i])
    if word in _PLACING:
        yield f"after-place-{'word' if shape == 'word' else 'other'}"
    elif word in _BINDING:
        yield _bound(doc, i, word, words)
    elif enclosed := _enclosed(doc, i, end, shape):
        yield enclosed
    elif word in words.small_head or word in words.body_noun:
        yield "body-noun-before"
    elif word in ("called", "named", "dubbed"):
        yield "called"
    elif i > 0 and word == "as" and doc[i - 1].lower_ in ("known", "such"):
        yield f"{doc[i - 1].lower_}-as"
    elif doc[i].pos_ == "PROPN" and capitalised(doc[i]) and doc[i].is_alpha and doc[i].whitespace_:
        yield "title-before" if words.is_title_at(doc[i]) else "proper-before"


def _bound(doc: Doc, i: int, word: str, words: NameLexicon) -> str:
    """What a preposition at token `i` binds to the name: a chief executive of it, work for it, a member of it."""
    if i == 0:
        return f"after-{word}"
    before = doc[i - 1]
    if before.ent_type_ == "PERSON" and word == "of":
        return "after-person"
    governor = _governor(doc[i])
    if word == "at" and governor.lemma_.lower() in words.learning:
        return "after-learning"
    owner = next((t for t in (before, governor) if words.is_title_at(t)), before)
    if plain(owner) in words.company_office:
        return "after-company-office"
    if before.pos_ == "VERB" and before.lemma_.lower() in words.working:
        return "after-work"
    if plain(owner) in words.belonging or plain(owner).removesuffix("s") in words.belonging:
        return "after-belonging"
    return f"after-title-{word}" if words.is_title_at(owner) else f"after-{word}"


def _governor(preposition: Token) -> Token:
    """The noun or verb to which a preposition belongs, beyond nouns in between: `professor` of law `at` the college."""
    token = preposition.head
    while token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.head.i < token.i:
        token = token.head.head
    return token


def _enclosed(doc: Doc, i: int, end: int, shape: str) -> str | None:
    """Is the name in quotation marks, or in parentheses: a country's code after a person's name is another thing."""
    if end >= len(doc):
        return None
    before, after = doc[i].text, doc[end].text
    if before in _QUOTES and after in _QUOTES:
        return "quoted"
    if before != "(" or after not in "),;":
        return None
    code = shape == "acronym" and len(doc[i + 1]) == _CODE and i > 0 and doc[i - 1].ent_type_ == "PERSON"
    return "bracketed-code" if code else "bracketed"


def _beside(doc: Doc, start: int, end: int) -> Iterator[str]:
    """What the model calls the names to which a comma or `and` joins it."""
    i = start - 1 - (start > 1 and doc[start - 1].lower_ == "the")
    if i > 1 and doc[i].text in _JOINING:
        i -= 1 + (doc[i - 1].text == ",")
        if doc[i].ent_type_ in _NEIGHBOURS:
            yield f"beside-{doc[i].ent_type_}"
    if end + 2 < len(doc) and doc[end].text in _JOINING:
        i = end + 1 + (doc[end + 1].lower_ in ("and", "or"))
        i += doc[i].lower_ == "the" and i + 1 < len(doc)
        if doc[i].ent_type_ in _NEIGHBOURS:
            yield f"beside-{doc[i].ent_type_}"


def _after(doc: Doc, end: int, shape: str, words: NameLexicon) -> Iterator[str]:
    after = doc[end]
    second = doc[end + 1] if end + 1 < len(doc) else None
    if is_possessive(after):
        owned = second is not None and (words.is_title_at(second) or plain(second) in words.belonging)
        yield "owner-of-office" if owned else "possessive"
    elif words.is_title_at(after):
        company = after.lower_ in ("ceo", "cfo", "cto", "coo") or (
            after.lower_ == "chief"
            and second is not None
            and second.lower_ in ("executive", "financial", "operating", "technology")
        )
        yield "company-title-after" if company else "title-after"
    elif plain(after) in words.not_before or plain(after) in words.place_head:
        yield "place-head-after"
    elif plain(after) in words.small_head or plain(after) in words.body_noun:
        yield "body-noun-after"
    elif after.text == "(" and second is not None and is_acronym(second.text):
        yield "acronym-after"
    elif after.text.isdigit():
        yield "number-after"
    elif after.pos_ == "PROPN" and capitalised(after) and after.is_alpha:
        yield "proper-after"
    elif after.text == "," and second is not None and second.lower_ in ("a", "an", "the"):
        if any(plain(t) in words.small_head or plain(t) in words.body_noun for t in doc[end + 2 : end + 7]):
            yield "body-apposition"
    elif after.pos_ == "NOUN":
        yield f"noun-after-{shape}"


def _grammar(root: Token, start: int, end: int, words: NameLexicon) -> Iterator[str]:
    verb = root.head.lemma_.lower()
    if root.dep_ == "nsubj":
        yield "acts" if verb in words.body_verb else "subject"
    elif root.dep_ == "nsubjpass":
        yield "subject"
    elif root.dep_ in ("dobj", "dative"):
        yield "joined" if verb in words.joining else "object"
    elif root.dep_ == "pobj" and root.head.dep_ == "agent":
        yield "agent"


def listed_with(doc: Doc, start: int, end: int, bodies: set[int], starts: set[int]) -> bool:
    """Is the name joined by a comma or `and` to a sure body: `ends` and `starts` of those?"""
    if (
        start > 1
        and doc[start - 1].text in _JOINING
        and (start - 1 in bodies or (doc[start - 2].text == "," and start - 2 in bodies))
    ):
        return True
    if end + 1 < len(doc) and doc[end].text in _JOINING:
        follow = end + 1 + (doc[end + 1].lower_ in ("and", "or"))
        follow += follow < len(doc) and doc[follow].lower_ == "the"
        return follow in starts
    return False
