"""Make `models/en/lists/male_given.txt` and `female_given.txt`: given names that nearly always tell the bearer's sex.

    python models/recipes/given_names.py FAKER CENSUS

FAKER is the folder of the unpacked wheel of the PyPI package faker 40.54.0 (MIT licence); CENSUS the folder with
`dist.male.first` and `dist.female.first` of the PyPI package names 0.3.0 (from the US census of 1990, public domain).

Each locale of Faker that gives a name to one sex alone is a voice for that sex, and so is the census, which counts
twice where it has the name at least LOPSIDED times as often. A name is taken where the voices for one sex are at least
CLEAR times the others; a single voice is enough for names from locales that share few names with others (ALONE).
Names in Cyrillic letters are romanised; names with diacritics are taken without them too.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

LOPSIDED = 20
CLEAR = 4
SHORT = 3
"""Letters up to which a name may well be a family name that stands first (`Li`)."""
_ALONE = """
az_AZ bg_BG en_IN en_KE en_NG fr_DZ ha_NG hu_HU hy_AM id_ID ig_NG ja_JP lv_LV mk_MK pl_PL ru_RU sl_SI sw tr_TR tw_GH
uk_UA uz_UZ vi_VN yo_NG zu_ZA
"""
ALONE = frozenset(_ALONE.split())
RARE = 0.002
"""Per cent of the census below which a name there is no voice against the other sex."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’\-]{2,}")
_CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґјљњћђѓќ"
_IN_LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i i ye g j lj nj c dj g k"
_CYRILLIC = dict(zip(_CYRILLIC_LETTERS, _IN_LATIN.split(" "), strict=True))


def romanised(name: str) -> str:
    """The name in lower-case Latin letters, where it was Cyrillic."""
    return "".join(_CYRILLIC.get(letter, letter) for letter in name.lower())


def plain(name: str) -> str:
    """The name without diacritics."""
    letters = unicodedata.normalize("NFD", name.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def locale_names(provider: type, sex: str) -> set[str]:
    """A locale's given names of one sex, as they are compared."""
    found = set()
    for listed in (f"first_names_{sex}", f"first_romanized_names_{sex}"):
        for name in getattr(provider, listed, None) or ():
            latin = romanised(name)
            if _LATIN.fullmatch(latin):
                found |= {latin, plain(latin)}
    return found


def faker_voices(folder: str) -> dict[str, Counter[str]]:
    """How many locales give a name to one sex alone."""
    sys.path.insert(0, folder)
    person = importlib.import_module("faker.providers.person")
    voices: dict[str, Counter[str]] = {"male": Counter(), "female": Counter()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        male, female = locale_names(provider, "male"), locale_names(provider, "female")
        for sex, names in (("male", male - female), ("female", female - male)):
            voices[sex].update(names)
            if module.name in ALONE:
                voices[sex].update(name for name in names if len(name) > SHORT)  # speaks twice
    return voices


def census(folder: str, sex: str) -> dict[str, float]:
    """Per cent of the people of one sex who bear a name."""
    lines = (Path(folder) / f"dist.{sex}.first").read_text().splitlines()
    return {line.split()[0].lower(): float(line.split()[1]) for line in lines}


def _taken(own: int, against: int, *, longer: bool) -> bool:
    """Is a name clear enough: the voices lopsided, and more than one, for a short name more than that?"""
    return own >= CLEAR * against and own > (1 if longer else SHORT)


def main(faker: str, folder: str) -> None:
    """Write both lists."""
    voices = faker_voices(faker)
    shares = {sex: census(folder, sex) for sex in ("male", "female")}
    for sex, other in (("male", "female"), ("female", "male")):
        for name, share in shares[sex].items():
            against = shares[other].get(name, 0.0)
            if share >= LOPSIDED * max(against, RARE / 4):
                voices[sex][name] += 2
            elif against < LOPSIDED * share:
                voices[sex][name] += 1
    for sex, other in (("male", "female"), ("female", "male")):
        names = sorted(n for n, count in voices[sex].items() if _taken(count, voices[other][n], longer=len(n) > SHORT))
        header = (
            f"# Given names of {'men' if sex == 'male' else 'women'}, in lower case; made by recipes/given_names.py\n"
            "# from the PyPI packages faker 40.54.0 (MIT licence, Daniele Faraglia and contributors) and names 0.3.0\n"
            "# (MIT licence; its names are those of the US census of 1990, public domain).\n"
        )
        target = Path(__file__).parents[1] / "en" / "lists" / f"{sex}_given.txt"
        target.write_text(header + "\n".join(names) + "\n", encoding="utf-8")
        print(f"{target.name}: {len(names)} names")


if __name__ == "__main__":
    main(*sys.argv[1:])
