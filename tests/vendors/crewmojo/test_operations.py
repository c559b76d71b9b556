import json
from datetime import date
from typing import Any

import httpx
import pytest

from prefect_shiftwork.rest.errors import InvalidInput, NotFound, OutcomeUnknown, UnexpectedAnswer
from prefect_shiftwork.rest.operation import operations
from prefect_shiftwork.vendors.crewmojo import Crewmojo, Report, Ticket


async def test_the_documented_request_for_a_report_is_sent(crewmojo, vendor):
    vendor.will(httpx.Response(200, json=[]))
    await crewmojo.request_report("oneonone.summary", date(2024, 1, 1), date(2024, 12, 31), "json")
    [request] = vendor.requests
    assert (
        "POST https://api.crewmojo.com/v1/integrations/download/oneonone.summary" == f"{request.method} {request.url}"
    )
    assert "application/json" == request.headers["Content-Type"]
    assert {"startDate": 20240101, "endDate": 20241231, "contentType": "json"} == json.loads(request.content)


async def test_a_long_report_can_be_forced_for_tests(crewmojo, vendor, ticket):
    vendor.will(ticket("jjjjjjj"))
    answer = await crewmojo.request_report(
        "oneonone.summary", date(2024, 1, 1), date(2024, 12, 31), force_long_running=True
    )
    assert Ticket("jjjjjjj") == answer
    assert {"startDate": 20240101, "endDate": 20241231, "jobId": True} == json.loads(vendor.requests[0].content)


async def test_without_dates_the_body_is_an_empty_object(crewmojo, vendor, csv_answer):
    vendor.will(csv_answer())
    await crewmojo.request_report("people.all")
    assert (b"{}", "application/json") == (vendor.requests[0].content, vendor.requests[0].headers["Content-Type"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"start_date": date(2024, 1, 1)}, "end_date: .*both start_date and end_date, or neither"),
        ({"end_date": date(2024, 1, 1)}, "end_date: .*both start_date and end_date, or neither"),
        ({"start_date": date(2024, 2, 1), "end_date": date(2024, 1, 1)}, "end_date: .*before start_date"),
        ({"start_date": "yesterday", "end_date": date(2024, 1, 1)}, "start_date: "),
        ({"start_date": 20240101, "end_date": 20240131}, "start_date: "),
        ({"content_type": "xml"}, "content_type: "),
    ],
)
async def test_a_request_that_makes_no_sense_is_refused_before_sending(
    crewmojo, vendor, arguments: dict[str, Any], words: str
):
    with pytest.raises(InvalidInput, match=words):
        await crewmojo.request_report("people.all", **arguments)
    assert [] == vendor.requests


@pytest.mark.parametrize("report_id", ["", "..", "a/b", "people all", "../../oauth/token", "?x=1"])
async def test_a_report_id_cannot_leave_its_place_in_the_path(crewmojo, vendor, report_id):
    with pytest.raises(InvalidInput):
        await crewmojo.request_report(report_id)
    assert [] == vendor.requests


async def test_the_report_of_a_ticket_is_asked_for(crewmojo, vendor, csv_answer):
    vendor.will(csv_answer())
    report = await crewmojo.get_report("oneonone.summary", "job/7 ü")
    assert Report("text/csv", "employeeCode,daysLeft\nE001,12\n") == report
    assert ["GET /v1/integrations/download/oneonone.summary/job%2F7%20%C3%BC"] == vendor.said()


async def test_the_mark_at_the_start_of_a_csv_is_no_part_of_its_first_heading(crewmojo, vendor, csv_answer):
    vendor.will(csv_answer("\ufeffemployeeCode\n"))
    assert Report("text/csv", "employeeCode\n") == await crewmojo.request_report("people.all")


@pytest.mark.parametrize(
    ("operation", "arguments"), [("request_report", ("people.all",)), ("get_report", ("people.all", "job"))]
)
@pytest.mark.parametrize("content", [b"<html>", "Zoë".encode("latin-1")])
async def test_what_is_no_report_is_refused_with_the_operations_name(crewmojo, vendor, operation, arguments, content):
    media = "text/html" if content.startswith(b"<") else "text/csv"
    vendor.will(httpx.Response(200, headers={"Content-Type": media}, content=content))
    with pytest.raises(UnexpectedAnswer, match=f"Crewmojo {operation} was answered with te"):
        await getattr(crewmojo, operation)(*arguments)


async def test_json_that_is_cut_short_is_refused_however_long_it_is(crewmojo, vendor):
    cut = b"[" + b'{"employeeCode": "E001"},' * 5_000
    vendor.will(httpx.Response(200, headers={"Content-Type": "application/json"}, content=cut))
    with pytest.raises(UnexpectedAnswer, match="cut short"):
        await crewmojo.request_report("people.all", content_type="json")


@pytest.mark.parametrize("name", ["request_report", "get_report"])
def test_a_report_may_take_longer_than_crewmojos_thirty_seconds(name):
    assert operations(Crewmojo)[name].spec.patience >= 60
    assert operations(Crewmojo)[name].spec.safe_to_repeat


PEOPLE = "firstName,lastName,emailAddress\nZoë,Example,zoe@example.org\n"


async def test_people_are_uploaded_as_csv(crewmojo, vendor):
    vendor.will(httpx.Response(200, json={"accepted": 1}))
    assert {"accepted": 1} == await crewmojo.upload_people(PEOPLE)
    [request] = vendor.requests
    assert "POST https://api.crewmojo.com/v1/integrations/upload/humans" == f"{request.method} {request.url}"
    assert "text/csv" == request.headers["Content-Type"]
    assert PEOPLE.encode() == request.content


async def test_the_upload_takes_the_other_documented_path_when_told(connect, vendor):
    vendor.will(httpx.Response(200))
    async with connect(upload_path="human") as crewmojo:
        await crewmojo.upload_people(PEOPLE)
    assert ["POST /v1/integrations/upload/human"] == vendor.said()


async def test_an_upload_that_is_answered_in_words_has_succeeded(crewmojo, vendor):
    vendor.will(httpx.Response(202, text="Queued."))
    assert None is await crewmojo.upload_people(PEOPLE)


async def test_an_upload_is_never_repeated_by_itself(crewmojo, vendor):
    vendor.will(httpx.Response(500, json={"error": "Internal"}))
    with pytest.raises(OutcomeUnknown, match="look at the vendor before you repeat it"):
        await crewmojo.upload_people(PEOPLE)
    assert 1 == len(vendor.requests)


async def test_nothing_is_no_upload(crewmojo, vendor):
    with pytest.raises(InvalidInput):
        await crewmojo.upload_people("")
    assert [] == vendor.requests


async def test_the_path_of_the_upload_is_all_that_the_client_fills_in(crewmojo):
    assert "humans" == await crewmojo.supply("upload_path")
    with pytest.raises(InvalidInput):
        await crewmojo.supply("company_id")


async def test_an_error_body_of_another_shape_is_no_trouble(crewmojo, vendor):
    vendor.will(httpx.Response(404, text="not found"))
    with pytest.raises(NotFound, match="Crewmojo request_report found no such record"):
        await crewmojo.request_report("people.none")
