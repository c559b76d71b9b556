import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

ONE = "/v1/assignments/123/finalization"
BATCH = {"assignments": [{"id": 123, "dates": ["2026-11-20", "2026-11-22"]}], "admin_id": 848}


async def _finalized(client: httpx.AsyncClient, day: str) -> bool:
    answer = await client.get("/v1/schedule", params={"start": f"{day} 00:00:00", "end": f"{day} 01:00:00"})
    flag: bool = answer.json()["days"][day]["assignments"][0]["is_finalized"]
    return flag


async def test_a_day_is_finalized_by_a_form_and_opened_by_json(client: httpx.AsyncClient, desk: Desk) -> None:
    done = await client.post(ONE, data={"date": "2026-11-22", "admin_id": "848"})
    assert (200, {"success": True}, True) == (done.status_code, done.json(), await _finalized(client, "2026-11-22"))
    assert "Assignment 123 'Station 1' on 2026-11-22" == desk.journal.entries[-1].text
    undone = await client.request("DELETE", ONE, json={"date": "2026-11-22"})
    assert ({"success": True}, False) == (undone.json(), await _finalized(client, "2026-11-22"))


async def test_json_is_refused_where_the_documents_show_a_form(client: httpx.AsyncClient) -> None:
    assert 400 == (await client.post(ONE, json={"date": "2026-11-22", "admin_id": 848})).status_code


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"date": "2026-11-22", "admin_id": "77"}, "The selected admin id is invalid."),
        (
            {"date": "2026-11-24", "admin_id": "848"},
            "Assignment (#123) cannot be finalized on 2026-11-24, a day to come.",
        ),
        ({"date": "2013-11-24", "admin_id": "848"}, "Assignment (#123) does not take place on 2013-11-24."),
    ],
)
async def test_a_day_that_cannot_be_finalized_is_refused(
    client: httpx.AsyncClient, form: dict[str, str], message: str
) -> None:
    answer = await client.post(ONE, data=form)
    assert {"error": "invalid_params", "status": 422, "error_message": [message]} == answer.json()


async def test_a_batch_finalizes_and_opens_many_days(client: httpx.AsyncClient) -> None:
    done = (await client.post("/v1/finalization", json=BATCH)).json()
    assert {"success": True, "code": 200, "status": "ok", "message": "Finalizations processed successfully."} == done
    undone = (await client.request("DELETE", "/v1/finalization", json=BATCH)).json()
    assert done == undone
    assert not await _finalized(client, "2026-11-22")


async def test_a_batch_may_succeed_in_part(client: httpx.AsyncClient) -> None:
    await client.post(ONE, data={"date": "2026-11-22", "admin_id": "848"})
    answer = await client.post("/v1/finalization", json=BATCH)
    assert 200 == answer.status_code
    assert {
        "success": True,
        "code": 200,
        "status": "ok",
        "message": "Finalizations processed with errors. See the error_messages field.",
        "success_messages": ["Assignment (#123) finalized on 2026-11-20."],
        "error_messages": ["Assignment (#123) is already finalized on 2026-11-22."],
    } == answer.json()


async def test_a_stretch_and_single_days_are_taken_together(client: httpx.AsyncClient) -> None:
    days = {"id": 123, "start": "2026-11-01", "end": "2026-11-03", "dates": ["2026-11-02", "2026-11-09"]}
    opened = await client.request("DELETE", "/v1/finalization", json={"assignments": [days], "admin_id": 848})
    assert [f"Assignment (#123) is not finalized on 2026-11-0{day}." for day in (1, 2, 3, 9)] == opened.json()[
        "error_messages"
    ]


async def test_an_unknown_admin_is_404_in_a_batch(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/finalization", json=BATCH | {"admin_id": 77})
    assert (404, "No query results for model [User].") == (answer.status_code, answer.json()["error_message"])


@pytest.mark.parametrize(
    "assignments", [[], [{"id": 123}], [{"id": 123, "start": "2026-11-01"}], [{"id": 77, "dates": ["2026-11-01"]}]]
)
async def test_a_batch_without_days_is_refused(client: httpx.AsyncClient, assignments: list[object]) -> None:
    answer = await client.post("/v1/finalization", json={"assignments": assignments, "admin_id": 848})
    assert 422 == answer.status_code
