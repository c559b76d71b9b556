import json
from datetime import date
from pathlib import Path

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewmojo import Crewmojo

FIRST, LAST = date(2026, 11, 9), date(2026, 11, 13)


async def test_request_report(client: Crewmojo) -> None:
    report = await client.request_report("oneonone.summary", FIRST, LAST)
    head, *rows = report.text.splitlines()
    assert ("text/csv", "managerEmployeeCode", 5) == (report.media_type, head.partition(",")[0], len(rows))


async def test_request_report__as_json(client: Crewmojo) -> None:
    report = await client.request_report("oneonone.summary", FIRST, LAST, content_type="json")
    assert ["E028", "E027", "E026", "E025", "E024"] == [row["employeeCode"] for row in json.loads(report.text)]


async def test_request_report__unknown(client: Crewmojo) -> None:
    with pytest.raises(NotFound, match="Crewmojo request_report"):
        await client.request_report("oneonone.sumary")


async def test_get_report(client: Crewmojo, desk: Desk) -> None:
    """A ticket, the same ticket while the report is being built, then the report."""
    desk.settings["crewmojo.polls_until_ready"] = 1
    ticket = await client.request_report("oneonone.summary", FIRST, LAST, force_long_running=True)
    assert ticket == await client.get_report("oneonone.summary", ticket.job_id)
    report = await client.get_report("oneonone.summary", ticket.job_id)
    assert 6 == len(report.text.splitlines())


async def test_get_report__csv_though_json_was_asked_for(client: Crewmojo, desk: Desk) -> None:
    desk.settings["crewmojo.polls_until_ready"] = 0
    desk.quirks["crewmojo.poll_is_csv"] = True
    ticket = await client.request_report("oneonone.summary", FIRST, LAST, content_type="json", force_long_running=True)
    assert "text/csv" == (await client.get_report("oneonone.summary", ticket.job_id)).media_type


async def test_download_report(client: Crewmojo, tmp_path: Path) -> None:
    target = tmp_path / "talks.csv"
    done = await client.download_report("oneonone.summary", target, start_date=FIRST, end_date=LAST)
    assert ("text/csv", target.stat().st_size, 6) == (done.media_type, done.size, len(target.read_text().splitlines()))


async def test_download_report__long_job(client: Crewmojo, desk: Desk, tmp_path: Path) -> None:
    desk.settings["crewmojo.seconds_to_build"] = 40
    tickets: list[str] = []
    target = tmp_path / "talks.csv"
    await client.download_report("oneonone.summary", target, start_date=FIRST, end_date=LAST, on_ticket=tickets.append)
    assert (1, 6) == (len(tickets), len(target.read_text().splitlines()))
