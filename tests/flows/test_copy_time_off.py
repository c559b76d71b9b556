"""Time off copied from CrewSense: each entry once, changes followed, and nothing of anybody else's touched."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.blocks import PeopleMap, PersonRow
from prefect_shiftwork.flows.copy_time_off import copy_time_off

NEW_YORK = ZoneInfo("America/New_York")
BLOCKS = ("crewsense", "seven_shifts")
NOVEMBER = {"days": {"start": "2026-11-02", "end": "2026-11-29"}}
CLOCK_CHANGE = {"days": {"start": "2026-10-25", "end": "2026-11-05"}}
FORM = {"window": NOVEMBER, "dry_run": False}
PLAN, OUTCOME, SUMMARY = "copy-time-off-plan", "copy-time-off-outcome", "copy-time-off"

Enter = Callable[..., Awaitable[int]]


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 2, 14, tzinfo=UTC)


@pytest.fixture
def enter(saved) -> Enter:
    """``await enter("E001", start, hours)``: approved vacation in CrewSense; answers its number."""

    async def entered(employee_id: str, start: datetime, hours: int, kind: str = "Vacation") -> int:
        async with saved["crewsense"].get_client() as client:
            [user] = [each for each in await client.list_users() if each.employee_id == employee_id]
            [type_] = [each for each in await client.list_time_off_types() if each.label == kind]
            end = start + timedelta(hours=hours)
            before = {row.id async for row in client.list_time_offs(start, end)}
            await client.create_time_off(user.user_id, [848], start, end, type_.id, 1)
            [new] = {row.id async for row in client.list_time_offs(start, end)} - before
        return int(new)

    return entered


@pytest.fixture
def copies(saved) -> Callable[[], Awaitable[dict[str, Any]]]:
    """``await copies()``: the copies in 7shifts by the number of their original, which they carry."""

    async def found() -> dict[str, Any]:
        async with saved["seven_shifts"].get_client() as client:
            records = [record async for record in client.list_time_off()]
        marked = [record for record in records if "crewsense:" in (record.comments or "")]
        return {(record.comments or "").rpartition("crewsense:")[2]: record for record in marked}

    return found


@pytest.fixture
def answers_of(saved, event) -> Any:
    """``await answers_of(email)``: what somebody answered, by the id of the shift."""

    async def answered(email: str) -> dict[str, bool]:
        async with saved["crewio"].get_client() as client:
            [helper] = [each for each in await client.list_helpers(event.id) if each.email == email]
            responses = await client.list_availability_responses(event.id)
        mine = [each for each in responses if each.user_id == helper.user_id]
        return {answer.time_slot_id: bool(answer.available) for each in mine for answer in each.responses}

    return answered


def days(record: Any) -> str:
    return f"{record.from_date} to {record.to_date}"


def rows(told: Any, table: str, **wanted: str) -> list[dict[str, str]]:
    """The rows of a table whose cells hold these texts."""
    return [row for row in told[table] if all(text in row[column] for column, text in wanted.items())]


def asked(told: Any) -> list[str]:
    """The vendors whose calls the summary counts."""
    return re.findall(r"^- (\w+): \d+ calls, .*\d+ records", told[SUMMARY], re.MULTILINE)


async def test_time_off_is_copied_and_a_second_run_writes_nothing(run, sandbox, copies) -> None:
    first = await run(copy_time_off, FORM, *BLOCKS)
    written, there = list(sandbox.changes), await copies()

    second = await run(copy_time_off, FORM, *BLOCKS)

    assert (6, 6) == (len(written), len(there))
    assert "6 done. 4 left as they are. To look at, in the plan: 1 unmatched." == first.message
    assert written == sandbox.changes
    assert "Nothing to do. 10 left as they are. To look at, in the plan: 1 unmatched." == second.message
    assert 6 == len(rows(second, PLAN, Why="already there"))
    assert "- 6: already there" in second[SUMMARY]
    assert [["CrewSense", "7shifts"]] * 2 == [asked(first), asked(second)]


async def test_a_dry_run_writes_nothing_and_shows_what_it_would(run, sandbox) -> None:
    told = await run(copy_time_off, FORM | {"dry_run": True}, *BLOCKS)

    assert "Dry run: nothing was written. The plan: 6 create, 1 unmatched, 4 skip." == told.message
    assert [] == sandbox.changes
    assert "nothing was written" in told[SUMMARY]
    assert OUTCOME not in told.artifacts


async def test_the_segments_of_an_entry_become_one_record(run, saved, copies) -> None:
    await run(copy_time_off, FORM, *BLOCKS)

    async with saved["crewsense"].get_client() as client:
        start, end = datetime(2026, 11, 2, tzinfo=NEW_YORK), datetime(2026, 11, 30, tzinfo=NEW_YORK)
        segments = [row async for row in client.list_time_offs(start, end) if row.id == 744847]
    assert 4 == len(segments)
    assert "2026-11-17 to 2026-11-20" == days((await copies())["744847"])


async def test_days_off_over_a_clock_change_are_whole_days(run, copies) -> None:
    told = await run(copy_time_off, FORM | {"window": CLOCK_CHANGE}, *BLOCKS)

    [row] = rows(told, PLAN, Who="Solveig Thistledown")
    assert "7shifts: off 2026-10-31 to 2026-11-02" == row["What"]
    copy = (await copies())[row["Reference"].removeprefix("crewsense:")]
    assert ("2026-10-31 to 2026-11-02", False) == (days(copy), copy.partial)


async def test_a_part_of_a_day_keeps_its_hours(run, enter, copies) -> None:
    number = await enter("E001", datetime(2026, 11, 10, 13, tzinfo=NEW_YORK), 4)

    await run(copy_time_off, FORM, *BLOCKS)

    copy = (await copies())[str(number)]
    assert (True, "13:00:00", "17:00:00") == (copy.partial, str(copy.partial_from), str(copy.partial_to))


async def test_what_is_not_copied_is_reported_with_its_reason(run) -> None:
    told = await run(copy_time_off, FORM, *BLOCKS)

    [unmatched] = rows(told, PLAN, Action="unmatched")
    assert "Caspian Duskley" == unmatched["Who"]
    assert "Nobody in 7shifts has the employee id or e-mail address of Caspian Duskley" in unmatched["Why"]
    assert 1 == len(rows(told, PLAN, Why="of a type that is not copied"))
    assert "- Types that are not copied: Training\n" in told[SUMMARY]
    assert 3 == len(rows(told, PLAN, Why="not approved"))
    assert "Caspian Duskley" in told[SUMMARY].partition("## Changes")[0]


async def test_the_people_map_tells_who_is_who(run, saved, copies) -> None:
    async with saved["seven_shifts"].get_client() as client:
        [there] = [user async for user in client.list_users() if user.last_name == "Duskley"]
    async with saved["crewsense"].get_client() as client:
        [here] = [user for user in await client.list_users() if user.last_name == "Duskley"]
    row = PersonRow(name="Caspian", crewsense=str(here.user_id), seven_shifts=str(there.id))

    told = await run(copy_time_off, FORM, *BLOCKS, people=PeopleMap(people=[row]))

    assert "7 done. 4 left as they are." == told.message
    assert there.id in {copy.user_id for copy in (await copies()).values()}


async def test_a_changed_entry_changes_its_copy(run, saved, sandbox, copies) -> None:
    await run(copy_time_off, FORM, *BLOCKS)
    async with saved["crewsense"].get_client() as client:
        start, end = datetime(2026, 11, 17, 8, tzinfo=NEW_YORK), datetime(2026, 11, 19, 8, tzinfo=NEW_YORK)
        [entry, *_] = [row async for row in client.list_time_offs(start, end) if row.id == 744847]
        await client.update_user_time_off(entry.user.id, 744847, start_date=start, end_date=end)
    before = len(sandbox.changes)

    told = await run(copy_time_off, FORM, *BLOCKS)

    assert ["update"] == [row["Action"] for row in rows(told, PLAN, Why="there it is")]
    assert before + 1 == len(sandbox.changes)
    assert "2026-11-17 to 2026-11-18" == days((await copies())["744847"])


async def test_a_copy_whose_creation_gets_no_clear_answer_is_there_once(run, sandbox, copies) -> None:
    sandbox.arm("seven_shifts", "POST", "/v2/time_off", kind="store_then_status", times=2)
    sandbox.arm("seven_shifts", "POST", "/v2/time_off", kind="cut_json")

    told = await run(copy_time_off, FORM, *BLOCKS)
    again = await run(copy_time_off, FORM, *BLOCKS)

    assert (6, 6) == (len(sandbox.changes), len(await copies()))
    assert told.message.startswith("6 done.")
    assert again.message.startswith("Nothing to do.")


async def test_a_copy_that_is_not_certain_is_told_and_made_by_the_next_run(run, sandbox, copies) -> None:
    sandbox.arm("seven_shifts", "POST", "/v2/time_off", status=502)

    told = await run(copy_time_off, FORM, *BLOCKS)
    mended = await run(copy_time_off, FORM, *BLOCKS)

    assert told.message.startswith("1 unknown, 5 done. Odalys Quillfeather, 7shifts: off 2026-11-")
    assert (True, 6) == (mended.completed, len(await copies()))


async def test_time_off_of_somebody_whom_crewsense_does_not_list_is_reported(run, sandbox) -> None:
    sandbox.arm("crewsense", "GET", "/v1/users", status=200, body=[])

    told = await run(copy_time_off, FORM, *BLOCKS)

    reasons = {row["Why"] for row in rows(told, PLAN, Action="unmatched")}
    assert all(
        each.endswith("has neither employee id nor e-mail address; add a row to the map of people.") for each in reasons
    )
    assert (7, []) == (len(reasons), sandbox.changes)


async def test_one_record_that_is_refused_stops_no_other_and_is_made_by_the_next_run(run, sandbox, copies) -> None:
    sandbox.arm("seven_shifts", "POST", "/v2/time_off", status=422, body={"errors": ["No such day"]})

    told = await run(copy_time_off, FORM, *BLOCKS)
    mended = await run(copy_time_off, FORM, *BLOCKS)

    assert not told.completed
    assert told.message.startswith("1 failed, 5 done. Odalys Quillfeather, 7shifts: off 2026-11-")
    assert "7shifts create_time_off was rejected (422)" in told.message
    assert (True, 6) == (mended.completed, len(await copies()))


async def test_what_people_entered_there_is_left_alone(run, sandbox, copies) -> None:
    told = await run(copy_time_off, FORM | {"window": CLOCK_CHANGE}, *BLOCKS)

    [conflict] = rows(told, PLAN, Action="conflict")
    assert "Ilya Brackwater" == conflict["Who"]
    assert "by an entry that is not a copy" in conflict["Why"]
    assert not [change for change in sandbox.changes if "Brackwater" in change]


async def test_withdrawn_time_off_is_removed_on_request_only_and_never_many(run, saved, sandbox, copies) -> None:
    await run(copy_time_off, FORM, *BLOCKS)
    async with saved["crewsense"].get_client() as client:
        for number in (744840, 744841, 744847):
            await client.delete_time_off(number)

    unasked = await run(copy_time_off, FORM, *BLOCKS)
    capped = await run(copy_time_off, FORM | {"withdrawn": {"remove": True, "at_most": 2}}, *BLOCKS)
    before = len(await copies())
    removed = await run(copy_time_off, FORM | {"withdrawn": {"remove": True, "at_most": 3}}, *BLOCKS)

    assert 3 == len(rows(unasked, PLAN, Why="withdrawn, but removing was not asked for"))
    assert 3 == len(rows(capped, PLAN, Why="3 removals are more than the 2 allowed"))
    assert (6, 3) == (before, len(await copies()))
    assert removed.message.startswith("3 done.")


async def test_whoever_is_off_during_a_shift_is_not_available_for_it(run, event, enter, answers_of, sandbox) -> None:
    await enter("E030", datetime(2026, 11, 14, 8, tzinfo=NEW_YORK), 24)
    form = FORM | {"availability": {"event_id": event.id}}

    first = await run(copy_time_off, form, "crewsense", "crewio")
    written = list(sandbox.changes)
    second = await run(copy_time_off, form | {"availability": {"event_id": event.name}}, "crewsense", "crewio")

    given = await answers_of("matteo.foxcombe@example.org")
    assert given
    assert not any(given.values())
    assert "1 done." == first.message[:7]
    assert written == sandbox.changes
    assert rows(second, PLAN, Who="Matteo Foxcombe", Why="already answered so")


async def test_a_persons_own_answer_is_overruled_on_request_only(run, event, enter, answers_of, sandbox) -> None:
    await enter("E021", datetime(2026, 11, 14, 8, tzinfo=NEW_YORK), 24)
    before = await answers_of("theodora.plumridge@example.org")
    card = {"event_id": event.id}

    told = await run(copy_time_off, FORM | {"availability": card}, "crewsense", "crewio")
    left = await answers_of("theodora.plumridge@example.org")
    await run(copy_time_off, FORM | {"availability": card | {"overwrite": True}}, "crewsense", "crewio")

    assert any(before.values())
    conflicts = rows(told, PLAN, Action="conflict", Who="Theodora Plumridge")
    assert {"there the answer is available"} == {row["Why"] for row in conflicts}
    assert {slot for slot, free in before.items() if free} == {slot for slot, free in left.items() if free}
    assert sum((await answers_of("theodora.plumridge@example.org")).values()) == sum(before.values()) - len(conflicts)


async def test_a_shared_e_mail_address_is_reported_and_nobody_guessed(run, event, enter, sandbox) -> None:
    await enter("E039", datetime(2026, 11, 14, 8, tzinfo=NEW_YORK), 24)
    before = list(sandbox.changes)

    told = await run(copy_time_off, FORM | {"availability": {"event_id": event.id}}, "crewsense", "crewio")

    [row] = rows(told, PLAN, Action="unmatched", Who="Lene Brandhoek")
    assert "share the e-mail address of Lene Brandhoek" in row["Why"]
    assert "@" not in row["Why"]
    assert before == sandbox.changes


async def test_an_entry_that_makes_no_sense_is_shown_and_holds_back_removals(run, saved, sandbox) -> None:
    await run(copy_time_off, FORM, *BLOCKS)
    async with saved["crewsense"].get_client() as client:
        await client.delete_time_off(744847)
    broken = {"items": [{"id": 77, "user": {"id": 848, "name": "Maren Tidewell"}}], "metadata": {"links": {}}}
    sandbox.arm("crewsense", "GET", "/v1/time_offs", status=200, body=broken)

    told = await run(copy_time_off, FORM | {"withdrawn": {"remove": True}}, *BLOCKS)

    [row] = rows(told, PLAN, Action="conflict")
    assert "CrewSense time off 77 has no start; correct it there." == row["Why"]
    assert rows(told, PLAN, Why="perhaps withdrawn, but the list of time off may not be whole")
    assert "CrewSense time off 77 has no start" in told[SUMMARY]
