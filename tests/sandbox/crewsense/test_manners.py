"""What holds for every operation: refusals, content types, ETags, faults."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault

LABEL = {"label": "MED", "color": "#00ff00", "text_color": "#000000"}


@pytest.mark.parametrize("known", ["{tag}", "W/{tag}", '"another", {tag}', "*"])
async def test_a_page_that_did_not_change_is_not_sent_again(client: httpx.AsyncClient, known: str) -> None:
    first = await client.get("/v1/labels")
    known = known.format(tag=first.headers["ETag"])
    again = await client.get("/v1/labels", headers={"If-None-Match": known})
    assert (304, b"", first.headers["ETag"]) == (again.status_code, again.content, again.headers["ETag"])


async def test_a_page_that_changed_is_sent(client: httpx.AsyncClient) -> None:
    tag = (await client.get("/v1/labels")).headers["ETag"]
    await client.post("/v1/labels", json=LABEL)
    assert 200 == (await client.get("/v1/labels", headers={"If-None-Match": tag})).status_code


async def test_all_wrong_fields_are_told_at_once(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/labels", json={"label": 1, "color": "red", "shade": "x", "position": True})
    assert 422 == answer.status_code
    assert {
        "error": "invalid_params",
        "status": 422,
        "error_message": [
            "The label field must be a string.",
            "The color is invalid: String should match pattern '^#[0-9A-Fa-f]{6}$'.",
            "The text color field is required.",
            "The position must be an integer.",
            "The shade field is not allowed.",
        ],
    } == answer.json()


@pytest.mark.parametrize(
    ("method", "path", "status", "error"),
    [
        ("GET", "/v1/labels/1", 404, "not found"),
        ("GET", "/v1/labels/CPT", 404, "not found"),
        ("GET", "/v1/nothing", 404, "not found"),
        ("GET", "/nothing", 404, "not found"),
        ("DELETE", "/v1/schedule", 405, "method not allowed"),
        ("GET", "/v1/labels?limit=5", 422, "invalid_params"),
    ],
)
async def test_refusals_have_one_shape(
    client: httpx.AsyncClient, method: str, path: str, status: int, error: str
) -> None:
    answer = await client.request(method, path)
    assert (status, error, status) == (answer.status_code, answer.json()["error"], answer.json()["status"])
    assert {"error", "status", "error_message"} == answer.json().keys()


async def test_an_unknown_record_is_refused_by_its_model(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/v1/time_offs/1")
    assert {
        "error": "not found",
        "status": 404,
        "error_message": "No query results for model [TimeOff].",
    } == answer.json()


async def test_a_form_does_where_the_documents_ask_for_nothing_else(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/labels", data={**LABEL, "position": "3"})
    label = (await client.get(f"/v1/labels/{answer.json()['id']}")).json()
    assert label == {"id": "1775", **LABEL, "position": "3"}


async def test_a_form_is_refused_where_the_documents_ask_for_json(client: httpx.AsyncClient) -> None:
    answer = await client.patch("/v1/users/848", data={"first_name": "Bess"})
    assert (400, "bad_request") == (answer.status_code, answer.json()["error"])


async def test_broken_json_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/labels", content=b'{"label"', headers={"Content-Type": "application/json"})
    assert (400, "bad_request") == (answer.status_code, answer.json()["error"])


@pytest.mark.parametrize(("text", "status"), [(r"\ud83d\ude92", 201), (r"\ud83d", 400), (r'\ud83d"', 400)])
async def test_half_a_character_is_refused(client: httpx.AsyncClient, text: str, status: int) -> None:
    answer = await client.post(
        "/v1/announcements",
        content=f'{{"body": "{text}"}}',
        headers={"Content-Type": "application/json"},
    )
    assert status == answer.status_code


async def test_undocumented_answers_can_be_empty(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.quirks["crewsense.empty_write_bodies"] = True
    answer = await client.post("/v1/labels", json=LABEL)
    assert (201, b"") == (answer.status_code, answer.content)
    assert 3 == len((await client.get("/v1/labels")).json())


async def test_a_fault_strikes_and_goes_away(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="crewsense", path="/v1/labels", status=503))
    statuses = [(await client.get("/v1/labels")).status_code for _ in range(2)]
    assert [503, 200] == statuses
