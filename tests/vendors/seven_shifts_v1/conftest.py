import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, tzinfo
from pathlib import Path
from types import FunctionType
from typing import Any, Protocol

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1

Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]

KEY = SecretStr("invented-api-key")


class StillClock:
    """A clock that moves only when somebody sleeps on it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_400_000_000.0 + self.now

    async def sleep(self, seconds: float) -> None:
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
    def query(self) -> dict[str, str]:
        """The query of the one request, without what every list sends."""
        always = {"limit", "offset", "order_field"}
        return {name: value for name, value in self.request.url.params.items() if name not in always}

    @property
    def body(self) -> Any:
        """The body of the one request, or None."""
        return json.loads(self.request.content) if self.request.content else None


class Connect(Protocol):
    def __call__(self, timezone: tzinfo = UTC, *, literal_paths: bool = False) -> SevenShiftsV1: ...


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def connect(wire: Wire) -> AsyncIterator[Connect]:
    opened: list[SevenShiftsV1] = []

    def connect(timezone: tzinfo = UTC, *, literal_paths: bool = False) -> SevenShiftsV1:
        transport = httpx.MockTransport(wire)
        opened.append(
            SevenShiftsV1(KEY, timezone=timezone, literal_paths=literal_paths, transport=transport, clock=StillClock())
        )
        return opened[-1]

    yield connect
    for client in opened:
        await client.aclose()


@pytest.fixture
def v1(connect: Connect) -> SevenShiftsV1:
    return connect()


@pytest.fixture(scope="session")
def document() -> dict[str, dict[str, Any]]:
    """The document's examples by section: the definition's request, the body and the answer.

    Names, addresses and pictures of people are replaced by invented ones; nothing else is changed.
    """
    text = (Path(__file__).parent / "examples.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]
