"""A report by mail: whole, once to each reader, and never half."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest

from prefect_shiftwork.flows.email_report import email_report
from prefect_shiftwork.sandbox.mailroom import Mailroom

CHIEF, BOARD = "chief@example.org", "board@example.org"


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 20, 14, tzinfo=UTC)


@pytest.fixture
def form() -> dict[str, Any]:
    return {
        "source": {"crewmojo_report": {"report_id": "timesheets.weekly"}},
        "period": {"days": {"start": "2026-11-01", "end": "2026-11-15"}},
        "to": [CHIEF],
        "sender": "reports@example.org",
        "dry_run": False,
    }


@pytest.fixture
def timesheet(form) -> dict[str, Any]:
    """Hours from punches."""
    return form | {
        "source": {"seven_shifts_timesheet": {}},
        "time_zone": "America/Regina",
        "files": ["CSV"],
    }


def attached(mail: Any) -> dict[str, bytes]:
    return {file.name: file.content for file in mail.attachments}


async def test_a_report_comes_with_totals_a_chart_first_rows_and_the_whole_of_it(run, sandbox, form) -> None:
    told = await run(email_report, form | {"files": ["CSV", "XLSX", "JSON"]}, "email", "crewmojo")

    assert told.completed, told.message
    [mail] = sandbox.mails
    assert ((CHIEF,), "reports@example.org") == (mail.recipients, mail.sender)
    assert "timesheets.weekly, Nov 1 – 15, 2026 (Crewmojo)" == mail.subject
    assert "data:image/png;base64," in mail.html
    assert "First rows" in mail.html
    assert "First rows" in mail.text
    names = [f"timesheets.weekly-2026-11-01-2026-11-15.{kind}" for kind in ("csv", "xlsx", "json")]
    assert names == list(attached(mail))
    sheet = openpyxl.load_workbook(io.BytesIO(attached(mail)[names[1]]), read_only=True).active
    lines = attached(mail)[names[0]].decode("utf-8-sig").splitlines()
    assert len(lines) == len(list(sheet.iter_rows()))


async def test_everybody_gets_a_report_of_a_period_once(run, sandbox, form) -> None:
    await run(email_report, form, "email", "crewmojo")
    again = await run(email_report, form, "email", "crewmojo")
    more = await run(email_report, form | {"to": [CHIEF, BOARD]}, "email", "crewmojo")

    assert "before; nothing was sent" in again.message
    assert more.completed
    assert [(CHIEF,), (BOARD,)] == [mail.recipients for mail in sandbox.mails]


async def test_another_period_is_another_report(run, sandbox, form) -> None:
    await run(email_report, form, "email", "crewmojo")
    await run(
        email_report, form | {"period": {"days": {"start": "2026-11-01", "end": "2026-11-07"}}}, "email", "crewmojo"
    )
    assert 2 == len(sandbox.mails)


async def test_a_report_is_sent_again_when_somebody_asks_for_it(run, sandbox, form) -> None:
    await run(email_report, form, "email", "crewmojo")
    await run(email_report, form | {"send_again": True}, "email", "crewmojo")
    assert 2 == len(sandbox.mails)


async def test_a_dry_run_reads_the_report_and_sends_nothing(run, sandbox, form) -> None:
    told = await run(email_report, form | {"dry_run": True}, "email", "crewmojo")
    assert told.completed
    assert [] == sandbox.mails
    assert "nothing was sent" in told["email-report"]
    assert ["create"] == told.column("email-report-plan", "Action")


async def test_no_row_of_a_report_is_in_an_artifact(run, sandbox, form) -> None:
    told = await run(email_report, form, "email", "crewmojo")
    person = sandbox.desk.world.people[0]
    assert person.last_name in sandbox.mails[0].html
    assert person.last_name not in str(told.artifacts)


@pytest.mark.parametrize("is_csv", [True, False])
async def test_a_report_that_takes_long_is_waited_for_in_either_form(run, sandbox, form, is_csv) -> None:
    sandbox.desk.settings["crewmojo.seconds_to_build"] = 40
    sandbox.desk.settings["crewmojo.polls_until_ready"] = 1
    sandbox.desk.quirks["crewmojo.poll_is_csv"] = is_csv
    told = await run(email_report, form, "email", "crewmojo")
    assert told.completed, told.message
    assert 1 == len(sandbox.mails)


async def test_a_large_report_is_attached_zipped(run, sandbox, form) -> None:
    sandbox.desk.settings["crewmojo.big_report_rows"] = 60_000
    source = {"crewmojo_report": {"report_id": "big.report"}}
    told = await run(email_report, form | {"source": source, "files": ["CSV"]}, "email", "crewmojo")
    assert told.completed, told.message
    [(name, content)] = attached(sandbox.mails[0]).items()
    assert "big.report-2026-11-01-2026-11-15.csv.zip" == name
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert 60_001 == archive.read("big.report-2026-11-01-2026-11-15.csv").count(b"\n")


async def test_punches_become_a_timesheet_in_the_companys_zone(run, sandbox, timesheet) -> None:
    told = await run(email_report, timesheet, "email", "seven_shifts")
    assert told.completed, told.message
    [(_, content)] = attached(sandbox.mails[0]).items()
    head, *rows = content.decode("utf-8-sig").splitlines()
    assert "Employee,Date,Hours,Break hours,Punches,Not clocked out" == head
    assert rows
    assert "Timesheet" in sandbox.mails[0].subject


async def test_a_german_reader_reads_german(run, sandbox, form) -> None:
    await run(email_report, form | {"language": "Deutsch", "title": "Stundenzettel"}, "email", "crewmojo")
    assert "Stundenzettel, 1.–15. Nov. 2026 (Crewmojo)" == sandbox.mails[0].subject
    assert 'lang="de"' in sandbox.mails[0].html


@pytest.mark.parametrize("refuse", ["5xx", "4xx_once"])
async def test_a_mail_that_is_refused_is_said_so_and_sent_by_the_next_run(run, saved, sandbox, form, refuse) -> None:
    async with Mailroom(0, mailbox=sandbox.desk.mailbox, refuse=refuse) as unwilling:
        email = saved["email"].model_copy(update={"smtp_port": unwilling.port})
        refused = await run(email_report, form, "crewmojo", email=email)
    assert not refused.completed
    assert f"127.0.0.1:{unwilling.port}" in refused.message
    assert [] == sandbox.mails

    again = await run(email_report, form, "email", "crewmojo")
    assert again.completed, again.message
    assert 1 == len(sandbox.mails)


async def test_a_mail_over_the_servers_size_is_refused_with_its_size_and_the_fix(run, saved, sandbox, form) -> None:
    async with Mailroom(0, mailbox=sandbox.desk.mailbox, max_size=10_000) as small:
        email = saved["email"].model_copy(update={"smtp_port": small.port})
        told = await run(email_report, form, "crewmojo", email=email)
    assert "takes mails of at most 0.0 MB" in told.message
    assert "Attach fewer or zipped files, or choose a shorter period" in told.message
    assert [] == sandbox.mails


async def test_a_mail_server_that_is_not_there_is_named(run, saved, sandbox, form) -> None:
    email = saved["email"].model_copy(update={"smtp_port": 9})
    told = await run(email_report, form, "crewmojo", email=email)
    assert not told.completed
    assert "127.0.0.1:9" in told.message


async def test_an_unknown_report_is_one_clear_sentence_and_no_mail(run, sandbox, form) -> None:
    told = await run(
        email_report, form | {"source": {"crewmojo_report": {"report_id": "no.such.report"}}}, "email", "crewmojo"
    )
    assert not told.completed
    assert "Crewmojo" in told.message
    assert "404" in told.message
    assert [] == sandbox.mails


async def test_a_vendor_that_answers_a_web_page_is_one_clear_sentence_and_no_mail(run, sandbox, form) -> None:
    sandbox.arm("crewmojo", "POST", "/v1/integrations/download", kind="html")
    told = await run(email_report, form, "email", "crewmojo")
    assert not told.completed
    assert "Crewmojo" in told.message
    assert [] == sandbox.mails


async def test_a_missing_sender_or_block_is_said_before_anything_is_read(run, sandbox, form) -> None:
    nobody = await run(email_report, form | {"sender": ""}, "email", "crewmojo")
    nowhere = await run(email_report, form, "email")
    assert "fill in 'From'" in nobody.message
    assert "choose a block under 'crewmojo'" in nowhere.message
