"""Reports at once, and reports by a ticket."""

from datetime import timedelta

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

REPORT = "/integrations/download/leave.balance"


async def ticket(client: httpx.AsyncClient, **body: object) -> str:
    answer = await client.post(REPORT, json={"jobId": True, **body})
    assert (answer.status_code, list(answer.json())) == (200, ["jobId"])
    return f"{REPORT}/{answer.json()['jobId']}"


def media_type(answer: httpx.Response) -> str:
    return answer.headers["Content-Type"].partition(";")[0]


@pytest.mark.parametrize("body", [None, {}, {"startDate": 20261101, "endDate": 20261130}, {"jobId": False}])
async def test_a_report_is_csv_unless_json_is_asked_for(
    crewmojo: httpx.AsyncClient, body: dict[str, object] | None
) -> None:
    answer = await crewmojo.post(REPORT, json=body)
    assert (answer.status_code, media_type(answer)) == (200, "text/csv")
    assert answer.text.splitlines()[0] == "employeeCode,firstName,lastName,leaveType,daysLeft"


async def test_json_holds_the_same_rows_as_csv(crewmojo: httpx.AsyncClient) -> None:
    as_csv = (await crewmojo.post(REPORT)).text.splitlines()
    as_json = await crewmojo.post(REPORT, json={"contentType": "json"})
    assert media_type(as_json) == "application/json"
    assert as_csv[1:] == [",".join(str(cell) for cell in row.values()) for row in as_json.json()]


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"startDate": 20261101}, "body: Value error, startDate and endDate need to be present together"),
        ({"endDate": 20261101}, "body: Value error, startDate and endDate need to be present together"),
        ({"startDate": 20261102, "endDate": 20261101}, "body: Value error, startDate lies after endDate"),
        (
            {"startDate": "20261101", "endDate": 20261102},
            "body.startDate: Value error, must be a number in yyyymmdd form",
        ),
        (
            {"startDate": 261101, "endDate": 20261102},
            "body.startDate: Value error, must be a number in yyyymmdd form",
        ),
        ({"startDate": 20261301, "endDate": 20261231}, "body.startDate: Value error, month must be in 1..12"),
        ({"contentType": "csv"}, "body.contentType: Input should be 'json'"),
        ({"jobId": "true"}, "body.jobId: Input should be a valid boolean"),
        ({"report": "people.all"}, "body.report: Extra inputs are not permitted"),
    ],
)
async def test_a_wrong_request_is_told_what_is_wrong(
    crewmojo: httpx.AsyncClient, body: dict[str, object], complaint: str
) -> None:
    answer = await crewmojo.post(REPORT, json=body)
    assert (400, {"error": complaint}) == (answer.status_code, answer.json())


async def test_an_unknown_report_is_not_found(crewmojo: httpx.AsyncClient) -> None:
    answer = await crewmojo.post("/integrations/download/salary.all")
    assert (answer.status_code, answer.json()) == (404, {"error": "Report not found"})


async def test_a_ticket_is_answered_with_itself_until_thirty_seconds_have_passed(
    crewmojo: httpx.AsyncClient, desk: Desk
) -> None:
    job = await ticket(crewmojo)
    desk.clock.advance(timedelta(seconds=29))
    waiting = await crewmojo.get(job)
    desk.clock.advance(timedelta(seconds=1))
    done = await crewmojo.get(job)

    assert {"jobId": job.rpartition("/")[2]} == waiting.json()
    assert (200, (await crewmojo.post(REPORT)).text) == (done.status_code, done.text)


async def test_a_job_may_be_ready_after_a_number_of_polls(crewmojo: httpx.AsyncClient, desk: Desk) -> None:
    desk.settings["crewmojo.polls_until_ready"] = 2
    job = await ticket(crewmojo)
    answers = [media_type(await crewmojo.get(job)) for _ in range(4)]
    assert answers == ["application/json", "application/json", "text/csv", "text/csv"]


@pytest.mark.parametrize(("seconds", "kind"), [(30, "text/csv"), (31, "application/json")])
async def test_a_report_that_takes_longer_than_thirty_seconds_goes_by_ticket(
    crewmojo: httpx.AsyncClient, desk: Desk, seconds: int, kind: str
) -> None:
    desk.settings["crewmojo.seconds_to_build"] = seconds
    assert kind == media_type(await crewmojo.post(REPORT))


@pytest.mark.parametrize(("quirk", "kind"), [(False, "application/json"), (True, "text/csv")])
async def test_the_quirk_answers_a_json_request_in_csv(
    crewmojo: httpx.AsyncClient, desk: Desk, quirk: bool, kind: str
) -> None:
    desk.quirks["crewmojo.poll_is_csv"] = quirk
    job = await ticket(crewmojo, contentType="json")
    desk.clock.advance(timedelta(seconds=30))
    assert kind == media_type(await crewmojo.get(job))


async def test_a_ticket_is_lost_ten_minutes_after_the_request(crewmojo: httpx.AsyncClient, desk: Desk) -> None:
    job = await ticket(crewmojo)
    desk.clock.advance(timedelta(minutes=9, seconds=59))
    assert (await crewmojo.get(job)).status_code == 200
    desk.clock.advance(timedelta(seconds=1))
    expired = await crewmojo.get(job)
    assert (expired.status_code, expired.json()) == (404, {"error": "Job not found"})


async def test_a_ticket_is_good_for_its_own_report_only(crewmojo: httpx.AsyncClient) -> None:
    job = await ticket(crewmojo)
    assert (await crewmojo.get(job.replace("leave.balance", "people.all"))).status_code == 404


async def test_a_job_survives_the_token_it_was_asked_for_with(
    crewmojo: httpx.AsyncClient, desk: Desk, grant: dict[str, str]
) -> None:
    job = await ticket(crewmojo)
    token = (await crewmojo.post("/oauth/token", json=grant)).json()["access_token"]
    desk.clock.advance(timedelta(seconds=30))
    assert (await crewmojo.get(job)).status_code == 401
    assert (await crewmojo.get(job, headers={"Authorization": f"Bearer {token}"})).status_code == 200
