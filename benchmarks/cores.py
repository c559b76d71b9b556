"""Client and server on a core each, so that neither is measured with the other."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def on_core(number: int) -> Iterator[None]:
    """Keep this process, and those that it starts, on one core; on systems that cannot, wherever it is."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(before)[number]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
