from datetime import UTC, datetime

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

MONDAY, TUESDAY = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)
EVENING = datetime(2026, 12, 4, 23, tzinfo=UTC)
NIGHT = datetime(2026, 12, 5, 4, tzinfo=UTC)


async def test_list_shifts(client: SevenShifts) -> None:
    shifts = [shift async for shift in client.list_shifts(MONDAY, TUESDAY, location_id=1540, role_id=3304)]
    assert [(1122501, 2400)] == [(shift.user_id, shift.hourly_wage) for shift in shifts]


async def test_list_shifts__open_ones(client: SevenShifts) -> None:
    shifts = [shift async for shift in client.list_shifts(TUESDAY, NIGHT, location_id=1541, open=True)]
    assert {(None, "all_role_members")} == {(shift.user_id, shift.open_offer_type) for shift in shifts}


async def test_list_shifts__second_page(client: SevenShifts) -> None:
    ids = [shift.id async for shift in client.list_shifts(MONDAY, TUESDAY, location_id=1540, limit=4)]
    assert len(set(ids)) == len(ids) == 6


async def test_get_shift(client: SevenShifts) -> None:
    shift = await client.get_shift(31665)
    assert (datetime(2026, 11, 23, 15, tzinfo=UTC), "published") == (shift.start, shift.publish_status)


async def test_create_shift(client: SevenShifts) -> None:
    shift = await client.create_shift(1540, EVENING, NIGHT, 1122503, 3303, 2200, notes="Wine tasting", draft=True)
    assert (EVENING, "Wine tasting", True) == (shift.start, shift.notes, shift.draft)


async def test_create_shift__open_to_its_role(client: SevenShifts) -> None:
    shift = await client.create_shift(
        1540, EVENING, NIGHT, role_id=3300, department_id=2200, open=True, open_offer_type=1
    )
    assert (None, True, "all_role_members") == (shift.user_id, shift.open, shift.open_offer_type)


async def test_update_shift(client: SevenShifts) -> None:
    shift = await client.update_shift(31665, notes="Bring the keys", late_minutes=5, status=3)
    assert ("Bring the keys", "late") == (shift.notes, shift.attendance_status)


async def test_delete_shift(client: SevenShifts) -> None:
    await client.delete_shift(31665)
    with pytest.raises(NotFound):
        await client.get_shift(31665)


async def test_get_shift__deleted(client: SevenShifts) -> None:
    await client.delete_shift(31665)
    assert (await client.get_shift(31665, include_deleted=True)).deleted


async def test_list_scheduled_shifts(client: SevenShifts) -> None:
    assert [31665] == [shift.id for shift in await client.list_scheduled_shifts(1122501, 1540)]


async def test_list_scheduled_shifts__by_punch_id(client: SevenShifts) -> None:
    assert [31665] == [shift.id for shift in await client.list_scheduled_shifts("punch_id:0001", 1540, grace_period=30)]
