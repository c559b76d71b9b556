"""CrewSense on the wire, without a network."""

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import httpx
import pytest
from fakes import StillClock
from pydantic import SecretStr

from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.crewsense import CrewSense

HERE = Path(__file__).parent


class Wire:
    """Answers requests with what it was told, in order, and remembers them; token requests apart."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.token_requests: list[dict[str, list[str]]] = []
        self.grants: list[httpx.Response] = []
        self._answers: list[httpx.Response] = []

    def will(self, *answers: object) -> None:
        """Answer with these, each a response or the JSON of one."""
        self._answers += [a if isinstance(a, httpx.Response) else httpx.Response(200, json=a) for a in answers]

    def will_grant(self, *grants: object) -> None:
        """Answer token requests with these; afterwards with good tokens."""
        self.grants += [g if isinstance(g, httpx.Response) else httpx.Response(200, json=g) for g in grants]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/oauth/access_token":
            return self._grant(request)
        self.requests.append(request)
        return self._answers.pop(0)

    def _grant(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
        assert "Authorization" not in request.headers
        self.token_requests.append(parse_qs(request.content.decode()))
        if self.grants:
            return self.grants.pop(0)
        return httpx.Response(200, json={"access_token": f"token-{len(self.token_requests)}", "expires_in": 86400})

    @property
    def targets(self) -> list[str]:
        """Verb, path and query of each request."""
        return [f"{request.method} {request.url.raw_path.decode()}" for request in self.requests]

    @property
    def body(self) -> Any:
        """The JSON of the last request's body."""
        return json.loads(self.requests[-1].content)


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def client_with(wire: Wire, clock: StillClock) -> Callable[..., CrewSense]:
    """Makes clients that talk to the wire on the still clock."""

    def make(shared: Shared | None = None) -> CrewSense:
        return CrewSense(
            "the-key",
            SecretStr("the-secret"),
            ZoneInfo("America/New_York"),
            shared=shared,
            transport=httpx.MockTransport(wire),
            clock=clock,
        )

    return make


@pytest.fixture
async def client(client_with: Callable[..., CrewSense]) -> AsyncIterator[CrewSense]:
    async with client_with() as client:
        yield client


@pytest.fixture(scope="session")
def documented() -> dict[str, Any]:
    """CrewSense's documented answers by operation, with other names in them and its JSON slips repaired."""
    answers: dict[str, Any] = json.loads((HERE / "documented.json").read_text())
    return answers


@pytest.fixture(scope="session")
def live_schedule() -> dict[str, Any]:
    """A schedule with the structure of a live answer of June 2025, and invented people."""
    answer: dict[str, Any] = json.loads((HERE / "live_schedule.json").read_text())
    return answer
