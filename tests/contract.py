"""What must hold of every record, whatever the article: the contract `extractor/1`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import jsonschema

from extractor.record import json_schema

KEYS = [
    "schema", "id", "path", "title", "published", "published_from", "byline", "tool", "length", "people",
    "organisations", "places", "roles", "quotes", "commitments", "dates", "warnings", "url",
]  # fmt: skip
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def check(record: dict[str, Any], text: str) -> None:
    """Fail where the record breaks the contract."""
    VALIDATOR.validate(record)
    assert [key for key in record if key != "text"] == KEYS
    assert record["id"] == "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    assert record["length"] == len(text)
    for span in spans(record):
        assert text[span["start"] : span["end"]] == span["text"] != "", span
        assert span["text"] == span["text"].strip(), span
    entities = [e for kind in ("people", "organisations", "places") for e in record[kind]]
    facts = [f for kind in ("roles", "quotes", "commitments") for f in record[kind]]
    ids = [item["id"] for item in [*entities, *facts]]
    assert len(ids) == len(set(ids))
    assert set(referred(record)) <= {entity["id"] for entity in entities}
    people, bodies = ({entity["id"] for entity in record[kind]} for kind in ("people", "organisations"))
    assert all(role["person"] in people and role["organisation"] in {*bodies, None} for role in record["roles"])
    assert all(entity["mentions"] for entity in entities)
    assert all(fact["evidence"] for fact in [*record["roles"], *record["commitments"]])
    assert all(quote["content"] for quote in record["quotes"])
    assert all(commitment["parties"] for commitment in record["commitments"])


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in a record."""
    if isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for item in value.values():
            yield from spans(item)


def referred(record: dict[str, Any]) -> Iterator[str]:
    """Every entity id that a fact refers to."""
    for role in record["roles"]:
        yield from filter(None, (role["person"], role["organisation"]))
    for quote in record["quotes"]:
        yield from filter(None, (quote["speaker"],))
    for commitment in record["commitments"]:
        for party in [*commitment["parties"], *commitment["counterparties"], commitment["source"]]:
            if party and party["entity"]:
                yield party["entity"]
