"""The records of the samples, as they are kept beside them: `python -m tests.golden` writes them anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.extract import Extractor, load
from extractor.metadata import with_metadata

SAMPLES = Path(__file__).parent.parent / "samples"


def records(extractor: Extractor) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each sample's file with its record, without `tool`, which changes with every rule."""
    for file in sorted(SAMPLES.glob("*.txt")):
        text = file.read_bytes().decode()
        record = extractor(with_metadata(Article(text=text, path=f"samples/{file.name}"))).to_dict()
        del record["tool"]
        yield file, record


if __name__ == "__main__":
    for file, record in records(load()):
        kept = file.with_suffix(".json")
        kept.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        print(kept)
