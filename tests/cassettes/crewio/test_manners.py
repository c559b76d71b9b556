"""What a user of CrewIO meets besides answers."""

import pytest

from prefect_shiftwork.rest.errors import NotAuthenticated
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.vendors.crewio import CrewIO

SOMMERFEST = "fb68b213-4873-5cd5-bd88-61da89d89255"


async def test_list_events__after_the_rate_limit(client: CrewIO, desk: Desk) -> None:
    desk.settings["crewio.requests_per_minute"] = 1
    await client.get_event(SOMMERFEST)
    assert 2 == len(await client.list_events())


async def test_list_events__key_revoked(client: CrewIO, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="crewio", status=401, body={"error": "API key revoked"}))
    with pytest.raises(NotAuthenticated, match="Check the key"):
        await client.list_events()
