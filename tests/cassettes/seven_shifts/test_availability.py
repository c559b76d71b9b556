from datetime import date, time

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts import (
    AvailabilityChanges,
    AvailableDay,
    NewAvailability,
    SevenShifts,
)

EVENINGS = AvailableDay(status=2, from_=time(16), to=time(23))
EVERY_WEEK = NewAvailability(
    user_id=1122503,
    week=date(2026, 11, 29),
    repeat=True,
    **dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), EVENINGS),
)


async def test_list_availabilities(client: SevenShifts) -> None:
    await client.create_availability(EVERY_WEEK)
    found = [each async for each in client.list_availabilities(user_id=1122503, status=0)]
    assert [(True, "16:00:00")] == [(each.repeat, each.mon_from) for each in found]


async def test_get_availability(client: SevenShifts) -> None:
    made = await client.create_availability(EVERY_WEEK)
    assert "23:00:00" == (await client.get_availability(made.id)).sun_to


async def test_create_availability(client: SevenShifts) -> None:
    made = await client.create_availability(EVERY_WEEK)
    assert (1122503, "2026-11-29", True, 0) == (made.user_id, made.week, made.repeat, made.status)


async def test_update_availability(client: SevenShifts) -> None:
    made = await client.create_availability(EVERY_WEEK)
    days_off = AvailableDay(status=1, from_=time(0), to=time(0), comments="Choir")
    changed = await client.update_availability(made.id, AvailabilityChanges(sun=days_off))
    assert ("Choir", "16:00:00") == (changed.sun_comments, changed.mon_from)


async def test_update_availability_status(client: SevenShifts) -> None:
    made = await client.create_availability(EVERY_WEEK)
    await client.update_availability_status(made.id, "approved", message="Fine")
    assert 1 == (await client.get_availability(made.id)).status


async def test_delete_availability(client: SevenShifts) -> None:
    made = await client.create_availability(EVERY_WEEK)
    await client.delete_availability(made.id)
    with pytest.raises(NotFound):
        await client.get_availability(made.id)


async def test_list_availability_reasons(client: SevenShifts) -> None:
    await client.create_availability_reason("Classes")
    assert ["Classes"] == [each.reason async for each in client.list_availability_reasons()]


async def test_create_availability_reason(client: SevenShifts) -> None:
    made = await client.create_availability_reason("Classes", comments_required=True)
    assert ("Classes", True) == (made.reason, made.comments_required)


async def test_update_availability_reason(client: SevenShifts) -> None:
    made = await client.create_availability_reason("Classes")
    assert "University" == (await client.update_availability_reason(made.id, "University")).reason


async def test_delete_availability_reason(client: SevenShifts) -> None:
    made = await client.create_availability_reason("Classes")
    await client.delete_availability_reason(made.id)
    assert [] == [each async for each in client.list_availability_reasons()]
