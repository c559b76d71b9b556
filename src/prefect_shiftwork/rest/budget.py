"""A vendor's rate limit, kept by waiting instead of being refused."""

import threading
from collections import deque
from dataclasses import dataclass

from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock


@dataclass(frozen=True)
class Rate:
    """So many requests in any window of so many seconds."""

    requests: int
    seconds: float
    padding: float = 0.5
    """Added to the window, in seconds: requests sent evenly arrive unevenly. Padding the window by the spread of the
    latency keeps 99 % of the rate without one refusal; lowering the count instead costs more and still gets refused."""


class Budget:
    """Hands out the slots of one credential's rate, in bursts, to every task and thread of the process."""

    def __init__(self, rate: Rate | None, clock: Clock = SYSTEM_CLOCK) -> None:
        self._rate = rate
        self._clock = clock
        self._taken: deque[float] = deque(maxlen=rate.requests if rate else 0)
        self._blocked_until = 0.0
        self._lock = threading.Lock()

    async def slot(self, patience: float) -> bool:
        """Take a slot, waiting for it at most ``patience`` seconds; False when it would take longer."""
        give_up = self._clock.monotonic() + patience
        while (free_at := self._take()) is not None:
            if free_at > give_up:
                return False
            await self._clock.sleep(max(0.0, free_at - self._clock.monotonic()))
        return True

    def block(self, seconds: float) -> None:
        """Let nobody through for so many seconds: the vendor has said that the limit is reached."""
        with self._lock:
            self._blocked_until = max(self._blocked_until, self._clock.monotonic() + seconds)

    def _take(self) -> float | None:
        """Take a slot and answer None, or answer when the next one is free."""
        with self._lock:
            now = self._clock.monotonic()
            free_at = max(self._blocked_until, self._window_free_at())
            if free_at > now:
                return free_at
            if self._rate:
                self._taken.append(now)
            return None

    def _window_free_at(self) -> float:
        if not self._rate or len(self._taken) < self._rate.requests:
            return 0.0
        return self._taken[0] + self._rate.seconds + self._rate.padding
