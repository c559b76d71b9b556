"""What a key meets that may only read."""

import pytest

from prefect_shiftwork.rest.errors import NotPermitted
from prefect_shiftwork.vendors.crewio import CrewIO, CrewIOAccess

SUMMER = "1386efe2-1cbf-58b1-a36a-3ae5572df0ff"


@pytest.fixture
def access() -> CrewIOAccess:
    return CrewIOAccess(api_key="crw_live_sandbox_read")


async def test_list_roles__with_a_read_key(client: CrewIO) -> None:
    assert ["Getränkestand"] == [role.name for role in await client.list_roles(SUMMER)]


async def test_create_role__scope_missing(client: CrewIO) -> None:
    with pytest.raises(NotPermitted, match="Give the key the scope roles:write"):
        await client.create_role(SUMMER, "Kasse")
