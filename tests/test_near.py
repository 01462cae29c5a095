"""Near-duplicates: edited and cut copies are marked, other articles are not, also after a resumed run."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from extractor.article import Article
from extractor.errors import ExtractorError
from extractor.record import NearDuplicate
from extractor.running.near import NearDuplicates
from tests.conftest import SAMPLES
from tests.faults import record_of

Cli = Callable[..., Result]
TEXTS = [file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.txt"))]
PORT = (SAMPLES / "port-visit.txt").read_text(encoding="utf-8")


def marks(texts: list[str]) -> list[NearDuplicate | None]:
    near = NearDuplicates()
    return [near.met(record_of(Article(text, path=str(n)))) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    "copy",
    [
        PORT,
        "LONDON (Agency) — " + PORT,
        PORT[: len(PORT) * 4 // 5],
        PORT.replace("Valletta", "the capital").replace("Voss", "Foss"),
        PORT.upper(),
    ],
)
def test_a_copy_is_marked(copy: str) -> None:
    *others, mark = marks([*TEXTS, copy])
    assert others == [None] * len(TEXTS)
    assert mark is not None
    assert TEXTS[int(mark.path)] == PORT
    assert mark.id == Article(PORT).id
    assert 0.5 <= mark.similarity <= 1


def test_short_and_odd_texts() -> None:
    assert [mark is not None for mark in marks(["", "a", "b", "a b c d", "a", "\ud800", "*" * 1000])][:5] == [
        False, False, False, False, True,
    ]  # fmt: skip


def lines(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def test_marks_are_in_records_and_known_after_a_stop(cli: Cli, tmp_path: Path) -> None:
    for name, text in (("a", PORT), ("b", "It rained."), ("c", PORT + "More of it."), ("d", "It rained.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    files = [tmp_path / f"{name}.txt" for name in "abcd"]
    assert cli(*files, "-o", whole, "--near-duplicates").exit_code == 0
    for number in (2, 4):
        assert cli(*files[:number], "-o", output, "--near-duplicates", "--resume").exit_code == 0
    assert output.read_bytes() == whole.read_bytes()
    first, second, third, fourth = lines(output)
    assert "near_duplicate_of" not in first
    assert "near_duplicate_of" not in second
    assert third["near_duplicate_of"]["path"] == str(files[0])
    assert third["near_duplicate_of"]["id"] == first["id"] != third["id"]
    assert fourth["near_duplicate_of"] == {"path": str(files[1]), "id": second["id"], "similarity": 1.0}
    assert f"Near-duplicate of {files[0]}" in " ".join(
        cli(*files, "--near-duplicates", "--format", "table").stdout.split()
    )


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasketch", None)
    with pytest.raises(ExtractorError, match="near-duplicates"):
        NearDuplicates()
