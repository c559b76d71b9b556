from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, NotFound, NotPermitted
from prefect_shiftwork.sandbox.crewio import create_app
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewio import CrewIO, NewSlotAnswer, NewTimeSlot

DAY = date(2026, 7, 12)
START = datetime(2026, 7, 12, 14, tzinfo=UTC)
END = START + timedelta(hours=4)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def client(desk: Desk, key: str) -> CrewIO:
    return CrewIO(SecretStr(key), transport=httpx.ASGITransport(app=create_app(desk)))


@pytest.fixture
async def crewio(desk: Desk) -> AsyncIterator[CrewIO]:
    async with client(desk, desk.credentials.crewio_key) as crewio:
        yield crewio


@pytest.fixture
async def user_id(crewio: CrewIO) -> str:
    for event in await crewio.list_events():
        for helper in await crewio.list_helpers(event.id):
            return helper.user_id or ""
    raise LookupError("the sandbox has no helper")


async def test_from_event_to_role_to_shift(crewio):
    event = await crewio.create_event("Sommerfest", DAY, DAY, "draft", "Stadtpark Mainz")
    role = await crewio.create_role(event.id, "Getränkestand", "#2563EB")
    shift = await crewio.create_shift(event.id, role.id, START, END, required_count=3)
    assert event == await crewio.get_event(event.id)
    assert [role] == await crewio.list_roles(event.id)
    assert [shift] == await crewio.list_shifts(event.id)
    assert (START, END, 3) == (shift.start_time, shift.end_time, shift.required_count)


async def test_an_update_leaves_what_is_not_given(crewio):
    event = await crewio.create_event("Sommerfest", DAY, DAY, "draft", "Stadtpark Mainz")
    role = await crewio.create_role(event.id, "Getränkestand", "#2563EB")
    shift = await crewio.create_shift(event.id, role.id, START, END, notes="Kasse")
    await crewio.update_event(event.id, status="active")
    await crewio.update_role(event.id, role.id, name="Kasse")
    await crewio.update_shift(event.id, shift.id, required_count=5)
    assert event.model_copy(update={"status": "active"}) == await crewio.get_event(event.id)
    assert [role.model_copy(update={"name": "Kasse"})] == await crewio.list_roles(event.id)
    assert [shift.model_copy(update={"required_count": 5})] == await crewio.list_shifts(event.id)


async def test_what_is_deleted_is_gone(crewio):
    event = await crewio.create_event("Sommerfest", DAY, DAY, "draft")
    role = await crewio.create_role(event.id, "Getränkestand", "#2563EB")
    shift = await crewio.create_shift(event.id, role.id, START, END)
    await crewio.delete_shift(event.id, shift.id)
    await crewio.delete_role(event.id, role.id)
    assert ([], []) == (await crewio.list_shifts(event.id), await crewio.list_roles(event.id))
    await crewio.delete_event(event.id)
    with pytest.raises(NotFound):
        await crewio.get_event(event.id)


async def test_assigning_twice_makes_one_assignment(crewio, user_id):
    event = await crewio.create_event("Sommerfest", DAY, DAY, "draft")
    role = await crewio.create_role(event.id, "Getränkestand", "#2563EB")
    shift = await crewio.create_shift(event.id, role.id, START, END)
    await crewio.add_helper(event.id, {"user_id": user_id})
    first = await crewio.upsert_assignment(event.id, shift.id, user_id, "confirmed")
    second = await crewio.upsert_assignment(event.id, shift.id, user_id, "checked_in")
    assert first.id == second.id
    assert ["checked_in"] == [assignment.state for assignment in await crewio.list_assignments(event.id)]


async def test_helpers_are_asked_and_answer_by_shift(crewio, user_id):
    event = await crewio.create_event("Sommerfest", DAY, DAY, "draft")
    role = await crewio.create_role(event.id, "Getränkestand", "#2563EB")
    shift = await crewio.create_shift(event.id, role.id, START, END)
    await crewio.add_helper(event.id, {"user_id": user_id})
    request = await crewio.create_availability_request(event.id, [NewTimeSlot(id=shift.id, label="So 16:00-20:00")])
    answer = NewSlotAnswer(time_slot_id=shift.id, available=False)
    await crewio.upsert_availability_response(event.id, request.id, user_id, [answer])
    assert [request] == await crewio.list_availability_requests(event.id)
    [response] = await crewio.list_availability_responses(event.id)
    assert (request.id, user_id) == (response.request_id, response.user_id)
    assert [(shift.id, False)] == [(given.time_slot_id, given.available) for given in response.responses]


async def test_a_helper_comes_and_goes(crewio, user_id):
    event = await crewio.create_event("Sommerfest", DAY, DAY, "draft")
    await crewio.add_helper(event.id, {"user_id": user_id})
    assert [user_id] == [helper.user_id for helper in await crewio.list_helpers(event.id)]
    await crewio.remove_helper(event.id, user_id)
    assert [] == await crewio.list_helpers(event.id)


async def test_a_key_that_may_only_read_is_told_the_scope_it_lacks(desk):
    async with client(desk, desk.credentials.crewio_read_key) as reader:
        await reader.list_events()
        with pytest.raises(NotPermitted, match="events:create"):
            await reader.create_event("Sommerfest", DAY, DAY)


async def test_a_wrong_key_is_told_apart_from_a_missing_scope(desk):
    async with client(desk, "crw_live_wrong") as stranger:
        with pytest.raises(NotAuthenticated):
            await stranger.list_events()
