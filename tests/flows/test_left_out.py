"""A list that records were left out of removes nothing, and nothing is made because it seems to be missing there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from prefect_shiftwork.flows.announce_shift import announce_shift
from prefect_shiftwork.flows.copy_time_off import copy_time_off
from prefect_shiftwork.flows.email_report import email_report

NOVEMBER = {"days": {"start": "2026-11-02", "end": "2026-11-29"}}
COPY = {"window": NOVEMBER, "withdrawn": {"remove": True}, "dry_run": False}
PLAN = "copy-time-off-plan"
UNREADABLE = {"id": "canary", "name": "canary"}


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 2, 14, tzinfo=UTC)


def skipping(block: Any) -> Any:
    """The same block, set to leave unreadable records out."""
    return block.model_copy(update={"on_drift": "skip"})


def why(told: Any, action: str) -> set[str]:
    return {row["Why"] for row in told[PLAN] if row["Action"] == action}


async def test_nothing_is_removed_because_of_a_list_with_a_gap(run, saved, sandbox) -> None:
    await run(copy_time_off, COPY, "crewsense", "seven_shifts")
    before = list(sandbox.changes)
    gap = {"items": [UNREADABLE], "metadata": {"links": {}}}
    sandbox.arm("crewsense", "GET", "/v1/time_offs", status=200, body=gap)

    told = await run(copy_time_off, COPY, "seven_shifts", crewsense=skipping(saved["crewsense"]))

    assert before == sandbox.changes
    assert "perhaps withdrawn, but the list of time off may not be whole" in why(told, "skip")
    [reason] = why(told, "conflict")
    assert reason.startswith("CrewSense list_time_offs: id cannot be read (input should be a valid integer")
    assert "1 left out of the list" in reason
    assert "canary" not in str(told.artifacts)


async def test_the_same_gap_stops_a_run_whose_credential_does_not_allow_it(run, sandbox) -> None:
    gap = {"items": [UNREADABLE], "metadata": {"links": {}}}
    sandbox.arm("crewsense", "GET", "/v1/time_offs", status=200, body=gap)
    told = await run(copy_time_off, COPY, "crewsense", "seven_shifts")
    assert told.state.is_failed()
    assert "CrewSense list_time_offs was answered with an undocumented value in items.0.id" in told.message


async def test_no_second_copy_is_made_of_one_that_cannot_be_read(run, saved, sandbox) -> None:
    sandbox.arm("seven_shifts", "GET", r".*/time_off$", status=200, body={"data": [UNREADABLE]})
    told = await run(copy_time_off, COPY, "crewsense", seven_shifts=skipping(saved["seven_shifts"]))
    assert "7shifts list_time_off left out 1 whose id cannot be read, but all are needed here" in told.message
    assert [] == sandbox.changes


async def test_no_shift_is_created_where_one_that_is_there_cannot_be_read(run, saved, sandbox) -> None:
    async with saved["crewio"].get_client() as client:
        event = (await client.list_events())[-1]
        role_id = (await client.list_shifts(event.id))[0].role_id
    times = {"start": "2026-12-05T18:00:00+01:00", "end": "2026-12-05T22:00:00+01:00"}
    new = {"new_crewio_shift": {"event_id": event.id, "role_id": role_id, **times}}
    form = {"shift": new, "mail": {"to": ["chief@example.org"], "sender": "crew@example.org"}, "dry_run": False}
    sandbox.arm("crewio", "GET", rf".*/events/{event.id}/shifts", status=200, body={"shifts": [{"id": []}]})

    told = await run(announce_shift, form, "email", crewio=skipping(saved["crewio"]))

    assert "CrewIO list_shifts left out 1 whose id cannot be read" in told.message
    assert [] == sandbox.changes


async def test_no_timesheet_is_sent_without_a_punch_that_cannot_be_read(run, saved, sandbox) -> None:
    form = {
        "source": {"seven_shifts_timesheet": {}},
        "period": NOVEMBER,
        "to": ["payroll@example.org"],
        "sender": "crew@example.org",
        "dry_run": False,
    }
    sandbox.arm("seven_shifts", "GET", r".*/time_punches$", status=200, body={"data": [UNREADABLE]})
    told = await run(email_report, form, "email", seven_shifts=skipping(saved["seven_shifts"]))
    assert "7shifts list_time_punches left out 1 whose id cannot be read" in told.message
    assert [] == sandbox.mails
