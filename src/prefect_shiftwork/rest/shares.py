"""What one process takes of a rate that several share: leases of calls, each used like a small rate of its own.

Let ``N`` calls be allowed in any window of ``W`` seconds, the padding included. Somebody all processes know, the
permits, leases out at most ``N`` calls at a time, each for ``D`` seconds. Whoever has a lease of ``k`` calls

- sends at most ``k`` requests in any ``W`` seconds by it, and only in the first 30 s, which is ``D - W`` or less,
- gives it back when its last request is ``W`` old; if the process is gone by then, it ends by itself after ``D``.

So when a call is leased again, the request before it is at least ``W`` old, whoever sent it: the requests of each of
the ``N`` calls are ``W`` apart, and no window holds more than ``N``. Clocks of processes are never compared.

One call is asked for first, then twice as many as the last lease has sent, up to ``N / 14``: a run of few calls takes
little from the others, and of a busy one's calls few are idle while the last of their lease is awaited. Who gives back
lets others go first, for an eighth of a second on average: 0.2 % of a minute's rate, for which nobody starves.
"""

import math
import random
import threading
from dataclasses import dataclass
from typing import Protocol

from prefect_shiftwork.rest.clock import Clock
from prefect_shiftwork.rest.window import Window

USABLE = 30.0
"""Seconds in which a lease is used. Then others have a chance to get it."""
SHORTEST = 60.0
"""Seconds of the shortest lease: Prefect's server grants none below."""
PART = 14
"""The part of the rate that is leased at once: larger ones idle longer, and smaller ones are asked for more often."""
WAY = 0.25
"""Seconds, at most, for which who gave back lets others go first."""
PAUSE = 1.0
"""Seconds, at most, before who got nothing asks again."""
SECURE_PAUSE = 5.0
"""The same for a process that still has calls, and loses nothing by waiting."""
TURN = 0.05
"""Seconds before one looks again whether another task or thread of the process has asked."""


class PermitsUnavailable(Exception):
    """Whoever leases out the calls cannot be asked: in words, and what a person can do about it."""

    def __init__(self, why: str, fix: str) -> None:
        super().__init__(why)
        self.fix = fix


class Lease(Protocol):
    """Calls that nobody else may make for now."""

    @property
    def calls(self) -> int:
        """How many: one or more."""

    async def give_back(self, patience: float) -> None:
        """Let others have them at once. Raises PermitsUnavailable."""


class Permits(Protocol):
    """Leases out the calls of one credential, over all processes."""

    def needed(self) -> bool:
        """Whether whoever runs now shares the rate with other processes."""

    async def lease(self, most: int, seconds: float, patience: float) -> Lease | None:
        """A lease of one to ``most`` calls for so many seconds, or None while all are leased.

        Raises:
            PermitsUnavailable: nobody answers within ``patience`` seconds, or the calls are not set up rightly.
        """


@dataclass(frozen=True)
class _Share:
    lease: Lease
    window: Window
    usable_until: float
    ends_at: float

    def free_at(self, now: float) -> float:
        """When a call of it is free; never, if its time is over by then."""
        free_at = max(now, self.window.free_at)
        return free_at if free_at <= self.usable_until else math.inf

    def done_at(self, now: float) -> float:
        """When it can be given back; never, while it is of use."""
        return self.window.empty_at if self.free_at(now) == math.inf else math.inf


class Shares:
    """The leases that a process has."""

    def __init__(self, requests: int, window: float, permits: Permits, clock: Clock, spread: random.Random) -> None:
        self._window = window
        self._seconds = max(SHORTEST, USABLE + window)
        self._most = max(1, requests // PART)
        self._permits = permits
        self._clock = clock
        self._spread = spread
        self._held: list[_Share] = []
        """Replaced and never changed, so that other threads can read it; oldest first."""
        self._ask_at = 0.0
        self._tending = threading.Lock()

    def needed(self) -> bool:
        """Whether whoever runs now has to take its calls from here."""
        return self._permits.needed()

    def take(self, now: float) -> bool:
        """Take a call that is free now."""
        for share in self._held:
            if share.free_at(now) <= now:
                share.window.take(now)
                return True
        return False

    def due_at(self, now: float) -> float:
        """When there is a call free, or something to :meth:`tend`."""
        moments = (min(share.free_at(now), share.done_at(now)) for share in self._held)
        return min([self._ask_at, *moments])

    async def tend(self, patience: float) -> None:
        """Give back what is used up, or else ask for more. Raises PermitsUnavailable."""
        if not self._tending.acquire(blocking=False):
            # Whoever does it may live in another event loop.
            await self._clock.sleep(TURN)
            return
        try:
            now = self._clock.monotonic()
            if done := [share for share in self._held if share.done_at(now) <= now]:
                await self._give_back(done, patience)
            else:
                await self._ask(now, patience)
        finally:
            self._tending.release()

    async def _give_back(self, done: list[_Share], patience: float) -> None:
        self._held = [share for share in self._held if share not in done]
        for share in done:
            if self._clock.monotonic() < share.ends_at:
                await share.lease.give_back(patience)
        self._pause(WAY * self._spread.random())

    async def _ask(self, now: float, patience: float) -> None:
        lease = await self._permits.lease(self._wanted_now(), self._seconds, patience)
        if lease:
            # Counted from before it was asked for: the server's seconds begin no earlier.
            share = _Share(lease, Window(lease.calls, self._window), now + USABLE, now + self._seconds)
            self._held = [*self._held, share]
        else:
            secure = any(share.free_at(now) < math.inf for share in self._held)
            self._pause((SECURE_PAUSE if secure else PAUSE) * (1 + self._spread.random()) / 2)

    def _pause(self, seconds: float) -> None:
        """Ask after so many seconds, or sooner if that was said before."""
        now = self._clock.monotonic()
        self._ask_at = min(now + seconds, self._ask_at if self._ask_at > now else math.inf)

    def _wanted_now(self) -> int:
        """Twice what the last lease was good for, within bounds."""
        used = self._held[-1].window.used if self._held else 0
        return min(self._most, max(1, 2 * used))
