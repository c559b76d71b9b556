"""A line to a vendor on which a tenth of all requests goes wrong, by a seeded mix; time passes without waiting."""

import random
from dataclasses import dataclass, field
from enum import Enum

import httpx

HANGING = 30.0
"""Seconds after which a client gives up a request without an answer."""


class Fault(Enum):
    """What becomes of a request, and in how many of a hundred."""

    TOO_MANY = 5.0
    BUSY = 3.0
    HANGS = 2.0
    CUT = 1.0
    PAGE_OF_A_PROXY = 1.0
    SAME_PAGE_AGAIN = 0.5

    @classmethod
    def drawn(cls, spread: random.Random) -> "Fault | None":
        """One of them, or none."""
        faults = list(cls)
        whole = 100.0 - sum(fault.value for fault in faults)
        (found,) = spread.choices([*faults, None], [*(fault.value for fault in faults), whole])
        return found


@dataclass
class PassingClock:
    """Time that passes when somebody waits; each wait of a client is the one before another try."""

    now: float = 1_000.0
    waits: int = 0

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return self.now

    def time(self) -> float:
        """Seconds since the UNIX epoch."""
        return 1_750_000_000.0 + self.now

    async def sleep(self, seconds: float) -> None:
        """Let them pass."""
        self.waits += 1
        self.now += seconds


@dataclass
class FaultyLine(httpx.AsyncBaseTransport):
    """In front of a vendor's app. What did not come back may have taken effect there, by the toss of a coin."""

    inner: httpx.AsyncBaseTransport
    clock: PassingClock
    spread: random.Random
    requests: int = 0
    _last: dict[str, httpx.Response] = field(default_factory=dict)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """An answer, or what is left of it."""
        self.requests += 1
        fault = Fault.drawn(self.spread)
        if fault is Fault.TOO_MANY:
            return httpx.Response(429, headers={"Retry-After": str(self.spread.randint(1, 3))})
        if fault is Fault.PAGE_OF_A_PROXY:
            return httpx.Response(200, html="<html><body>Please log in to the network</body></html>")
        if fault in {Fault.BUSY, Fault.HANGS} and self.spread.random() < 0.5:
            return self._lost(fault, request)
        answer = await self._answer(request)
        return self._spoilt(fault, request, answer)

    def _spoilt(self, fault: Fault | None, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        before = self._last.get(request.url.path)
        if request.method == "GET":
            self._last[request.url.path] = answer
        if fault in {Fault.BUSY, Fault.HANGS}:
            return self._lost(fault, request)
        if fault is Fault.CUT:
            return httpx.Response(answer.status_code, content=answer.content[: len(answer.content) // 2])
        if fault is Fault.SAME_PAGE_AGAIN and before and not _is_first(request.url):
            return _copy(before)
        return _copy(answer)

    def _lost(self, fault: Fault | None, request: httpx.Request) -> httpx.Response:
        if fault is Fault.BUSY:
            return httpx.Response(503, json={"error": "busy"})
        self.clock.now += HANGING
        raise httpx.ReadTimeout("no answer", request=request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self.inner.handle_async_request(request)
        await answer.aread()
        return answer


def _is_first(url: httpx.URL) -> bool:
    """Whether it asks for the first page of a list: what came before is of another reading."""
    return url.params.get("cursor", url.params.get("offset", "0")) in {"", "0"}


def _copy(answer: httpx.Response) -> httpx.Response:
    return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)
