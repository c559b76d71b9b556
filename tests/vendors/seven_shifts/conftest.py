import json
from collections.abc import AsyncIterator, Callable
from types import FunctionType
from typing import Any, Protocol

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.vendors.seven_shifts import PartnerGrant, SevenShifts

TOKEN = SecretStr("invented-access-token")

Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]


class StillClock:
    """A clock that moves only when somebody sleeps on it."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_795_000_000.0 + self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Wire:
    """Answers with what it was told, in order and the last one for good, and remembers the requests."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[httpx.Request] = []

    def will(self, *answers: object) -> None:
        """Answer with these: responses, functions that make one, or JSON of status 200."""
        ready = (httpx.Response, FunctionType)
        self.answers += [a if isinstance(a, ready) else httpx.Response(200, json=a) for a in answers]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer if isinstance(answer, httpx.Response) else answer(request)

    @property
    def request(self) -> httpx.Request:
        """The one request that was made."""
        [request] = self.requests
        return request

    @property
    def targets(self) -> list[str]:
        """Each request's method, path and query, as they read before they are encoded."""
        return [target(request) for request in self.requests]

    @property
    def body(self) -> Any:
        """The body of the one request, or None."""
        return json.loads(self.request.content) if self.request.content else None


def target(request: httpx.Request) -> str:
    query = "&".join(f"{name}={value}" for name, value in request.url.params.multi_items())
    return f"{request.method} {request.url.path}" + (f"?{query}" if query else "")


class Connect(Protocol):
    def __call__(self, credential: SecretStr | PartnerGrant = TOKEN, **settings: Any) -> SevenShifts: ...


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
async def connect(wire: Wire, clock: StillClock) -> AsyncIterator[Connect]:
    opened: list[SevenShifts] = []

    def connect(credential: SecretStr | PartnerGrant = TOKEN, **settings: Any) -> SevenShifts:
        opened.append(SevenShifts(credential, transport=httpx.MockTransport(wire), clock=clock, **settings))
        return opened[-1]

    yield connect
    for client in opened:
        await client.aclose()


@pytest.fixture
def v2(connect: Connect) -> SevenShifts:
    """A client that knows its company."""
    return connect(company_id=8655)
