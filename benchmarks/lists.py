"""The lists that are read: time punches of 7shifts, v1 by offset and v2 by cursor, a hundred a page."""

from collections.abc import AsyncIterator

import httpx
from pydantic import SecretStr

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget, Rate
from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors import seven_shifts, seven_shifts_v1

SIZE = 100
"""Punches a page."""

UNLIMITED = Rate(1_000_000, 60.0)
"""A rate that is kept account of and never used up; the vendor's own would be all that is measured."""


async def v1(
    base_url: str, key: str = "any", transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[seven_shifts_v1.TimePunch]:
    """All punches of v1."""
    async with seven_shifts_v1.SevenShiftsV1(SecretStr(key), base_url=base_url, transport=transport) as client:
        async for punch in client.list_time_punches(limit=SIZE):
            yield punch


async def v2(
    base_url: str, key: str = "any", transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[seven_shifts.TimePunch]:
    """All punches of v2."""
    shared = Shared(TokenHolder(), Budget(UNLIMITED))
    async with seven_shifts.SevenShifts(
        SecretStr(key), company_id=8655, base_url=base_url, shared=shared, transport=transport
    ) as client:
        async for punch in client.list_time_punches(limit=SIZE):
            yield punch


async def count(records: AsyncIterator[Record]) -> int:
    """Read to the end."""
    return sum([1 async for _ in records])
