"""What became of the inputs: counted, told on standard error, and the failures written for a machine."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.cli.process import DONE, NOTHING_READ, SOME_FAILED, say

if TYPE_CHECKING:
    from extractor.running.outcomes import Done, Failure, Outcome, Skipped


@dataclass(slots=True)
class Tally:
    """How many inputs gave a record, failed, were left out, or were done by an earlier run; since when (a clock's
    seconds). `write_error` takes a line of JSON for each failure."""

    quiet: bool = False
    write_error: Callable[[str], object] | None = None
    records: int = 0
    words: int = 0
    failures: int = 0
    skipped: int = 0
    before: int = 0
    started: float = field(default_factory=time.perf_counter)

    @property
    def status(self) -> int:
        """The exit status."""
        if self.records or self.before:
            return SOME_FAILED if self.failures else DONE
        return NOTHING_READ if self.failures or self.skipped else DONE

    def count(self, outcome: Outcome) -> None:
        """Count an outcome, and say what went wrong."""
        from extractor.running.outcomes import Done, Failure

        if isinstance(outcome, Done):
            self._count_done(outcome)
        elif isinstance(outcome, Failure):
            self._count_failure(outcome)
        else:
            self._count_skipped(outcome)

    def _count_done(self, done: Done) -> None:
        self.records += 1
        self.words += done.words

    def _count_failure(self, failure: Failure) -> None:
        self.failures += 1
        say(f"Error: {failure}", style="red")
        if self.write_error is not None:
            line = {"path": failure.path, "problem": failure.problem}
            self.write_error(json.dumps(line, ensure_ascii=False) + "\n")

    def _count_skipped(self, skipped: Skipped) -> None:
        self.skipped += 1
        if not self.quiet:
            say(f"Warning: {skipped}", style="yellow")

    def tell(self) -> None:
        """The counts at the end, where there is something to count."""
        if self.quiet or self.records + self.failures + self.skipped + self.before <= 1:
            return
        seconds = time.perf_counter() - self.started
        counts = ["1 article" if self.records == 1 else f"{self.records:,} articles"]
        counts += [f"{number:,} {what}" for number, what in self._others() if number]
        rate = f" ({self.words:,} words, {self.words / seconds:,.0f} a second)" if self.words else ""
        say(f"{', '.join(counts)}, in {seconds:.1f} s{rate}.")

    def _others(self) -> list[tuple[int, str]]:
        return [
            (self.before, "were done before"),
            (self.failures, "failed"),
            (self.skipped, "skipped"),
        ]
