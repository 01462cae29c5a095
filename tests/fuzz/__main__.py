"""Run targets of the fuzzer, each for some seconds: `python -m tests.fuzz [TARGET ...] --seconds N`.

What makes a target fail is left in a file `crash-...` of the folder `--found`; name it behind a target's name with
`--again` to see the failure once more.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.seeds import seeds

NAMES = ("readers", "dates", "marks", "headers", "rules", "extract", "views", "journal")
LONGEST = {"readers": 40_000, "extract": 300}
"""Bytes of the longest input of a target, where not 1024."""


def main() -> int:
    """All targets that are named, one after the other; 1 where one found something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)}; all where none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    parser.add_argument("--found", type=Path, default=Path(".fuzz"), help="folder for inputs (default: .fuzz)")
    parser.add_argument("--again", type=Path, help="run one input of a target again, and show what is raised")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(NAMES):
        parser.error(f"no target: {', '.join(sorted(unknown))}")
    if options.again:
        from tests.fuzz.targets import TARGETS

        TARGETS[options.targets[0]](options.again.read_bytes())
        return 0
    if importlib.util.find_spec("atheris") is None:
        print("The fuzzer needs atheris, which is not installed: pip install -e '.[fuzz]'", file=sys.stderr)
        return 0
    if options.inside:
        _fuzz(options.targets[0], options.seconds, options.found)
    return max([_run(name, options.seconds, options.found) for name in options.targets or NAMES])


def _run(name: str, seconds: int, found: Path) -> int:
    """Fuzz one target in a process of its own, since the fuzzer ends the one that it runs in."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--inside", "--seconds", str(seconds), "--found", str(found)]
    with tempfile.TemporaryFile() as log:
        status = subprocess.run(command, stdout=log, stderr=log, check=False).returncode
        log.seek(0)
        told = log.read().decode(errors="replace")
    done = re.search(r"Done (\d+) runs|#(\d+)\s+DONE", told)
    if status == 0 and done:
        print(f"{name}: {int(done[1] or done[2]):,} inputs in {seconds} s, nothing found", flush=True)
        return 0
    counts = re.findall(r"^#(\d+)", told, re.MULTILINE)
    what = f"was ended by signal {-status}" if status < 0 else "found something"
    print(f"{name}: {what} after {counts[-1] if counts else 'no'} inputs:\n{told[-4000:]}", flush=True)
    return 1


def _fuzz(name: str, seconds: int, found: Path) -> None:
    import atheris

    logging.disable()
    with atheris.instrument_imports(include=["extractor"]):
        from tests.fuzz.targets import TARGETS
    folder = found / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (folder / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST.get(name, 1024)}",
        "-timeout=30",
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={found}/{name}-", str(folder)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
