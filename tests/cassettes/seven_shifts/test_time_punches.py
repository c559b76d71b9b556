from datetime import UTC, datetime

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts import NewPunchBreak, SevenShifts

SUNDAY, MONDAY = datetime(2026, 11, 22, 15, tzinfo=UTC), datetime(2026, 11, 22, 20, tzinfo=UTC)
NINE, NOON, FIVE = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (9, 12, 17))


async def test_list_time_punches(client: SevenShifts) -> None:
    punches = [punch async for punch in client.list_time_punches(SUNDAY, MONDAY, location_id=1540)]
    assert {datetime(2026, 11, 22, 15, 2, tzinfo=UTC)} == {punch.clocked_in for punch in punches}


async def test_list_time_punches__second_page(client: SevenShifts) -> None:
    ids = [punch.id async for punch in client.list_time_punches(SUNDAY, MONDAY, limit=4)]
    assert len(set(ids)) == len(ids) == 6


async def test_get_time_punch(client: SevenShifts) -> None:
    punch = await client.get_time_punch(5753)
    assert (1122505, False, datetime(2026, 11, 22, 23, tzinfo=UTC)) == (
        punch.user_id,
        punch.approved,
        punch.clocked_out,
    )


async def test_create_time_punch(client: SevenShifts) -> None:
    lunch = NewPunchBreak(paid=False, in_=NOON, out=NOON.replace(minute=30))
    punch = await client.create_time_punch(1540, 1122503, NINE, FIVE, role_id=3303, tips=2350, breaks=[lunch])
    assert (NINE, 2350, [NOON]) == (punch.clocked_in, punch.tips, [each.in_ for each in punch.breaks])


async def test_update_time_punch(client: SevenShifts) -> None:
    punch = await client.update_time_punch(5753, notes="Left early", clocked_out=datetime(2026, 11, 22, 22, tzinfo=UTC))
    assert ("Left early", 22) == (punch.notes, punch.clocked_out.hour)


async def test_delete_time_punch(client: SevenShifts) -> None:
    await client.delete_time_punch(5753)
    with pytest.raises(NotFound):
        await client.get_time_punch(5753)
