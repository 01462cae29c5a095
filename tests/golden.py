"""The samples' records beside them, and the table that the README shows: `python -m tests.golden` writes both anew."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.flow import Extractor, load
from extractor.metadata import with_metadata
from extractor.views.options import ViewOptions
from extractor.views.selected import selected
from extractor.views.table import table

SAMPLES = Path(__file__).parent.parent / "samples"
README = SAMPLES.parent / "README.md"

_EXAMPLE = re.compile(r"(?<=<!-- example -->\n```text\n).*?(?=```)", re.DOTALL)


def records(extractor: Extractor) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each sample's file with its record, without `tool`, which changes with every rule."""
    for file in sorted(SAMPLES.glob("*.txt")):
        text = file.read_bytes().decode()
        record = extractor(with_metadata(Article(text=text, path=f"samples/{file.name}"))).to_dict()
        del record["tool"]
        yield file, record


def readme_table(extractor: Extractor) -> str:
    """What the README's first command prints, in 100 columns."""
    file = SAMPLES / "port-visit.txt"
    article = with_metadata(Article(text=file.read_bytes().decode(), path=f"samples/{file.name}"))
    kinds = ("roles", "commitments")
    return table(selected(extractor(article), kinds), ViewOptions(width=100, kinds=kinds))


def shown_table(readme: str) -> str:
    """The table that stands in the README's text."""
    found = _EXAMPLE.search(readme)
    assert found, "the README has no <!-- example --> block"
    return found.group()


if __name__ == "__main__":
    extractor = load()
    text = README.read_text(encoding="utf-8")
    README.write_text(_EXAMPLE.sub(lambda _: readme_table(extractor), text, count=1), encoding="utf-8", newline="\n")
    for file, record in records(extractor):
        kept = file.with_suffix(".json")
        kept.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        print(kept)
