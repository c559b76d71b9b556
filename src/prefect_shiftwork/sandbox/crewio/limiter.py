"""A hundred requests a minute (developer portal, "Globales API-Limit")."""

from collections import deque
from datetime import datetime, timedelta
from math import ceil

from fastapi import HTTPException

from prefect_shiftwork.sandbox.desk import Desk, KnownAtOnce

REQUESTS_PER_MINUTE = 100
MINUTE = timedelta(minutes=1)


class Limiter(KnownAtOnce):
    """Counts the requests of each key in the last sixty seconds of the desk's clock.

    Whether the vendor's window moves is not documented: the quirk `crewio.fixed_window` counts by clock minutes,
    and the setting `crewio.requests_per_minute` replaces the hundred.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._requests: dict[str, deque[datetime]] = {}

    def admit(self, key: str) -> None:
        """Let one request in, or answer 429 and when to come back. A refused request does not count."""
        now = self._desk.clock.now()
        fixed = self._desk.quirk("crewio.fixed_window")
        opened = now.replace(second=0, microsecond=0) if fixed else now - MINUTE + timedelta.resolution
        seen = self._requests.setdefault(key, deque())
        while seen and seen[0] < opened:
            seen.popleft()
        if len(seen) >= self._desk.setting("crewio.requests_per_minute", REQUESTS_PER_MINUTE):
            reopens = (opened if fixed else seen[0]) + MINUTE
            retry_after = ceil((reopens - now).total_seconds())
            # The portal names no header for it; the seconds form of Retry-After is what HTTP offers.
            raise HTTPException(429, "Rate limit exceeded", {"Retry-After": str(retry_after)})
        seen.append(now)
