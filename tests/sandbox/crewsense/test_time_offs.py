from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

AUTUMN = {"start": "2026-11-01 00:00:00", "end": "2027-01-01 00:00:00"}
WEEKEND = {
    "user_id": 1001,
    "admin_ids": [848, 138],
    "start_date": "2026-12-30 08:00:00",
    "end_date": "2027-01-02 12:00:00",
    "time_off_type_id": 6,
    "user_note": "Skiing",
}


async def _rows(client: httpx.AsyncClient, **params: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (await client.get("/v1/time_offs", params=params)).json()["items"]
    return rows


async def _created(client: httpx.AsyncClient, **changes: object) -> int:
    answer = await client.post("/v1/time_offs", json=WEEKEND | changes)
    assert 201 == answer.status_code
    number: int = answer.json()["id"]
    return number


async def test_a_long_range_comes_a_month_at_a_time(client: httpx.AsyncClient) -> None:
    first = (await client.get("/v1/time_offs", params=AUTUMN)).json()["metadata"]
    assert {
        "start": "2026-11-01 00:00:00",
        "end": "2027-01-01 00:00:00",
        "page_start": "2026-11-01 00:00:00",
        "page_end": "2026-12-01 00:00:00",
        "links": {
            "prev": None,
            "next": "http://api.crewsense.local/v1/time_offs?start=2026-11-01+00%3A00%3A00"
            "&end=2027-01-01+00%3A00%3A00&after=2026-12-01+00%3A00%3A00",
        },
    } == first


async def test_the_links_lead_to_the_last_page_and_back(client: httpx.AsyncClient) -> None:
    first = (await client.get("/v1/time_offs", params=AUTUMN)).json()["metadata"]["links"]["next"]
    last = (await client.get(httpx.URL(first).raw_path.decode())).json()["metadata"]
    assert ("2026-12-01 00:00:00", "2027-01-01 00:00:00") == (last["page_start"], last["page_end"])
    assert last["links"]["next"] is None
    assert last["links"]["prev"].endswith("after=2026-11-01+00%3A00%3A00")


async def test_a_month_ends_where_the_next_one_is_shorter(client: httpx.AsyncClient) -> None:
    january = {"start": "2027-01-31 00:00:00", "end": "2027-04-01 00:00:00"}
    metadata = (await client.get("/v1/time_offs", params=january)).json()["metadata"]
    assert "2027-02-28 00:00:00" == metadata["page_end"]


async def test_a_stretch_over_the_edge_of_a_page_is_on_both(client: httpx.AsyncClient) -> None:
    number = await _created(client, start_date="2026-11-30 08:00:00", end_date="2026-12-01 08:00:00")
    pages = [await _rows(client, **AUTUMN), await _rows(client, **AUTUMN, after="2026-12-01 00:00:00")]
    assert [1, 1] == [sum(row["id"] == number for row in page) for page in pages]


async def test_long_time_off_is_segments_with_one_id(client: httpx.AsyncClient) -> None:
    number = await _created(client)
    answer = (await client.get(f"/v1/time_offs/{number}")).json()
    assert [] == answer["metadata"]
    assert [
        (number, "2026-12-30 08:00:00", "2026-12-31 08:00:00", 24),
        (number, "2026-12-31 08:00:00", "2027-01-01 08:00:00", 24),
        (number, "2027-01-01 08:00:00", "2027-01-02 08:00:00", 24),
        (number, "2027-01-02 08:00:00", "2027-01-02 12:00:00", 4),
    ] == [(row["id"], row["start"], row["end"], row["length"]) for row in answer["items"]]


async def test_a_request_is_pending_until_it_is_approved(client: httpx.AsyncClient) -> None:
    number = await _created(client)
    [before, *_] = (await client.get(f"/v1/time_offs/{number}")).json()["items"]
    assert (0, None) == (before["status"], before["approval_date"])
    await client.post(f"/v1/time_offs/{number}/approve")
    [after, *_] = (await client.get(f"/v1/time_offs/{number}")).json()["items"]
    assert (1, "2026-11-23T09:00:00-05:00") == (after["status"], after["approval_date"])


async def test_a_request_can_be_made_approved(client: httpx.AsyncClient) -> None:
    number = await _created(client, status=1)
    [row, *_] = (await client.get(f"/v1/time_offs/{number}")).json()["items"]
    assert (1, "2026-11-23T09:00:00-05:00") == (row["status"], row["approval_date"])


async def test_denied_time_off_leaves_the_list_and_the_schedule(client: httpx.AsyncClient) -> None:
    number = await _created(client, start_date="2026-11-24 08:00:00", end_date="2026-11-25 08:00:00", status=1)
    await client.post(f"/v1/time_offs/{number}/deny")
    assert number not in {row["id"] for row in await _rows(client, **AUTUMN)}
    day = (
        await client.get("/v1/schedule", params={"start": "2026-11-24 00:00:00", "end": "2026-11-25 00:00:00"})
    ).json()["days"]["2026-11-24"]
    assert number not in {row["id"] for row in day["time_off"]}


async def test_deleting_removes_every_segment(client: httpx.AsyncClient) -> None:
    number = await _created(client)
    answer = await client.delete(f"/v1/time_offs/{number}")
    assert {
        "success": True,
        "code": 200,
        "status": "ok",
        "message": "Time Off removed successfully.",
    } == answer.json()
    assert 404 == (await client.get(f"/v1/time_offs/{number}")).status_code


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"user_id": 7777}, "The selected user id is invalid."),
        ({"admin_ids": [7777]}, "The selected admin ids is invalid."),
        ({"time_off_type_id": 7777}, "The selected time off type id is invalid."),
        ({"end_date": WEEKEND["start_date"]}, "The end date must be a date after start date."),
        ({"start_date": "2026-12-30T08:00:00"}, "The start date does not match the format Y-m-d H:i:s."),
        ({"start_date": 20261230}, "The start date does not match the format Y-m-d H:i:s."),
        ({"note": "Skiing"}, "The note field is not allowed."),
    ],
)
async def test_wrong_requests_are_refused_with_the_reason(
    client: httpx.AsyncClient, changes: dict[str, object], message: str
) -> None:
    answer = await client.post("/v1/time_offs", json=WEEKEND | changes)
    assert (422, [message]) == (answer.status_code, answer.json()["error_message"])


@pytest.mark.parametrize("changes", [{"user_note": "x" * 1001}, {"admin_ids": []}, {"status": 2}])
async def test_values_over_the_documented_limits_are_refused(
    client: httpx.AsyncClient, changes: dict[str, object]
) -> None:
    assert 422 == (await client.post("/v1/time_offs", json=WEEKEND | changes)).status_code


@pytest.mark.parametrize("after", ["2026-10-01 00:00:00", "2027-01-01 00:00:00"])
async def test_a_page_outside_of_the_range_is_refused(client: httpx.AsyncClient, after: str) -> None:
    assert 422 == (await client.get("/v1/time_offs", params={**AUTUMN, "after": after})).status_code


async def test_the_sample_of_the_documents_is_there(client: httpx.AsyncClient) -> None:
    [first, second] = (await client.get("/v1/time_offs/744837")).json()["items"]
    assert {
        "id": 744837,
        "time_off_type": {"id": 6, "name": "Vacation", "work_code": "VAC"},
        "user": {"id": 98, "name": "Brycen Doe", "href": "https://api.crewsense.com/v1/users/98"},
        "admin": {"id": 138, "name": "Oliver Sample", "href": "https://api.crewsense.com/v1/users/138"},
        "start": "2017-07-10 07:00:00",
        "end": "2017-07-11 07:00:00",
        "length": 24,
        "real_length": 23.5,
        "status": 1,
        "request_date": "2017-07-10T08:19:57-07:00",
        "approval_date": "2017-07-10T11:12:33-07:00",
        "acknowledgement_date": None,
        "user_note": None,
        "traded_with": {"id": 848, "name": "Boss Doe", "href": "https://api.crewsense.com/v1/users/848"},
    } == first
    assert 24 == second["real_length"]


async def test_the_page_of_the_sandbox_shows_time_off_in_words(client: httpx.AsyncClient, desk: Desk) -> None:
    number = await _created(client)
    absence = list(desk.board.time_off["crewsense"]())[-1]
    assert ("Maren Tidewell", "Vacation", "pending") == (absence.person, absence.reason, absence.status)
    assert datetime(2026, 12, 30, 13, tzinfo=UTC) == absence.start
    assert (
        f"Time off {number} (Vacation of Maren Tidewell, 2026-12-30 08:00 to 2027-01-02 12:00)"
        == desk.journal.entries[-1].text
    )


async def test_types_say_how_they_look_and_accrue(client: httpx.AsyncClient) -> None:
    [sick, *_] = (await client.get("/v1/time_off_types")).json()
    assert {
        "id": "5",
        "label": "Sick",
        "work_code": "SL",
        "required_buffer": "0.00",
        "instance_limit": "1",
        "primary_color": "#2474a9",
        "secondary_color": "#FFFFFF",
        "force_include": True,
        "forward": False,
        "href": "https://api.crewsense.com/v1/time_off_types/5",
    } == sick
    accruals = (await client.get("/v1/accruals")).json()
    assert {
        "time_off_type": {"id": "5", "name": "Sick"},
        "accrual_type": "Accrues 10 hours every 28 days",
    } == accruals[0]


async def test_a_new_type_can_be_asked_for(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/time_off_types", json={"label": "Jury duty", "id": "99"})).json()["id"]
    assert "9" == (await client.get("/v1/time_off_types")).json()[-1]["id"]
    assert 201 == (await client.post("/v1/time_offs", json=WEEKEND | {"time_off_type_id": number})).status_code
