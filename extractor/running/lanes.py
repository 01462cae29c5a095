"""An executor of worker processes, of which each has one task at a time: one that dies takes no other task with it.

The standard library's pool fails as a whole when one of its processes dies, does not say which task was the reason,
and cannot end a process that hangs. Here each lane is a thread with one process and one pipe to it.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Task = tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class WorkerLostError(Exception):
    """A worker process ended in the middle of a task; `exitcode` is negative where a signal ended it."""

    def __init__(self, exitcode: int | None) -> None:
        super().__init__(f"the worker process ended with exit code {exitcode}")
        self.exitcode = exitcode


class Lanes(Executor):
    """Runs tasks in `number` processes of their own, begun in the order in which they are submitted.

    A task whose process dies ends with WorkerLostError, and the lane gets a new process with its next task.
    `environment` is set in a process before it imports what its tasks need.
    """

    def __init__(self, number: int, *, environment: dict[str, str] | None = None) -> None:
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._lanes = [_Lane(self._tasks, environment or {}) for _ in range(number)]
        self._open = True

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a task; raises RuntimeError after `shutdown`."""
        if not self._open:
            raise RuntimeError("the workers were sent home")
        future: Future[T] = Future()
        self._tasks.put((future, fn, args, kwargs))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: when all that was submitted is done, or with `cancel_futures` at once."""
        self._open = False
        if cancel_futures:
            with suppress(queue.Empty):
                while task := self._tasks.get_nowait():
                    task[0].cancel()
        for _ in self._lanes:
            self._tasks.put(None)
        for lane in self._lanes:
            if cancel_futures:
                lane.stop()
            if wait:
                lane.thread.join()


class _Lane:
    """A thread that hands tasks to its process, one after the other."""

    def __init__(self, tasks: queue.SimpleQueue[Task | None], environment: dict[str, str]) -> None:
        self._tasks, self._environment = tasks, environment
        self._process: BaseProcess | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._stopped = False
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        process = self._process
        if process is not None:
            process.kill()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            future, *call = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                succeeded, result = self._ask(call)
            except (EOFError, OSError):
                future.set_exception(WorkerLostError(self._end()))
            except Exception as error:  # what cannot be sent
                future.set_exception(error)
            else:
                future.set_result(result) if succeeded else future.set_exception(result)
        self._end()

    def _ask(self, call: list[Any]) -> tuple[bool, Any]:
        """Whether a call succeeded, and its result or error; raises EOFError or OSError where the process has died."""
        if self._process is None or not self._process.is_alive():
            self._end()
            self._begin()
        assert self._pipe is not None
        self._pipe.send(call)
        answer: tuple[bool, Any] = self._pipe.recv()
        return answer

    def _begin(self) -> None:
        if self._stopped:
            raise EOFError
        context = multiprocessing.get_context("spawn")  # nothing is shared with this process, least of all its threads
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._environment), daemon=True)
        with _no_interrupts():
            self._process.start()
        theirs.close()  # so that the end of the process is the end of the pipe

    def _end(self) -> int | None:
        """Let the process end, which it does when its pipe does; its exit code."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is None:
            return None
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode


PATIENCE = 5
"""Seconds that a process has to end when it is no more needed."""


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """A process that is started meanwhile never sees Ctrl-C: its parent decides when it ends."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection[Any, Any], environment: dict[str, str]) -> None:
    """A worker's life: answer calls until there is no one to call, even after a `kill -9`."""
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            function, args, kwargs = pipe.recv()
            try:
                answer = True, function(*args, **kwargs)
            except Exception as error:
                answer = False, error
            _send(pipe, answer)


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, whatever it does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _send(pipe: Connection[Any, Any], answer: tuple[bool, Any]) -> None:
    try:
        pipe.send(answer)
    except OSError:
        raise
    except Exception as error:  # what cannot be sent, such as an error with a lock in it
        pipe.send((False, RuntimeError(f"the worker's answer cannot be sent: {error}")))
