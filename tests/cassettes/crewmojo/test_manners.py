"""What a user of Crewmojo meets besides answers."""

from datetime import date

import pytest

from prefect_shiftwork.rest.errors import NotAuthenticated
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.vendors.crewmojo import Crewmojo

DAY = date(2026, 11, 9)


async def test_request_report__token_ended_by_another_program(client: Crewmojo, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="crewmojo", path="/v1/integrations", status=401))
    report = await client.request_report("oneonone.summary", DAY, DAY)
    assert "Anselm" in report.text


async def test_request_report__wrong_secret(client: Crewmojo, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="crewmojo", path="/v1/oauth/token", status=401))
    with pytest.raises(NotAuthenticated):
        await client.request_report("oneonone.summary", DAY, DAY)
