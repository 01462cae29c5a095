"""Mentions -> entities: short names, acronyms, several names of one body."""

from __future__ import annotations

from extractor.analysis import Analysis
from extractor.facts import Entity


def resolve(analysis: Analysis) -> list[Entity]:
    """The entities of an article, each with its mentions, in the order of their first mention."""
    by_name: dict[tuple[str, str], Entity] = {}
    for mention in sorted(analysis.mentions, key=lambda m: m.span):
        key = (mention.kind, mention.span.text)
        if key not in by_name:
            by_name[key] = Entity(mention.kind, mention.span.text, [])
        by_name[key].mentions.append(mention)
    return list(by_name.values())
