"""The samples give the records that are kept beside them; `make golden` writes these anew, to be reviewed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.flow import Extractor
from tests.contract import check
from tests.golden import SAMPLES, records

FILES = sorted(SAMPLES.glob("*.txt"))


@pytest.fixture(scope="module")
def found(loaded: Extractor) -> dict[Path, dict[str, Any]]:
    return dict(records(loaded))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_record_is_the_one_that_is_kept(file: Path, found: dict[Path, dict[str, Any]]) -> None:
    kept = file.with_suffix(".json")
    assert found[file] == json.loads(kept.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sample_has_day_title_and_people(file: Path, found: dict[Path, dict[str, Any]]) -> None:
    record = found[file]
    assert record["published"].startswith("2026-")
    assert record["published_from"] == "dateline"
    assert record["people"]
    tool = {"extractor": "", "model": "", "rules": ""}
    ordered = {**{k: record[k] for k in list(record)[:7]}, "tool": tool, **{k: record[k] for k in list(record)[7:]}}
    check(ordered, file.read_bytes().decode())


def test_leftovers_of_a_page_yield_nothing(found: dict[Path, dict[str, Any]]) -> None:
    record = found[SAMPLES / "librarian-interview.txt"]
    assert record["byline"] == ["Salma Thorvald"]
    names = {entity["name"] for kind in ("people", "organisations") for entity in record[kind]}
    assert not {"Salma Thorvald", "Trending", "Related News"} & names
