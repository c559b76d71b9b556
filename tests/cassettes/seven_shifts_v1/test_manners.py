"""What a user of 7shifts v1 meets besides answers."""

import pytest

from prefect_shiftwork.rest.errors import NotAuthenticated, OutcomeUnknown
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1


async def test_list_companies__key_revoked(client: SevenShiftsV1, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="seven_shifts", status=401))
    with pytest.raises(NotAuthenticated, match="Check the key or secret"):
        _ = [company async for company in client.list_companies()]


async def test_list_companies__retired(client: SevenShiftsV1, desk: Desk) -> None:
    """As the vendor answers since 2023."""
    desk.quirks["seven_shifts.v1_retired"] = True
    with pytest.raises(NotAuthenticated):
        _ = [company async for company in client.list_companies()]


async def test_create_role__no_clear_answer(client: SevenShiftsV1, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="seven_shifts", method="POST", kind="store_then_status", status=502))
    with pytest.raises(OutcomeUnknown):
        await client.create_role("Pizzaiolo")
    assert "Pizzaiolo" in [role.name async for role in client.list_roles()]
