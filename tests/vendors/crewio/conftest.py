from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.vendors.crewio import CrewIO


class StillClock:
    """A clock that moves only when somebody sleeps on it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_750_000_000.0 + self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


class FakeCrewIO:
    """Answers with what it was told, in order and the last one for good, and remembers the requests."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response] = []
        self.requests: list[httpx.Request] = []

    def will(self, *answers: httpx.Response) -> None:
        self.answers.extend(answers)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    @property
    def request(self) -> httpx.Request:
        """The one request that was made."""
        [request] = self.requests
        return request


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def vendor() -> FakeCrewIO:
    return FakeCrewIO()


@pytest.fixture
async def crewio(vendor: FakeCrewIO, clock: StillClock) -> AsyncIterator[CrewIO]:
    key = SecretStr("crw_live_invented_key")
    async with CrewIO(key, transport=httpx.MockTransport(vendor), clock=clock) as client:
        yield client
