from typing import Any

import httpx
import pytest

NEW = {
    "name": "Parade",
    "start": "2026-11-25 10:00:00",
    "end": "2026-11-25 14:00:00",
    "positions_to_fill": 2,
    "color": "#00ff00",
}


async def test_an_assignment_says_where_it_is(client: httpx.AsyncClient) -> None:
    [station, *_] = (await client.get("/v1/assignments")).json()
    assert (123, "Station 1", "2014-01-22", "40.00000000") == (
        station["id"],
        station["name"],
        station["date"],
        station["location"]["latitude"],
    )


async def test_one_assignment_writes_its_date_with_a_time(client: httpx.AsyncClient) -> None:
    assert "2014-01-22 00:00:00" == (await client.get("/v1/assignments/123")).json()["date"]


async def test_a_new_assignment_is_for_one_day(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/assignments", json=NEW)).json()["id"]
    week = {"start": "2026-11-24 00:00:00", "end": "2026-11-27 00:00:00"}
    days = (await client.get("/v1/schedule", params=week)).json()["days"]
    assert ["2026-11-25"] == [
        day for day, content in days.items() if number in {row["id"] for row in content["assignments"]}
    ]


async def test_an_assignment_that_is_over_is_not_listed(client: httpx.AsyncClient) -> None:
    past = {"start": "2026-11-20 10:00:00", "end": "2026-11-20 14:00:00"}
    number = (await client.post("/v1/assignments", json=NEW | past)).json()["id"]
    assert number not in {row["id"] for row in (await client.get("/v1/assignments")).json()}
    assert 200 == (await client.get(f"/v1/assignments/{number}")).status_code


async def test_an_assignment_is_changed_and_removed(client: httpx.AsyncClient) -> None:
    await client.patch("/v1/assignments/125", json={"positions_to_fill": 4, "no_time": True})
    row = (await client.get("/v1/assignments/125")).json()
    assert (4, "Reserve Engine") == (row["positions_to_fill"], row["name"])
    await client.delete("/v1/assignments/125")
    assert 404 == (await client.get("/v1/assignments/125")).status_code


@pytest.mark.parametrize("change", [{"end": NEW["start"]}, {"color": "green"}, {"no_time": True}, {"name": ""}])
async def test_a_wrong_assignment_is_refused(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    assert 422 == (await client.post("/v1/assignments", json=NEW | change)).status_code


async def test_groups_of_an_assignment_are_replaced_and_removed(client: httpx.AsyncClient) -> None:
    path = "/v1/assignments/123/groups"
    assert {"id": "1", "name": "A Shift", "color": "#1700e6"} == (await client.get(path)).json()[0]
    await client.put(path, json={"ids": [2, 3]})
    await client.delete(f"{path}/2")
    assert ["3"] == [row["id"] for row in (await client.get(path)).json()]
    assert 404 == (await client.delete(f"{path}/2")).status_code
    await client.delete(path)
    assert [] == (await client.get(path)).json()


@pytest.mark.parametrize("sent", [{"json": {"ids": [98]}}, {"data": {"ids[]": ["98"]}}])
async def test_admins_of_an_assignment_are_replaced(client: httpx.AsyncClient, sent: dict[str, Any]) -> None:
    path = "/v1/assignments/123/admins"
    await client.put(path, **sent)
    assert [{"id": "98", "name": "Brycen Doe", "href": "https://api.crewsense.com/v1/users/98"}] == (
        await client.get(path)
    ).json()


@pytest.mark.parametrize("kind", ["groups", "admins"])
async def test_an_undocumented_body_changes_nothing(client: httpx.AsyncClient, kind: str) -> None:
    path = f"/v1/assignments/123/{kind}"
    before = (await client.get(path)).json()
    assert 200 == (await client.put(path, json={"members": [1]})).status_code
    assert before == (await client.get(path)).json()
    assert 422 == (await client.put(path, json={"ids": [77]})).status_code


async def test_groups_are_written_with_a_name_and_read_with_a_label(client: httpx.AsyncClient) -> None:
    await client.post("/v1/groups", json={"name": "D Shift"})
    assert {"id": "4", "label": "D Shift"} == (await client.get("/v1/groups")).json()[-1]


@pytest.mark.parametrize("path", ["/v1/lists", "/v1/titles"])
async def test_lists_and_titles_are_the_same(client: httpx.AsyncClient, path: str) -> None:
    rows = (await client.get(path)).json()
    assert [23, 101, 102, 103, 104] == [row["id"] for row in rows]
    assert {
        "id": 101,
        "name": "Captain",
        "max_consecutive_hours": 0,
        "weekly_limit": 0,
        "monthly_limit": 0,
        "yearly_limit": 1560,
        "position": 1,
    } == rows[1]
    assert [False, True] == [(await client.get(f"{path}/{number}")).json()["deleted"] for number in (101, 112)]
