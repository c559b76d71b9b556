"""One run at a time, where two at once would do the same thing twice."""

import functools
from collections.abc import Awaitable, Callable, Coroutine
from inspect import signature
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from filelock import AsyncFileLock
from prefect.settings import get_current_settings

from prefect_shiftwork.flows.forms import FlowForm

P = ParamSpec("P")
T = TypeVar("T")
OFTEN = 0.2
"""Seconds between two looks whether the other run has ended."""


def one_at_a_time(what: str) -> Callable[[Callable[P, Awaitable[T]]], Callable[P, Coroutine[Any, Any, T]]]:
    """A flow that waits until no other run on this machine writes ``what``. A dry run waits for nobody.

    The lock is the operating system's, so it goes with its process, however that ends. Prefect's own locks stay behind
    when a run is killed, and its limits hold up the next run until their lease is over.
    """

    def alone(run: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
        @functools.wraps(run)
        async def waiting(*args: P.args, **kwargs: P.kwargs) -> T:
            form: FlowForm = signature(run).bind(*args, **kwargs).arguments["form"]
            if form.dry_run:
                return await run(*args, **kwargs)
            async with AsyncFileLock(_file(what), poll_interval=OFTEN):
                return await run(*args, **kwargs)

        return waiting

    return alone


def _file(what: str) -> Path:
    """Beside what was remembered: runs that share a memory on a disk share the lock."""
    folder = get_current_settings().results.local_storage_path.expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"shiftwork-{what}.lock"
