"""When Python looks for objects that nothing needs any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: an article's tokens point at each other, and all of them are in use.

    Every search would walk through all of them, and keep them the longer the more often it found them in use.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
