"""What a user of 7shifts meets besides answers."""

import pytest

from prefect_shiftwork.rest.errors import NotAuthenticated, OutcomeUnknown
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.vendors.seven_shifts import SevenShifts


async def test_get_role__after_the_rate_limit(client: SevenShifts, desk: Desk) -> None:
    """7shifts sends no Retry-After: a minute is waited."""
    desk.settings["seven_shifts.requests_per_minute"] = 1
    await client.get_role(3300)
    assert "Cook" == (await client.get_role(3301)).name


async def test_whoami__token_revoked(client: SevenShifts, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="seven_shifts", status=401))
    with pytest.raises(NotAuthenticated, match="Check the key or secret"):
        await client.whoami()


async def test_create_department__no_clear_answer(client: SevenShifts, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="seven_shifts", method="POST", kind="store_then_status", status=502))
    with pytest.raises(OutcomeUnknown):
        await client.create_department(1541, "Patio")
    assert "Patio" in [department.name async for department in client.list_departments(location_id=1541)]
