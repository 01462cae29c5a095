"""Time in proportion to length, whatever the text is made of; `python -m tests.bench.nasty` measures far more."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from extractor.errors import InputError
from extractor.flow import Extractor
from tests.bench.nasty import seconds, text_of
from tests.bench.scanners import PROBES, SCANNERS

LENGTH = 200_000
SHORT = 0.6
"""Seconds within which there is nothing to prove: a pattern that goes back and forth takes minutes."""

GROWTH = 3.0
"""Times as long for twice the length; four times is what a square takes."""

TRIES = 3
"""Measurements that must all come out too long, since a busy machine makes a single one so."""


def took(scan: Callable[[str], object], text: str) -> float:
    """Seconds of this process, without collecting what the tests before left."""
    gc.disable()
    start = time.process_time()
    with suppress(InputError, ValueError):
        scan(text)
    gc.enable()
    return time.process_time() - start


@pytest.mark.parametrize("name", SCANNERS)
def test_a_scan_takes_time_in_proportion(name: str) -> None:
    scan = SCANNERS[name]
    for text in PROBES.values():
        took(scan, text(300))  # loads what it needs
    for probe, text in PROBES.items():
        if took(scan, text(LENGTH // 10)) > SHORT:
            pytest.fail(f"{name} takes more than {SHORT} s for {LENGTH // 10:,} characters: {probe}")
        assert any(in_proportion(scan, text) for _ in range(TRIES)), f"{name}: {probe}"


def in_proportion(scan: Callable[[str], object], text: Callable[[int], str]) -> bool:
    long = took(scan, text(LENGTH))
    return long <= SHORT or long < GROWTH * took(scan, text(LENGTH // 2))


@pytest.mark.parametrize("fragment", [".\n", "“a” ", "s' "])
def test_all_of_it_takes_time_in_proportion(loaded: Extractor, fragment: str) -> None:
    seconds(loaded, text_of(fragment, 1000))

    def in_proportion() -> bool:
        short, long = (seconds(loaded, text_of(fragment, length)) for length in (3_000, 12_000))
        return long < 1.75 * 4 * short

    assert any(in_proportion() for _ in range(TRIES))
