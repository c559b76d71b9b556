"""600 requests a minute, and then a minute of 429 (reference page "errors").

No `Retry-After` is documented, so none is sent. The setting `seven_shifts.requests_per_minute` replaces the 600.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from prefect_shiftwork.sandbox.desk import Desk, KnownAtOnce
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error

REQUESTS_PER_MINUTE = 600
MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Usage:
    """The requests of one token in the last minute, and until when it is blocked."""

    requests: deque[datetime] = field(default_factory=deque)
    blocked_until: datetime | None = None


class Limiter(KnownAtOnce):
    """Counts the requests of every token on the clock of the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._usage: dict[str, Usage] = {}

    def admit(self, token: str) -> None:
        """Count one request, or refuse it."""
        now, usage = self._desk.clock.now(), self._usage.setdefault(token, Usage())
        if usage.blocked_until and now < usage.blocked_until:
            raise V2Error(429, "Too many requests, try again in a minute", "rate_limit_exceeded")
        while usage.requests and usage.requests[0] <= now - MINUTE:
            usage.requests.popleft()
        if len(usage.requests) >= self._desk.setting("seven_shifts.requests_per_minute", REQUESTS_PER_MINUTE):
            usage.requests.clear()
            usage.blocked_until = now + MINUTE
            raise V2Error(429, "Too many requests, try again in a minute", "rate_limit_exceeded")
        usage.requests.append(now)
