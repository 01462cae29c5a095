"""Read news articles and say who said and promised what, in which role, by when, with the words that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.version import __version__

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.flow import Extractor, extract, load
    from extractor.record import Record

__all__ = ["Article", "Extractor", "Record", "__version__", "extract", "load"]

_HOMES = {
    "Article": "extractor.article",
    "Extractor": "extractor.flow",
    "Record": "extractor.record",
    "extract": "extractor.flow",
    "load": "extractor.flow",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import extractor` alone stays instant."""
    if name not in _HOMES:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
