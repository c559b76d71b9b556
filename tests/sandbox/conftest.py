"""A desk whose clock stands still, and the whole sandbox on it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest

from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


@pytest.fixture
def desk() -> Desk:
    return Desk(Clock(NOW))


@pytest.fixture
async def sandbox(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(desk))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        yield client
