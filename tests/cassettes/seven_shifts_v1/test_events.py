from datetime import date, time

from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1

FRIDAY = date(2026, 12, 4)


async def test_list_events(client: SevenShiftsV1) -> None:
    events = [event async for event in client.list_events(date(2014, 3, 1), date(2014, 3, 31))]
    assert [("Great event", [1540])] == [(event.title, event.location) for event in events]


async def test_get_event(client: SevenShiftsV1) -> None:
    event = await client.get_event(504756)
    assert (date(2014, 3, 30), time(7, 15), "00ff00") == (event.date, event.start, event.color)


async def test_create_event(client: SevenShiftsV1) -> None:
    made = await client.create_event("Wine tasting", FRIDAY, time(18), "Whites only", location_ids=[1540, 1541])
    event = await client.get_event(made.id)
    assert ("Wine tasting", FRIDAY, [1540, 1541]) == (event.title, event.date, event.location)


async def test_update_event(client: SevenShiftsV1) -> None:
    await client.update_event(504756, title="Greater event")
    event = await client.get_event(504756)
    assert ("Greater event", time(7, 15)) == (event.title, event.start)


async def test_delete_event(client: SevenShiftsV1) -> None:
    await client.delete_event(504756)
    assert [] == [event async for event in client.list_events()]
