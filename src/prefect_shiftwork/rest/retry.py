"""What is repeated after which outcome: the table, and how long to wait.

The contract with the caller is a deadline, not a count. A request that is safe to repeat is repeated after anything
that may pass; a write that is not, only when it provably never took effect. Everything else about such a write is
:attr:`Verdict.UNKNOWN`: whoever made the call reads again and reconciles.
"""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum

import httpx


class Verdict(Enum):
    """What to do after an outcome that is not a success."""

    REPEAT = "repeat"
    REFUSED = "refused"
    UNKNOWN = "unknown"


PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be gone at the next try."""

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Failures before the first byte of a request left this machine."""

ATTEMPTS = 5
LONGEST_WAIT = 20.0
"""Seconds between two tries, unless the vendor asks for more in Retry-After."""


def after_status(status: int, *, repeatable: bool, asked_to_wait: bool) -> Verdict:
    """The verdict on an HTTP status that is not a success.

    ``asked_to_wait`` says that the answer has a Retry-After header: with it a 503 means that the vendor has not taken
    the request on.
    """
    if repeatable:
        return Verdict.REPEAT if status in PASSING else Verdict.REFUSED
    if status == 429 or (status == 503 and asked_to_wait):
        return Verdict.REPEAT
    return Verdict.UNKNOWN if status >= 500 or status == 408 else Verdict.REFUSED


def after_silence(error: httpx.TransportError | TimeoutError, *, repeatable: bool) -> Verdict:
    """The verdict on a request that got no answer; TimeoutError is the end of the call's own deadline."""
    if isinstance(error, TimeoutError):
        return Verdict.REFUSED if repeatable else Verdict.UNKNOWN
    return Verdict.REPEAT if repeatable or isinstance(error, NEVER_SENT) else Verdict.UNKNOWN


def backoff(attempt: int, spread: random.Random) -> float:
    """Seconds to wait after the n-th try (0-based): full jitter below 0.5 s, 1 s, 2 s ... 20 s."""
    return spread.uniform(0, min(LONGEST_WAIT, 0.5 * 2**attempt))


def retry_after(header: str | None, now: float) -> float | None:
    """Seconds asked for by a Retry-After header (delta-seconds or HTTP-date), or None when it has no usable one."""
    if header is None:
        return None
    asked = header.strip()
    if asked.isdecimal():
        return float(asked)
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.fromtimestamp(now, UTC)).total_seconds())
