"""A real Dask scheduler with worker processes, one of which is killed in the middle: no article is lost."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import Result

from tests.conftest import ARTICLE
from tests.processes import environment, process, started

pytestmark = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed")

WORKERS = 3


def dask(*args: str) -> subprocess.Popen[bytes]:
    """Start one of Dask's processes."""
    command = [sys.executable, "-m", "dask", *args]
    return subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its workers' processes."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    with ExitStack() as stack:
        processes = [dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
        processes += [
            dask("worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard") for _ in range(WORKERS)
        ]
        for running in processes:
            stack.callback(running.wait)
            stack.callback(running.kill)
        yield address, processes[1:]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(160):
        (folder / f"{n:03}.txt").write_text(ARTICLE.replace("300 homes", f"{n + 2} homes"), encoding="utf-8")
    (folder / "zz.txt").write_text("")
    return folder


def test_a_killed_worker_loses_no_article(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], articles: Path, tmp_path: Path
) -> None:
    address, workers = cluster
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    with started(articles, "-o", there, "--scheduler", address, "--resume", "--quiet") as running:
        while not there.exists() or not there.stat().st_size:
            assert running.poll() is None
            time.sleep(0.05)
        workers[0].kill()
        assert running.stderr is not None
        said = running.stderr.read()
        assert running.wait(120) == 1, said
    assert said.decode() == f"Error: {articles}/zz.txt: is empty: it holds no text\n"
    assert process(articles, "-o", here, "--jobs", 2).returncode == 1
    assert there.read_bytes() == here.read_bytes()


def test_no_scheduler_is_named(cli: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.running.cluster.PATIENCE", 1)
    (tmp_path / "a.txt").write_text("It rained.")
    result = cli(tmp_path, "--scheduler", f"tcp://127.0.0.1:{free_port()}")
    assert result.exit_code == 1
    assert "no Dask scheduler answers" in result.stderr
    assert cli(tmp_path, "--scheduler", "x", "--jobs", 2).exit_code == 2
