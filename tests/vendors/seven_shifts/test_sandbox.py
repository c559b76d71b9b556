"""Whole stories against the sandbox of 7shifts v2."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, NotFound, Rejected
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts import create_app
from prefect_shiftwork.vendors.seven_shifts import (
    AvailableDay,
    NewAvailability,
    NewLocation,
    NewPunchBreak,
    NewTimeOffHours,
    NewUser,
    PartnerGrant,
    SevenShifts,
    SevenShiftsAccess,
    UserChanges,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
START, END = NOW + timedelta(days=3), NOW + timedelta(days=3, hours=8)
CHRISTMAS = date(2026, 12, 24)
PARTNER = PartnerGrant(
    "sandbox-partner", SecretStr("sandbox-partner-secret"), "7b5b1c1e-0000-4000-8000-000000008655", "companies:read"
)


def client(desk: Desk, credential: SecretStr | PartnerGrant) -> SevenShifts:
    return SevenShifts(credential, transport=httpx.ASGITransport(app=create_app(desk)))


@pytest.fixture
def desk() -> Desk:
    return Desk(Clock(NOW))


@pytest.fixture
async def v2(desk: Desk) -> AsyncIterator[SevenShifts]:
    async with client(desk, SecretStr("sandbox-v2-token")) as v2:
        yield v2


@pytest.fixture
async def somebody(v2: SevenShifts) -> tuple[int, int]:
    """The ids of a user and of one of their locations."""
    async for user in v2.list_users(status="active"):
        locations = (await v2.list_assignments(user.id)).locations or []
        if locations and locations[0].id:
            return user.id, locations[0].id
    raise AssertionError("nobody works anywhere")


async def test_a_shift_is_created_found_published_and_deleted(v2, somebody):
    user, location = somebody
    shift = await v2.create_shift(location, START, END, user, draft=True, notes="Bring the keys")
    assert [] == [found async for found in v2.list_shifts(START, START, user_id=user)]
    assert [shift.id] == [found.id async for found in v2.list_shifts(START, START, user_id=user, draft=True)]
    await v2.update_shift(shift.id, draft=False)
    assert [(START, END)] == [(s.start, s.end) async for s in v2.list_shifts(START, START, user_id=user)]
    await v2.delete_shift(shift.id)
    assert [] == [found async for found in v2.list_shifts(START, START, user_id=user)]


async def test_time_off_is_asked_for_approved_changed_and_deleted(v2, somebody):
    hours = [NewTimeOffHours(date=CHRISTMAS, num_hours=8)]
    asked = await v2.create_time_off(somebody[0], CHRISTMAS, CHRISTMAS, "paid", hours=hours, comments="Family visit")
    assert 0 == asked.status
    assert 1 == (await v2.approve_time_off(asked.id, "Enjoy")).status
    await v2.update_time_off(asked.id, to_date=CHRISTMAS + timedelta(days=1))
    found = {time_off.id: time_off async for time_off in v2.list_time_off(CHRISTMAS)}
    assert (CHRISTMAS, CHRISTMAS + timedelta(days=1)) == (found[asked.id].from_date, found[asked.id].to_date)
    await v2.delete_time_off(asked.id)
    with pytest.raises(NotFound):
        await v2.get_time_off(asked.id)


async def test_time_off_for_a_part_of_a_day_is_declined(v2, somebody):
    asked = await v2.create_time_off(
        somebody[0], CHRISTMAS, CHRISTMAS, "unpaid", partial=True, partial_from=time(9, 30), partial_to=time(12)
    )
    assert (time(9, 30), time(12)) == (asked.partial_from, asked.partial_to)
    assert 2 == (await v2.decline_time_off(asked.id, "Short of people")).status


async def test_hundreds_of_punches_come_whole(v2):
    punches = [punch async for punch in v2.list_time_punches()]
    assert 195 <= len(punches) == len({punch.id for punch in punches})


async def test_a_punch_is_written_with_its_breaks_and_deleted(v2, somebody):
    user, location = somebody
    lunch = NewPunchBreak(paid=False, in_=NOW - timedelta(hours=4), out=NOW - timedelta(hours=3))
    punch = await v2.create_time_punch(location, user, NOW - timedelta(hours=8), NOW, breaks=[lunch])
    assert [lunch.in_] == [taken.in_ for taken in (await v2.get_time_punch(punch.id)).breaks or []]
    await v2.update_time_punch(punch.id, notes="Late bus", breaks=[])
    assert [] == (await v2.get_time_punch(punch.id)).breaks
    await v2.delete_time_punch(punch.id)


async def test_a_user_is_hired_changed_and_leaves(v2):
    [location, *_] = [location async for location in v2.list_locations()]
    [department, *_] = [department async for department in v2.list_departments(location.id)]
    new = NewUser(
        first_name="Bryn", last_name="Lark", location_ids=[location.id], department_ids=[department.id], type="employee"
    )
    user = await v2.create_user(new)
    await v2.update_user(user.id, UserChanges(email="bryn.lark@example.org"))
    assert "bryn.lark@example.org" == (await v2.get_user(user.id)).email
    [reason, *_] = await v2.list_inactive_reasons()
    await v2.delete_user(user.id, reason)
    assert user.id in {left.id async for left in v2.list_users(status="inactive")}


async def test_many_users_are_hired_at_once(v2):
    [location, *_] = [location async for location in v2.list_locations()]
    [department, *_] = [department async for department in v2.list_departments(location.id)]
    crew = [
        NewUser(
            first_name=name,
            last_name="Lark",
            location_ids=[location.id],
            department_ids=[department.id],
            type="employee",
        )
        for name in ("Bryn", "Ivo")
    ]
    assert ["Bryn", "Ivo"] == [user.first_name for user in await v2.create_many_users(crew)]


async def test_places_and_roles_are_created_and_deleted(v2):
    location = await v2.create_location(NewLocation(name="Harbour", country="CA", timezone="America/Regina"))
    department = await v2.create_department(location.id, "Patio")
    role = await v2.create_role("Host", "00ff00", location.id, department.id)
    assert [role.id] == [found.id async for found in v2.list_roles(location.id)]
    await v2.delete_role(role.id)
    await v2.delete_department(department.id)
    await v2.delete_location(location.id)


async def test_availability_is_given_and_approved(v2, somebody):
    mornings = AvailableDay(status=2, from_=time(8), to=time(12), comments="School")
    free = AvailableDay(status=1, from_=time(0), to=time(0))
    week = dict.fromkeys(("tue", "wed", "thu", "fri", "sat", "sun"), free)
    given = await v2.create_availability(NewAvailability(user_id=somebody[0], repeat=True, mon=mornings, **week))
    await v2.update_availability_status(given.id, "approved")
    assert [1] == [found.status async for found in v2.list_availabilities(user_id=somebody[0])]


async def test_a_webhook_is_set_up_once(v2):
    webhook = await v2.create_webhook("https://example.com/hook", "schedule.published")
    with pytest.raises(Rejected, match=r"\(409\)"):
        await v2.create_webhook("https://example.com/hook", "schedule.published")
    assert [webhook.id] == [found.id async for found in v2.list_webhooks()]
    await v2.delete_webhook(webhook.id)


async def test_an_event_is_put_on_the_schedule(v2, somebody):
    event = await v2.create_event("Parade", [somebody[1]], CHRISTMAS, time(10), CHRISTMAS, time(12))
    assert event.id in {found.id for found in await v2.list_events(CHRISTMAS, CHRISTMAS)}


async def test_a_partner_sees_the_company_that_has_granted_access(desk):
    async with client(desk, PARTNER) as v2:
        assert [8655] == [company.id for company in await v2.list_companies()]


async def test_a_wrong_token_is_said_to_be_refused(desk):
    async with client(desk, SecretStr("invented-access-token")) as v2:
        with pytest.raises(NotAuthenticated, match="Check the key or secret in the credentials block"):
            await v2.whoami()


async def test_the_check_of_a_credential_names_its_company(desk, v2):
    account = await SevenShiftsAccess.model_validate({"access_token": "sandbox-v2-token"}).identify(v2)
    assert ("8655 (Prairie Table Restaurants)", []) == (account.name, account.missing)
