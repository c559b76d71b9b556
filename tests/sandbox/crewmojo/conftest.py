from collections.abc import AsyncIterator

import httpx
import pytest

from prefect_shiftwork.sandbox.crewmojo import create_app
from prefect_shiftwork.sandbox.desk import Desk


@pytest.fixture
def grant(desk: Desk) -> dict[str, str]:
    return {
        "grant_type": "client_credentials",
        "client_id": desk.credentials.crewmojo_client_id,
        "client_secret": desk.credentials.crewmojo_client_secret,
    }


@pytest.fixture
async def stranger(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(desk))
    async with httpx.AsyncClient(transport=transport, base_url="https://api.crewmojo.com/v1") as client:
        yield client


@pytest.fixture
async def crewmojo(stranger: httpx.AsyncClient, grant: dict[str, str]) -> httpx.AsyncClient:
    token = (await stranger.post("/oauth/token", json=grant)).json()["access_token"]
    stranger.headers["Authorization"] = f"Bearer {token}"
    return stranger
