"""The recipes of the gallery, each run against the vendors' sandbox."""

import io
import os
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from openpyxl import load_workbook
from prefect.runtime import flow_run
from prefect.types._datetime import create_datetime_instance

from prefect_shiftwork.flows import asking
from prefect_shiftwork.flows.run_recipe import run_recipe
from prefect_shiftwork.templates.preview import photograph
from prefect_shiftwork.templates.reader import Reader

PICTURES = Path(__file__).parents[2] / "docs" / "gallery"
CHIEF = "chief@example.org"
SUMMARY, PLAN, OUTCOME = "run-recipe", "run-recipe-plan", "run-recipe-outcome"
NOT_APPROVED = "Step 'approval' was not approved; the steps after it were not made."
YESTERDAY = datetime(2026, 11, 20, tzinfo=UTC)
Cook = Callable[..., Awaitable[Any]]


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 21, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def scheduled(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run here was meant to start on Saturday, 21 November 2026, in the afternoon."""
    monkeypatch.setitem(flow_run.FIELDS, "scheduled_start_time", lambda: create_datetime_instance(at))


@pytest.fixture
def cook(run, sandbox) -> Cook:
    """``await cook(name, *blocks, value=...)``: runs a recipe of the gallery.

    With ``SHIFTWORK_SCREENSHOTS=1`` it keeps a picture of what came of it for the gallery's page.
    """

    async def cooking(name: str, *blocks: str, dry_run: bool = False, **values: str) -> Any:
        form = {
            "recipe": {"gallery": {"name": name}},
            "values": values,
            "time_zone": "America/New_York",
            "sender": "office@example.org",
            "dry_run": dry_run,
        }
        told = await run(run_recipe, form, *blocks)
        if os.environ.get("SHIFTWORK_SCREENSHOTS") == "1" and (page := seen(told, sandbox)):
            photograph(page, PICTURES / f"{name}.png", Reader("en", ZoneInfo("America/New_York")))
        return told

    return cooking


def seen(told: Any, sandbox: Any) -> str:
    """What a person has in front of them after a run: the last mail, the chat, or else the plan; empty if nothing."""
    if sandbox.mails:
        return str(sandbox.mails[-1].html)
    drawn = [shown for name, shown in told.artifacts.items() if name.endswith("-picture")]
    if sandbox.said:
        message = sandbox.said[-1]
        lines = [line for line in message["text"].splitlines() if line.strip()]
        return "\n\n".join([f"**{message['title']}**", "\\\n".join(lines), *drawn])
    rows = [row for row in told[PLAN] if "What" in row]
    heads = list(rows[0]) if rows else []
    lines = [heads, ["---"] * len(heads), *([row[head] for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) if rows else ""


@pytest.fixture
def event_id(event: Any) -> str:
    """The club's event to come."""
    return str(event.id)


async def test_who_is_off_is_mailed_once_a_week(cook, sandbox) -> None:
    first = await cook("who-is-off", "crewsense", "email", to=CHIEF)
    second = await cook("who-is-off", "crewsense", "email", to=CHIEF)

    [mail] = sandbox.mails
    assert ("1 done.", "Nothing to do. 1 left as they are.") == (first.message, second.message)
    assert "Off from Nov 16, 2026 to Nov 22, 2026" == mail.subject
    assert "Nadia Cloverhill: Wed, Nov 18, 8:00 AM – 12:00 PM, EST" in mail.text.splitlines()
    assert ["away.xlsx"] == [file.name for file in mail.attachments]
    assert re.search(
        r'<img [^>]*src="data:image/png;base64,[^>]* alt="Off this week\. .*Nadia Cloverhill: Wed Nov 18', mail.html
    )
    assert first["run-recipe-away-picture"].startswith("![Off this week.")


async def test_open_shifts_are_told_in_the_chat_once_a_day(cook, sandbox) -> None:
    for _ in range(2):
        told = await cook("open-shifts", "seven_shifts", "chat")

    [message] = sandbox.switchboard.said
    assert "4 open shifts" == message["title"]
    assert "Sat, Nov 21, 4:00 PM – Sun, Nov 22, 12:00 AM, EST: Server, Riverside" in message["text"].splitlines()
    assert ["done before"] == told.column(PLAN, "Why")


async def test_hours_near_overtime_are_mailed_with_everybodys_hours(cook, sandbox) -> None:
    await cook("weekly-hours", "seven_shifts", "email", to=CHIEF, risk_from_hours="24")

    [mail] = sandbox.mails
    assert "12 near overtime, Nov 16 – 22, 2026" == mail.subject
    assert "Zoë Ångholt: 24 hr" in mail.text.splitlines()
    assert 'alt="Hours this week. Zoë Ångholt: 24; ' in mail.html
    assert 37 == load_workbook(io.BytesIO(mail.attachments[0].content)).worksheets[0].max_row


async def test_nobody_is_mailed_when_nobody_is_near_overtime(cook, sandbox) -> None:
    told = await cook("weekly-hours", "seven_shifts", "email", to=CHIEF)

    assert ("Nothing to do.", []) == (told.message, sandbox.mails)


async def test_whoever_was_late_or_absent_yesterday_is_reported(cook, saved, sandbox) -> None:
    async with saved["seven_shifts"].get_client() as client:
        [punch] = [each async for each in client.list_time_punches(YESTERDAY, user_id=1122501)]
        await client.delete_time_punch(punch.id)
    await cook("late-and-absent", "seven_shifts", "email", to=CHIEF, grace_minutes="1")

    [mail] = sandbox.mails
    assert "2026-11-20: 1 absent, 11 late" == mail.subject
    assert "Maren Tidewell: Fri, Nov 20, 10:00 AM – 6:00 PM, EST" in mail.text.splitlines()
    assert "Priya Lanternmoor: 10:02 AM for Fri, Nov 20, 10:00 AM – 6:00 PM, EST" in mail.text.splitlines()


async def test_helpers_are_reminded_once_of_each_turn(cook, saved, sandbox, event_id) -> None:
    async with saved["crewio"].get_client() as client:
        turn = (await client.list_assignments(event_id))[0]
        await client.upsert_assignment(event_id, turn.shift_id, turn.user_id, "proposed")
    for _ in range(2):
        told = await cook("shift-reminder", "crewio", "email", event_id=event_id, hours_ahead="400")

    assert ("Nothing to do. 24 left as they are.", 24) == (told.message, len(sandbox.mails))
    assert 1 == ["You have not confirmed it yet" in mail.text for mail in sandbox.mails].count(True)
    assert ("Sommerfest: Sat, Dec 5, 4:00 – 8:00 AM, EST", "Hello Theodora Plumridge,") == (
        sandbox.mails[0].subject,
        sandbox.mails[0].text.partition("\n")[0],
    )


async def test_old_announcements_are_deleted_after_a_yes(cook, sandbox, person) -> None:
    told = await person(cook("announcement-cleanup", "crewsense", word="hose"), go_on=True)

    assert ("1 done.", ["delete announcement (id 236)"]) == (told.message, told.column(PLAN, "What"))
    assert ["crewsense: deleted Announcement 236 'Hose testing'"] == sandbox.changes


async def test_no_announcement_is_deleted_after_a_no(cook, sandbox, person) -> None:
    told = await person(cook("announcement-cleanup", "crewsense", word="hose"), go_on=False)

    assert (True, NOT_APPROVED, []) == (told.completed, told.message, sandbox.changes)


async def test_without_an_answer_nothing_is_deleted(cook, sandbox, monkeypatch) -> None:
    monkeypatch.setattr(asking, "HOUR", 0.2)
    told = await cook("announcement-cleanup", "crewsense", word="hose")

    assert (True, NOT_APPROVED, []) == (told.completed, told.message, sandbox.changes)


async def test_nobody_is_asked_where_there_is_nothing_to_decide(cook, sandbox) -> None:
    told = await cook("announcement-cleanup", "crewsense", word="no such word")

    assert ("Nothing to do.", []) == (told.message, sandbox.changes)
    assert "| approval | a person's approval | not asked |" in told[SUMMARY]


async def test_a_dry_run_asks_nobody_and_deletes_nothing(cook, sandbox) -> None:
    told = await cook("announcement-cleanup", "crewsense", dry_run=True, word="hose")

    assert ("Dry run: nothing was written. The plan: 1 remove.", []) == (told.message, sandbox.changes)
    assert ["236"] == told.column("run-recipe-outdated", "Id")


async def test_the_reports_of_last_month_come_in_one_mail(cook, sandbox) -> None:
    await cook("monthly-report", "crewmojo", "seven_shifts", "email", to=CHIEF)

    [mail] = sandbox.mails
    assert "Reports for Oct 1 – 31, 2026" == mail.subject
    sheets = {file.name: load_workbook(io.BytesIO(file.content)).worksheets[0] for file in mail.attachments}
    assert ["crewmojo-report.xlsx", "hours-worked.xlsx"] == list(sheets)
    assert "managerEmployeeCode" == sheets["crewmojo-report.xlsx"]["A1"].value
    assert 41 == sheets["crewmojo-report.xlsx"].max_row


async def test_gaps_are_told_in_the_chat(cook, sandbox) -> None:
    told = await cook("coverage-gaps", "crewsense", "chat", days="7")

    [message] = sandbox.switchboard.said
    assert "7 gaps in the coming 7 days" == message["title"]
    assert "Nov 24, 2026, Reserve Engine: 0 of 1" in message["text"].splitlines()
    assert "Reserve Engine: Sat Nov 21 1, Sun Nov 22 1, " in told["run-recipe-coverage-picture"]


async def test_helpers_who_are_missing_are_mailed(cook, sandbox, event_id) -> None:
    await cook("event-gaps", "crewio", "email", event_id=event_id, to=CHIEF)

    [mail] = sandbox.mails
    assert "Sommerfest: 12 helpers missing" == mail.subject
    assert "Sat, Dec 5, 4:00 – 8:00 AM, EST, Grill: 1 missing" in mail.text.splitlines()
    assert 13 == len(mail.attachments[0].content.decode("utf-8-sig").splitlines())


async def test_approved_time_off_comes_as_a_calendar(cook, sandbox) -> None:
    told = await cook("time-off-calendar", "crewsense", "email", to=CHIEF)

    [[file]] = [mail.attachments for mail in sandbox.mails]
    found = icalendar.Calendar.from_ical(file.content).events
    assert ("entries.ics", len(told["run-recipe-entries"])) == (file.name, len(found))
    [sick] = [each for each in found if each["SUMMARY"] == "Nadia Cloverhill: off"]
    assert (datetime(2026, 11, 18, 13, tzinfo=UTC), datetime(2026, 11, 18, 17, tzinfo=UTC)) == (
        sick.start,
        sick.end,
    )


async def test_new_people_are_created_once_after_a_yes(cook, saved, sandbox, person) -> None:
    async with saved["crewsense"].get_client() as client:
        await client.create_user(
            username="nadine", first_name="Nadine", last_name="Oakhollow", mail="nadine@example.org", employee_id="E041"
        )
    blocks, places = ("crewsense", "seven_shifts"), {"location_id": "1540", "department_id": "2200"}
    first = await person(cook("new-hires", *blocks, **places), go_on=True)
    second = await cook("new-hires", *blocks, **places)

    assert "E041" in first.column(PLAN, "Reference")
    assert {"done"} == set(first.column(OUTCOME, "State"))
    assert "Nothing to do." == second.message
    async with saved["seven_shifts"].get_client() as client:
        created = [user async for user in client.list_users() if user.employee_id == "E041"]
    assert [("Nadine", "nadine@example.org", "employee")] == [(u.first_name, u.email, u.type) for u in created]


async def test_whoever_left_loses_access_after_a_yes(cook, saved, sandbox, person, event_id) -> None:
    async with saved["seven_shifts"].get_client() as client:
        [leaver] = [user async for user in client.list_users() if user.first_name == "Theodora"]
        await client.delete_user(leaver.id, "quit")
    told = await person(cook("leavers", "seven_shifts", "crewio", event_id=event_id), go_on=True)

    assert ["Theodora Plumridge"] == told.column("run-recipe-leavers", "Name")
    assert "crewio: removed Theodora Plumridge as a helper of 'Sommerfest'" == sandbox.changes[-1]
