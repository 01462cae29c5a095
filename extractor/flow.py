"""One flow: `Article -> Doc -> facts with evidence -> resolved Record`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.analysis import Analysis
from extractor.article import Article
from extractor.assemble import assemble
from extractor.collecting import no_collection
from extractor.document import Document
from extractor.joining import joined
from extractor.kinds import NAMED, STATED, all_keys, finder
from extractor.layout import KEYS as LAYOUT_KEYS
from extractor.layout import find_paragraphs
from extractor.model import Model
from extractor.parsed import Doc
from extractor.pieces import cut
from extractor.pipeline import DEFAULT_MODEL, load_model
from extractor.record import Record, Tool
from extractor.references import References
from extractor.resolve import resolve
from extractor.rules import RuleKeys, Rules, load_rules
from extractor.version import __version__


class Extractor:
    """A loaded model and checked rules, for any number of articles. Not safe to share between threads."""

    def __init__(self, model: Model, rules: Rules) -> None:
        self.model = model
        self.rules = rules
        self.tool = Tool(extractor=__version__, model=model.version, rules=rules.fingerprint)

    def __call__(self, article: Article) -> Record:
        """The record of one article."""
        return next(self.records([article]))

    def records(self, articles: Iterable[Article]) -> Iterator[Record]:
        """A record for each article, in order, read in batches; a long article is worked in pieces."""
        waiting: list[Article] = []

        def pieces() -> Iterator[Article]:
            for article in articles:
                waiting.append(article)
                yield from cut(article)

        parts: list[tuple[int, Record]] = []
        missing = 0
        for analysis in self.analyses(pieces()):
            piece = analysis.document.article
            missing = (missing or len(waiting[0].text)) - len(piece.text)
            parts.append((piece.start, assemble(analysis, self.tool)))
            if not missing:
                yield joined(waiting.pop(0), parts)
                parts = []

    def analyses(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """What was found in each article, before it has ids: for tests of rules and for explanations."""
        waiting: list[Article] = []

        def texts() -> Iterator[str]:
            for article in articles:
                waiting.append(article)
                yield article.text

        for doc in self.model.parse(texts()):
            yield analyse(waiting.pop(0), doc, self.rules)


def analyse(article: Article, doc: Doc, rules: Rules) -> Analysis:
    """Find everything in one article; `doc` must have the article's offsets (see `Model.parse`)."""
    with no_collection():
        document = Document(article, doc, tuple(find_paragraphs(article, doc, rules)))
        analysis = Analysis(document, rules)
        for kind in NAMED:
            analysis.mentions.extend(finder(kind)(analysis))
        analysis.entities = resolve(analysis)
        analysis.references = References(analysis)
        for kind in STATED:
            setattr(analysis, kind, list(finder(kind)(analysis)))
    return analysis


def rule_keys() -> list[RuleKeys]:
    """What rule files may say: those of the kinds, and that of the layout of web pages."""
    return [*all_keys(), LAYOUT_KEYS]


def load(model: str = DEFAULT_MODEL, *, rules: Iterable[str | Path] = ()) -> Extractor:
    """A reusable extractor: `model` is a package name or a folder, `rules` are rule files to add.

    Raises ModelError for a model that is not there, RuleError for a faulty rule file.
    """
    checked = load_rules(rule_keys(), rules)
    return Extractor(load_model(model), checked)


_loaded: dict[str, Extractor] = {}


def extract(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    path: str = "-",
    model: str = DEFAULT_MODEL,
) -> Record:
    """The record of one text; the model is loaded on the first call and kept.

    `published` is the ISO day on which the article appeared; without it the text's own header or dateline
    counts, never today. Raises ValueError for a `published` that is no ISO day.
    """
    from extractor.metadata import with_metadata

    if model not in _loaded:
        _loaded[model] = load(model)
    article = Article(text=text, path=path, title=title)
    return _loaded[model](with_metadata(article, published=published))
