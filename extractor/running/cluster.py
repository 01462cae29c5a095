"""A Dask cluster as an executor: where one machine is not enough."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from extractor.errors import ExtractorError

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 60
"""Seconds for which a scheduler, and then its first worker, is waited for."""

AHEAD = 2
"""Batches a thread of the cluster that are under way, so that none waits for the next."""


class Cluster(Executor):
    """Runs tasks on the workers of a Dask scheduler; one whose worker is lost is run again by Dask on another.

    Raises ExtractorError where Dask is not installed, or no scheduler or worker answers.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise ExtractorError("a cluster needs Dask: run `pip install 'news-extractor[dask]'`") from None
        try:
            self._client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ExtractorError(f"no Dask scheduler answers at {address!r} ({error})") from None
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            self._client.close()
            raise ExtractorError(f"the Dask scheduler at {address!r} has no workers") from None
        self._executor = self._client.get_executor(pure=False)

    @property
    def batches(self) -> int:
        """How many batches it is good to have under way."""
        threads: int = sum(self._client.nthreads().values())
        return AHEAD * threads

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a task."""
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster: when all that was submitted is done, or with `cancel_futures` at once."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()
