from collections.abc import Callable

import httpx
import pytest
from fakes import StillClock
from pydantic import SecretStr

from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.session import Auth, Session


class FakeVendor:
    """Answers requests with what it was told, in order, and remembers them."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]] = []
        self.requests: list[httpx.Request] = []

    def will(self, *answers: httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]) -> None:
        self.answers.extend(answers)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session")
def still_clock() -> type[StillClock]:
    """For properties, which need a new clock for each example."""
    return StillClock


@pytest.fixture
def vendor() -> FakeVendor:
    return FakeVendor()


@pytest.fixture
def session_with(vendor: FakeVendor, clock: StillClock) -> Callable[..., Session]:
    """Makes sessions that talk to the fake vendor on the still clock."""

    def make(auth: Auth | None = None, **options: object) -> Session:
        auth = auth or BearerKey(SecretStr("the-key"))
        options = {"transport": httpx.MockTransport(vendor), "clock": clock, **options}
        return Session("Acme", "https://api.example.com", auth, **options)  # type: ignore[arg-type]

    return make


@pytest.fixture
def session(session_with: Callable[..., Session]) -> Session:
    return session_with()
