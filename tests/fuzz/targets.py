"""What is fuzzed: each target takes bytes, makes an input of them, and fails where what must hold does not."""

from __future__ import annotations

import datetime
import functools
import io
import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from extractor.article import Article
from extractor.days import FIRST_YEAR, LAST_YEAR, day_of_file_name, day_of_words, full_days
from extractor.errors import InputError, ResumeError, RuleError
from extractor.flow import Extractor, load, rule_keys
from extractor.headers import byline_line, credit_line, date_line, dateline, header_lines, lines_of, names_in
from extractor.marks import find_quotations
from extractor.metadata import with_metadata
from extractor.model import analysable
from extractor.paragraphs import paragraph_starts
from extractor.readers import READERS, Columns
from extractor.readers.documents import read_document
from extractor.readers.limits import Budget
from extractor.readers.opening import Within, opened
from extractor.readers.source import Source
from extractor.rules import Rules, RuleSet, load_rules
from extractor.running.journal import Journal
from extractor.sentences import sentence_starts
from extractor.timex.grammar import Grammar, longest, lowered
from extractor.timex.occurring import next_occurrences
from extractor.timex.reading import Reading, Setting
from extractor.timex.values import VALUES
from tests.contract import check
from tests.fuzz.given import Given
from tests.shown import check_views, record_of

SUFFIXES: Final = ("", *READERS, ".jsonl.gz", ".tar.xz", ".csv.bz2", ".html.zst", ".xml")
ROOM: Final = 64
"""Things of one input that are looked at."""


def readers(data: bytes) -> None:
    """Bytes of any format, told by the first: articles or InputErrors of one line."""
    given = Given(data)
    suffix = given.choice(SUFFIXES)
    raw = given.rest()
    budget = Budget(given=lambda: len(raw))
    try:
        for item in itertools.islice(
            opened(io.BytesIO(raw), "a" + suffix, "a" + suffix, Within(Columns(), budget)), ROOM
        ):
            _article(item)
    except InputError as error:
        _one_line(error)


def _article(item: Article | Source | InputError) -> None:
    if isinstance(item, InputError):
        _one_line(item)
        return
    try:
        article = with_metadata(read_document(item) if isinstance(item, Source) else item)
    except InputError as error:
        _one_line(error)
        return
    for words in (article.text, article.path, article.title, article.url, *article.byline, *article.warnings):
        (words or "").encode()  # what no file can hold is replaced
    assert article.text.strip()
    assert article.published is None or datetime.date.fromisoformat(article.published)


def _one_line(error: InputError) -> None:
    assert len(str(error).splitlines()) == 1, str(error)
    str(error).encode()


def dates(data: bytes) -> None:
    """Any text by the grammar of dates, with any day of publication, past or future: values whose days can be told."""
    given = Given(data)
    published = None if given.maybe() else datetime.date.fromordinal(1 + given.number(datetime.date.max.toordinal()))
    way = given.number(3) - 1
    text = given.text()
    grammar = _grammar()
    setting = Setting(published, grammar.vague, lambda match: way)
    low = lowered(text)
    assert len(low) == len(text)
    for match in longest(list(grammar.matches(low))):
        assert 0 <= match.start < match.end <= len(text)
        try:
            reading = VALUES[match.rule["value"]](match, setting)
        except (ValueError, OverflowError):  # as in kinds/dates.py: a day that the calendar has not
            continue
        if reading is not None:
            _check_reading(reading, published)
            setting.note(reading, match.start)
    for day in (day_of_words(text), day_of_file_name(text), *full_days(text)):
        assert day is None or FIRST_YEAR <= datetime.date.fromisoformat(day).year <= LAST_YEAR


def _check_reading(reading: Reading, published: datetime.date | None) -> None:
    if reading.earliest and reading.latest:
        assert reading.earliest <= reading.latest, reading
    if reading.rrule:
        found = next_occurrences(reading.rrule, published or datetime.date(2026, 3, 10), 3)
        assert all(first <= last for first, last in found)


@functools.cache
def _grammar() -> Grammar:
    return Grammar(_rules()["dates"])


@functools.cache
def _rules() -> Rules:
    return load_rules(rule_keys())


def marks(data: bytes) -> None:
    """Quotations of any text: in order, none in another, every piece within its paragraph."""
    text = Given(data).text()
    starts = [*paragraph_starts(text), len(text)]
    paragraphs = list(itertools.pairwise(starts))
    end = 0
    for quotation in find_quotations(text, paragraphs):
        for piece in quotation.pieces:
            assert end <= piece.opens < piece.start <= piece.end <= piece.closes <= len(text)
            assert any(start <= piece.opens and piece.closes <= stop for start, stop in paragraphs)
            end = piece.closes


def headers(data: bytes) -> None:
    """Lines, paragraphs, sentences and the header of any text: offsets in it, in order."""
    text = Given(data).text()
    for line in lines_of(text):
        assert text[line.start : line.end] == line.text != ""
        for read in (byline_line, credit_line, date_line, dateline):
            read(line)
    for header in header_lines(text):
        assert text[header.line.start : header.line.end] == header.line.text
    starts = paragraph_starts(text)
    assert starts == sorted(set(starts))
    for start, end in itertools.pairwise([*starts, len(text)]):
        assert all(start <= at <= end for at in sentence_starts(text, start, end))
    assert len(analysable(text)) == len(text)
    article = with_metadata(Article(text, path=text[:30], published=text[30:60] or None))
    assert article.published is None or datetime.date.fromisoformat(article.published)
    assert all(name.split() for name in names_in(text))


def rules(data: bytes) -> None:
    """Any bytes, and any text in the place of a value, as a rule file: read, or a RuleError of one line."""
    given = Given(data)
    frame = given.choice(RULE_FILES)
    raw = frame.replace("@", given.text()).encode("utf-8", "replace") if frame else given.rest()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.toml"
        path.write_bytes(raw)
        try:
            loaded = load_rules(rule_keys(), [path], builtin=False)
            if "dates" in loaded.sets:
                list(Grammar(_with_builtin(loaded["dates"])).matches(TEXT))
        except RuleError:
            return


def _with_builtin(own: RuleSet) -> RuleSet:
    """Rules for dates beside the words of the built-in ones, whose own rules take too long to compile each time."""
    words = {
        name: dict(value) if isinstance(value, dict) else value for name, value in _rules()["dates"].lexicons.items()
    }
    for name, value in own.lexicons.items():
        words[name] = {**words.get(name, {}), **value} if isinstance(value, dict) else value
    return RuleSet("dates", own.rules, words)


TEXT: Final = "On Monday, March 10, 2026, the board said it would meet every two weeks until the end of May."

_EXAMPLES: Final = 'match = ["<{0}>a</{0}>"]\nno_match = ["b"]\n'
RULE_FILES: Final = (
    "",
    "@",
    'kind = "layout"\n[[rule]]\nid = "a"\nunit = "line"\npattern = \'@\'\n' + _EXAMPLES.format("leftover"),
    'kind = "dates"\n[[rule]]\nid = "a"\nvalue = "calendar_year"\npattern = \'@\'\n' + _EXAMPLES.format("date"),
    "kind = \"dates\"\n[lexicon.pieces]\ntrigger = '@'\n",
    'kind = "quotes"\n[[rule]]\nid = "a"\nconstruction = "gerund"\nmatch = [\'@\']\nno_match = ["b"]\n',
    "kind = 'commitments'\nrule = @\n",
    "kind = 'commitments'\nlexicon = @\n",
    "kind = 'commitments'\nlists = @\n",
    "kind = 'people'\n[lists]\nhonorific = '@'\n",
    "kind = 'layout'\n[[rule]]\n@",
)
"""Rule files with a hole; the empty one is all hole."""


def extract(data: bytes) -> None:
    """The whole of it over a short text: a record that keeps the contract."""
    given = Given(data)
    published = None if given.maybe() else "2026-03-10"
    text = given.text()
    check(_loaded()(with_metadata(Article(text), published=published)).to_dict(), text)


@functools.cache
def _loaded() -> Extractor:
    return load()


def views(data: bytes) -> None:
    """Any record in every view: nothing raised, nothing that steers a terminal, no formula, JSON that can be read."""
    check_views(record_of(Given(data)))


def journal(data: bytes) -> None:
    """Any bytes as the journal of an earlier run: gone on with, or a ResumeError; what is added is read again."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out.jsonl"
        path = Path(folder) / "out.jsonl.progress"
        given = Given(data)
        path.write_bytes(given.choice(JOURNALS) + given.rest())
        first = Journal(output, {"extractor": "1"})
        try:
            progress = first.open(resume=True)
            first.add(["key"], [], progress)
        except ResumeError:
            return
        finally:
            first.close()
        again = Journal(output, {"extractor": "1"})
        assert again.open(resume=True).done["key"] == progress.done["key"] + 1
        again.close()


JOURNALS: Final = (
    b"",
    b'{"resumes": {"extractor": "1"}}\n',
    b'{"resumes": {"extractor": "1"}}\n{"shard": 0, "size": 1, "records": 1, "done": ["a"]}\n',
    b'{"resumes": {"extractor": "1"}}\n{"shard": 0, "size": 1, "records": 1, "done": ',
)

TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    function.__name__: function for function in (readers, dates, marks, headers, rules, extract, views, journal)
}
"""Name -> target."""
