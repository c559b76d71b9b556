from collections.abc import AsyncIterator
from typing import Any, Protocol

import fakes
import httpx
import pytest
from fakes import StillClock
from pydantic import SecretStr

from prefect_shiftwork.vendors.seven_shifts import PartnerGrant, SevenShifts

TOKEN = SecretStr("invented-access-token")


class Wire(fakes.Wire):
    """7shifts on the wire."""

    @property
    def targets(self) -> list[str]:
        """Each request's method, path and query, as they read before they are encoded."""
        return [target(request) for request in self.requests]


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
    return StillClock(1_795_000_000.0)


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
