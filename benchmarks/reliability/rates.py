"""Both ends of a rate that processes share: a vendor that counts, and a limit as Prefect's server keeps it."""

import asyncio
import random
from collections import deque
from dataclasses import dataclass, field

from benchmarks.reliability.virtual import LoopClock, run_in_no_time
from prefect_shiftwork.rest.budget import Budget, Rate
from prefect_shiftwork.rest.shares import PermitsUnavailable

WORKERS = 8
"""Tasks of a process that send one request after the other."""

REPOSSESSED_EVERY = 15.0
"""Seconds between two looks of Prefect's server at leases that have ended
(``server.services.repossessor.loop_seconds``)."""


class CountingVendor:
    """Allows so many arrivals in any window, moving and fixed; a request is under way for a random time."""

    def __init__(self, requests: int, seconds: float, way: tuple[float, float], spread: random.Random) -> None:
        self._requests = requests
        self._seconds = seconds
        self._way = way
        self._spread = spread
        self._moving: deque[float] = deque(maxlen=requests)
        self._fixed: dict[int, int] = {}
        self.arrived: list[float] = []
        self.refused = 0

    async def take(self) -> None:
        """A request, there and back."""
        await self._under_way()
        now = asyncio.get_running_loop().time()
        moving = len(self._moving) == self._requests and now - self._moving[0] < self._seconds
        minute = int(now // self._seconds)
        self._fixed[minute] = self._fixed.get(minute, 0) + 1
        self.refused += moving or self._fixed[minute] > self._requests
        self._moving.append(now)
        self.arrived.append(now)
        await self._under_way()

    async def _under_way(self) -> None:
        await asyncio.sleep(self._spread.uniform(*self._way))


@dataclass
class FakeLease:
    """Some of the limit's slots, until then."""

    calls: int
    ends_at: float
    limit: "FakeLimit"

    async def give_back(self, patience: float) -> None:  # noqa: ARG002  # it answers at once
        """End it before."""
        await self.limit.under_way()
        self.limit.forget(self)


@dataclass
class FakeLimit:
    """A global concurrency limit: so many slots, leased out for a time, and looked through now and then.

    Its arithmetic is compared with that of a real server in ``tests/flows/test_shared_budget.py``.
    """

    slots: int
    spread: random.Random = field(default_factory=lambda: random.Random(1))
    way: tuple[float, float] = (0.01, 0.04)
    alone: bool = False
    away: bool = False
    asked: int = 0
    given_back: int = 0
    leases: list[FakeLease] = field(default_factory=list)

    @property
    def active(self) -> int:
        """Slots that are taken."""
        now = asyncio.get_running_loop().time()
        last_look = now - now % REPOSSESSED_EVERY
        self.leases = [lease for lease in self.leases if lease.ends_at > last_look]
        return sum(lease.calls for lease in self.leases)

    def needed(self) -> bool:
        """Whether there are others."""
        return not self.alone

    async def lease(self, most: int, seconds: float, patience: float) -> FakeLease | None:
        """As many slots as are free."""
        self.asked += 1
        if self.away:
            await asyncio.sleep(patience)
            raise PermitsUnavailable("the server does not answer", "Start it.")
        await self.under_way()
        if (calls := min(most, self.slots - self.active)) < 1:
            return None
        lease = FakeLease(calls, asyncio.get_running_loop().time() + seconds, self)
        self.leases.append(lease)
        await self.under_way()
        return lease

    def forget(self, lease: FakeLease) -> None:
        """End a lease; one that has ended stays ended."""
        self.given_back += 1
        if lease in self.leases:
            self.leases.remove(lease)

    async def under_way(self) -> None:
        """There, or back."""
        await asyncio.sleep(self.spread.uniform(*self.way))


@dataclass
class Report:
    """What came of processes that were busy."""

    vendor: CountingVendor
    limit: FakeLimit
    made: list[int]
    """Calls of each process."""
    waited: float
    """The longest that a call waited for its turn, in seconds."""

    def share_of(self, requests: int, seconds: float) -> float:
        """What was used of a rate: the least time that it allows, by the time that it took."""
        first, last = self.vendor.arrived[0], self.vendor.arrived[-1]
        return seconds * ((len(self.vendor.arrived) - 1) // requests) / (last - first)


def busy(processes: int, calls: int, rate: Rate, way: tuple[float, float]) -> Report:
    """What comes of it when several processes together send so many requests as soon as they may."""

    async def story() -> Report:
        spread = random.Random(processes)
        vendor = CountingVendor(rate.requests, rate.seconds, way, spread)
        report = Report(vendor, FakeLimit(rate.requests, spread), [0] * processes, 0.0)
        turns = iter(range(calls))

        async def worker(process: int, budget: Budget) -> None:
            for _ in turns:
                began = LoopClock().monotonic()
                assert await budget.slot(patience=600)
                report.waited = max(report.waited, LoopClock().monotonic() - began)
                report.made[process] += 1
                await vendor.take()

        budgets = [Budget(rate, LoopClock(), report.limit, spread) for _ in range(processes)]
        await asyncio.gather(*(worker(*each) for each in enumerate(budgets) for _ in range(WORKERS)))
        return report

    return run_in_no_time(story())
