"""Arguments that every list of v1 takes."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk


async def ids(v1: httpx.AsyncClient, **params: str | int) -> list[int]:
    return [row["shift"]["id"] for row in (await v1.get("/shifts", params=params)).json()["data"]]


async def test_a_page_holds_twenty_rows_unless_told_otherwise(v1: httpx.AsyncClient) -> None:
    answer = (await v1.get("/shifts")).json()
    assert 20 == len(answer["data"])
    assert answer["total"] > 500


async def test_pages_hold_every_row_once(v1: httpx.AsyncClient) -> None:
    total = (await v1.get("/shifts")).json()["total"]
    pages = [await ids(v1, limit=100, offset=offset) for offset in range(0, total + 100, 100)]
    seen = [shift for page in pages for shift in page]
    assert total == len(seen) == len(set(seen))
    assert [] == pages[-1]


async def test_the_desk_can_shorten_pages(v1: httpx.AsyncClient, desk: Desk) -> None:
    desk.page_sizes["seven_shifts_v1"] = 2
    assert 2 == len(await ids(v1))
    assert 2 == len(await ids(v1, limit=500))
    assert 1 == len(await ids(v1, limit=1))


async def test_rows_come_in_the_order_that_is_asked_for(v1: httpx.AsyncClient) -> None:
    for order, expected in (("asc", "Bartender"), ("desc", "Server")):
        query = {"order_field": "role.name", "order_dir": order}
        rows = (await v1.get("/roles", params=query)).json()["data"]
        assert expected == rows[0]["role"]["name"]


async def test_order_dir_alone_turns_the_list_round(v1: httpx.AsyncClient) -> None:
    assert await ids(v1, limit=500) != await ids(v1, limit=500, order_dir="desc")


async def test_a_slash_at_the_end_of_a_path_is_allowed(v1: httpx.AsyncClient) -> None:
    answer = await v1.get("/shifts/", params={"order_field": "shift.modified"})
    assert 200 == answer.status_code


@pytest.mark.parametrize(
    "params",
    [
        {"limit": 501},
        {"limit": 0},
        {"offset": -1},
        {"order_field": "modified"},
        {"order_field": "role.modified"},
        {"order_field": "shift.nonsense"},
        {"order_dir": "up"},
        {"cursor": "abc"},
        {"deleted": "true"},
        {"start[gte]": "yesterday"},
        {"start[gte]": "2026-11-23T00:00:00Z"},
    ],
    ids=str,
)
async def test_an_argument_that_v1_does_not_know_is_refused(
    v1: httpx.AsyncClient, params: dict[str, str | int]
) -> None:
    answer = await v1.get("/shifts", params=params)
    assert (402, "validation_error") == (answer.status_code, answer.json()["type"])
    assert f"{next(iter(params))}: " in answer.json()["message"]
