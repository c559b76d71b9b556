"""New shifts announced on a schedule: each once, none of the past, none forgotten."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from prefect_shiftwork.flows.announce_new_shifts import announce_new_shifts

COMPANY = {"seven_shifts_company": {"days_ahead": 30}}


@pytest.fixture
def now() -> datetime:
    """The sandbox is at the present here: the flow asks for shifts that are still to come."""
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
async def role(saved) -> Any:
    """A role of 7shifts that people have: in this restaurant, half of them are servers."""
    async with saved["seven_shifts"].get_client() as client:
        riverside = [each.id async for each in client.list_locations() if each.name == "Riverside"]
        roles = [each async for each in client.list_roles(location_id=riverside[0])]
    return next(each for each in roles if each.name == "Server")


@pytest.fixture
def offer(saved, now, role) -> Any:
    """``await offer(days)``: puts an open shift into 7shifts, so many days ahead; answers its id."""

    async def offered(days: int) -> int:
        async with saved["seven_shifts"].get_client() as client:
            start = now + timedelta(days=days)
            shift = await client.create_shift(
                role.location_id, start, start + timedelta(hours=4), role_id=role.id, open=True
            )
            return int(shift.id)

    return offered


@pytest.fixture
async def event(saved, now) -> str:
    """An event of the club with a full shift in two days, and open ones in five and in three."""
    async with saved["crewio"].get_client() as client:
        event = await client.create_event("Winterfest", now.date(), now.date() + timedelta(days=9))
        role = await client.create_role(event.id, "Bar")
        helper = (await client.list_helpers((await client.list_events())[0].id))[0]
        await client.add_helper(event.id, {"user_id": helper.user_id})
        for days in (2, 5, 3):
            start = now + timedelta(days=days)
            shift = await client.create_shift(event.id, role.id, start, start + timedelta(hours=4), required_count=1)
            if days == 2:
                await client.upsert_assignment(event.id, shift.id, helper.user_id, "confirmed")
    return str(event.id)


def form(**fields: Any) -> dict[str, Any]:
    return {"watch": COMPANY, "dry_run": False, **fields}


async def test_the_first_run_announces_nothing_of_the_past_and_the_next_only_what_is_new(run, sandbox, offer) -> None:
    await offer(3)
    first = await run(announce_new_shifts, form(), "seven_shifts", "chat")
    silent = list(sandbox.said)
    new = await offer(4)
    second = await run(announce_new_shifts, form(), "seven_shifts", "chat")
    third = await run(announce_new_shifts, form(), "seven_shifts", "chat")

    assert ("Nothing to do.", []) == (first.message, silent)
    assert "First run" in first["announce-new-shifts"]
    assert [f"seven_shifts/{new}"] == second.column("announce-new-shifts-plan", "Reference")
    assert ("1 done.", "Nothing to do.", 1) == (second.message, third.message, len(sandbox.said))
    assert f"Ref. seven_shifts/{new}" in sandbox.said[0]["text"]
    assert "There is nothing new." in third["announce-new-shifts"]


async def test_a_shift_that_was_made_long_ago_is_announced_when_it_comes_into_view(run, sandbox, offer) -> None:
    far = await offer(40)
    await run(announce_new_shifts, form(), "seven_shifts", "chat")
    nearer = {"seven_shifts_company": {"days_ahead": 45}}

    told = await run(announce_new_shifts, form(watch=nearer), "seven_shifts", "chat")

    assert f"seven_shifts/{far}" in told.column("announce-new-shifts-plan", "Reference")


async def test_open_shifts_come_first_and_then_by_their_start(run, sandbox, event) -> None:
    all_of_it = form(
        watch={"crewio_event": {"event_id": event}},
        first_run="announce all that is to come",
        only_open=False,
        words={"time_zone": "UTC"},
    )

    told = await run(announce_new_shifts, all_of_it, "crewio", "chat")

    assert "3 done." == told.message
    assert ["Open shift", "Open shift", "New shift"] == [each["title"].partition(":")[0] for each in sandbox.said]
    starts = [row["What"] for row in told["announce-new-shifts-plan"]]
    assert sorted(starts[:2]) == starts[:2]
    assert starts[2] < starts[0]


async def test_only_open_shifts_are_announced_unless_all_are_asked_for(run, sandbox, event) -> None:
    watch = {"crewio_event": {"event_id": event}}

    await run(
        announce_new_shifts, form(watch=watch, first_run="announce all that is to come"), "crewio", "crewsense", "chat"
    )

    assert (2, 2) == (len(sandbox.said), len([change for change in sandbox.changes if "Announcement" in change]))


async def test_an_event_by_its_name_is_the_one_whose_shifts_were_announced_by_its_id(run, sandbox, event) -> None:
    told = [
        await run(
            announce_new_shifts,
            form(watch={"crewio_event": {"event_id": known_as}}, first_run="announce all that is to come"),
            *("crewio", "chat"),
        )
        for known_as in (event, "winterfest")
    ]

    assert (["2 done.", "Nothing to do."], 2) == ([each.message for each in told], len(sandbox.said))


async def test_a_shift_that_was_not_delivered_is_owed_until_it_is(run, sandbox, offer) -> None:
    to = form(mail={"to": ["chief@example.org"], "sender": "crew@example.org"})
    blocks = ("seven_shifts", "email", "chat")
    await run(announce_new_shifts, to, *blocks)
    await offer(3)
    sandbox.switchboard.chat_answers = 404
    failed = await run(announce_new_shifts, to, *blocks)
    sandbox.switchboard.chat_answers = 200

    mended = await run(announce_new_shifts, to, *blocks)

    assert (False, 1) == (failed.completed, len(sandbox.mails))
    assert "1 failed, 1 done. Chat custom-webhook" in failed.message
    assert ("1 done. 1 left as they are.", 1, 1) == (mended.message, len(sandbox.mails), len(sandbox.said))


async def test_a_dry_run_is_not_the_first_run(run, sandbox, offer) -> None:
    await run(announce_new_shifts, form(dry_run=True), "seven_shifts", "chat")
    await offer(3)

    told = await run(announce_new_shifts, form(), "seven_shifts", "chat")

    assert "First run" in told["announce-new-shifts"]
    assert [] == sandbox.said


async def test_each_deployment_remembers_for_itself(run, sandbox, offer, monkeypatch) -> None:
    monkeypatch.setenv("PREFECT__RUNTIME__DEPLOYMENT__ID", "one")
    await run(announce_new_shifts, form(), "seven_shifts", "chat")
    await offer(3)

    monkeypatch.setenv("PREFECT__RUNTIME__DEPLOYMENT__ID", "another")
    another = await run(announce_new_shifts, form(), "seven_shifts", "chat")
    monkeypatch.setenv("PREFECT__RUNTIME__DEPLOYMENT__ID", "one")
    one = await run(announce_new_shifts, form(), "seven_shifts", "chat")

    assert ("Nothing to do.", "1 done.") == (another.message, one.message)


async def test_new_shifts_of_7shifts_go_to_everybody_with_their_role(run, saved, sandbox, offer, role) -> None:
    to = form(mail={"people": "everybody with the role", "sender": "crew@example.org"})
    await run(announce_new_shifts, to, "seven_shifts", "email")
    await offer(3)
    async with saved["seven_shifts"].get_client() as client:
        people = {(each.email,) async for each in client.list_users(role_id=role.id, status="active")}

    await run(announce_new_shifts, to, "seven_shifts", "email")

    assert people == {mail.recipients for mail in sandbox.mails}
