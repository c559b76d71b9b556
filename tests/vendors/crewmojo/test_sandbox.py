from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, NotFound
from prefect_shiftwork.sandbox.crewmojo import create_app
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewmojo import Crewmojo, Report, Ticket
from prefect_shiftwork.vendors.crewmojo.people import check_people

PERIOD = {"start_date": date(2026, 1, 1), "end_date": date(2026, 3, 31)}


def client(desk: Desk, secret: str = "sandbox-crewmojo-secret") -> Crewmojo:
    transport = httpx.ASGITransport(app=create_app(desk))
    return Crewmojo("sandbox-crewmojo", SecretStr(secret), transport=transport)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def crewmojo(desk: Desk) -> AsyncIterator[Crewmojo]:
    async with client(desk) as crewmojo:
        yield crewmojo


@pytest.mark.parametrize("content_type", ["csv", "json"])
async def test_a_report_reaches_the_disk(crewmojo, tmp_path: Path, content_type):
    to = tmp_path / "report"
    download = await crewmojo.download_report("oneonone.summary", to, **PERIOD, content_type=content_type)
    assert download.media_type.endswith(content_type)
    assert download.size == to.stat().st_size > 100


async def test_a_long_report_is_ready_after_its_thirty_seconds(crewmojo, desk, tmp_path: Path):
    asked = await crewmojo.request_report("oneonone.summary", *PERIOD.values(), force_long_running=True)
    assert isinstance(asked, Ticket)
    desk.clock.advance(timedelta(seconds=60))
    to = tmp_path / "report.csv"
    await crewmojo.download_report("oneonone.summary", to, **PERIOD, resume=asked.job_id)
    direct = await crewmojo.request_report("oneonone.summary", *PERIOD.values())
    assert Report("text/csv", to.read_bytes().decode()) == direct


async def test_a_job_that_is_too_old_is_asked_for_anew(crewmojo, desk, tmp_path: Path):
    asked = await crewmojo.request_report("oneonone.summary", *PERIOD.values(), force_long_running=True)
    assert isinstance(asked, Ticket)
    desk.clock.advance(timedelta(minutes=11))
    to = tmp_path / "report.csv"
    await crewmojo.download_report("oneonone.summary", to, **PERIOD, resume=asked.job_id)
    assert to.exists()


async def test_people_come_out_and_go_in_again_unchanged(crewmojo):
    report = await crewmojo.request_report("people.all")
    assert isinstance(report, Report)
    check_people(report.text, previous=report.text)
    answer = await crewmojo.upload_people(report.text)
    assert isinstance(answer, dict)
    assert 0 == answer["created"] == answer["updated"]


async def test_an_unknown_report_and_a_wrong_secret_are_told_apart(crewmojo, desk):
    with pytest.raises(NotFound):
        await crewmojo.request_report("no.such.report")
    async with client(desk, "wrong") as stranger:
        with pytest.raises(NotAuthenticated):
            await stranger.sign_in()


async def test_two_programs_with_one_client_id_both_finish(desk, tmp_path: Path):
    async with client(desk) as one, client(desk) as other:
        for program in (one, other, one):
            to = tmp_path / "people.csv"
            download = await program.download_report("people.all", to, start_date=None, end_date=None)
            assert "text/csv" == download.media_type
