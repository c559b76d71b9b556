from datetime import UTC, date, datetime, time

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts import NewTimeOffHours, SevenShifts

FRIDAY = date(2026, 12, 4)


async def test_list_time_off(client: SevenShifts) -> None:
    away = [entry async for entry in client.list_time_off(date(2026, 12, 1), sort_by="from_date", sort_dir="asc")]
    assert [(1122515, 0), (1122516, 2)] == [(entry.user_id, entry.status) for entry in away]


async def test_list_time_off__second_page(client: SevenShifts) -> None:
    assert {1201, 1202, 1203, 1204} == {entry.id async for entry in client.list_time_off(limit=3)}


async def test_get_time_off(client: SevenShifts) -> None:
    entry = await client.get_time_off(1201)
    assert (date(2026, 11, 18), date(2026, 11, 19), 16) == (entry.from_date, entry.to_date, entry.amount_of_hours)


async def test_create_time_off(client: SevenShifts) -> None:
    hours = [NewTimeOffHours(date=FRIDAY, num_hours=8)]
    entry = await client.create_time_off(1122503, FRIDAY, FRIDAY, "paid", status=1, hours=hours, comments="Wedding")
    assert ("paid", 1, 8, "Wedding") == (entry.category, entry.status, entry.amount_of_hours, entry.comments)


async def test_create_time_off__part_of_a_day(client: SevenShifts) -> None:
    entry = await client.create_time_off(
        1122503, FRIDAY, FRIDAY, "unpaid", partial=True, partial_from=time(9), partial_to=time(12)
    )
    assert (0, time(9), time(12)) == (entry.status, entry.partial_from, entry.partial_to)


async def test_update_time_off(client: SevenShifts) -> None:
    assert "Exams" == (await client.update_time_off(1202, comments="Exams")).comments


async def test_delete_time_off(client: SevenShifts) -> None:
    await client.delete_time_off(1202)
    with pytest.raises(NotFound):
        await client.get_time_off(1202)


async def test_approve_time_off(client: SevenShifts) -> None:
    entry = await client.approve_time_off(1202, status_action_message="Have fun")
    assert (1, "Have fun") == (entry.status, entry.status_action_message)


async def test_decline_time_off(client: SevenShifts) -> None:
    assert 2 == (await client.decline_time_off(1202, status_action_message="Too many are away")).status


async def test_list_time_off_totals(client: SevenShifts) -> None:
    start, end = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC)
    totals = await client.list_time_off_totals([1122502, 1122517], start, end)
    assert {1122502: ("paid", 16), 1122517: ("paid_sick", 8)} == {t.user_id: (t.category, t.hours) for t in totals}


async def test_get_time_off_settings(client: SevenShifts) -> None:
    kinds = (await client.get_time_off_settings()).categories
    assert {"paid": True, "unpaid": False, "paid_sick": True} == {kind.value: kind.require_hours for kind in kinds}


async def test_update_time_off_settings(client: SevenShifts) -> None:
    settings = await client.update_time_off_settings(time_off_request_comment=True, time_off_request_notice=14)
    assert (True, 14) == (settings.time_off_request_comment, settings.time_off_request_notice)
