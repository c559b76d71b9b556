"""What a form asks for may be given by name: one record is meant, or a sentence says which there are."""

from datetime import UTC, datetime
from typing import Any

import pytest

from prefect_shiftwork.flows.announce_new_shifts import announce_new_shifts
from prefect_shiftwork.flows.announce_shift import announce_shift
from prefect_shiftwork.flows.copy_time_off import copy_time_off


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 2, 14, tzinfo=UTC)


def of(event: str, shift: str) -> dict[str, Any]:
    return {"shift": {"crewio_shift": {"event_id": event, "shift_id": shift}}}


async def test_a_shift_is_found_by_its_event_its_role_and_its_start(run, sandbox, event) -> None:
    wanted = of("SOMMERFEST", "getrankestand, 2026-11-14 09:00")
    told = await run(announce_shift, wanted, "crewio", "chat")

    assert ["Getränkestand, 2026-11-14 09:00 to 13:00"] == told.column("announce-shift-plan", "What")


async def test_a_role_that_several_shifts_have_is_answered_with_their_ids(run, sandbox, event) -> None:
    told = await run(announce_shift, of(event.name, "Getränkestand"), "crewio", "chat")

    assert told.message.startswith("CrewIO shift Getränkestand is not one shift. Give the id of one: Getränkestand, ")


async def test_a_slip_of_the_pen_is_answered_with_the_nearest_event(run, sandbox, event) -> None:
    watch = {"crewio_event": {"event_id": "Sommerfezt"}}
    told = await run(announce_new_shifts, {"watch": watch, "dry_run": False}, "crewio", "chat")

    assert f"CrewIO find_event found no event 'Sommerfezt'. Did you mean Sommerfest ({event.id})" in told.message
    assert ([], []) == (sandbox.changes, sandbox.said)


async def test_a_name_that_two_events_have_is_answered_with_both_before_anything_is_written(
    run, saved, sandbox, event
) -> None:
    async with saved["crewio"].get_client() as client:
        twin = await client.create_event("sommerfest", event.end_date, event.end_date)
    before = list(sandbox.changes)
    form = {"availability": {"event_id": "SOMMERFEST"}, "dry_run": False}
    told = await run(copy_time_off, form, "crewsense", "seven_shifts", "crewio")

    assert (
        f"CrewIO find_event found 2 records that 'SOMMERFEST' names. Give the id of one: Sommerfest ({event.id}), "
        f"sommerfest ({twin.id})."
    ) == told.message
    assert before == sandbox.changes


async def test_an_event_that_the_list_does_not_reach_is_found_by_its_id(run, sandbox, event) -> None:
    sandbox.desk.page_sizes["crewio"] = 1
    form = of(event.id, "Getränkestand, 2026-11-14 09:00 to 13:00")

    assert (await run(announce_shift, form, "crewio", "chat")).completed
