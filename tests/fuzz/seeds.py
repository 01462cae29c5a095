"""Inputs from which a fuzzer begins."""

from __future__ import annotations

import random
from collections.abc import Iterator


def seeds(name: str) -> Iterator[bytes]:
    """Some inputs for a target; the same ones each time."""
    if name == "readers":
        yield from _files()
        return
    chance = random.Random(1)
    for length in (16, 64, 256, 1024, 4096):
        yield from (chance.randbytes(length) for _ in range(8))


def _files() -> Iterator[bytes]:
    """Files of every kind that can be made in a line, each with the number of its suffix before it."""
    from tests.fuzz.targets import SUFFIXES
    from tests.test_collections import SEEDS
    from tests.test_documents import SAID, mail, pdf, word

    page = f"<!doctype html><html><head><title>T</title></head><body><article><p>{SAID}</p></article></body></html>"
    documents = {".pdf": pdf([SAID]), ".docx": word(), ".eml": mail(SAID).encode(), ".html": page.encode()}
    for suffix, raw in {**SEEDS, **documents, ".txt": SAID.encode("utf-16")}.items():
        if suffix in SUFFIXES:
            yield bytes([SUFFIXES.index(suffix)]) + raw
            yield bytes([SUFFIXES.index("")]) + raw
