"""The command line: what it takes, where it writes, how it ends."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from extractor.cli import extractor as group
from extractor.version import __version__
from tests.conftest import ARTICLE
from tests.contract import KEYS, check
from tests.processes import ROOT, environment, process

Cli = Callable[..., Result]


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_article_alone_is_short_for_extract(cli: Cli, article: Path) -> None:
    short, full = cli(article), cli("extract", article)
    assert (short.exit_code, full.exit_code) == (0, 0)
    assert short.stdout == full.stdout
    assert short.stderr == ""
    (record,) = records(short)
    check(record, ARTICLE)
    assert record["path"] == str(article)
    assert (record["published"], record["published_from"]) == ("2026-03-10", "dateline")
    assert record["title"] == "Ministry opens talks with Veltra Homes"


def test_formats(cli: Cli, article: Path) -> None:
    assert isinstance(json.loads(cli(article, "--format", "json").stdout), dict)
    assert len(json.loads(cli(article, article, "--format", "json").stdout)) == 2
    assert len(json.loads(cli(article.parent, "--format", "json").stdout)) == 1
    assert "PEOPLE" in cli(article, "--format", "table").stdout
    assert json.loads(cli(article, "--text").stdout)["text"] == ARTICLE


def test_no_colour_goes_to_a_pipe(cli: Cli, article: Path) -> None:
    assert "\x1b" not in cli(article, "--format", "table").output


@pytest.mark.parametrize("name", ["-", None])
def test_standard_input(cli: Cli, name: str | None) -> None:
    result = cli(*([name] if name else []), input=ARTICLE.encode())
    assert records(result)[0]["path"] == "-"
    check(records(result)[0], ARTICLE)


def test_standard_input_of_json_lines(cli: Cli) -> None:
    lines = [{"text": "Ana Reyes said.", "published": "2026-03-10"}, {"text": "Jonas Lind said."}]
    result = cli(input="\n".join(map(json.dumps, lines)))
    assert [record["path"] for record in records(result)] == ["-#1", "-#2"]


def test_folder_and_json_lines_keep_order_and_paths(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (tmp_path / "a.txt").write_text("Three.")
    result = cli(tmp_path)
    assert [Path(record["path"]).name for record in records(result)] == ["a.txt", "b.jsonl#1", "b.jsonl#2"]
    assert "3 articles" in result.stderr


def test_only_keeps_all_keys_and_empties_other_kinds(cli: Cli, article: Path) -> None:
    (record,) = records(cli(article, "--only", "dates"))
    assert list(record) == KEYS
    assert record["people"] == record["roles"] == record["quotes"] == record["commitments"] == []


def test_filters_give_a_ledger_of_commitments(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ms Ana Lind vowed to cut fares by the end of 2027. Mr Leo Roe vowed to resign.")
    (tmp_path / "b.txt").write_text("It rained.")
    first, second = records(cli(tmp_path, "--party", "lind", "--date", "2026-03-10"))
    assert [made["action"]["text"] for made in first["commitments"]] == ["cut fares"]
    assert [person["name"] for person in first["people"]] == ["Ana Lind"]
    assert second["commitments"] == first["quotes"] == []
    due = cli(tmp_path, "--due-before", "2027-12-31", "--format", "table")
    assert (due.exit_code, due.stdout) == (0, "")
    assert "cut fares" in cli(tmp_path, "--due-before", "2028-01-01", "--format", "table").stdout


def test_calendar_to_a_file(cli: Cli, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    assert cli(article, "-o", out).exit_code == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_date_option(cli: Cli, article: Path) -> None:
    (record,) = records(cli(article, "--date", "2020-02-29"))
    assert (record["published"], record["published_from"]) == ("2020-02-29", "option")


USAGE = [
    (["--only", "gossip"], "gossip"),
    (["--only", ","], "no kind"),
    (["--date", "2024-13-01"], "2024-13-01"),
    (["--date", "tomorrow"], "tomorrow"),
    (["--date", "0001-01-01"], "0001-01-01"),
    (["--format", "xml"], "xml"),
    (["--output", "no/such/folder/x.json"], "no/such/folder"),
    (["--output", "."], "folder"),
    (["--rules", "none.toml"], "none.toml"),
    (["--text", "--format", "table"], "--text"),
    (["--explain", "--format", "jsonl"], "--explain"),
    (["--format", "csv"], "--only quotes"),
    (["--format", "csv", "--only", "quotes,roles"], "one kind"),
    (["--format", "csv", "--only", "dates"], "one kind"),
    (["--format", "csv", "--only", "quotes", "--text"], "--text"),
    (["--format", "ics", "--only", "quotes"], "--format ics"),
    (["--party", "Reyes", "--only", "roles,commitments"], "--party"),
    (["--party", " "], "no name"),
    (["--due-before", "soon"], "soon"),
    (["--occurrences", "2", "--format", "jsonl"], "--occurrences"),
    (["--occurrences", "-1"], "-1"),
    (["--sentences", "--format", "json"], "--sentences"),
    (["--bogus"], "--bogus"),
]


@pytest.mark.parametrize(("options", "named"), USAGE, ids=[" ".join(options) for options, _ in USAGE])
def test_usage_errors_end_with_2_and_write_nothing(cli: Cli, article: Path, options: list[str], named: str) -> None:
    result = cli(article, *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert named in result.stderr


def test_faulty_rules_and_missing_model_end_with_2(cli: Cli, article: Path, tmp_path: Path) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text('kind = "gossip"')
    faulty = ((["--rules", rules], "gossip"), (["--model", "no_such_model"], "no_such_model"))
    for options, named in [*faulty, *(([*options, "--jobs", 2, "--timeout", 60], named) for options, named in faulty)]:
        result = cli(article, *options)
        assert (result.exit_code, result.stdout) == (2, "")
        assert named in result.stderr
        assert "Traceback" not in result.output


def test_some_failed_is_1_and_nothing_read_is_3(cli: Cli, article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    some = cli("none.txt", article, empty)
    assert some.exit_code == 1
    assert len(records(some)) == 1
    assert "none.txt" in some.stderr
    assert "empty.txt" in some.stderr
    assert "1 article, 2 failed" in some.stderr
    nothing = cli("none.txt", empty)
    assert (nothing.exit_code, nothing.stdout) == (3, "")
    assert cli(input="").exit_code == 3


def test_failure_in_json_leaves_valid_json(cli: Cli, article: Path) -> None:
    assert len(json.loads(cli("none.txt", article, "--format", "json").stdout)) == 1
    assert json.loads(cli("none.txt", "nor.txt", "--format", "json").stdout) == []


def test_article_without_facts_is_no_error(cli: Cli) -> None:
    result = cli("--format", "table", input="It rained.")
    assert result.exit_code == 0
    assert "does not prove" in result.stdout


def test_other_encodings_are_warned_of(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("The mayor of Málaga said “no”.".encode("cp1252"))
    result = cli(file)
    assert "cp1252" in records(result)[0]["warnings"][0]
    assert "cp1252" in result.stderr
    assert cli(file, "--quiet").stderr == ""


def test_output_is_written_whole(cli: Cli, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = cli(article, "--output", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["path"] == str(article)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["article.txt", "out.json"]


def test_output_stays_as_it_was_when_nothing_can_be_read(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    assert cli("none.txt", "--output", out).exit_code == 3
    assert out.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_output_stays_as_it_was_when_interrupted(
    cli: Cli, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")

    def interrupted(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.record.Record.json_pieces", interrupted)
    result = cli(article, "--output", out)
    assert result.exit_code == 130
    assert "Interrupted" in result.stderr
    assert out.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("options", [[], ["--resume"], ["--shard-size", "1", "--resume"]])
def test_what_a_run_writes_is_no_input(cli: Cli, article: Path, tmp_path: Path, options: list[str]) -> None:
    arguments = (tmp_path, "--output", tmp_path / "out.jsonl", "--errors", tmp_path / "failed.jsonl", *options)
    for _ in range(2):
        result = cli(*arguments)
        assert result.exit_code == 0, result.stderr
    written = sorted(path.name for path in tmp_path.glob("*.jsonl"))
    assert written in (["failed.jsonl", "out.jsonl"], ["failed.jsonl", "out-00000.jsonl", "out-00001.jsonl"])
    assert f"Warning: {tmp_path / 'failed.jsonl'}: is what this run writes: not read" in result.stderr
    assert "skipped" in result.stderr


def test_records_beside_their_articles_are_no_failure(cli: Cli, article: Path, tmp_path: Path) -> None:
    for name in ("article.json", "all.jsonl"):
        assert cli(article, "--output", tmp_path / name).exit_code == 0
    result = cli(tmp_path)
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert "1 article, 2 skipped" in result.stderr
    assert result.stderr.count("is a record without its text") == 2
    alone = cli(tmp_path / "all.jsonl")
    assert (alone.exit_code, alone.stdout) == (3, "")


def test_a_redirect_into_the_folder_that_is_read(article: Path) -> None:
    output = article.with_name("out.jsonl")
    with output.open("wb") as stdout:
        done = process(article.parent, stdout=stdout)
    assert done.returncode == 0
    assert b"out.jsonl: is what this run writes" in done.stderr
    assert len(output.read_bytes().splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of Unix")
def test_output_keeps_permissions_and_follows_links(cli: Cli, article: Path, tmp_path: Path) -> None:
    out, link = tmp_path / "out.jsonl", tmp_path / "link.jsonl"
    out.write_text("old")
    out.chmod(0o640)
    link.symlink_to(out)
    assert cli(article, "--output", link).exit_code == 0
    assert link.is_symlink()
    assert out.stat().st_mode & 0o777 == 0o640
    assert json.loads(out.read_text(encoding="utf-8"))
    assert cli(article, "--output", "/dev/null").exit_code == 0


def test_explain(cli: Cli, article: Path) -> None:
    result = cli(article, "--explain")
    assert result.exit_code == 0
    assert "p1 people: " in result.stdout


def test_sentences(cli: Cli, article: Path) -> None:
    result = cli(article, "--sentences", "--format", "table")
    assert "> LIMA, March 10" in result.stdout


def test_rules_are_listed_with_examples(cli: Cli) -> None:
    result = cli("rules", "--kind", "layout")
    assert result.exit_code == 0
    assert "layout: advertisement (layout.toml)" in result.stdout
    assert "+ <leftover>Advertisement</leftover>" in result.stdout
    assert "people:" not in result.stdout
    assert cli("rules", "--kind", "gossip").exit_code == 2


GOOD = (
    'kind = "layout"\n[[rule]]\nid = "starred"\nunit = "line"\npattern = \'\\*+\'\n'
    'match = ["<leftover>***</leftover>"]\nno_match = ["Ana Reyes."]\n'
)


def test_rules_check_of_a_file(cli: Cli, tmp_path: Path) -> None:
    good, wrong, faulty = tmp_path / "good.toml", tmp_path / "wrong.toml", tmp_path / "faulty.toml"
    good.write_text(GOOD)
    wrong.write_text(GOOD.replace("***", "+++"))
    faulty.write_text("kind = ")
    result = cli("rules", "check", good)
    assert result.exit_code == 0
    assert "2 examples" in result.stderr
    result = cli("rules", "check", wrong)
    assert result.exit_code == 1
    assert "+++" in result.stdout
    assert cli("rules", "check", faulty).exit_code == 2
    assert cli("rules", "check", tmp_path / "none.toml").exit_code == 2


def test_own_rules_work(cli: Cli, article: Path, tmp_path: Path) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text(GOOD)
    plain, with_rules = records(cli(article))[0], records(cli(article, "--rules", rules))[0]
    assert plain["tool"]["rules"] != with_rules["tool"]["rules"]


def test_schema(cli: Cli, article: Path) -> None:
    schema = json.loads(cli("schema").stdout)
    jsonschema.validate(records(cli(article))[0], schema)


@pytest.mark.parametrize("command", [[], ["extract"], ["rules"], ["rules", "check"], ["schema"]])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(cli: Cli, command: list[str], flag: str) -> None:
    result = cli(*command, flag)
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_every_option_is_described() -> None:
    for command in [group, *group.commands.values(), *group.commands["rules"].commands.values()]:  # type: ignore[attr-defined]
        assert command.help
        for option in (param for param in command.params if param.param_type_name == "option"):
            assert getattr(option, "help", "argument"), (command.name, option.name)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["extractor", "ru"], "plain,rules"),
        (["extractor", "art"], "file,art"),
        (["extractor", "--only", "people,ro"], "plain,people,roles"),
        (["extractor", "extract", "--format", "t"], "plain,table"),
        (["extractor", "rules", "ch"], "plain,check"),
    ],
)
def test_shell_completion(words: list[str], expected: str) -> None:
    variables = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = process(env={"_EXTRACTOR_COMPLETE": "bash_complete", **variables})
    assert expected in done.stdout.decode().splitlines()


def test_version(cli: Cli) -> None:
    assert cli("--version").stdout == f"extractor {__version__}\n"


def test_packages_are_all_installed() -> None:
    """Each package of the checkout is named in setup.cfg: one that is not would be missing in the wheel."""
    config = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    for file in ROOT.glob("extractor/**/__init__.py"):
        name = ".".join(file.parent.relative_to(ROOT).parts)
        assert f"\n    {name}\n" in config, name


# Real processes: what cannot be seen from inside.


def test_pipe(article: Path) -> None:
    done = process(input=article.read_bytes())
    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout)["path"] == "-"


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("“Ōsaka,” said Søren Šimić.", encoding="utf-8")
    for format_ in ("jsonl", "table"):
        done = process(file, "--format", format_, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
        assert done.returncode == 0
        assert "Søren" in done.stdout.decode()


@pytest.mark.skipif(os.name == "nt" or shutil.which("head") is None, reason="a Unix shell")
def test_closed_pipe_ends_silently(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps({"text": ARTICLE * 40})] * 20))
    command = f'set -o pipefail; "{sys.executable}" -m extractor a.jsonl --text | head -1 > first.json'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=environment(),
        timeout=120,
    )
    assert done.returncode == 141
    assert done.stderr == b""
    json.loads((tmp_path / "first.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_interrupt_ends_with_130(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps({"text": ARTICLE * 40})] * 400))
    with subprocess.Popen(
        [sys.executable, "-m", "extractor", "a.jsonl"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        assert running.stderr.read().strip().endswith(b"Interrupted.")
        assert running.wait(60) == 130


@pytest.mark.parametrize(
    "args", [["--help"], ["extract", "--help"], ["--version"], ["rules"], ["schema"], ["--only", "gossip", "x"], ["x"]]
)
def test_what_needs_no_model_loads_none(args: list[str]) -> None:
    code = (
        "import sys; from extractor.cli import extractor\n"
        "try: extractor.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*[m for m in ('spacy', 'numpy', 'rich') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        check=True,
        env=environment(),
        timeout=60,
    )
    assert done.stderr.splitlines()[-1:] == [b""]


def test_start_is_quick() -> None:
    process("--version")  # once, for the compiled files
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    process("--version")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - started < 1  # about 0.1 s, whatever else runs
