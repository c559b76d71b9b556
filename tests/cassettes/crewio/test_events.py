from datetime import date

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.crewio import CrewIO

SOMMERFEST = "fb68b213-4873-5cd5-bd88-61da89d89255"


async def test_list_events(client: CrewIO) -> None:
    assert ["Sommerfest 2026", "Sommerfest"] == [event.name for event in await client.list_events(status="active")]


async def test_list_events__no_more_than_one(client: CrewIO) -> None:
    assert ["Sommerfest 2026"] == [event.name for event in await client.list_events(limit=1)]


async def test_get_event(client: CrewIO) -> None:
    event = await client.get_event(SOMMERFEST)
    assert (date(2026, 12, 5), date(2026, 12, 6)) == (event.start_date, event.end_date)


async def test_get_event__unknown(client: CrewIO) -> None:
    with pytest.raises(NotFound, match="Check the id"):
        await client.get_event("00000000-0000-4000-8000-000000000000")


async def test_create_event(client: CrewIO) -> None:
    event = await client.create_event("Weihnachtsmarkt", date(2026, 12, 19), date(2026, 12, 20), "draft", "Domplatz")
    assert ("Weihnachtsmarkt", "draft") == (event.name, (await client.get_event(event.id)).status)


async def test_update_event(client: CrewIO) -> None:
    event = await client.update_event(SOMMERFEST, status="cancelled")
    assert ("cancelled", "Sommerfest") == (event.status, event.name)


async def test_delete_event(client: CrewIO) -> None:
    await client.delete_event(SOMMERFEST)
    assert ["Sommerfest 2026"] == [event.name for event in await client.list_events()]
