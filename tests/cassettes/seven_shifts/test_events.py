from datetime import date, time

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts import Event, SevenShifts

FRIDAY = date(2026, 12, 4)


async def wine_tasting(client: SevenShifts, **more: str) -> Event:
    return await client.create_event("Wine tasting", [1540], FRIDAY, time(18), FRIDAY, time(20), **more)


async def test_list_events(client: SevenShifts) -> None:
    await wine_tasting(client)
    events = await client.list_events(date(2026, 12, 1), date(2026, 12, 31), location_id=1540)
    assert [("Wine tasting", "general")] == [(event.title, event.event_type) for event in events]


async def test_get_event(client: SevenShifts) -> None:
    made = await wine_tasting(client)
    assert time(20) == (await client.get_event(made.id)).end_time


async def test_create_event(client: SevenShifts) -> None:
    event = await wine_tasting(client, description="Whites only", color="00ff00")
    assert ([1540], FRIDAY, "Whites only") == (event.location_ids, event.start_date, event.description)


async def test_update_event(client: SevenShifts) -> None:
    made = await wine_tasting(client)
    (changed,) = await client.update_event(made.id, "Beer tasting", [1540], FRIDAY, time(18), FRIDAY, time(22))
    assert ("Beer tasting", time(22), FRIDAY) == (changed.title, changed.end_time, changed.start_date)


async def test_delete_event(client: SevenShifts) -> None:
    made = await wine_tasting(client)
    await client.delete_event(made.id)
    with pytest.raises(NotFound):
        await client.get_event(made.id)


async def test_delete_event__this_and_later_ones(client: SevenShifts) -> None:
    made = await wine_tasting(client, recurrence="FREQ=WEEKLY;COUNT=4")
    await client.delete_event(made.id, recurrence_target="THIS_AND_FUTURE")
    assert [] == await client.list_events(FRIDAY, date(2026, 12, 31), location_id=1540)
