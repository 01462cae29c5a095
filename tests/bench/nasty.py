"""Time per character of whole texts of one nasty fragment: `python -m tests.bench.nasty [--long N] [FRAGMENT ...]`.

A text of ten times the length must take about ten times as long, whatever it is made of: for each fragment the
microseconds a character at three lengths, and by how much the last differs from the first.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time

from extractor.article import Article
from extractor.flow import Extractor, load
from extractor.metadata import with_metadata
from tests.fragments import NASTY

LENGTHS = (20_000, 100_000, 1_000_000)
GROWTH = 1.5
"""Time a character at the last length by that at the one before, at most."""

NOISE = 1.0
"""Seconds below which nothing is said of growth."""


def text_of(fragment: str, length: int) -> str:
    """So many characters of a fragment, again and again, between two words."""
    return "Reyes " + (fragment * (length // len(fragment) + 1))[: length - 12] + " said."


def seconds(extractor: Extractor, text: str) -> float:
    """The time of everything that is done with a text, once it is read."""
    gc.collect()
    start = time.process_time()
    extractor(with_metadata(Article(text)))
    return time.process_time() - start


def main() -> int:
    """Print a row for each fragment; 1 where one grows faster than its length."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.nasty", description=__doc__)
    parser.add_argument("fragments", nargs="*", metavar="FRAGMENT", help="all that are known where none is named")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, metavar="N")
    options = parser.parse_args()
    extractor = load()
    seconds(extractor, "It rained.")
    grown = 0
    print("fragment".ljust(32), *(f"{length:>10,}" for length in options.lengths), "  growth")
    for fragment in options.fragments or dict.fromkeys(NASTY):
        took = [seconds(extractor, text_of(fragment, length)) for length in options.lengths]
        each = [1e6 * t / length for t, length in zip(took, options.lengths, strict=True)]
        growth = each[-1] / each[-2]
        grown += growth > GROWTH and took[-1] > NOISE
        mark = "  GROWS" if growth > GROWTH and took[-1] > NOISE else ""
        print(ascii(fragment).ljust(32), *(f"{value:>10.2f}" for value in each), f"{growth:>8.2f}{mark}", flush=True)
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
