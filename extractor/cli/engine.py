"""Where the work is done: in this process, in several of this machine, or on a cluster; and what with."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.cli.job import Job
    from extractor.run import Input

DEFAULT_TIMEOUT = 300.0
"""Seconds an article, where a worker process can be ended for it."""

FEW = 16
"""Inputs that are worked in this process, where the user names no jobs: it needs no longer than to start others."""

SHORT = 300_000
"""Bytes of these inputs together, at most."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
"""The environment of workers that share a machine: each has one core."""


def engine(job: Job, inputs: Iterator[Input]) -> tuple[Iterable[Input], Executor, int]:
    """All the inputs again, what works them, and how many batches it can have under way."""
    from extractor.run import InThisProcess

    if job.scheduler is not None:
        from extractor.cluster import Cluster

        cluster = Cluster(job.scheduler)
        return inputs, cluster, cluster.batches
    first = list(itertools.islice(inputs, FEW + 1))
    everything = itertools.chain(first, inputs)
    if _is_little(first) and (job.timeout is None or job.timeout == 0) and (job.jobs in (None, 1) or len(first) <= 1):
        return everything, InThisProcess(), 1
    from extractor.lanes import Lanes

    jobs = min(job.jobs or cores(), len(first) if len(first) <= FEW else FEW * FEW)
    return everything, Lanes(jobs, environment=ONE_THREAD), jobs + max(1, jobs // 2)


def _is_little(first: list[Input]) -> bool:
    from extractor.errors import InputError
    from extractor.readers.source import Source

    if len(first) > FEW:
        return False
    reads = [item.read for item in first if not isinstance(item.read, InputError)]
    return sum(len(read.data) if isinstance(read, Source) else len(read.text) for read in reads) <= SHORT


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fingerprint(job: Job) -> dict[str, Any]:
    """What the records of a job depend on: version, model, rules, options."""
    from extractor.flow import rule_keys
    from extractor.pipeline import installed_version
    from extractor.rules import load_rules
    from extractor.version import __version__

    return {
        "extractor": __version__,
        "model": installed_version(job.model),
        "rules": load_rules(rule_keys(), job.rules).fingerprint,
        **job.what_counts,
    }
