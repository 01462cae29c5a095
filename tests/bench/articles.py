"""Any number of different articles, made from the samples: shuffled paragraphs, with new names and figures."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.models import __file__ as models

ROOT = Path(__file__).parent.parent.parent
LISTS = Path(models).parent / "en" / "lists"

WORDS = 520
"""Words of an article, about: the mean of a thousand news articles."""


def articles(number: int, *, words: int = WORDS, seed: int = 1) -> Iterator[str]:
    """Articles of about so many words that are all different; the same ones for the same seed."""
    chance = random.Random(seed)
    given, surnames = (_names(name) for name in ("given", "surnames"))
    paragraphs = [paragraph for _, text in _samples() for paragraph in text.split("\n\n")[2:] if paragraph.strip()]
    people = sorted({part for person in _people() for part in person.split() if part[0].isupper()})
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, people))})\b")
    for n in range(number):
        chosen, length = [f"The town of {chance.choice(surnames)} decides, part {n}"], 0
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            chosen.append(paragraph)
            length += len(paragraph.split())
            if length > words:
                break
        names = {part: chance.choice(surnames if i % 2 else given) for i, part in enumerate(people)}
        text = named.sub(lambda match, names=names: names[match.group()], "\n\n".join(chosen))  # type: ignore[misc]
        yield re.sub(r"\b\d\d\b", lambda _: str(chance.randint(10, 28)), text) + "\n"


def write(folder: Path, number: int, words: int = WORDS) -> Path:
    """A folder with that many articles of about so many words, a file each, made anew unless it is there whole."""
    if not (folder / f"{number - 1:06}.txt").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for n, text in enumerate(articles(number, words=words)):
            (folder / f"{n:06}.txt").write_text(text, encoding="utf-8")
    return folder


def _samples() -> list[tuple[Path, str]]:
    return [(file, file.read_text(encoding="utf-8")) for file in sorted((ROOT / "samples").glob("*.txt"))]


def _people() -> list[str]:
    found: list[str] = []
    for file, _ in _samples():
        record = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        found += [person["name"] for person in record["people"]]
    return found


def _names(name: str) -> list[str]:
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.capitalize() for line in lines if line.isalpha()]
