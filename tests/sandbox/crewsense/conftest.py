"""A frozen desk, and a client that reaches CrewSense under the vendor's own address."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.crewsense import create_app
from prefect_shiftwork.sandbox.desk import Desk

MONDAY_AT_NINE = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
KEYS = {
    "client_id": "sandbox-crewsense",
    "client_secret": "sandbox-crewsense-secret",
    "grant_type": "client_credentials",
}


@pytest.fixture
def desk() -> Desk:
    return Desk(Clock(MONDAY_AT_NINE))


@pytest.fixture
async def stranger(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    """A client without a token."""
    transport = httpx.ASGITransport(app=create_app(desk))
    async with httpx.AsyncClient(transport=transport, base_url="https://api.crewsense.com") as client:
        yield client


@pytest.fixture
async def client(stranger: httpx.AsyncClient) -> httpx.AsyncClient:
    """A client that may read and write everything."""
    token = (await stranger.post("/oauth/access_token", data=KEYS)).json()["access_token"]
    stranger.headers["Authorization"] = f"Bearer {token}"
    return stranger
