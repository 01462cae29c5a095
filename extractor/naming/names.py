"""Read all names of an article in one pass over the whole of it, before anything is final.

First the model's entities, cleaned; then bodies by the shape of their names; then what the article settles itself:
a name seen once in full decides on its short forms, capitals in parentheses on an acronym.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extractor.facts import EntityKind, Mention
from extractor.naming.bodies import governments, headed_bodies, small_bodies, small_headed
from extractor.naming.bodies_weighed import weighed_bodies
from extractor.naming.context import acronyms, affiliations, spelled_out
from extractor.naming.lexicon import NameLexicon, lexicon
from extractor.naming.modelled import dateline_places, modelled_names
from extractor.naming.name import Name, without_overlaps
from extractor.naming.others import other_acronyms, without_others
from extractor.naming.settle import settled
from extractor.naming.weighing import weighed

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.parsed import Doc


def mentions_of(analysis: Analysis, kind: EntityKind) -> Iterator[Mention]:
    """The names of one kind as mentions; the article's names are read once and kept in the analysis."""
    if analysis.names is None:
        analysis.names = read_names(analysis)
    document = analysis.document
    for name in analysis.names:
        if name.kind == kind:
            span = document.of(name.tokens(document.doc))
            if kind == "organisations" and span.text.endswith("."):  # `Orvia Ltd.`: no punctuation at a span's end
                span = document.span(span.start, span.end, strip=".")
            yield Mention(kind, span, name.rule)


def read_names(analysis: Analysis) -> list[Name]:
    """The names of an article in the text's order; no two overlap."""
    document, words = analysis.document, lexicon(analysis.rules)
    doc = document.doc
    other = other_acronyms(doc, words)
    shaped = list(_shaped(doc, words))
    modelled = without_overlaps([*dateline_places(document), *modelled_names(doc, words)])
    names = without_overlaps([*_grown_bodies(modelled, shaped), *shaped, *modelled])
    names = without_overlaps([*acronyms(doc, names), *spelled_out(doc, names), *names])
    names = without_others(doc, names, other, words)
    names, refused = weighed(doc, names, words)
    names = without_overlaps([*affiliations(doc, names, words), *names])
    names = weighed_bodies(doc, names, other, words)
    names = sorted(settled(doc, names, refused, words), key=lambda name: name.start)
    return [name for name in names if document.readable(doc[name.start].idx)]


def _shaped(doc: Doc, words: NameLexicon) -> Iterator[Name]:
    """Bodies by the shape of their names, whatever the model says."""
    finders = {
        "head-word": headed_bodies(doc, words),
        "small-head": small_headed(doc, words),
        "government-of": governments(doc),
        "small-body": small_bodies(doc, words),
    }
    for rule, stretches in finders.items():
        for start, end in stretches:
            yield Name(start, end, "organisations", rule)


def _grown_bodies(modelled: Iterable[Name], shaped: Iterable[Name]) -> Iterator[Name]:
    """Where the model's body and the shape's overlap without one inside the other, both together."""
    at = {i: shape for shape in shaped if shape.rule == "head-word" for i in range(shape.start, shape.end)}
    for name in modelled:
        shape = at.get(name.end - 1)
        if name.kind == "organisations" and shape is not None and name.start < shape.start < name.end < shape.end:
            yield Name(name.start, shape.end, "organisations", "head-word")
