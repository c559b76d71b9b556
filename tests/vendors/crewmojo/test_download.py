import asyncio
import json
import tracemalloc
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from prefect_shiftwork.rest.errors import (
    CallError,
    DeadlinePassed,
    InvalidInput,
    NotFound,
    Rejected,
    UnexpectedAnswer,
)
from prefect_shiftwork.vendors.crewmojo import Crewmojo, Download

REPORT = "oneonone.summary"
ASK = "POST /v1/integrations/download/oneonone.summary"
POLL = "GET /v1/integrations/download/oneonone.summary"
YEAR: dict[str, Any] = {"start_date": date(2024, 1, 1), "end_date": date(2024, 12, 31)}
CSV = "employeeCode,daysLeft\nE001,12\n"


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "report.csv"


def folder(to: Path) -> list[str]:
    return sorted(path.name for path in to.parent.iterdir())


def body(content_type: str, *chunks: bytes) -> Callable[[httpx.Request], httpx.Response]:
    async def stream() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    return lambda _: httpx.Response(200, headers={"Content-Type": content_type}, content=stream())


def broken(*chunks: bytes, error: Exception | None = None) -> Callable[[httpx.Request], httpx.Response]:
    async def stream() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk
        raise error or httpx.RemoteProtocolError("peer closed connection")

    return lambda _: httpx.Response(200, headers={"Content-Type": "text/csv"}, content=stream())


async def test_a_report_that_comes_at_once_is_kept_as_it_came(crewmojo, vendor, to, csv_answer):
    vendor.will(csv_answer())
    download = await crewmojo.download_report(REPORT, to, **YEAR)
    assert Download(to, "text/csv", len(CSV)) == download
    assert CSV.encode() == to.read_bytes()
    assert [ASK] == vendor.said()
    assert {"startDate": 20240101, "endDate": 20241231} == json.loads(vendor.requests[0].content)


async def test_only_its_owner_can_read_a_report(crewmojo, vendor, to, csv_answer):
    vendor.will(csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR)
    assert 0o600 == to.stat().st_mode & 0o777


async def test_a_long_report_is_fetched_with_its_ticket(crewmojo, vendor, to, ticket, csv_answer):
    tickets: list[str] = []
    vendor.will(ticket(), ticket(), ticket(status=202), csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR, on_ticket=tickets.append)
    assert [ASK, *[f"{POLL}/job-1"] * 3] == vendor.said()
    assert ["job-1"] == tickets
    assert CSV == to.read_text()


async def test_a_job_may_be_given_another_number(crewmojo, vendor, to, ticket, csv_answer):
    tickets: list[str] = []
    vendor.will(ticket(7), ticket(8), csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR, on_ticket=tickets.append)
    assert [ASK, f"{POLL}/7", f"{POLL}/8"] == vendor.said()
    assert ["7", "8"] == tickets


async def test_it_polls_less_and_less_often_until_every_fifteen_seconds(crewmojo, vendor, clock, to, ticket):
    vendor.will(ticket())
    with pytest.raises(DeadlinePassed):
        await crewmojo.download_report(REPORT, to, **YEAR)
    longest = [5.0, 7.5, 11.25, *[15.0] * (len(clock.slept) - 3)]
    assert all(0.8 * most <= slept <= most for most, slept in zip(longest, clock.slept, strict=True))
    assert len(set(clock.slept)) > 3


async def test_after_five_minutes_it_gives_up_and_asks_nothing_more(crewmojo, vendor, to, ticket):
    vendor.will(ticket())
    with pytest.raises(DeadlinePassed, match=r"^Crewmojo download_report took longer than 5 minutes\. .*ask Crewmojo"):
        await crewmojo.download_report(REPORT, to, **YEAR)
    assert 20 <= len(vendor.requests) <= 28
    assert vendor.moments[-1] - vendor.moments[0] < 300
    assert [] == folder(to)


@pytest.mark.parametrize("status", [400, 404])
async def test_a_lost_job_is_asked_for_once_more(crewmojo, vendor, to, ticket, csv_answer, status):
    tickets: list[str] = []
    vendor.will(ticket("job-1"), httpx.Response(status, json={"error": "Job not found"}), ticket("job-2"), csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR, on_ticket=tickets.append)
    assert [ASK, f"{POLL}/job-1", ASK, f"{POLL}/job-2"] == vendor.said()
    assert ["job-1", "job-2"] == tickets


async def test_a_job_that_is_lost_twice_is_not_asked_for_again(crewmojo, vendor, to, ticket):
    gone = httpx.Response(404, json={"error": "Job not found"})
    vendor.will(ticket("job-1"), gone, ticket("job-2"), gone)
    with pytest.raises(NotFound):
        await crewmojo.download_report(REPORT, to, **YEAR)
    assert [ASK, f"{POLL}/job-1", ASK, f"{POLL}/job-2"] == vendor.said()


async def test_a_request_that_is_not_valid_is_not_made_again(crewmojo, vendor, to):
    vendor.will(httpx.Response(400, json={"error": "Unknown report"}))
    with pytest.raises(Rejected, match="Unknown report"):
        await crewmojo.download_report(REPORT, to, **YEAR)
    assert [ASK] == vendor.said()


async def test_another_run_goes_on_with_the_job(crewmojo, vendor, to, csv_answer):
    vendor.will(csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR, resume="job/1")
    assert [f"{POLL}/job%2F1"] == vendor.said()


async def test_a_run_that_comes_too_late_for_the_job_asks_anew(crewmojo, vendor, to, csv_answer):
    vendor.will(httpx.Response(404, json={}), csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR, resume="job-1")
    assert [f"{POLL}/job-1", ASK] == vendor.said()


async def test_json_is_kept_as_json(crewmojo, vendor, to):
    vendor.will(body("application/json", b'[{"employeeCode": "E001"}]'))
    download = await crewmojo.download_report(REPORT, to, **YEAR, content_type="json")
    assert "application/json" == download.media_type
    assert "json" == json.loads(vendor.requests[0].content)["contentType"]


async def test_a_long_json_report_that_comes_as_csv_says_so(crewmojo, vendor, to, ticket, csv_answer):
    vendor.will(ticket(), csv_answer())
    download = await crewmojo.download_report(REPORT, to, **YEAR, content_type="json")
    assert "text/csv" == download.media_type


async def test_a_report_of_any_size_takes_no_more_memory(crewmojo, vendor, to):
    rows = b'{"employeeCode": "E001", "note": "' + b"x" * 1000 + b'"},'
    vendor.will(body("application/json", b'{"rows": [', *[rows * 64] * 400, b"{}]}"))
    tracemalloc.start()
    try:
        download = await crewmojo.download_report(REPORT, to, **YEAR, content_type="json")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert download.size > 25_000_000
    assert download.size == to.stat().st_size
    assert peak < 4_000_000


@pytest.mark.parametrize("error", [None, httpx.ReadTimeout("slow"), httpx.DecodingError("not gzip")])
async def test_a_transfer_that_breaks_off_is_made_again(crewmojo, vendor, to, csv_answer, error):
    vendor.will(broken(b"employeeCode\nE0", error=error), csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR)
    assert [ASK, ASK] == vendor.said()
    assert CSV == to.read_text()
    assert ["report.csv"] == folder(to)


async def test_a_transfer_that_breaks_off_loses_no_job(crewmojo, vendor, to, ticket, csv_answer):
    vendor.will(ticket(), broken(b"x" * 100_000), csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR)
    assert [ASK, f"{POLL}/job-1", f"{POLL}/job-1"] == vendor.said()


async def test_a_transfer_without_end_is_given_up(crewmojo, vendor, clock, to):
    async def endless() -> AsyncIterator[bytes]:
        while True:
            clock.now += 10
            yield b"x" * 70_000

    vendor.will(httpx.Response(200, headers={"Content-Type": "text/csv"}, content=endless()))
    with pytest.raises(DeadlinePassed):
        await crewmojo.download_report(REPORT, to, **YEAR)
    assert [] == folder(to)


BAD_ANSWERS = {
    "a web page": (body("text/html", b"<html>"), "text/html instead of CSV or JSON"),
    "no media type": (lambda _: httpx.Response(200, content=CSV.encode()), "no media type instead of CSV or JSON"),
    "a spreadsheet": (body("application/vnd.ms-excel", b"PK"), "application/vnd.ms-excel instead of CSV or JSON"),
    "nothing": (body("text/csv", b"\xef\xbb\xbf \n"), "nothing at all"),
    "an error object": (body("application/json", b'{"error": "oops"}'), "neither clearly rows nor clearly a ticket"),
    "rows and a job": (body("application/json", b'{"jobId": "x", "rows": [1]}'), "neither clearly rows"),
    "two lists": (body("application/json", b'{"a": [1], "b": [2]}'), "neither clearly rows"),
    "a blank job": (body("application/json", b'{"jobId": " "}'), "neither clearly rows"),
    "a boolean job": (body("application/json", b'{"jobId": true}'), "neither clearly rows"),
    "a bare word": (body("application/json", b'"E001"'), "neither clearly rows"),
    "a huge ticket": (body("application/json", b'{"jobId": "x", "a": "' + b"y" * 70_000 + b'"}'), "neither clearly"),
    "short cut JSON": (body("application/json", b'[{"employeeCode": "E0'), "cut short or not JSON"),
    "long cut JSON": (body("application/json", b'[{"a": "' + b"y" * 70_000), "JSON that is cut short"),
    "latin-1": (body("text/csv", "name\nJosé,\n".encode("latin-1")), "text that is not UTF-8"),
    "a cut character": (body("text/csv", b"name\nJos\xc3"), "text that is not UTF-8"),
}


@pytest.mark.parametrize("case", BAD_ANSWERS)
async def test_what_is_no_report_is_never_kept(crewmojo, vendor, to, case):
    answer, words = BAD_ANSWERS[case]
    to.write_text("the report of last week")
    vendor.will(answer)
    with pytest.raises(UnexpectedAnswer, match=f"Crewmojo request_report was answered with .*{words}") as error:
        await crewmojo.download_report(REPORT, to, **YEAR, content_type="json")
    assert "E00" not in str(error.value)
    assert "the report of last week" == to.read_text()
    assert ["report.csv"] == folder(to)


async def test_an_earlier_report_is_replaced_when_the_new_one_is_whole(crewmojo, vendor, to, csv_answer):
    to.write_text("the report of last week")
    vendor.will(csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR)
    assert CSV == to.read_text()


async def test_a_run_that_is_stopped_leaves_no_piece_behind(crewmojo, vendor, to):
    vendor.will(broken(b"employeeCode\n", error=asyncio.CancelledError()))
    with pytest.raises(asyncio.CancelledError):
        await crewmojo.download_report(REPORT, to, **YEAR)
    assert [] == folder(to)


@pytest.mark.parametrize(("target", "words"), [("nowhere/report.csv", "no folder"), (".", "is a folder")])
async def test_a_place_where_no_file_can_be_is_refused_before_asking(crewmojo, vendor, tmp_path, target, words):
    with pytest.raises(InvalidInput, match=words):
        await crewmojo.download_report(REPORT, tmp_path / target, **YEAR)
    assert [] == vendor.said()


async def test_a_period_without_its_end_is_refused_before_asking(crewmojo, vendor, to):
    with pytest.raises(InvalidInput, match="both start_date and end_date, or neither"):
        await crewmojo.download_report(REPORT, to, start_date=date(2024, 1, 1), end_date=None)
    assert [] == vendor.said()


async def test_a_fault_of_the_vendor_is_waited_for(crewmojo, vendor, to, csv_answer):
    def is_down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    vendor.will(httpx.Response(500, json={"error": "Internal"}), is_down, csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR)
    assert CSV == to.read_text()


async def test_a_token_that_ended_while_waiting_is_renewed_and_the_job_kept(
    crewmojo: Crewmojo, vendor, to, ticket, csv_answer
):
    def other_program_signs_in(_: httpx.Request) -> httpx.Response:
        vendor.tokens += 1
        return ticket()

    vendor.will(other_program_signs_in, csv_answer())
    await crewmojo.download_report(REPORT, to, **YEAR)
    assert [ASK, f"{POLL}/job-1"] == vendor.said()
    assert 3 == vendor.tokens


async def test_a_failure_holds_neither_secret_nor_token(crewmojo, vendor, to):
    vendor.will(httpx.Response(400, json={"error": "invented-secret token-1 is wrong"}))
    with pytest.raises(CallError) as error:
        await crewmojo.download_report(REPORT, to, **YEAR)
    assert "*** *** is wrong" in str(error.value)
