"""A partner's way in: a token for an hour, from another host, with the scopes that a company has granted."""

from datetime import timedelta

import pytest

from prefect_shiftwork.rest.errors import NotPermitted
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.seven_shifts import SevenShifts, SevenShiftsAccess


@pytest.fixture
def access() -> SevenShiftsAccess:
    return SevenShiftsAccess(
        client_id="sandbox-partner",
        client_secret="sandbox-partner-secret",
        company_guid="7b5b1c1e-0000-4000-8000-000000008655",
        scope="companies:read locations:read",
    )


async def test_list_locations__of_the_only_company(client: SevenShifts) -> None:
    assert ["Downtown", "Riverside"] == [location.name async for location in client.list_locations()]


async def test_list_companies__token_renewed_in_time(client: SevenShifts, desk: Desk) -> None:
    await client.list_companies()
    desk.clock.advance(timedelta(hours=1))
    assert 1 == len(await client.list_companies())


async def test_list_users__scope_missing(client: SevenShifts) -> None:
    with pytest.raises(NotPermitted, match="users:read"):
        _ = [user async for user in client.list_users()]
