from collections.abc import AsyncIterator, Callable
from typing import Protocol

import httpx
import pytest
from fakes import Answer, StillClock
from pydantic import SecretStr

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.crewmojo import Crewmojo


class FakeCrewmojo:
    """Gives out tokens, each ending the one before, and answers the rest with what it was told, in order."""

    def __init__(self, clock: StillClock) -> None:
        self.clock = clock
        self.answers: list[Answer] = []
        self.tokens = 0
        self.requests: list[httpx.Request] = []
        self.moments: list[float] = []

    def will(self, *answers: Answer) -> None:
        self.answers.extend(answers)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/oauth/token":
            self.tokens += 1
            return httpx.Response(200, json={"access_token": f"token-{self.tokens}", "token_type": "Bearer"})
        if request.headers["Authorization"] != f"Bearer token-{self.tokens}":
            return httpx.Response(401, json={"error": "Unauthorized"})
        self.requests.append(request)
        self.moments.append(self.clock.now)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer(request) if callable(answer) else answer

    def said(self) -> list[str]:
        """Each request's method and path."""
        return [f"{request.method} {request.url.raw_path.decode()}" for request in self.requests]


class Connect(Protocol):
    def __call__(self, **settings: object) -> Crewmojo: ...


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def vendor(clock: StillClock) -> FakeCrewmojo:
    return FakeCrewmojo(clock)


@pytest.fixture
def shared(clock: StillClock) -> Shared:
    return Shared(TokenHolder(), Budget(None, clock))


@pytest.fixture
def connect(vendor: FakeCrewmojo, clock: StillClock, shared: Shared) -> Connect:
    """Another client of the same credential."""

    def client(**settings: object) -> Crewmojo:
        transport = httpx.MockTransport(vendor)
        options = {"shared": shared, "transport": transport, "clock": clock, **settings}
        return Crewmojo("invented-id", SecretStr("invented-secret"), **options)  # type: ignore[arg-type]

    return client


@pytest.fixture
async def crewmojo(connect: Connect) -> AsyncIterator[Crewmojo]:
    async with connect() as client:
        yield client


@pytest.fixture(scope="session")
def csv_answer() -> Callable[..., httpx.Response]:
    def answer(text: str = "employeeCode,daysLeft\nE001,12\n") -> httpx.Response:
        return httpx.Response(200, headers={"Content-Type": "text/csv; charset=utf-8"}, content=text.encode())

    return answer


@pytest.fixture(scope="session")
def ticket() -> Callable[..., httpx.Response]:
    def answer(job_id: object = "job-1", status: int = 200) -> httpx.Response:
        return httpx.Response(status, json={"jobId": job_id})

    return answer
