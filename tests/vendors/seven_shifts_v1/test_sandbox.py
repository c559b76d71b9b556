"""Whole stories against the sandbox of 7shifts v1."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, NotFound
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts import create_app
from prefect_shiftwork.vendors.seven_shifts_v1 import NewUser, SevenShiftsV1, UserChanges

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
START = NOW + timedelta(days=3)


def client(desk: Desk, timezone: tzinfo = UTC) -> SevenShiftsV1:
    transport = httpx.ASGITransport(app=create_app(desk))
    return SevenShiftsV1(SecretStr("sandbox-v1-key"), timezone=timezone, transport=transport)


@pytest.fixture
def desk() -> Desk:
    return Desk(Clock(NOW))


@pytest.fixture
async def v1(desk: Desk) -> AsyncIterator[SevenShiftsV1]:
    async with client(desk) as v1:
        yield v1


async def test_a_shift_is_created_found_changed_and_deleted(v1):
    [location, *_] = [location async for location in v1.list_locations()]
    [user, *_] = [user async for user in v1.list_users(active=True)]
    saved = await v1.create_shift(START, location.id, START + timedelta(hours=8), user.id, notes="Bring the keys")
    await v1.update_shift(saved.id, end=START + timedelta(hours=6))
    found = [shift async for shift in v1.list_shifts(START, START, user_id=user.id)]
    assert [(saved.id, START, START + timedelta(hours=6), "Bring the keys")] == [
        (shift.id, shift.start, shift.end, shift.notes) for shift in found
    ]
    await v1.delete_shift(saved.id)
    assert [] == [shift async for shift in v1.list_shifts(START, START, user_id=user.id)]
    assert [saved.id] == [shift.id async for shift in v1.list_shifts(START, START, user_id=user.id, deleted=True)]


async def test_shifts_of_a_company_that_writes_local_times_start_when_they_start(desk, v1):
    [shift, *_] = [shift async for shift in v1.list_shifts(limit=500)]
    desk.quirks["seven_shifts.v1_local_shifts"] = True
    async with client(desk, ZoneInfo("America/Regina")) as local:
        assert shift.start == (await local.get_shift(shift.id)).start


async def test_hundreds_of_punches_come_whole(v1):
    punches = [punch async for punch in v1.list_time_punches(limit=20)]
    assert 195 <= len(punches) == len({punch.id for punch in punches})


async def test_somebody_punches_in_and_out(v1):
    [location, *_] = [location async for location in v1.list_locations()]
    [user, *_] = [user async for user in v1.list_users(active=True)]
    ways = [(await v1.punch(location.hash, user.employee_id)).punched for _ in range(2)]
    assert {"in", "out"} == {*ways}


async def test_a_punch_is_written_corrected_and_deleted(v1):
    [shift, *_] = [shift async for shift in v1.list_shifts(limit=500) if shift.user_id]
    saved = await v1.create_time_punch(shift.user_id, shift.location_id, NOW - timedelta(hours=8))
    assert None is (await v1.get_time_punch(saved.id)).clocked_out
    await v1.update_time_punch(saved.id, clocked_out=NOW)
    assert NOW == (await v1.get_time_punch(saved.id)).clocked_out
    await v1.delete_time_punch(saved.id)
    with pytest.raises(NotFound):
        await v1.get_time_punch(saved.id)


async def test_a_user_is_created_changed_and_deleted(v1):
    [location, *_] = [location async for location in v1.list_locations()]
    saved = await v1.create_user(NewUser(firstname="Bryn", lastname="Lark"), [location.id])
    await v1.update_user(saved.id, UserChanges(email="bryn.lark@example.org"))
    user = await v1.get_user(saved.id)
    assert ("Bryn", "bryn.lark@example.org") == (user.firstname, user.email)
    await v1.delete_user(saved.id)


async def test_departments_locations_roles_and_events_are_created_and_deleted(v1):
    department = await v1.create_department("Patio")
    assert "Patio" == (await v1.get_department(department.id)).name
    await v1.delete_department(department.id)
    location = await v1.create_location("3rd Ave", country="CA", timezone="America/Regina")
    assert "3rd Ave" == (await v1.get_location(location.id)).address
    role = await v1.create_role("Bartender", "00ff00")
    assert "00ff00" == (await v1.get_role(role.id)).color
    event = await v1.create_event("Parade", NOW.date(), time(10), location_ids=[location.id])
    found = [event async for event in v1.list_events(NOW.date(), NOW.date())]
    assert [("Parade", time(10))] == [(event.title, event.start) for event in found]
    await v1.delete_event(event.id)
    await v1.delete_role(role.id)
    await v1.delete_location(location.id)


async def test_a_key_that_the_vendor_has_retired_is_said_to_be_refused(desk, v1):
    desk.quirks["seven_shifts.v1_retired"] = True
    with pytest.raises(NotAuthenticated, match="7shifts v1 list_companies"):
        [company async for company in v1.list_companies()]
