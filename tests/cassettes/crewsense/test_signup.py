from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.rest.errors import Rejected
from prefect_shiftwork.vendors.crewsense import CrewSense

MORNING = datetime(2026, 12, 12, 9, tzinfo=ZoneInfo("America/New_York"))
NOON = MORNING.replace(hour=12)


async def test_list_signup_events(client: CrewSense) -> None:
    assert ["May the 4th be with you"] == [event.title for event in await client.list_signup_events()]


async def test_list_signup_events__deleted_ones(client: CrewSense) -> None:
    assert ["Chili cook-off"] == [event.title for event in await client.list_signup_events(deleted=True)]


async def test_get_signup_event(client: CrewSense) -> None:
    event = await client.get_signup_event(5)
    assert ("active", 2) == (event.status, event.employees_needed)


async def test_create_signup_event(client: CrewSense) -> None:
    made = await client.create_signup_event(848, "Open house", MORNING, NOON, employees_needed=4, work_type_id=9)
    event = await client.get_signup_event(made.id)
    assert ("Open house", MORNING, 4) == (event.title, event.start, event.employees_needed)


async def test_update_signup_event(client: CrewSense) -> None:
    await client.update_signup_event(5, 848, "Open house", MORNING, NOON, employees_needed=3, work_type_id=9)
    event = await client.get_signup_event(5)
    assert ("Open house", 3, "") == (event.title, event.employees_needed, event.description)


async def test_list_signup_event_users(client: CrewSense) -> None:
    assert [] == await client.list_signup_event_users(5)


async def test_create_signup_event_user(client: CrewSense) -> None:
    await client.create_signup_event_user(5, user_id=1001)
    assert [1001] == [signed_up.user.id for signed_up in await client.list_signup_event_users(5)]


async def test_create_signup_event_user__signed_up_already(client: CrewSense) -> None:
    await client.create_signup_event_user(5, user_id=1001)
    with pytest.raises(Rejected, match="422"):
        await client.create_signup_event_user(5, user_id=1001)


async def test_delete_signup_event_user(client: CrewSense) -> None:
    await client.create_signup_event_user(5, user_id=1001)
    await client.delete_signup_event_user(5, user_id=1001)
    assert [] == await client.list_signup_event_users(5)
