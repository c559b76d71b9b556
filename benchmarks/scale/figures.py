"""The figures of a fleet: how fast with how many workers, what of it was lost or done twice, and what a run costs."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from prefect.client.orchestration import PrefectClient

from benchmarks.figure import Figure
from benchmarks.scale.cluster import POOL, Cluster, api_server_name, worker_name
from benchmarks.scale.counting import a_minute, busiest_minute, tally
from benchmarks.scale.fleet import Fleet
from benchmarks.scale.organisations import CHOSEN, Job
from benchmarks.scale.vendors import Vendors, name_of
from prefect_shiftwork.sandbox.crewio.limiter import REQUESTS_PER_MINUTE

OUTAGE = 5.0
"""Seconds after which a server that was killed is started again."""


@dataclass(frozen=True)
class Wanted:
    """What is measured.

    Attributes:
        organisations: in the fleet that is disturbed.
        workers: their numbers, growing; the last one runs that fleet.
        growth: organisations that each number of workers runs undisturbed.
        direct: whether a worker starts the process of a run itself (``organisations.set_up``).
    """

    organisations: int
    workers: tuple[int, ...]
    growth: int
    direct: bool

    @property
    def everybody(self) -> int:
        """All organisations; the first one is run alone, and shows what each should have."""
        return 1 + self.growth * len(self.workers) + self.organisations


@dataclass
class Yard:
    """Where everything is."""

    made: Cluster
    vendors: Vendors
    prefect: PrefectClient
    jobs: Sequence[Job]

    async def figures(self, wanted: Wanted) -> AsyncIterator[Figure]:
        """Everything that is wanted."""
        left = iter(self.jobs)
        await self._workers(1)
        await self._run("warm-up", self._next(left, 1))
        expected = self.vendors.effects(0)
        for workers in wanted.workers:
            await self._workers(workers)
            if wanted.growth:
                for figure in await self._growth(workers, self._next(left, wanted.growth)):
                    yield figure
        if wanted.organisations:
            for figure in await self._disturbed(self._next(left, wanted.organisations)):
                yield figure
        for figure in self._kept(expected, wanted.everybody):
            yield figure

    def _next(self, left: Iterator[Job], organisations: int) -> list[Job]:
        return list(islice(left, organisations * len(CHOSEN)))

    async def _workers(self, count: int) -> None:
        """Have so many workers, all of them ready."""
        for number in range(count):
            if worker_name(number) not in self.made.programs:
                self.made.worker(number)
        while len(await self.prefect.read_workers_for_work_pool(POOL)) < count:  # noqa: ASYNC110  # Prefect tells nobody
            await asyncio.sleep(0.5)

    async def _run(self, tag: str, jobs: list[Job]) -> Fleet:
        fleet = Fleet(self.prefect, self.vendors, tag)
        await fleet.start(jobs)
        await fleet.until(len(jobs))
        return fleet

    async def _growth(self, workers: int, jobs: list[Job]) -> list[Figure]:
        """How many runs a minute, and what each cost."""
        before, size = self._spent(), await self.made.database_size()
        fleet = await self._run(f"growth-{workers}", jobs)
        wall = max(fleet.done.values()) - fleet.began
        spent = {kind: after - before[kind] for kind, after in self._spent().items()}
        busy = 100 * sum(spent.values()) / wall / (os.cpu_count() or 1)
        note = f"{len(jobs)} runs in {wall:.0f} s, {busy:.0f} % of the cores; load {os.getloadavg()[0]:.1f}"
        cost = sum(spent.values()) / len(jobs)
        kept = 1024 * (await self.made.database_size() - size) / len(jobs)
        name = f"{workers} worker{'s' if workers > 1 else ''}"
        return [
            Figure(f"{name}: runs a minute", "", a_minute(len(jobs), wall), note=note),
            Figure(f"{name}: processor time of a run", "s", cost, note=each(spent, len(jobs))),
            Figure(f"{name}: growth of the database by a run", "kB", kept),
        ]

    def _spent(self) -> dict[str, float]:
        """Processor time so far, by kind of program; this one is the vendors and the operator."""
        return {**self.made.seconds(), "vendors": time.process_time()}

    async def _disturbed(self, jobs: list[Job]) -> list[Figure]:
        """Run a fleet; after a third of it kill a machine, and after a half an API server."""
        fleet = Fleet(self.prefect, self.vendors, "fleet")
        await fleet.start(jobs)
        await fleet.until(len(jobs) // 3)
        worker = self.made.programs[worker_name(0)]
        while not await fleet.is_running(worker.family()):  # noqa: ASYNC110  # Prefect is asked, it tells nobody
            await asyncio.sleep(0.2)
        memory = self.made.memory()
        burial = asyncio.create_task(fleet.bury(worker.kill()))
        worker.start()
        await fleet.until(len(jobs) // 2)
        server = self.made.programs[api_server_name(0)]
        server.kill()
        await asyncio.sleep(OUTAGE)
        server.start()
        await fleet.until(len(jobs))
        wall = max(fleet.done.values()) - fleet.began
        died = f"{await burial} died with the worker, {len(fleet.again)} started again"
        note = f"{len(jobs)} runs in {wall:.0f} s; {died}; load {os.getloadavg()[0]:.1f}"
        return [
            Figure("a worker and an API server killed: runs a minute", "", a_minute(len(jobs), wall), note=note),
            Figure("memory of it all, at the most", "MB", sum(memory.values()), note=each(memory, 1)),
        ]

    def _kept(self, expected: Counter[str], organisations: int) -> Iterator[Figure]:
        """What was promised, and whether it was kept; of all fleets together."""
        found = tally(expected, {name_of(n): self.vendors.effects(n) for n in range(organisations)})
        effects = f"of {expected.total() * organisations}"
        yield Figure("effects lost", "", len(found.lost), 0, "; ".join((effects, *found.lost[:3])))
        yield Figure("effects made twice", "", len(found.twice), 0, "; ".join((effects, *found.twice[:3])))
        calls, refused = self.vendors.club_calls, self.vendors.refusals.count
        yield Figure("refused with 429", "", refused, 0, f"{len(calls)} calls to CrewIO with one key")
        yield Figure("busiest minute at CrewIO", "calls", busiest_minute(calls), REQUESTS_PER_MINUTE)


def each(amounts: Mapping[str, float], count: int) -> str:
    """Amounts by their names, each divided by a count."""
    return ", ".join(f"{name} {amount / count:.3g}" for name, amount in sorted(amounts.items()))
