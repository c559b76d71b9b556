from datetime import UTC, date, datetime

from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1

MONDAY, TUESDAY = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)
EVENING, NIGHT = datetime(2026, 12, 4, 23, tzinfo=UTC), datetime(2026, 12, 5, 4, tzinfo=UTC)


async def test_list_shifts(client: SevenShiftsV1) -> None:
    shifts = [shift async for shift in client.list_shifts(MONDAY, TUESDAY, user_id=1122501)]
    assert [(datetime(2026, 11, 23, 15, tzinfo=UTC), 24.0)] == [(shift.start, shift.hourly_wage) for shift in shifts]


async def test_list_shifts__open_ones(client: SevenShiftsV1) -> None:
    shifts = [shift async for shift in client.list_shifts(start_date=date(2026, 11, 27), open=True)]
    assert {None} == {shift.user_id for shift in shifts}


async def test_list_shifts__third_page(client: SevenShiftsV1) -> None:
    ids = [shift.id async for shift in client.list_shifts(MONDAY, TUESDAY, limit=5)]
    assert sorted(set(ids)) == ids


async def test_get_shift(client: SevenShiftsV1) -> None:
    """The document's own example: a shift without an end."""
    shift = await client.get_shift(506809)
    assert (datetime(2010, 10, 10, 10, tzinfo=UTC), None, None) == (shift.start, shift.end, shift.role_id)


async def test_create_shift(client: SevenShiftsV1) -> None:
    made = await client.create_shift(EVENING, 1540, NIGHT, 1122503, 3303, 2200, notes="Wine tasting", draft=True)
    shift = await client.get_shift(made.id)
    assert (EVENING, NIGHT, "Wine tasting", True) == (shift.start, shift.end, shift.notes, shift.draft)


async def test_update_shift(client: SevenShiftsV1) -> None:
    await client.update_shift(31665, status=3, late_minutes=5)
    shift = await client.get_shift(31665)
    assert (3, 5, 1122501) == (shift.status, shift.late_minutes, shift.user_id)


async def test_delete_shift(client: SevenShiftsV1) -> None:
    await client.delete_shift(31665)
    assert [31665] == [shift.id async for shift in client.list_shifts(MONDAY, TUESDAY, deleted=True)]


async def test_check_scheduled(client: SevenShiftsV1) -> None:
    answer = await client.check_scheduled(1)
    assert (True, 31665, "Manager") == (answer.scheduled, answer.shift.id, answer.role.name)
