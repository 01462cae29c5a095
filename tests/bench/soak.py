"""A long run, and the same killed three times with `kill -9` and resumed: `python -m tests.bench.soak`.

Prints the memory of all processes as the run goes on, and whether both gave the same bytes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.articles import WORDS, write
from tests.bench.measure import EXTRACTOR, memory_of

KILLS = 3
EVERY = 5.0
"""Seconds between two looks at the memory."""


def main() -> int:
    """Run it; the exit status is 1 where the bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=WORDS, help="words of an article, about")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where articles and outputs are written, and articles found again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        articles = write(folder / f"articles{options.articles}-{options.words}", options.articles, options.words)
        command = [*EXTRACTOR, articles, "--quiet", "--jobs", options.jobs, "--resume", "--output"]
        whole, killed = folder / "whole.jsonl", folder / "killed.jsonl"
        for old in (whole, killed):
            old.unlink(missing_ok=True)
            old.with_name(old.name + ".progress").unlink(missing_ok=True)
        seconds = run_whole([*command, whole], whole, options.articles)
        run_killed([*command, killed], killed, seconds)
        same = whole.read_bytes() == killed.read_bytes()
        print(f"{options.articles:,} articles, killed {KILLS} times and resumed: {'same bytes' if same else 'DIFFER'}")
        return 0 if same else 1


def start(command: list[object]) -> subprocess.Popen[bytes]:
    """Start the command."""
    return subprocess.Popen([str(part) for part in command])


def run_whole(command: list[object], output: Path, number: int) -> float:
    """Run it to its end, with the memory told at each tenth; its seconds."""
    began, most, tenth = time.monotonic(), 0, 1
    process = start(command)
    while process.poll() is None:
        memory = memory_of(process.pid)
        most = max(most, memory)
        done = lines(output)
        if done >= tenth * number // 10:
            print(f"{done:,} articles: {memory / 2**20:,.0f} MiB now, {most / 2**20:,.0f} at most", flush=True)
            tenth = done * 10 // number + 1
        time.sleep(EVERY)
    seconds = time.monotonic() - began
    print(f"{lines(output):,} articles in {seconds:,.0f} s, exit status {process.returncode}", flush=True)
    return seconds


def run_killed(command: list[object], output: Path, seconds: float) -> None:
    """Run it, killed after a quarter of the time each time, then to its end."""
    for _ in range(KILLS):
        process = start(command)
        time.sleep(seconds / (KILLS + 1))
        process.kill()
        process.wait()
        print(f"killed after {lines(output):,} articles", flush=True)
    print(f"resumed to the end, exit status {start(command).wait()}", flush=True)


def lines(file: Path) -> int:
    """The lines of a file that may not be there yet."""
    if not file.exists():
        return 0
    with file.open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))


if __name__ == "__main__":
    sys.exit(main())
