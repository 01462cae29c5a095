"""A run that stops, whatever stops it, and goes on: nothing lost, nothing twice."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from extractor.cli import resumable
from tests.conftest import ARTICLE
from tests.processes import children, is_worker, process, started

Cli = Callable[..., Result]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes as Linux shows them")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Thirty articles, one of which cannot be read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(30):
        (folder / f"{n:02}.txt").write_text(ARTICLE.replace("300 homes", f"{n + 2} homes"), encoding="utf-8")
    (folder / "07.txt").write_bytes(bytes(range(256)))
    return folder


@pytest.fixture
def few(tmp_path: Path) -> list[Path]:
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    for file in files:
        file.write_text(f"It rained on {file.stem}.")
    return files


def paths(output: Path) -> list[str]:
    return [Path(json.loads(line)["path"]).stem for line in output.read_text(encoding="utf-8").splitlines()]


def wait_for(condition: Callable[[], Any]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@linux
def test_a_killed_run_resumed_gives_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    whole, stopped = tmp_path / "whole.jsonl", tmp_path / "stopped.jsonl"
    assert process(articles, "-o", whole, "--jobs", 1).returncode == 1
    arguments = (articles, "-o", stopped, "--jobs", 2, "--resume", "--errors", tmp_path / "errors.jsonl")
    with started(*arguments) as running:
        wait_for(lambda: stopped.exists() and stopped.stat().st_size)
        workers = children(running.pid)
        running.kill()
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    with stopped.open("ab") as output:
        output.write(b'{"half a li')
    done = process(*arguments)
    assert done.returncode == 1
    assert b"were done before" in done.stderr
    assert stopped.read_bytes() == whole.read_bytes()
    (error,) = map(json.loads, (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines())
    assert error == {"path": str(articles / "07.txt"), "problem": "is no text: it holds binary data"}


@linux
def test_a_killed_worker_costs_nothing(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with started(articles, "-o", output, "--jobs", 2, "--quiet") as running:
        wait_for(lambda: any(map(is_worker, children(running.pid))))
        os.kill(next(filter(is_worker, children(running.pid))), signal.SIGKILL)
        assert running.stderr is not None
        assert running.stderr.read().count(b"\n") == 1  # the one that is no text
        assert running.wait(60) == 1
    assert len(paths(output)) == 29


@linux
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_keeps_what_is_done(articles: Path, tmp_path: Path, number: int, status: int) -> None:
    output = tmp_path / "out.jsonl"
    with started(*[articles] * 40, "-o", output, "--jobs", 1, "--resume") as running:
        wait_for(lambda: output.exists() and output.stat().st_size)
        running.send_signal(number)
        assert running.stderr is not None
        said = running.stderr.read()
        assert running.wait(60) == status
    assert said.endswith(b"Interrupted.\n")
    assert b"Traceback" not in said
    written = paths(output)
    assert written
    assert written == ([f"{n:02}" for n in range(30) if n != 7] * 40)[: len(written)]


def test_resumed_run_works_what_is_new_and_what_failed(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert cli(few[0], tmp_path / "none.txt", "-o", output, "--resume").exit_code == 1
    (tmp_path / "none.txt").write_text("It is here now.")
    result = cli(*few, tmp_path / "none.txt", "-o", output, "--resume")
    assert result.exit_code == 0
    assert "3 articles, 1 were done before" in result.stderr
    assert paths(output) == ["a", "b", "c", "none"]


def test_same_text_twice_is_done_as_often_as_it_was(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    few[1].write_text(few[0].read_text())
    cli(few[0], "-o", output, "--resume")
    cli(*few, "-o", output, "--resume")
    assert paths(output) == ["a", "b", "c"]


@pytest.mark.parametrize("options", [["--only", "roles"], ["--date", "2026-03-10"], ["--text"]])
def test_other_options_are_refused(cli: Cli, few: list[Path], tmp_path: Path, options: list[str]) -> None:
    output = tmp_path / "out.jsonl"
    cli(few[0], "-o", output, "--resume")
    before = output.read_bytes()
    result = cli(*few, "-o", output, "--resume", *options)
    assert result.exit_code == 2
    assert options[0] in result.stderr
    assert output.read_bytes() == before


def test_other_rules_are_refused(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output, rules = tmp_path / "out.jsonl", tmp_path / "mine.toml"
    rules.write_text(
        'kind = "layout"\n[[rule]]\nid = "starred"\nunit = "line"\npattern = \'\\*+\'\n'
        'match = ["<leftover>***</leftover>"]\nno_match = ["Ana Reyes."]\n'
    )
    cli(few[0], "-o", output, "--resume")
    result = cli(*few, "-o", output, "--resume", "--rules", rules)
    assert result.exit_code == 2
    assert "rules" in result.stderr


def test_what_it_cannot_go_on_with_is_refused(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("old\n")
    for _ in range(2):
        foreign = cli(few[0], "-o", output, "--resume")
        assert (foreign.exit_code, output.read_text()) == (2, "old\n")
    output.unlink()
    cli(*few, "-o", output, "--resume")
    output.write_text("")
    assert "shorter" in cli(*few, "-o", output, "--resume").stderr
    (tmp_path / "out.jsonl.progress").write_text("[1]\n")
    assert "no journal" in cli(*few, "-o", output, "--resume").stderr


def test_two_runs_do_not_write_one_output(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with resumable.resumable_output(output, {}, resume=True):
        result = cli(few[0], "-o", output, "--resume")
    assert result.exit_code == 2
    assert "another run" in result.stderr


def test_shards_begun_without_resume_are_resumed(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert cli(few[0], tmp_path / "none.txt", "-o", output, "--shard-size", 2).exit_code == 1
    result = cli(*few, tmp_path / "none.txt", "-o", output, "--shard-size", 2, "--resume")
    assert "2 articles, 1 were done before, 1 failed" in result.stderr
    assert paths(tmp_path / "out-00000.jsonl") == ["a", "b"]


def test_a_kill_before_the_first_entry_is_gone_on_from(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.progress"
    cli(*few, "-o", output, "--resume")
    whole = output.read_bytes()
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    output.write_bytes(whole[:-5])
    assert cli(*few, "-o", output, "--resume").exit_code == 0
    assert output.read_bytes() == whole


def test_a_kill_between_two_shards_is_gone_on_from(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output, second = tmp_path / "out.jsonl", tmp_path / "out-00001.jsonl"
    cli(*few[:2], "-o", output, "--shard-size", 2, "--resume")
    second.write_text('{"half a li')
    assert cli(*few, "-o", output, "--shard-size", 2, "--resume").exit_code == 0
    assert paths(tmp_path / "out-00000.jsonl") == ["a", "b"]
    assert paths(second) == ["c"]


def test_shards(cli: Cli, few: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert cli(few[0], "-o", output, "--shard-size", 2, "--resume").exit_code == 0
    assert cli(*few, "-o", output, "--shard-size", 2, "--resume").exit_code == 0
    assert paths(tmp_path / "out-00000.jsonl") == ["a", "b"]
    assert paths(tmp_path / "out-00001.jsonl") == ["c"]
    assert not output.exists()
    again = cli(*few, "-o", output, "--shard-size", 2)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert "3 were done before" in cli(*few, "-o", output, "--shard-size", 2, "--resume").stderr


def test_a_full_disk_leaves_whole_lines(
    cli: Cli, few: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    cli(few[0], "-o", output, "--resume")
    before = output.read_bytes()

    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(output))

    monkeypatch.setattr(os, "fsync", full)
    result = cli(*few, "-o", output, "--resume")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert "Traceback" not in result.output
    monkeypatch.undo()
    assert cli(*few, "-o", output, "--resume").exit_code == 0
    assert output.read_bytes().startswith(before)
    assert paths(output) == ["a", "b", "c"]


def test_half_a_record_never_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resumable, "HELD", 3)
    output = tmp_path / "out.jsonl"

    def write_two(end: str) -> None:
        with resumable.resumable_output(output, {}, resume=True) as chosen:
            for piece in ("first ", "record", "\n"):
                chosen.write(piece)
            chosen.done("1", None)
            chosen.write("second ")
            chosen.write(end)
            if not end:
                raise KeyboardInterrupt
            chosen.done("2", None)

    with pytest.raises(KeyboardInterrupt):
        write_two("")
    assert output.read_text() == "first record\n"
    write_two("record\n")
    assert output.read_text() == "first record\n" * 2 + "second record\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_device_is_named(few: list[Path]) -> None:
    done = process(few[0], "-o", "/dev/full")
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr
