"""Reports by mail: the right days, everything in the mail, and to everybody once."""

import csv
import io
import itertools
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from prefect.runtime import flow_run
from prefect.types._datetime import create_datetime_instance
from pydantic import SecretStr

from prefect_shiftwork.flows import report_mail
from prefect_shiftwork.flows.email_report import email_report
from prefect_shiftwork.vendors.crewmojo import download

CHIEF, DEPUTY = "chief@example.org", "deputy@example.org"
TIMESHEETS = {"crewmojo_report": {"report_id": "timesheets.weekly"}}
FORM: dict[str, Any] = {"source": TIMESHEETS, "to": [CHIEF], "sender": "office@example.org", "dry_run": False}
SUMMARY, PLAN = "email-report", "email-report-plan"


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 16, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def scheduled(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run here was meant to start on Monday, 16 November 2026, at seven, whenever it really does."""
    monkeypatch.setitem(flow_run.FIELDS, "scheduled_start_time", lambda: create_datetime_instance(at))


async def test_a_report_of_last_week_arrives_with_totals_chart_first_rows_and_files(run, sandbox) -> None:
    told = await run(email_report, FORM | {"files": ["CSV", "XLSX", "JSON"], "title": "Hours"}, "crewmojo", "email")

    [mail] = sandbox.mails
    assert ("1 done.", (CHIEF,), "office@example.org") == (told.message, mail.recipients, mail.sender)
    assert "Hours, Nov 9 – 15, 2026 (Crewmojo)" == mail.subject
    assert "data:image/png;base64," in mail.html
    assert "employeeCode" in mail.text
    files = {each.name: each for each in mail.attachments}
    assert [f"Hours-2026-11-09-2026-11-15.{kind}" for kind in ("csv", "xlsx", "json")] == list(files)
    table, xlsx, text = (each.content for each in files.values())
    assert 77 == len(table.decode("utf-8-sig").splitlines())
    assert 77 == load_workbook(io.BytesIO(xlsx)).worksheets[0].max_row
    rows = json.loads(text)
    assert 76 == len(rows)
    assert f"{sum(float(row['hours']) for row in rows):,.2f}".rstrip("0") in mail.html


async def test_everybody_gets_a_report_once_however_often_it_runs(run, sandbox) -> None:
    for _ in range(2):
        told = await run(email_report, FORM | {"to": [CHIEF, f"Deputy <{DEPUTY}>", CHIEF]}, "crewmojo", "email")

    assert [(CHIEF,), (DEPUTY,)] == [mail.recipients for mail in sandbox.mails]
    assert "Everybody got timesheets.weekly, 2026-11-09 to 2026-11-15, before; nothing was sent." == told.message
    assert ["sent before"] * 2 == told.column(PLAN, "Why")


async def test_a_reader_who_is_added_gets_the_report_and_nobody_gets_it_twice(run, sandbox) -> None:
    await run(email_report, FORM, "crewmojo", "email")
    told = await run(email_report, FORM | {"to": [CHIEF, DEPUTY]}, "crewmojo", "email")

    assert ("1 done. 1 left as they are.", 2) == (told.message, len(sandbox.mails))


async def test_a_report_is_sent_again_on_request(run, sandbox) -> None:
    await run(email_report, FORM, "crewmojo", "email")
    await run(email_report, FORM | {"send_again": True}, "crewmojo", "email")

    assert [(CHIEF,)] * 2 == [mail.recipients for mail in sandbox.mails]


async def test_a_renewed_secret_mails_nothing_again(run, saved, sandbox) -> None:
    await run(email_report, FORM, "crewmojo", "email")
    renewed = saved["crewmojo"].model_copy(update={"client_secret": SecretStr("renewed")})
    told = await run(email_report, FORM, "email", crewmojo=renewed)

    assert (["sent before"], 1) == (told.column(PLAN, "Why"), len(sandbox.mails))


async def test_a_dry_run_reads_the_report_and_sends_nothing(run, sandbox) -> None:
    told = await run(email_report, FORM | {"dry_run": True}, "crewmojo", "email")

    assert ("Dry run: nothing was written. The plan: 1 create.", []) == (told.message, sandbox.mails)
    assert "76 rows" in told[SUMMARY]
    assert "Tidewell" not in told[SUMMARY]
    assert re.search(r"^- Crewmojo: \d+ calls, .* kB", told[SUMMARY], re.MULTILINE)


async def test_a_report_that_comes_as_json_is_mailed_like_any_other(run, sandbox) -> None:
    rows = [{"team": "A", "hours": 8}, {"team": "B", "hours": 4.5}]
    sandbox.arm("crewmojo", "POST", "/v1/integrations/download/", status=200, body=rows)

    await run(email_report, FORM | {"files": ["CSV"]}, "crewmojo", "email")

    assert "team,hours\r\nA,8\r\nB,4.5\r\n" == sandbox.mails[0].attachments[0].content.decode("utf-8-sig")
    assert "12.5" in sandbox.mails[0].html


async def test_a_report_that_takes_long_is_waited_for(run, sandbox, monkeypatch) -> None:
    monkeypatch.setattr(download, "waits", lambda _: itertools.repeat(0.0))
    sandbox.desk.settings.update({"crewmojo.seconds_to_build": 60, "crewmojo.polls_until_ready": 2})

    told = await run(email_report, FORM, "crewmojo", "email")

    assert ("1 done.", 1) == (told.message, len(sandbox.mails))


async def test_a_large_file_is_attached_zipped(run, sandbox, monkeypatch) -> None:
    monkeypatch.setattr(report_mail, "ZIPPED_FROM", 20_000)
    source = {"crewmojo_report": {"report_id": "big.report"}}

    await run(email_report, FORM | {"source": source, "files": ["CSV"]}, "crewmojo", "email")

    [file] = sandbox.mails[0].attachments
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        [name] = archive.namelist()
        assert 1_001 == archive.read(name).count(b"\n")
    assert (f"{name}.zip", "application/zip") == (file.name, file.media_type)


async def test_a_timesheet_adds_up_the_punches_of_the_days_in_their_zone(run, saved, sandbox) -> None:
    form = FORM | {
        "source": {"seven_shifts_timesheet": {}},
        "period": {"days": {"start": "2026-11-09", "end": "2026-11-10"}},
        "time_zone": "America/Regina",
        "files": ["CSV"],
    }

    told = await run(email_report, form, "seven_shifts", "email")

    lines = sandbox.mails[0].attachments[0].content.decode("utf-8-sig").splitlines()
    assert "1 done." == told.message
    assert "Employee,Date,Hours,Break hours,Punches,Not clocked out" == lines[0]
    assert {"2026-11-09", "2026-11-10"} == {line.split(",")[1] for line in lines[1:]}
    assert "Timesheet, Nov 9 – 10, 2026 (7shifts)" == sandbox.mails[0].subject


async def test_a_timesheet_of_one_place_leaves_the_others_out(run, saved, sandbox) -> None:
    week = datetime(2026, 11, 9, tzinfo=UTC), datetime(2026, 11, 16, tzinfo=UTC)
    async with saved["seven_shifts"].get_client() as client:
        place = await anext(each async for each in client.list_locations())
        here = {each.user_id async for each in client.list_time_punches(*week, location_id=place.id)}
        names = {f"{each.first_name} {each.last_name}" async for each in client.list_users() if each.id in here}
    forms = [
        FORM | {"source": {"seven_shifts_timesheet": {"location_id": known_as}}, "files": ["CSV"]}
        for known_as in (place.name, place.id)
    ]

    told = [await run(email_report, form, "seven_shifts", "email") for form in forms]

    assert ["1 done.", 1] == [told[0].message, len(sandbox.mails)]
    assert "Everybody got Timesheet" in told[1].message
    _, *lines = sandbox.mails[0].attachments[0].content.decode("utf-8-sig").splitlines()
    assert names == {line.partition(",")[0] for line in lines}


async def test_a_punch_at_the_midnight_between_two_weeks_counts_once(run, saved, sandbox) -> None:
    zone = ZoneInfo("America/Regina")
    midnight, morning = datetime(2026, 11, 9, tzinfo=zone), datetime(2026, 11, 9, 6, tzinfo=zone)
    async with saved["seven_shifts"].get_client() as client:
        place, user = await anext(client.list_locations()), await anext(client.list_users())
        await client.create_time_punch(place.id, user.id, midnight, morning)
        day = [each async for each in client.list_time_punches(midnight, midnight + timedelta(days=1), user_id=user.id)]
    form = FORM | {
        "source": {"seven_shifts_timesheet": {}},
        "period": {"days": {"start": "2026-11-02", "end": "2026-11-15"}},
        "time_zone": zone.key,
        "files": ["CSV"],
    }

    await run(email_report, form, "seven_shifts", "email")

    lines = csv.DictReader(io.StringIO(sandbox.mails[0].attachments[0].content.decode("utf-8-sig")))
    [line] = [
        each
        for each in lines
        if (f"{user.first_name} {user.last_name}", "2026-11-09") == (each["Employee"], each["Date"])
    ]
    assert str(len(day)) == line["Punches"]


async def test_a_punch_that_cannot_be_read_ends_the_run_because_hours_would_be_missing(run, sandbox) -> None:
    punch = {"id": 7, "user_id": None, "clocked_in": "2026-11-10T15:00:00Z"}
    broken = {"object": "time_punches", "data": [punch], "meta": {"cursor": {"next": None, "count": 1}}}
    sandbox.arm("seven_shifts", "GET", r"/v2/.*/time_punches", status=200, body=broken)

    told = await run(email_report, FORM | {"source": {"seven_shifts_timesheet": {}}}, "seven_shifts", "email")

    assert (
        "7shifts list_time_punches answered with a punch that cannot be counted. 7shifts time punch 7 has no user_id; "
        "correct it there."
    ) == told.message
    assert [] == sandbox.mails


@pytest.mark.parametrize(
    ("manners", "reason"),
    [
        ({"max_size": 5_000}, "takes mails of at most 5 kB, and this one has "),
        ({"refuse": "5xx"}, "answered 554 (5.7.1 Refused by the sandbox)"),
    ],
)
async def test_a_mail_that_the_server_refuses_fails_with_its_reason(run, sandbox, manners, reason) -> None:
    told = await run(email_report, FORM, "crewmojo", "email")

    assert (False, []) == (told.completed, sandbox.mails)
    assert "1 failed. Mail to c…@example.org, timesheets.weekly: The mail was not sent: 127.0.0.1:" in told.message
    assert reason in told.message


@pytest.mark.parametrize("manners", [{"refuse": "4xx_once"}])
async def test_a_mail_that_is_refused_for_now_is_sent_by_the_next_run_and_once(run, sandbox, manners) -> None:
    to = FORM | {"to": [CHIEF, DEPUTY]}
    first = await run(email_report, to, "crewmojo", "email")
    second = await run(email_report, to, "crewmojo", "email")

    assert (False, True) == (first.completed, second.completed)
    assert "answered 451" in first.message
    assert "Send it again later." in first.message
    assert [(DEPUTY,), (CHIEF,)] == [mail.recipients for mail in sandbox.mails]


async def test_the_name_of_a_file_takes_no_sign_that_a_system_refuses(run, sandbox) -> None:
    await run(email_report, FORM | {"title": "Hours/Küche: *all*", "files": ["CSV"]}, "crewmojo", "email")

    assert "Hours-Küche---all--2026-11-09-2026-11-15.csv" == sandbox.mails[0].attachments[0].name
