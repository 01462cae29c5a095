"""How patterns of `dates.toml` become regular expressions: words, blanks, names of groups, fast alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def alternation(words: Any) -> str:
    """Words as one pattern, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return by_first_letter(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-") for word in ordered)


def by_first_letter(some: Iterable[str]) -> str:
    """Alternatives as one pattern in which those that begin with the same letter share it, which is much faster.

    Their order counts only among those with the same first letter, where it is kept.
    """
    groups: dict[str, list[str]] = {}
    others = []
    for one in some:
        if one[:1].isalpha() and one[1:2] not in ("?", "*", "+", "{"):
            groups.setdefault(one[0], []).append(one[1:])
        else:
            others.append(one)
    return "|".join([f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()] + others)


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, those of its groups without a name among them."""
    found, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if pattern[at] == "|" and depth == 0:
            found.append(pattern[start:at])
            start = at + 1
        at += 2 if pattern[at] == "\\" else 1
    found.append(pattern[start:])
    if len(found) == 1:
        return found
    return [one for each in found for one in (alternatives(each[3:-1]) if _is_group(each) else [each])]


def _is_group(pattern: str) -> bool:
    """Is it one group without a name, `(?:a|b)`, and nothing besides?"""
    depth = 0
    for at, character in enumerate(pattern):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return pattern.startswith("(?:") and at == len(pattern) - 1
    return False


def twins(pattern: str) -> str:
    """The pattern with a name of its own for each group: the second `month` is `month_2`."""
    taken: set[str] = set()

    def named(found: re.Match[str]) -> str:
        name, number = found[1], 1
        while name in taken:
            number += 1
            name = f"{found[1]}_{number}"
        taken.add(name)
        return f"(?P<{name}>"

    return re.sub(r"\(\?P<([a-z_]+?)(?:_\d+)?>", named, pattern)


def blanks(pattern: str) -> str:
    """The pattern with every blank outside a character class as one to three blanks."""
    wide = {" ": " {1,3}", " ?": " {0,3}"}
    return re.sub(r"\[[^\]]*\]| \??", lambda found: wide.get(found[0], found[0]), pattern)
