"""Measure start-up, throughput, memory and growth on this machine, and print a table for the README."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.bench.articles import articles, write
from tests.bench.measure import EXTRACTOR, bare_pipeline, middle, run

Row = tuple[str, str]

START_ROUNDS = 7
ROUNDS = 3
THROUGHPUT_ARTICLES = 200
LENGTHS = (100_000, 1_000_000)
NUMBERS = (200, 400, 800)


def main() -> None:
    """Print a row for each figure as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, help="articles of the memory run")
    parser.add_argument("--folder", type=Path, help="where articles are written, and found again")
    parser.add_argument("--only", choices=("start", "throughput", "growth", "memory"))
    options = parser.parse_args()
    print(f"{machine()}\n\n| what | measured |\n|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        parts = {
            "start": lambda: start_up(folder),
            "throughput": lambda: throughput(folder),
            "growth": lambda: growth(folder),
            "memory": lambda: memory(folder, options.articles),
        }
        for name, rows in parts.items():
            if options.only in (None, name):
                for what, measured in rows():
                    print(f"| {what} | {measured} |", flush=True)


def machine() -> str:
    """The machine in words."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    import spacy

    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{model}, {psutil.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}, "
        f"Python {platform.python_version()}, spaCy {spacy.__version__}"
    )


def start_up(folder: Path) -> Iterator[Row]:
    """`--version`, `--help` and a usage error; one short article beside the bare pipeline."""
    for arguments in (["--version"], ["--help"]):
        times = [run([*EXTRACTOR, *arguments]).seconds for _ in range(START_ROUNDS + 1)][1:]
        yield f"`extractor {' '.join(arguments)}`", f"{middle(times):.2f} s"
    short = write(folder / "one", 1) / "000000.txt"
    pairs = [(run([*EXTRACTOR, short]).seconds, bare_pipeline([short])[1].seconds) for _ in range(START_ROUNDS)]
    ours, bare = zip(*pairs, strict=True)
    ratio = middle([a / b for a, b in pairs])
    yield "one short article, start to end", f"{middle(ours):.2f} s; bare spaCy {middle(bare):.2f} s; {ratio:.2f} times"


def throughput(folder: Path) -> Iterator[Row]:
    """Words a second of the bare pipeline, and of ours with one and two jobs, in turn; without start-up."""
    files = sorted(write(folder / "throughput", THROUGHPUT_ARTICLES).iterdir())
    few = sorted(write(folder / "few", 20).iterdir())
    words = sum(len(file.read_text(encoding="utf-8").split()) for file in (*files[len(few) :],))
    seconds: dict[str, list[float]] = {"bare": [], "one": [], "two": []}
    for _ in range(ROUNDS):
        seconds["bare"].append(bare_pipeline(files)[0] * (len(files) - len(few)) / len(files))
        for name, jobs in (("one", 1), ("two", 2)):
            whole, start = (
                run([*EXTRACTOR, *some, "-o", folder / "out.jsonl", "--jobs", jobs, "-q"]).seconds
                for some in (files, few)
            )
            seconds[name].append(whole - start)
    for name, what in (("bare", "bare spaCy pipeline"), ("one", "`--jobs 1`"), ("two", "`--jobs 2`")):
        yield f"{what}, words a second", f"{words / middle(seconds[name]):,.0f}"
    over = middle([one / bare for one, bare in zip(seconds["one"], seconds["bare"], strict=True)])
    gain = middle([one / two for one, two in zip(seconds["one"], seconds["two"], strict=True)])
    yield "time of `--jobs 1` over that of bare spaCy", f"{over:.2f}"
    yield "`--jobs 2` over `--jobs 1`", f"{gain:.2f}"


def growth(folder: Path) -> Iterator[Row]:
    """Seconds for what is ten times as long, and for twice as many."""
    text = "\n".join(articles(LENGTHS[-1] // 2000))
    short = folder / "short.txt"
    short.write_text(text[:1000], encoding="utf-8")
    start = middle([run([*EXTRACTOR, short, "-q", "--jobs", 1]).seconds for _ in range(ROUNDS)])
    for length in LENGTHS:
        file = folder / "long.txt"
        file.write_text((text * 2)[:length], encoding="utf-8")
        seconds = run([*EXTRACTOR, file, "-q", "--jobs", 1]).seconds - start
        yield f"one article of {length:,} characters", f"{seconds:.1f} s; {seconds / length * 1e6:.0f} µs a character"
    for number in NUMBERS:
        many = write(folder / f"many{number}", number)
        seconds = run([*EXTRACTOR, many, "-q", "--jobs", 1, "-o", folder / "out.jsonl"]).seconds - start
        yield f"{number} articles, `--jobs 1`", f"{seconds:.1f} s; {seconds / number * 1000:.0f} ms an article"


def memory(folder: Path, number: int) -> Iterator[Row]:
    """The most memory of two jobs together, over more and more articles."""
    for count in (number // 20, number // 4, number):
        many = write(folder / f"memory{count}", count)
        done = run([*EXTRACTOR, many, "-q", "--jobs", 2, "-o", folder / "out.jsonl"])
        yield f"memory of `--jobs 2` over {count:,} articles", f"{done.memory / 2**20:,.0f} MiB at most"


if __name__ == "__main__":
    sys.exit(main())
