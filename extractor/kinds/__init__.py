"""The kinds of fact, one module each, in the order in which they are found: a later one may read an earlier one.

A kind's module has `KEYS` (what its rule file may say) and one function, `find_` and the kind's name, which takes the
`Analysis` so far and yields what it found. To add a kind: its module, its rule file, its name here. The names are
there without the modules, so that the command line is at once.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.rules import RuleKeys

NAMED = ("people", "organisations", "places")
"""Kinds whose finders yield mentions, which `resolve` makes into entities."""

STATED = ("dates", "roles", "quotes", "commitments")
"""Kinds whose finders yield facts, once entities are known."""

KINDS = (*NAMED, *STATED)
"""Every kind: the name of its module, its rule file, its JSON key and its table."""


def finder(kind: str) -> Callable[[Analysis], Iterator[Any]]:
    """What finds the facts of a kind in an analysis."""
    return cast("Callable[[Analysis], Iterator[Any]]", getattr(_module(kind), f"find_{kind}"))


def all_keys() -> list[RuleKeys]:
    """What rule files may say, kind by kind."""
    return [_module(kind).KEYS for kind in KINDS]


def _module(kind: str) -> Any:
    return importlib.import_module(f"extractor.kinds.{kind}")
