from collections.abc import AsyncIterator

import httpx
import pytest
from fakes import StillClock, Wire
from pydantic import SecretStr

from prefect_shiftwork.vendors.crewio import CrewIO


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def vendor() -> Wire:
    return Wire()


@pytest.fixture
async def crewio(vendor: Wire, clock: StillClock) -> AsyncIterator[CrewIO]:
    key = SecretStr("crw_live_invented_key")
    async with CrewIO(key, transport=httpx.MockTransport(vendor), clock=clock) as client:
        yield client
