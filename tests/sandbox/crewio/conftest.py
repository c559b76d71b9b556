from collections.abc import AsyncIterator

import httpx
import pytest

from prefect_shiftwork.sandbox.crewio import create_app
from prefect_shiftwork.sandbox.desk import Desk

HOST = "https://crewio.co/api/developer/v1"


def client_of(desk: Desk, key: str | None) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    transport = httpx.ASGITransport(create_app(desk))
    return httpx.AsyncClient(transport=transport, base_url=HOST, headers=headers)


@pytest.fixture
async def crewio(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(desk, desk.credentials.crewio_key) as client:
        yield client


@pytest.fixture
async def reader(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(desk, desk.credentials.crewio_read_key) as client:
        yield client


@pytest.fixture
async def stranger(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(desk, None) as client:
        yield client


@pytest.fixture
async def sommerfest(crewio: httpx.AsyncClient) -> str:
    """The path of the event that the world has planned."""
    events = (await crewio.get("/events")).json()["events"]
    return f"/events/{next(event['id'] for event in events if event['name'] == 'Sommerfest')}"


@pytest.fixture
async def documented(crewio: httpx.AsyncClient) -> str:
    """The path of the portal's example event."""
    events = (await crewio.get("/events")).json()["events"]
    return f"/events/{next(event['id'] for event in events if event['name'] == 'Sommerfest 2026')}"
