"""Flows that watch, for as many polls as a week has, or for some minutes.

    python -m benchmarks.reliability.soak [polls] [--minutes 20 | --empty]

Every quarter of an hour, on a clock that is set forward and not waited for, ``watch-changes`` and
``announce-new-shifts`` look and find nothing new. All of it is one process, sandbox included, in which whatever is kept
too long adds up. With ``--minutes`` they look every ten seconds of real time. With ``--empty``, runs with as many tasks
that do nothing show what of it is Prefect's.
"""

import argparse
import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import time_machine
from prefect import Flow, flow, task
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from benchmarks.figure import Figure, table
from benchmarks.reliability.prefect_server import prefect_server
from benchmarks.reliability.scenarios import new_shifts
from benchmarks.reliability.stage import Stage, open_stage, without_rates
from prefect_shiftwork.flows import load_flow

WEEK = 7 * 24 * 4
EVERY = timedelta(minutes=15)
REAL = 20.0
"""Minutes of real time."""
PAUSE = 10.0
"""Seconds of real time between two polls."""
FIRST = 1
"""Polls in which there was something to do."""
WARM = 40
"""Polls after which everything is loaded that a poll needs."""
GROWTH = 5.0
"""MB by which memory may grow in a week."""
TASKS = {"watch-changes": 1, "announce-new-shifts": 6}
"""Task runs of an idle poll."""


@dataclass(frozen=True)
class Poll:
    """What a poll left behind: memory in MB, open sockets, and lines that the pack has written."""

    memory: float
    sockets: int
    lines: int
    idle: bool


class Lines(logging.Handler):
    """Counts what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0

    def emit(self, _: logging.LogRecord) -> None:
        """Count it."""
        self.count += 1


@contextmanager
def lines_of(logger: str) -> Iterator[Lines]:
    """What a logger and those below it write."""
    lines, watched = Lines(), logging.getLogger(logger)
    watched.addHandler(lines)
    try:
        yield lines
    finally:
        watched.removeHandler(lines)


async def set_forward(polls: int) -> AsyncIterator[None]:
    """So many moments, a quarter of an hour apart, on a clock that stands at each of them."""
    began = datetime.now(UTC)
    for count in range(polls):
        with time_machine.travel(began + count * EVERY):
            yield


async def in_real_time(minutes: float) -> AsyncIterator[None]:
    """Moments for so long, ten seconds apart."""
    began = monotonic()
    while monotonic() - began < 60 * minutes:
        yield
        await asyncio.sleep(PAUSE)


async def polls(moments: AsyncIterator[None]) -> list[Poll]:
    """Poll at each of these moments."""
    without_rates()
    async with open_stage() as stage:
        form = await new_shifts(stage.blocks)
        found = []
        async for _ in moments:
            with lines_of("prefect_shiftwork") as lines:
                messages = await poll(stage, form)
            idle = set(messages) == {"Nothing to do."}
            found.append(Poll(memory(), sockets(), lines.count, idle))
    return found


async def poll(stage: Stage, form: dict[str, object]) -> list[str | None]:
    """Let both flows look; how they ended."""
    stage.trap.clear()  # it would keep a line of each call
    told = {"first_run": "tell all that is there", "dry_run": False}
    watching = await ended("watch-changes", stage, told, "crewsense")
    return [watching, await ended("announce-new-shifts", stage, form, "crewio", "crewsense", "email", "chat")]


async def ended(name: str, stage: Stage, form: dict[str, object], *blocks: str) -> str | None:
    """Run a flow here; the message of its last state."""
    watch: Flow[..., None] = load_flow(name)
    state = await watch(form=form, **{each: stage.blocks[each] for each in blocks}, return_state=True)
    return state.message


def memory() -> float:
    """MB of this process, without what is only waiting to be thrown away."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def sockets() -> int:
    """Open sockets of this process."""
    return sum(
        str(each.readlink()).startswith("socket:") for each in Path("/proc/self/fd").iterdir() if each.is_symlink()
    )


async def figures(number: int = WEEK, minutes: float | None = None) -> list[Figure]:
    """What was not idle, sockets, and lines of a poll; with more polls than it takes to warm up, memory too.

    With ``minutes`` the polls are those of so much real time.
    """
    moments = in_real_time(minutes) if minutes else set_forward(number)
    with TemporaryDirectory() as folder, temporary_settings({PREFECT_LOCAL_STORAGE_PATH: Path(folder)}):
        found = await polls(moments)
    after, last = found[FIRST:], found[-1]
    over = f"{minutes:.0f} real minutes" if minutes else f"{number * EVERY} on the clock"
    of = f"{len(found)} polls of two flows, {over}"
    more = last.sockets - after[0].sockets
    shown = [
        Figure("soak: polls that were not idle", "", sum(not each.idle for each in after), 0, of),
        Figure("soak: sockets more than at first", "", more, 0, f"{last.sockets} in the end"),
        Figure("soak: lines that the pack logs in an idle poll", "", max(each.lines for each in after), 2),
    ]
    if len(found) > WARM:
        grown = last.memory - found[WARM].memory
        shown.append(
            Figure(f"soak: memory added since poll {WARM}", "MB", grown, GROWTH, f"{last.memory:.0f} MB in the end")
        )
    return shown


@task
async def nothing() -> None:
    """Look nowhere."""


@flow
async def empty(tasks: int) -> None:
    """Run so many tasks."""
    for _ in range(tasks):
        await nothing()


async def of_prefect(number: int = WEEK) -> list[Figure]:
    """Memory that the same runs and tasks add while they do nothing."""
    found = []
    for _ in range(number):
        for tasks in TASKS.values():
            await empty(tasks)
        found.append(memory())
    of = f"{number} times {len(TASKS)} empty runs with {sum(TASKS.values())} tasks"
    return [Figure(f"soak: memory added by Prefect alone since poll {WARM}", "MB", found[-1] - found[WARM], None, of)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability.soak")
    parser.add_argument("polls", type=int, nargs="?", default=WEEK)
    parser.add_argument("--minutes", type=float, help=f"of real time instead, such as {REAL:.0f}")
    parser.add_argument("--empty", action="store_true", help="runs that do nothing")
    asked = parser.parse_args()
    with prefect_server():
        print(table(asyncio.run(of_prefect(asked.polls) if asked.empty else figures(asked.polls, asked.minutes))))


if __name__ == "__main__":
    main()
