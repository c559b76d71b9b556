"""What hangs on one user: titles, filters, groups, qualifiers, time off, the training system."""

from typing import Any

import httpx
import pytest

REQUEST = {
    "admin_ids": [848],
    "start_date": "2026-11-25 08:00:00",
    "end_date": "2026-11-27 08:00:00",
    "time_off_type_id": 6,
}
OF_USER = "/v1/users/1002/time_offs"
WINDOW = {"start": "2026-11-20 00:00:00", "end": "2026-12-01 00:00:00"}


@pytest.mark.parametrize(
    ("kind", "before", "ids", "after"),
    [
        ("titles", [{"id": 101, "name": "Captain"}], [102, 103], [102, 103]),
        ("filters", [], [8], ["8"]),
        ("groups", [{"id": 1, "name": "A Shift"}], [3], [3]),
    ],
)
async def test_a_put_overwrites_the_whole_set(
    client: httpx.AsyncClient, kind: str, before: list[object], ids: list[int], after: list[object]
) -> None:
    path = f"/v1/users/1001/{kind}"
    assert before == (await client.get(path)).json()
    assert {"success": True} == (await client.put(path, json={"ids": ids})).json()
    assert after == [row["id"] for row in (await client.get(path)).json()]
    assert 422 == (await client.put(path, json={"ids": [77]})).status_code


async def test_the_platoon_of_a_user_is_on_the_schedule(client: httpx.AsyncClient) -> None:
    await client.put("/v1/users/1005/groups", json={"ids": [1]})
    window = {"start": "2026-11-23 00:00:00", "end": "2026-11-23 01:00:00"}
    day = (await client.get("/v1/schedule", params=window)).json()["days"]["2026-11-23"]
    assert [{"id": 1, "label": "A Shift"}] == day["assignments"][0]["shifts"][0]["groups"]


async def test_qualifiers_of_a_user_are_ranked(client: httpx.AsyncClient) -> None:
    path = "/v1/users/1001/qualifiers"
    assert [{"id": 7, "name": "Captain", "shortcode": "CPT", "ranking": 0}] == (await client.get(path)).json()
    added = await client.post(path, json={"id": 9, "ranking": 2})
    assert (201, "created") == (added.status_code, added.json()["status"])
    assert ["The user already has this qualifier."] == (await client.post(path, json={"id": 9})).json()["error_message"]
    await client.put(path, json={"ids": [{"id": 9, "ranking": 1}, {"id": 10, "ranking": 2}]})
    await client.delete(f"{path}/10")
    assert [(9, 1)] == [(row["id"], row["ranking"]) for row in (await client.get(path)).json()]
    assert 404 == (await client.delete(f"{path}/10")).status_code
    assert [{"id": 1001, "name": "Maren Tidewell", "ranking": 1}] == [
        row for row in (await client.get("/v1/qualifiers/9/users")).json() if row["id"] == 1001
    ]


async def test_plain_ids_are_no_ranked_set(client: httpx.AsyncClient) -> None:
    assert 422 == (await client.put("/v1/users/1001/qualifiers", json={"ids": [9]})).status_code


async def _entries(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (await client.get(OF_USER, params=WINDOW)).json()
    return rows


async def test_time_off_of_a_user_has_the_old_shape(client: httpx.AsyncClient) -> None:
    number = (await client.post(OF_USER, json=REQUEST | {"reason": "let through"})).json()["id"]
    assert {
        "id": str(number),
        "time_off_type": {"id": "6", "name": "Vacation", "work_code": "VAC"},
        "user": {"id": "1002", "name": "Ilya Brackwater", "href": "/users/1002"},
        "admin": {"id": "848", "name": "Boss Doe", "href": "/users/848"},
        "start": "2026-11-25 08:00:00",
        "end": "2026-11-27 08:00:00",
        "rrule": None,
        "status": "0",
        "request_date": "2026-11-23T09:00:00-05:00",
        "approval_date": "1969-12-31T19:00:00-05:00",
        "acknowledgement_date": "1969-12-31T19:00:00-05:00",
        "user_note": None,
        "traded_with": None,
    } == (await _entries(client))[-1]


async def test_without_a_window_the_last_month_is_answered(client: httpx.AsyncClient) -> None:
    await client.post(OF_USER, json=REQUEST)
    recent = (await client.get(OF_USER)).json()
    assert all(row["start"] < "2026-11-23 09:00:00" for row in recent)
    assert len(recent) < len(await _entries(client))


async def test_new_hours_are_split_anew(client: httpx.AsyncClient) -> None:
    number = (await client.post(OF_USER, json=REQUEST)).json()["id"]
    change = {"end_date": "2026-11-26 12:00:00", "status": 1, "time_off_type_id": 5, "admin_ids": [98]}
    await client.patch(f"{OF_USER}/{number}", json=change)
    rows = (await client.get(f"/v1/time_offs/{number}")).json()["items"]
    assert [(24, 1, 5, 98), (4, 1, 5, 98)] == [
        (row["length"], row["status"], row["time_off_type"]["id"], row["admin"]["id"]) for row in rows
    ]


async def test_a_note_leaves_the_hours_alone(client: httpx.AsyncClient) -> None:
    await client.patch("/v1/users/98/time_offs/744837", json={"user_note": "Thank you"})
    [first, _] = (await client.get("/v1/time_offs/744837")).json()["items"]
    assert ("Thank you", 23.5) == (first["user_note"], first["real_length"])


@pytest.mark.parametrize(
    ("path", "change", "status"),
    [
        ("/v1/users/848/time_offs/744837", {}, 404),
        ("/v1/users/98/time_offs/744837", {"end_date": "2017-07-10 07:00:00"}, 422),
        ("/v1/users/98/time_offs/744837", {"time_off_type_id": 77}, 422),
        ("/v1/users/98/time_offs/744837", {"admin_ids": [77]}, 422),
    ],
)
async def test_a_wrong_change_is_refused(
    client: httpx.AsyncClient, path: str, change: dict[str, object], status: int
) -> None:
    assert status == (await client.patch(path, json=change)).status_code


async def test_users_are_linked_to_the_training_system(client: httpx.AsyncClient) -> None:
    linked = (await client.get("/v1/target_solutions/users")).json()
    assert 30 == len(linked)
    assert (
        {
            "id": 7000001,
            "first_name": "Maren",
            "last_name": "Tidewell",
            "crewsense_user_id": 1001,
            "crewsense_company_id": 8,
            "target_solutions_customer_id": 1,
        }
        == linked[0]
        == (await client.get("/v1/target_solutions/users/7000001")).json()
    )
    assert 404 == (await client.get("/v1/target_solutions/users/1001")).status_code
