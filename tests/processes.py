"""The command line as a process of its own: what cannot be seen from inside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "extractor"]


def environment(**variables: str) -> dict[str, str]:
    """The environment in which a process finds the package of this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **variables}


def process(*args: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 240, **options}
    env = environment(**options.pop("env", {}))
    return subprocess.run([*COMMAND, *map(str, args)], check=False, env=env, **options)


def started(*args: object, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command."""
    return subprocess.Popen([*COMMAND, *map(str, args)], env=environment(), stderr=subprocess.PIPE, **options)


def children(pid: int) -> list[int]:
    """The processes that a process has started and that still run (Linux)."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def is_worker(pid: int) -> bool:
    """Is it a worker, not the process that watches over shared memory?"""
    return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
