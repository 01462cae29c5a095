"""Where the work is done: in this process, in several of this machine, or on a cluster; and what with."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.cli.job import Job
    from extractor.record import Tool
    from extractor.run import Input
    from extractor.running.worker import Setup

DEFAULT_TIMEOUT = 300.0
"""Seconds an article, where a worker process can be ended for it."""

FEW = 16
"""Inputs that are worked in this process, where the user names no jobs: it needs no longer than to start others."""

SHORT = 300_000
"""Bytes of these inputs together, at most."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
"""The environment of workers that share a machine: each has one core."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What works the inputs: all of them, an executor, the batches that it can have under way, and how they are
    worked."""

    inputs: Iterable[Input]
    executor: Executor
    batches: int
    setup: Setup


def engine(job: Job, inputs: Iterator[Input]) -> Engine:
    """The engine for a job: a cluster where one is named, this process for a few short articles, else several.

    Raises ExtractorError where the cluster does not answer.
    """
    from extractor.run import InThisProcess

    if job.scheduler is not None:
        from extractor.running.cluster import Cluster

        setup = _setup(job, tool=tool(job))
        cluster = Cluster(job.scheduler)
        return Engine(inputs, cluster, cluster.batches, setup)
    first = list(itertools.islice(inputs, FEW + 1))
    inputs = itertools.chain(first, inputs)
    if _is_little(first) and not job.timeout and (job.jobs in (None, 1) or len(first) <= 1):
        return Engine(inputs, InThisProcess(), 1, replace(_setup(job), timeout=0))
    from extractor.running.lanes import Lanes

    jobs = job.jobs or cores()
    if len(first) <= FEW:
        jobs = min(jobs, max(1, sum(map(_pieces, first))))
    return Engine(inputs, Lanes(jobs, environment=ONE_THREAD), jobs + max(1, jobs // 2), _setup(job))


def _setup(job: Job, tool: Tool | None = None) -> Setup:
    from extractor.running.worker import Setup

    timeout = DEFAULT_TIMEOUT if job.timeout is None else job.timeout
    return Setup(job.model, job.rules, job.published, job.any_language, timeout, tool)


def _is_little(first: list[Input]) -> bool:
    from extractor.readers.source import size_of

    return len(first) <= FEW and sum(size_of(item.read) for item in first) <= SHORT


def _pieces(item: Input) -> int:
    """How many workers an input can keep busy, about."""
    from extractor.pieces import PIECE
    from extractor.readers.source import size_of

    return 1 + size_of(item.read) // PIECE


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def tool(job: Job) -> Tool:
    """What makes the records of a job, told without loading the model.

    Raises ModelError and RuleError where there is no such model, or a rule file is faulty.
    """
    from extractor.flow import rule_keys
    from extractor.pipeline import installed_version
    from extractor.record import Tool
    from extractor.rules import load_rules
    from extractor.version import __version__

    rules = load_rules(rule_keys(), job.rules)
    return Tool(extractor=__version__, model=installed_version(job.model), rules=rules.fingerprint)


def fingerprint(job: Job) -> dict[str, Any]:
    """What the records of a job depend on: version, model, rules, options."""
    return {**asdict(tool(job)), **job.what_counts}
