"""The record `extractor/1`: the dataclasses that define it, and JSON and JSON Schema made from them.

A span counts code points of the article's text, end-exclusive; `text[start:end] == span.text` always holds.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass
from typing import Any, Literal

SCHEMA = "extractor/1"

PublishedFrom = Literal["option", "metadata", "dateline", "file name"]
RoleStatus = Literal["current", "former", "acting", "incoming"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Force = Literal["promise", "agreement", "plan", "offer", "invitation", "threat", "refusal", "obligation"]
Polarity = Literal["do", "refrain"]
CommitmentStatus = Literal["made", "renewed", "changed", "delayed", "withdrawn", "fulfilled", "broken", "denied"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text, `[start, end)` in code points."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Do the two spans share a character?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does the other span lie within this one?"""
        return self.start <= other.start and other.end <= self.end


def _unwritten() -> Any:
    """A field that Python has and JSON has not: why mentions and references, by their starts, are the entity's."""
    return field(default_factory=dict, repr=False, compare=False, metadata={"json": False})


@dataclass(frozen=True, slots=True)
class Person:
    """A named human individual: `mentions` name it, `references` are pronouns and descriptions."""

    id: str
    name: str
    aliases: list[str]
    mentions: list[Span]
    references: list[Span]
    why: Mapping[int, str] = _unwritten()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body that can act."""

    id: str
    name: str
    acronym: str | None
    aliases: list[str]
    mentions: list[Span]
    references: list[Span]
    why: Mapping[int, str] = _unwritten()


@dataclass(frozen=True, slots=True)
class Place:
    """A named country, region, city or the like."""

    id: str
    name: str
    mentions: list[Span]


@dataclass(frozen=True, slots=True)
class Role:
    """A public capacity that the text gives to a person; `since` and `until` are ISO days or parts of one."""

    id: str
    person: str
    title: str | None
    organisation: str | None
    place: str | None
    status: RoleStatus
    since: str | None
    until: str | None
    evidence: list[Span]
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words or a proposition that the article attributes to someone."""

    id: str
    kind: QuoteKind
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: list[Span]
    rule: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who is bound, addressed or quoted: the entity (None where unresolved) and the span that names it."""

    entity: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Date:
    """A TIMEX3 expression with its value and the first and last ISO day that the value covers."""

    start: int
    end: int
    text: str
    type: DateType
    value: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often: the article's words and an RFC 5545 rule (None where the words give none)."""

    text: str
    rrule: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A party that binds itself to a future act, outcome or abstention within its control."""

    id: str
    force: Force
    parties: list[Party]
    counterparties: list[Party]
    source: Party | None
    action: Span
    deadline: Date | None
    recurrence: Recurrence | None
    condition: Span | None
    polarity: Polarity
    status: CommitmentStatus
    evidence: list[Span]
    rule: str


@dataclass(frozen=True, slots=True)
class Tool:
    """What made the record: the package's version, the model's name and version, the rules' fingerprint."""

    extractor: str
    model: str
    rules: str


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """An earlier article that is nearly the same: where it is, its id, and the share of common sequences of words."""

    path: str
    id: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Record:
    """Everything found in one article. `text` is always there in Python, in JSON only when asked for; so is
    `near_duplicate_of`, in JSON only where it is known."""

    id: str
    path: str
    title: str | None
    published: str | None
    published_from: PublishedFrom | None
    byline: list[str]
    tool: Tool
    length: int
    text: str = field(repr=False)
    people: list[Person]
    organisations: list[Organisation]
    places: list[Place]
    roles: list[Role]
    quotes: list[Quote]
    commitments: list[Commitment]
    dates: list[Date]
    warnings: list[str]
    url: str | None = None
    near_duplicate_of: NearDuplicate | None = None
    schema: Literal["extractor/1"] = "extractor/1"

    def to_dict(self, *, text: bool = False) -> dict[str, Any]:
        """The record as plain dicts and lists, keys in the contract's order; `text` adds the article's text."""
        return {key: _plain(value) for key, value in self._shallow(text=text).items()}

    def to_json(self, *, text: bool = False, indent: int | None = None) -> str:
        """The record as JSON, not escaped to ASCII; the same record gives the same bytes."""
        if indent is None:
            return "".join(self.json_pieces(text=text))
        return json.dumps(self.to_dict(text=text), ensure_ascii=False, indent=indent)

    def json_pieces(self, *, text: bool = False) -> Iterator[str]:
        """The record as JSON in one line, fact by fact: that of a book need not be in memory as a whole."""
        opening = "{"
        for key, value in self._shallow(text=text).items():
            yield f"{opening}{_encoded(key)}: "
            if isinstance(value, list):
                yield "["
                for number, item in enumerate(value):
                    yield f", {_encoded(_plain(item))}" if number else _encoded(_plain(item))
                yield "]"
            else:
                yield _encoded(_plain(value))
            opening = ", "
        yield "}"

    def _shallow(self, *, text: bool) -> dict[str, Any]:
        """The record by key, in the contract's order."""
        shallow = {"schema": self.schema, **{f.name: getattr(self, f.name) for f in _written(Record)}}
        if not text:
            del shallow["text"]
        if self.near_duplicate_of is None:
            del shallow["near_duplicate_of"]
        return shallow


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _written(cls: type) -> list[Field[Any]]:
    """The fields that JSON has."""
    return [f for f in fields(cls) if f.metadata.get("json", True)]


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in _written(type(value))}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record, made from the dataclasses."""
    definitions: dict[str, Any] = {}
    record = _object_schema(Record, definitions, optional=frozenset({"text", "near_duplicate_of"}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **record,
        "$defs": definitions,
    }


def _object_schema(cls: type, definitions: dict[str, Any], optional: frozenset[str] = frozenset()) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    names = [f.name for f in _written(cls)]
    return {
        "type": "object",
        "description": (cls.__doc__ or "").strip(),
        "properties": {name: _type_schema(hints[name], definitions) for name in names},
        "required": [name for name in names if name not in optional],
    }


def _type_schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is list:
        return {"type": "array", "items": _type_schema(arguments[0], definitions)}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_type_schema(a, definitions) for a in arguments]}
    if isinstance(hint, type) and is_dataclass(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object_schema(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", int: "integer", float: "number", type(None): "null"}[hint]}
