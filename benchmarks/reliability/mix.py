"""Lists and writes over a faulty line: ``python -m benchmarks.reliability.mix [seeds] [requests of each]``.

Each run lists records of three vendors, and writes announcements that are not there yet, as the flows do. A run that
ends with an error is started again, as a schedule would.
"""

import asyncio
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from prefect import flow
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from benchmarks.figure import Figure, table
from benchmarks.reliability.faulty_line import FaultyLine, PassingClock
from benchmarks.reliability.prefect_server import prefect_server
from prefect_shiftwork.demo.blocks import blocks
from prefect_shiftwork.flows import making
from prefect_shiftwork.flows.making import make_once
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.errors import ShiftworkError
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.desk import Desk

SEEDS, REQUESTS = 50, 10_000
BATCH = 10
"""Announcements that a run has to write."""
READINGS = 6
"""Times that each list is read."""
LISTS: dict[str, Callable[[Any], AsyncIterator[Any]]] = {
    "crewsense": lambda client: client.list_announcements(),
    "seven_shifts": lambda client: client.list_users(),
    "seven_shifts_v1": lambda client: client.list_users(),
}
"""Lists of links, of cursors and of offsets."""


@dataclass
class Tally:
    """What came of a seed."""

    requests: int = 0
    retries: int = 0
    runs: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0

    def compare(self, expected: Counter[str], found: Counter[str]) -> None:
        """Count what is missing and what is there too often."""
        self.lost += (expected - found).total()
        self.doubled += (found - expected).total()


@dataclass
class House:
    """The vendors behind a faulty line, and beside it: what is there is looked up without faults."""

    spread: random.Random
    tally: Tally = field(default_factory=Tally)
    clock: PassingClock = field(default_factory=PassingClock)

    def __post_init__(self) -> None:
        self.desk = Desk()
        self.desk.page_sizes = {"crewsense": 5, "seven_shifts": 5, "seven_shifts_v1": 5}
        self.honest: httpx.AsyncBaseTransport = httpx.ASGITransport(create_app(self.desk))
        self.faulty = FaultyLine(self.honest, self.clock, self.spread)
        self.blocks = blocks("http://127.0.0.1", 0)

    def client(self, vendor: str, line: httpx.AsyncBaseTransport) -> Any:
        """A client of a vendor on a line."""
        client = self.blocks[vendor].connect(Shared(TokenHolder(), Budget(None, self.clock)), line)
        client.session.clock = self.clock
        return client

    async def listed(self, vendor: str, line: httpx.AsyncBaseTransport) -> Counter[str]:
        """The ids of a list, and how often each comes."""
        async with self.client(vendor, line) as client:
            return Counter([str(each.id) async for each in LISTS[vendor](client)])

    async def written(self, line: httpx.AsyncBaseTransport) -> Counter[str]:
        """The announcements that are there, by their texts."""
        async with self.client("crewsense", line) as client:
            return Counter([each.body async for each in client.list_announcements() if "Ref." in each.body])

    async def read(self, vendor: str) -> None:
        """List everything a few times, and compare."""
        expected = await self.listed(vendor, self.honest)
        for _ in range(READINGS):
            self.tally.compare(expected, await self.to_the_end(partial(self.listed, vendor, self.faulty)))

    async def write(self, references: list[str]) -> None:
        """Write announcements, once each, and compare."""
        await self.to_the_end(partial(self.announce, references))
        self.tally.compare(Counter(references), await self.written(self.honest))

    async def announce(self, references: list[str]) -> None:
        """What is not there yet, as a flow does it; each that fails is left to the next run."""
        failure: ShiftworkError | None = None
        there = await self.written(self.faulty)
        async with self.client("crewsense", self.faulty) as client:
            for reference in references:
                if reference in there:
                    continue
                try:
                    await make_once(
                        reference,
                        partial(client.create_announcement, body=reference),
                        partial(self._found, reference),
                    )
                except ShiftworkError as error:
                    failure = error
        if failure:
            raise failure

    async def _found(self, reference: str) -> str | None:
        return reference if reference in await self.written(self.faulty) else None

    async def to_the_end(self, run: Callable[[], Any]) -> Any:
        """Start a run until it ends well; every error that is not the pack's own ends the measurement."""
        while True:
            self.tally.runs += 1
            try:
                return await run()
            except ShiftworkError as error:
                self.tally.failed[type(error).__name__] += 1


async def measured(seed: int, requests: int) -> Tally:
    """So many requests, or a few more."""
    tally, spread = Tally(), random.Random(seed)
    while tally.requests < requests:
        house = House(spread, tally)
        await house.write([f"Ref. mix/{seed}-{tally.requests}-{n}" for n in range(BATCH)])
        for vendor in LISTS:
            await house.read(vendor)
        tally.requests += house.faulty.requests
        tally.retries += house.clock.waits
    return tally


@flow(name="Fault mix")
async def of_seeds(seeds: int, requests: int) -> list[Tally]:
    """What came of each seed. It is a run, since what flows write is remembered in the result storage of theirs."""
    return [await measured(seed, requests) for seed in range(seeds)]


async def figures(seeds: int = SEEDS, requests: int = REQUESTS) -> list[Figure]:
    """What was lost and doubled in all seeds together, and the worst share of retries. Needs a Prefect server."""
    with TemporaryDirectory() as folder, temporary_settings({PREFECT_LOCAL_STORAGE_PATH: folder}):
        making.SETTLED, settled = timedelta(), making.SETTLED
        try:
            found = await of_seeds(seeds, requests)
        finally:
            making.SETTLED = settled
    total = sum(tally.requests for tally in found)
    failed = sum(tally.failed.total() for tally in found)
    note = f"of {total} requests, {seeds} seeds, {failed} of {sum(tally.runs for tally in found)} runs started again"
    return [
        Figure("fault mix: records lost", "", sum(tally.lost for tally in found), 0, note),
        Figure("fault mix: records doubled", "", sum(tally.doubled for tally in found), 0),
        Figure("fault mix: retries", "%", max(100 * each.retries / each.requests for each in found), 12, "worst seed"),
    ]


def main() -> int:
    with prefect_server():
        found = asyncio.run(figures(*map(int, sys.argv[1:])))
    print(table(found))
    return int(any(figure.missed for figure in found))


if __name__ == "__main__":
    sys.exit(main())
