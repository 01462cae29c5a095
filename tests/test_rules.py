"""Every example of every rule file holds, and faulty rule files are refused with the place of the fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.article import Article
from extractor.errors import RuleError
from extractor.examples import Case, cases, problems
from extractor.flow import Extractor, rule_keys
from extractor.rules import builtin_files, load_rules, marked_example, parse_example
from tests import contract

RULES = load_rules(rule_keys())
CASES = list(cases(RULES))


@pytest.fixture(scope="session")
def found(loaded: Extractor) -> dict[Case, str | None]:
    """What is wrong with each example, all run together."""
    return dict(problems(CASES, loaded))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}-{case.label[:60]}" for case in CASES])
def test_example_holds(case: Case, found: dict[Case, str | None]) -> None:
    if found[case]:
        pytest.fail(str(found[case]), pytrace=False)


def test_records_of_examples_keep_the_contract(loaded: Extractor) -> None:
    texts = [example.text for rule in RULES.all() for example in rule.match]
    for text, record in zip(texts, loaded.records([Article(text=text) for text in texts]), strict=True):
        contract.check(json.loads(record.to_json()), text)


def test_there_are_rule_files() -> None:
    assert "layout.toml" in {file.name for file in builtin_files()}


def test_marks_are_written_as_they_were_read() -> None:
    for sentence in ('<a x="1"><b>Ana</b> Reyes</a> said.', "<a>A</a><b>B</b>", "No marks."):
        assert marked_example(parse_example(sentence, frozenset("ab"))) == sentence


RULE = '[[rule]]\nid = "mine"\nunit = "line"\npattern = "X+"\nmatch = ["<leftover>XX</leftover>"]\nno_match = ["Y"]\n'
FAULTS = {
    "no TOML": ("kind = ", "valid TOML"),
    "unknown kind": ('kind = "gossip"', "gossip"),
    "unknown key of the file": ('kind = "layout"\nrules = []', "rules"),
    "unknown key of a rule": ('kind = "layout"\n' + RULE + "colour = 1", "colour"),
    "a key is missing": ('kind = "layout"\n' + RULE.replace('unit = "line"\n', ""), "unit"),
    "a value that is none of its": ('kind = "layout"\n' + RULE.replace('"line"', '"page"'), "page"),
    "a pattern that does not compile": ('kind = "layout"\n' + RULE.replace("X+", "X("), "regular expression"),
    "no examples": ('kind = "layout"\n' + RULE.replace('["Y"]', "[]"), "no_match"),
    "no marks": ('kind = "layout"\n' + RULE.replace("<leftover>XX</leftover>", "XX"), "match"),
    "unknown mark": ('kind = "layout"\n' + RULE.replace("leftover>", "person>"), "<person>"),
    "open mark": ('kind = "layout"\n' + RULE.replace("</leftover>", ""), "never closed"),
    "unknown word list": ('kind = "layout"\n[lexicon]\nwords = []', "words"),
    "list of an unknown name": ('kind = "people"\n[lists]\nwords = "words.txt"', "lists.words"),
    "list of a missing file": ('kind = "people"\n[lists]\nhonorific = "words.txt"', "words.txt"),
    "id used twice": ('kind = "layout"\n' + RULE + RULE, "already used"),
}


@pytest.mark.parametrize(("content", "named"), FAULTS.values(), ids=FAULTS)
def test_faulty_file_is_refused_by_name(tmp_path: Path, content: str, named: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_rules(rule_keys(), [file])
    assert "mine.toml" in str(error.value)
    assert named in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.toml"):
        load_rules(rule_keys(), [tmp_path / "none.toml"])


def test_words_of_a_list_file_join_those_of_the_rule_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('kind = "people"\n[lists]\nhonorific = "words.txt"\n[lexicon]\nhonorific = ["first"]', "utf-8")
    (tmp_path / "words.txt").write_text("# source and licence\nsecond\n\nthird word\n", "utf-8")
    rules = load_rules(rule_keys(), [file], builtin=False)
    assert rules["people"].words("honorific") == {"first", "second", "third word"}
    (tmp_path / "words.txt").write_text("fourth\n", "utf-8")
    assert load_rules(rule_keys(), [file], builtin=False).fingerprint != rules.fingerprint
