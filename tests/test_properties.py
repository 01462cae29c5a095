"""What holds whatever is given: of bytes and fragments that hypothesis chooses, the same ones each run."""

from __future__ import annotations

import dataclasses
import datetime
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.article import Article
from extractor.errors import RuleError
from extractor.flow import Extractor, rule_keys
from extractor.metadata import with_metadata
from extractor.record import Recurrence
from extractor.rules import load_rules
from extractor.timex.grammar import Grammar
from extractor.views import VIEWS, ViewOptions
from tests.contract import check
from tests.fragments import FRAGMENTS, SURROGATES
from tests.fuzz.targets import RULE_FILES, TARGETS
from tests.shown import check_views
from tests.test_views import RECORD

DETERMINED = settings(
    derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=40).map("".join)
EXAMPLES = {"readers": 150, "dates": 150, "marks": 300, "headers": 150, "rules": 200, "views": 60, "journal": 60}


@pytest.mark.parametrize("name", EXAMPLES)
def test_target_holds(name: str) -> None:
    @settings(DETERMINED, max_examples=EXAMPLES[name])
    @given(data=st.binary(max_size=200))
    def hold(data: bytes) -> None:
        TARGETS[name](data)

    hold()


def clean(text: str) -> str:
    """The text as readers give it: without what no file can hold."""
    return text.encode("utf-8", "replace").decode()


@settings(DETERMINED, max_examples=60)
@given(text=TEXTS.map(clean))
def test_any_text_keeps_the_contract_in_every_view(loaded: Extractor, text: str) -> None:
    record = loaded(with_metadata(Article(text, path=text[:20] or "-"), published="2026-03-10"))
    check(record.to_dict(), text)
    check_views(record)


@settings(DETERMINED, max_examples=15)
@given(pieces=st.lists(TEXTS, min_size=3, max_size=8))
def test_any_long_text_keeps_the_contract(
    loaded: Extractor, monkeypatch: pytest.MonkeyPatch, pieces: list[str]
) -> None:
    monkeypatch.setattr("extractor.pieces.PIECE", 60)
    text = clean("".join(pieces))
    check(loaded(with_metadata(Article(text))).to_dict(), text)


@settings(DETERMINED, max_examples=25)
@given(pieces=st.lists(st.sampled_from(FRAGMENTS), max_size=30), odd=st.sampled_from(SURROGATES))
def test_a_text_with_lone_surrogates_keeps_its_offsets_and_can_be_written(
    loaded: Extractor, pieces: list[str], odd: str
) -> None:
    text = odd.join(pieces) + odd
    record = loaded(with_metadata(Article(text)))
    spans = [span for entity in (*record.people, *record.organisations, *record.places) for span in entity.mentions]
    assert all(text[span.start : span.end] == span.text for span in spans)
    check_views(record)
    (line,) = VIEWS["jsonl"]([record], ViewOptions(text=True))
    assert json.loads(line.encode("utf-8", "replace"))["length"] == len(text)


TOML = st.recursive(
    st.one_of(
        st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8), st.sampled_from(FRAGMENTS)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=5,
).map(json.dumps)
KEYS = ("kind", "rule", "lexicon", "lists", "silent", "lexicon.pieces", "lists.honorific", "x")


@settings(DETERMINED, max_examples=150)
@given(kind=st.sampled_from(rule_keys()), values=st.dictionaries(st.sampled_from(KEYS), TOML, max_size=3))
def test_any_tree_as_a_rule_file_is_read_or_refused(kind: object, values: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    lines = [f"kind = '{getattr(kind, 'kind', '')}'", *(f"{key} = {value}" for key, value in values.items())]
    path.write_text("\n".join(lines), encoding="utf-8")
    with suppress(RuleError):
        load_rules(rule_keys(), [path], builtin=False)


# ---------------------------------------------------------------- what the fuzzer found


def test_what_recurs_until_long_ago_is_in_the_calendar() -> None:
    made = dataclasses.replace(
        RECORD.commitments[0],
        deadline=dataclasses.replace(RECORD.dates[0], earliest="0001-01-02", latest="0203-01-01"),
        recurrence=Recurrence("every Friday", "FREQ=WEEKLY;BYDAY=FR"),
    )
    assert "UNTIL=02030101" in "".join(VIEWS["ics"]([dataclasses.replace(RECORD, commitments=[made])], ViewOptions()))


@pytest.mark.parametrize(
    "content",
    [
        "kind = 'dates'\nrule = [1]",
        "kind = 'dates'\nlexicon = 3",
        f"a = {'[' * 5000}",
        f"a = {'9' * 5000}",
        "kind = 'people'\nlists = {honorific = 'a\\u0000b'}",
        "kind = 'layout'\n" + RULE_FILES[2].replace("@", "a{99999999999}").partition("\n")[2],
        "kind = 'layout'\n" + RULE_FILES[2].replace("@", "(" * 5000 + ")" * 5000).partition("\n")[2],
        RULE_FILES[5].replace("@", "<source>a</source>") + "note = 3\n",
    ],
    ids=range(8),
)
def test_a_wild_rule_file_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=r"own\.toml"):
        load_rules(rule_keys(), [path])


@pytest.mark.parametrize(
    "piece", ["trigger = '{trigger}'", "trigger = '{a}'\na = '{b}'\nb = '{a}'", "trigger = 'a)|(b'", "trigger = '('",
              "trigger = '{a}{a}'\na = '{b}{b}'\nb = '" + "x" * 300_000 + "'"]
)  # fmt: skip
def test_pieces_that_cannot_be_put_in_are_refused(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f"kind = 'dates'\n[lexicon.pieces]\n{piece}\n", encoding="utf-8")
    with pytest.raises(RuleError):
        Grammar(load_rules(rule_keys(), [path])["dates"])


def test_a_pattern_that_matches_nothing_at_all_finds_no_date(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(RULE_FILES[3].replace("@", "x?"), encoding="utf-8")
    rules = load_rules(rule_keys(), [path])
    assert not any(match.rule.id == "a" for match in Grammar(rules["dates"]).matches("on monday in may 2026"))


def test_years_in_the_wrong_order_are_no_interval(loaded: Extractor) -> None:
    record = loaded(Article("The board met in the 2026-03 season and in the 2027/2003 season."))
    assert all(date.earliest <= date.latest for date in record.dates if date.earliest and date.latest)


@pytest.mark.parametrize("text", ["％" * 31, "Ana Reyes said " + "％" * 40])
def test_marks_that_the_model_takes_for_a_body_are_none(loaded: Extractor, text: str) -> None:
    assert loaded(Article(text)).organisations == []


def test_a_blank_behind_a_colon_names_nobody(loaded: Extractor) -> None:
    text = "y vowed: \ufffde— \u2007"
    check(loaded(Article(text)).to_dict(), text)


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_the_ends_of_the_calendar(loaded: Extractor, day: datetime.date) -> None:
    text = "The board promised to meet every Friday, and to report by tomorrow, and Acme vowed to pay weekly until May."
    record = loaded(with_metadata(Article(text), published=day.isoformat()))
    check(record.to_dict(), text)
    check_views(record)
