"""One run at a time, where two at once would do the same thing twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import AsyncFileLock
from prefect.settings import get_current_settings

from prefect_shiftwork.flows.forms import FlowForm

OFTEN = 0.2
"""Seconds between two looks whether the other run has ended."""


@asynccontextmanager
async def alone(what: str, form: FlowForm) -> AsyncIterator[None]:
    """Wait until no other run on this machine writes ``what``. A dry run waits for nobody.

    The lock is the operating system's, so it goes with its process, however that ends. Prefect's own locks stay behind
    when a run is killed, and its limits hold up the next run until their lease is over.
    """
    if form.dry_run:
        yield
        return
    async with AsyncFileLock(_file(what), poll_interval=OFTEN):
        yield


def _file(what: str) -> Path:
    """Beside what was remembered: runs that share a memory on a disk share the lock."""
    folder = get_current_settings().results.local_storage_path.expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"shiftwork-{what}.lock"
