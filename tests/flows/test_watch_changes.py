"""Changes found by looking: each told to Prefect once, under one id, whatever fails between noting and telling."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from prefect.client.orchestration import PrefectClient

from prefect_shiftwork.demo.blocks import blocks as demo_blocks
from prefect_shiftwork.flows.watch_changes import WatchChangesForm, sources, watch_changes
from prefect_shiftwork.rest.errors import ShiftworkError

FORM = {"dry_run": False}


@dataclass
class Feed:
    """What Prefect's event feed was sent; ``answers`` is the status of its answers, and an error is raised."""

    told: list[dict[str, Any]] = field(default_factory=list)
    answers: int | BaseException = 204

    @property
    def names(self) -> list[str]:
        return [event["event"] for event in self.told]

    def take(self) -> list[dict[str, Any]]:
        """What was sent since the last time."""
        taken, self.told = self.told, []
        return taken


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Feed:
    """The event feed, in place of that of the server, which keeps no events here."""
    feed, real = Feed(), PrefectClient.request

    async def request(self: PrefectClient, method: str, path: str, **given: Any) -> httpx.Response:
        if path != "/events":
            return await real(self, method, path, **given)
        feed.told += given["json"]
        if isinstance(feed.answers, BaseException):
            raise feed.answers
        answer = httpx.Response(feed.answers, request=httpx.Request(method, "http://prefect.example/api/events"))
        return answer.raise_for_status()

    monkeypatch.setattr(PrefectClient, "request", request)
    return feed


Enter = Callable[..., Awaitable[int]]


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def enter(saved, now) -> Enter:
    """``await enter(days)``: time off in CrewSense so many days ahead, approved unless told; answers its number."""

    async def entered(days: int, status: int = 1) -> int:
        async with saved["crewsense"].get_client() as client:
            user, kind = (await client.list_users())[0], (await client.list_time_off_types())[0]
            start = now + timedelta(days=days)
            made = await client.create_time_off(
                user.user_id, [848], start, start + timedelta(hours=8), kind.id, status, "at the dentist"
            )
        return int(made["id"])

    return entered


@pytest.fixture
def offer(saved, now) -> Callable[[int], Awaitable[int]]:
    """``await offer(days)``: an open shift in 7shifts so many days ahead; answers its number."""

    async def offered(days: int) -> int:
        async with saved["seven_shifts"].get_client() as client:
            role, *_ = [each async for each in client.list_roles()]
            start = now + timedelta(days=days)
            end = start + timedelta(hours=4)
            shift = await client.create_shift(role.location_id, start, end, role_id=role.id, open=True)
        return int(shift.id)

    return offered


async def test_the_first_run_tells_nothing_of_the_past_and_the_next_only_what_is_new(run, feed, enter) -> None:
    await enter(3)
    first = await run(watch_changes, FORM, "crewsense")
    silent = feed.take()
    new = await enter(4)
    await enter(5, status=0)
    second = await run(watch_changes, FORM, "crewsense")
    third = await run(watch_changes, FORM, "crewsense")

    assert ("Nothing to do.", [], "1 done.", "Nothing to do.") == (first.message, silent, second.message, third.message)
    [event] = feed.told
    assert "crewsense.time_off.approved" == event["event"]
    assert {"prefect.resource.id": f"crewsense.time_off.{new}"} == event["resource"]
    assert new == event["payload"]["data"]["time_off_id"]
    assert {"time_off_id", "user_id", "start", "end"} == event["payload"]["data"].keys()
    assert ("polling", True, event["occurred"]) == (
        event["payload"]["source"],
        event["payload"]["signed"],
        event["payload"]["occurred_at"].replace("+00:00", "Z"),
    )


async def test_time_off_that_ended_earlier_today_is_not_told_at_each_look(run, saved, feed, now) -> None:
    async with saved["crewsense"].get_client() as client:
        user, kind = (await client.list_users())[0], (await client.list_time_off_types())[0]
        start, end = now - timedelta(hours=2), now - timedelta(minutes=30)
        made = await client.create_time_off(user.user_id, [848], start, end, kind.id, 1)

    await run(watch_changes, FORM | {"first_run": "tell all that is there"}, "crewsense")
    first = [each["payload"]["data"]["time_off_id"] for each in feed.take()]
    again = await run(watch_changes, FORM, "crewsense")

    assert int(made["id"]) not in first
    assert ("Nothing to do.", []) == (again.message, feed.told)


async def test_a_long_entry_that_crewsense_lists_in_segments_is_one_event(run, saved, feed, now) -> None:
    await run(watch_changes, FORM, "crewsense")
    async with saved["crewsense"].get_client() as client:
        user, kind = (await client.list_users())[0], (await client.list_time_off_types())[0]
        start = now + timedelta(days=3)
        made = await client.create_time_off(user.user_id, [848], start, start + timedelta(days=9), kind.id, 1)
        rows = await client.get_time_off(int(made["id"]))

    told = await run(watch_changes, FORM, "crewsense")

    [event] = feed.told
    [line] = told.column("watch-changes-plan", "What")
    assert line.endswith(f"to {event['payload']['data']['end'][:16].replace('T', ' ')}")
    assert len(rows) > 1
    assert start == datetime.fromisoformat(event["payload"]["data"]["start"])
    assert timedelta(days=9) == datetime.fromisoformat(event["payload"]["data"]["end"]) - start


async def test_time_off_that_is_withdrawn_is_told_and_its_next_approval_too(run, saved, feed, enter) -> None:
    deleted, denied = await enter(3), await enter(4)
    await run(watch_changes, FORM | {"first_run": "tell all that is there"}, "crewsense")
    approvals = {each["id"] for each in feed.take()}
    async with saved["crewsense"].get_client() as client:
        await client.delete_time_off(deleted)
        await client.deny_time_off(denied)
        await run(watch_changes, FORM, "crewsense")
        withdrawn = feed.take()
        await client.approve_time_off(denied)
    await run(watch_changes, FORM, "crewsense")

    assert {"crewsense.time_off.withdrawn"} == {each["event"] for each in withdrawn}
    assert [{"time_off_id": deleted, "deleted": True}, {"time_off_id": denied, "deleted": False}] == [
        each["payload"]["data"] for each in withdrawn
    ]
    [again] = feed.told
    assert ("crewsense.time_off.approved", False) == (again["event"], again["id"] in approvals)


async def test_time_off_that_is_only_out_of_sight_is_not_withdrawn(run, feed, enter) -> None:
    await enter(20)
    await run(watch_changes, FORM, "crewsense")

    fewer = await run(watch_changes, FORM | {"time_off_days": 2}, "crewsense")
    as_before = await run(watch_changes, FORM, "crewsense")

    assert ("Nothing to do.", "Nothing to do.", []) == (fewer.message, as_before.message, feed.told)


async def test_a_shift_that_opens_is_told_and_again_when_it_opens_again(run, saved, feed, offer) -> None:
    await run(watch_changes, FORM, "seven_shifts")
    shift = await offer(3)
    await run(watch_changes, FORM, "seven_shifts")
    [opened] = feed.take()
    async with saved["seven_shifts"].get_client() as client:
        await client.update_shift(shift, open=False, unassigned=True)
        await run(watch_changes, FORM, "seven_shifts")
        await client.update_shift(shift, open=True, unassigned=False)
    await run(watch_changes, FORM, "seven_shifts")

    [again] = feed.told
    assert "seven_shifts.shift.opened" == opened["event"] == again["event"]
    assert f"seven_shifts.shift.{shift}" == again["resource"]["prefect.resource.id"]
    assert (str(shift), 1) == (opened["payload"]["data"]["shift_id"], opened["payload"]["data"]["open"])
    assert opened["id"] != again["id"]


async def test_a_shift_of_an_event_opens_when_somebody_is_needed_again(run, saved, feed, now) -> None:
    async with saved["crewio"].get_client() as client:
        event = await client.create_event("Winterfest", now.date(), now.date() + timedelta(days=9))
        role = await client.create_role(event.id, "Bar")
        start = now + timedelta(days=3)
        shift = await client.create_shift(event.id, role.id, start, start + timedelta(hours=4), required_count=1)
    told = await run(watch_changes, FORM | {"event_id": event.id, "first_run": "tell all that is there"}, "crewio")
    again = await run(watch_changes, FORM | {"event_id": "winterfest", "first_run": "tell all that is there"}, "crewio")

    [opened] = feed.told
    assert "Nothing to do." == again.message
    assert "crewio.shift.opened" == opened["event"]
    assert (event.id, shift.id, "Bar") == tuple(
        opened["payload"]["data"][name] for name in ("event_id", "shift_id", "role")
    )
    assert "Bar" in " ".join(told.column("watch-changes-plan", "What"))


async def test_a_look_that_finds_nothing_new_asks_each_vendor_for_what_can_change_and_for_no_names(
    run, saved, sandbox, feed, event, enter, offer
) -> None:
    await enter(3)
    await offer(4)
    form = FORM | {"event_id": event.id, "first_run": "tell all that is there", "time_off_days": 5}
    await run(watch_changes, form, "crewsense", "crewio", "seven_shifts")
    told = feed.take()
    sandbox.desk.faults.calls.clear()

    quiet = await run(watch_changes, form, "crewsense", "crewio", "seven_shifts")

    assert (True, "Nothing to do.", []) == (bool(told), quiet.message, feed.told)
    asked = sorted(path.rpartition("/")[2] for _, _, path in sandbox.desk.faults.calls)
    assert ["assignments", "companies", "shifts", "shifts", "time_offs"] == [each for each in asked if each != "token"]


async def test_what_prefect_has_not_confirmed_is_told_again_under_its_id(run, feed, enter) -> None:
    await run(watch_changes, FORM, "crewsense")
    await enter(3)
    feed.answers = 503
    refused = await run(watch_changes, FORM, "crewsense")
    feed.answers = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        await run(watch_changes, FORM, "crewsense")
    unconfirmed = feed.take()
    await enter(4)
    feed.answers = 204

    await run(watch_changes, FORM, "crewsense")
    last = await run(watch_changes, FORM, "crewsense")

    assert "1 failed." in refused.message
    assert [feed.told[0]] * 2 == unconfirmed
    assert ("Nothing to do.", 2) == (last.message, len(feed.told))


async def test_a_dry_run_shows_what_would_be_told_and_is_not_the_first_run(run, feed, enter) -> None:
    await enter(3)
    told = await run(watch_changes, {"first_run": "tell all that is there"}, "crewsense")
    first = await run(watch_changes, FORM, "crewsense")

    assert {"crewsense.time_off.approved"} == {
        what.partition(":")[0] for what in told.column("watch-changes-plan", "What")
    }
    assert ("Nothing to do.", []) == (first.message, feed.told)


@pytest.mark.parametrize(
    ("form", "blocks", "sentence"),
    [
        ({}, (), "There is nothing to watch: choose 'crewsense', 'crewio' or 'seven_shifts'."),
        ({"event_id": "1"}, ("crewsense",), "An event of CrewIO is given: choose a block under 'crewio'"),
        ({}, ("crewio",), "CrewIO credentials are chosen: fill in 'Event', or leave them out."),
    ],
)
async def test_a_form_that_watches_nothing_says_what_to_choose(form, blocks, sentence) -> None:
    saved = demo_blocks("http://127.0.0.1", 25)
    chosen = {name: saved[name] if name in blocks else None for name in ("crewsense", "crewio", "seven_shifts")}
    with pytest.raises(ShiftworkError, match=re.escape(sentence)):
        await sources(WatchChangesForm.model_validate(form), **chosen)
