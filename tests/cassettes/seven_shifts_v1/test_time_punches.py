from datetime import UTC, datetime

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1

NOON, EVENING = datetime(2026, 11, 22, 12, tzinfo=UTC), datetime(2026, 11, 22, 20, tzinfo=UTC)
DOWNTOWN = "364f11dba5e8176c30ef0ff0d92da0c1"


async def test_list_time_punches(client: SevenShiftsV1) -> None:
    punches = [punch async for punch in client.list_time_punches(NOON, EVENING, location_id=1540)]
    assert {datetime(2026, 11, 22, 15, 2, tzinfo=UTC)} == {punch.clocked_in for punch in punches}


async def test_get_time_punch(client: SevenShiftsV1) -> None:
    punch = await client.get_time_punch(5753)
    assert (1122505, "Kitchen", "Ångholt") == (punch.user_id, punch.department.name, punch.user.lastname)


async def test_create_time_punch(client: SevenShiftsV1) -> None:
    made = await client.create_time_punch(1122503, 1540, NOON, EVENING, department_id=2200, approved=True)
    punch = await client.get_time_punch(made.id)
    assert (NOON, EVENING, True) == (punch.clocked_in, punch.clocked_out, punch.approved)


async def test_update_time_punch(client: SevenShiftsV1) -> None:
    await client.update_time_punch(5753, clocked_out=EVENING, approved=True)
    punch = await client.get_time_punch(5753)
    assert (EVENING, True) == (punch.clocked_out, punch.approved)


async def test_delete_time_punch(client: SevenShiftsV1) -> None:
    await client.delete_time_punch(5753)
    with pytest.raises(NotFound):
        await client.get_time_punch(5753)


async def test_punch(client: SevenShiftsV1) -> None:
    first, second = [await client.punch(DOWNTOWN, "0001") for _ in range(2)]
    assert ("in", "out", "Welcome Maren Tidewell") == (first.punched, second.punched, first.message)
