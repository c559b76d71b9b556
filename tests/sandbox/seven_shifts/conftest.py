"""A frozen desk and clients of both API versions, as the vendor's own host would see them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts import create_app

MONDAY_AT_FOUR = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


@pytest.fixture
def desk() -> Desk:
    return Desk(Clock(MONDAY_AT_FOUR))


@pytest.fixture
def host(desk: Desk) -> httpx.ASGITransport:
    return httpx.ASGITransport(app=create_app(desk))


@pytest.fixture
async def v1(host: httpx.ASGITransport) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=host, base_url="https://api.7shifts.com/v1", auth=("sandbox-v1-key", "")
    ) as client:
        yield client


@pytest.fixture
async def v2(host: httpx.ASGITransport) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=host,
        base_url="https://api.7shifts.com/v2",
        headers={"Authorization": "Bearer sandbox-v2-token"},
    ) as client:
        yield client
