"""A person approves a plan: exactly what was approved is done, and nothing without an answer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from jsonschema import validate

from prefect_shiftwork.flows import asking
from prefect_shiftwork.flows.announce_shift import announce_shift
from prefect_shiftwork.flows.approval import DECLINED, LATE, MOST_CHOICES, question
from prefect_shiftwork.flows.copy_time_off import copy_time_off
from prefect_shiftwork.flows.email_report import email_report

CAPTAIN = "captain@example.org"
ASKED = {"ask": True, "hours": 1, "to": [], "sender": ""}
COPY: dict[str, Any] = {
    "window": {"days": {"start": "2026-11-02", "end": "2026-11-29"}},
    "dry_run": False,
    "approval": ASKED,
}
TO_7SHIFTS = ("crewsense", "seven_shifts")
PLAN, ASKED_TABLE = "copy-time-off-plan", "copy-time-off-asked"
NO = "It was not approved, so nothing was done."


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 2, 14, tzinfo=UTC)


async def test_what_was_approved_is_copied_and_nothing_else(run, person, sandbox) -> None:
    planned = await run(copy_time_off, COPY | {"dry_run": True}, *TO_7SHIFTS)
    wanted = [f"create: {row['Who']}, {row['What']}" for row in planned[PLAN]][:2]

    some = await person(run(copy_time_off, COPY, *TO_7SHIFTS), answer="approve only those chosen below", only=wanted)
    rest = await person(run(copy_time_off, COPY, *TO_7SHIFTS), answer="approve all")

    assert "2 done. 8 left as they are. To look at, in the plan: 1 unmatched." == some.message
    assert 4 == some.column(PLAN, "Why").count(DECLINED)
    assert "4 done. 6 left as they are. To look at, in the plan: 1 unmatched." == rest.message
    assert 6 == len(sandbox.changes)


@pytest.mark.parametrize("answer", [{"answer": "stop"}, {"answer": "approve only those chosen below", "only": []}])
async def test_after_a_no_nothing_is_copied(run, person, sandbox, answer) -> None:
    told = await person(run(copy_time_off, COPY, *TO_7SHIFTS), **answer)
    assert (True, "Not approved", NO, []) == (told.completed, told.state.name, told.message, sandbox.changes)


async def test_without_an_answer_nothing_is_copied(run, sandbox, monkeypatch) -> None:
    monkeypatch.setattr(asking, "HOUR", 0.2)
    told = await run(copy_time_off, COPY, *TO_7SHIFTS)
    assert "Nobody answered within 1 hours, so nothing was done." == told.message
    assert [] == sandbox.changes


async def test_where_nothing_is_to_be_done_nobody_is_asked(run, sandbox) -> None:
    await run(copy_time_off, COPY | {"approval": {}}, *TO_7SHIFTS)
    told = await run(copy_time_off, COPY, *TO_7SHIFTS)
    assert "Nothing to do. 10 left as they are. To look at, in the plan: 1 unmatched." == told.message
    assert 6 == len(sandbox.changes)


async def test_what_is_new_when_the_answer_comes_is_left_for_the_next_run(run, person, saved, sandbox) -> None:
    async def meanwhile() -> None:
        async with saved["crewsense"].get_client() as client:
            [user] = [each for each in await client.list_users() if each.employee_id == "E001"]
            [vacation] = [each for each in await client.list_time_off_types() if each.label == "Vacation"]
            start = datetime(2026, 11, 10, 13, tzinfo=UTC)
            await client.create_time_off(user.user_id, [848], start, start + timedelta(hours=4), vacation.id, 1)

    told = await person(run(copy_time_off, COPY, *TO_7SHIFTS), meanwhile(), answer="approve all")

    assert (["create"] * 6, 1) == (
        [action for action in told.column(ASKED_TABLE, "Action") if action == "create"],
        told.column(PLAN, "Why").count(LATE),
    )
    assert told.message.startswith("6 done.")
    assert 6 == sum(change.startswith("seven_shifts") for change in sandbox.changes)


async def test_what_is_gone_when_the_answer_comes_is_not_copied(run, person, saved, sandbox) -> None:
    async def meanwhile() -> None:
        async with saved["crewsense"].get_client() as client:
            await client.delete_time_off(744847)

    told = await person(run(copy_time_off, COPY, *TO_7SHIFTS), meanwhile(), answer="approve all")

    assert told.message.startswith("5 done.")
    assert 5 == sum(change.startswith("seven_shifts") for change in sandbox.changes)


async def test_a_new_shift_is_created_only_after_a_yes(run, person, sandbox, new_shift) -> None:
    form = {"shift": new_shift, "dry_run": False, "approval": ASKED}
    no = await person(run(announce_shift, form, "crewio", "chat"), answer="stop")
    before = list(sandbox.changes)
    yes = await person(run(announce_shift, form, "crewio", "chat"), answer="approve all")

    assert (NO, [], "1 done.") == (no.message, before, yes.message)
    assert (1, 1) == (len(sandbox.changes), len(sandbox.said))


async def test_whoever_approves_is_told_by_mail_and_chat_with_the_changes_and_the_run(
    run, person, saved, sandbox
) -> None:
    form = COPY | {"approval": ASKED | {"to": [CAPTAIN], "sender": "shiftwork@example.org"}}
    await person(run(copy_time_off, form, *TO_7SHIFTS, "email", approvers=saved["chat"]), answer="stop")

    [mail], [message] = sandbox.mails, sandbox.said
    assert ((CAPTAIN,), "Please approve: Copy time off") == (mail.recipients, mail.subject)
    assert "6 changes wait for your approval." in mail.text
    assert "create: Zoë Ångholt, 7shifts: off " in mail.text
    assert "Open the run" in mail.html
    assert (mail.subject, True) == (message["title"], "/runs/flow-run/" in message["text"])


async def test_a_mail_about_an_approval_needs_a_server_before_anything_is_read(run, sandbox) -> None:
    told = await run(copy_time_off, COPY | {"approval": ASKED | {"to": [CAPTAIN]}}, *TO_7SHIFTS)
    assert (
        "Somebody is to be told by mail what to approve: choose a block under 'email', or add one there."
        == told.message
    )


async def test_a_report_goes_only_to_whom_a_person_approves(run, person, sandbox) -> None:
    form = {
        "source": {"crewmojo_report": {"report_id": "timesheets.weekly"}},
        "period": {"days": {"start": "2026-11-02", "end": "2026-11-08"}},
        "to": ["chief@example.org", "deputy@example.org"],
        "sender": "office@example.org",
        "dry_run": False,
        "approval": ASKED,
    }
    only = ["create: Mail to c…@example.org, timesheets.weekly"]
    told = await person(
        run(email_report, form, "crewmojo", "email"), answer="approve only those chosen below", only=only
    )
    assert ("1 done. 1 left as they are.", [("chief@example.org",)]) == (
        told.message,
        [mail.recipients for mail in sandbox.mails],
    )


def test_a_long_plan_is_approved_as_a_whole_or_in_part_of_its_first_changes() -> None:
    form = question("copy-time-off", [f"create: Person {number}, off" for number in range(MOST_CHOICES + 50)])
    schema = form.model_json_schema()
    assert MOST_CHOICES == len(schema["properties"]["only"]["items"]["enum"])
    assert {"answer": "stop", "only": []} == form().model_dump()
    validate({"answer": "approve all"}, schema)
