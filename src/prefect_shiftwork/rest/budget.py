"""A vendor's rate limit, kept by waiting instead of being refused.

A budget lets ``N`` requests go in any ``W`` seconds, which are the vendor's window and a padding. As long as no request
is under way longer than another one by more than the padding, no window of the vendor's, moving or fixed, holds more
than ``N`` arrivals. A burst may use all ``N`` at once. Who always has something to send gets ``seconds / W`` of the
rate: 99.2 % of a hundred a minute.

That holds within a process. Processes that use one credential take ``shares`` of its rate besides.
"""

import random
import threading
from dataclasses import dataclass

from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock
from prefect_shiftwork.rest.shares import Permits, Shares
from prefect_shiftwork.rest.window import Window


@dataclass(frozen=True)
class Rate:
    """So many requests in any window of so many seconds."""

    requests: int
    seconds: float
    padding: float = 0.5
    """Added to the window, in seconds: requests sent evenly arrive unevenly. Padding the window by the spread of the
    latency keeps 99 % of the rate without one refusal; lowering the count instead costs more and still gets refused."""

    @property
    def window(self) -> float:
        """Seconds from which on a request no longer counts."""
        return self.seconds + self.padding


class Budget:
    """Hands out the slots of one credential's rate, in bursts, to every task and thread of the process.

    Args:
        rate: None where the vendor has no limit.
        permits: shares the rate out to several processes; None where this one is alone.
    """

    def __init__(
        self,
        rate: Rate | None,
        clock: Clock = SYSTEM_CLOCK,
        permits: Permits | None = None,
        spread: random.Random | None = None,
    ) -> None:
        self._clock = clock
        self._window = Window(rate.requests, rate.window) if rate else None
        self._shares: Shares | None = None
        if rate and permits:
            self._shares = Shares(rate.requests, rate.window, permits, clock, spread or random.Random())
        self._blocked_until = 0.0
        self._lock = threading.Lock()

    async def slot(self, patience: float) -> bool:
        """Take a slot, waiting for it at most ``patience`` seconds; False when it would take longer.

        Raises:
            PermitsUnavailable: whoever shares out the rate cannot be asked.
        """
        give_up = self._clock.monotonic() + patience
        shares = self._shares if self._shares and self._shares.needed() else None
        while (free_at := self._take(shares)) is not None:
            now = self._clock.monotonic()
            if max(free_at, now) > give_up:
                return False
            if free_at > now or not shares:
                await self._clock.sleep(max(0.0, free_at - now))
            else:
                await shares.tend(give_up - now)
        return True

    def block(self, seconds: float) -> None:
        """Let nobody through for so many seconds: the vendor has said that the limit is reached."""
        with self._lock:
            self._blocked_until = max(self._blocked_until, self._clock.monotonic() + seconds)

    def _take(self, shares: Shares | None) -> float | None:
        """Take a slot and answer None, or answer when to try again."""
        with self._lock:
            now = self._clock.monotonic()
            free_at = max(self._blocked_until, self._window.free_at if self._window else 0.0)
            if free_at > now:
                return free_at
            if shares and not shares.take(now):
                return shares.due_at(now)
            if self._window:
                self._window.take(now)
            return None
