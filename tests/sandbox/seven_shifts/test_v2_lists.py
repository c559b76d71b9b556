"""Pages of v2."""

from typing import Any

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

C = "/company/8655"


async def pages(v2: httpx.AsyncClient, path: str, **params: Any) -> list[list[int]]:
    """The ids of every page, the cursor alone leading from one to the next."""
    found: list[list[int]] = []
    answer = (await v2.get(path, params=params)).json()
    while True:
        found.append([row["id"] for row in answer["data"]])
        cursor = answer["meta"]["cursor"]["next"]
        if cursor is None:
            return found
        answer = (await v2.get(path, params={"cursor": cursor})).json()


@pytest.mark.parametrize(
    ("path", "default"),
    [("locations", 2), ("users", 40), ("shifts", 100), ("roles", 10), ("departments", 4), ("time_punches", 20)],
)
async def test_a_page_is_as_long_as_documented(v2: httpx.AsyncClient, path: str, default: int) -> None:
    answer = (await v2.get(f"{C}/{path}")).json()
    assert path == answer["object"]
    assert default == len(answer["data"]) == answer["meta"]["cursor"]["count"]


async def test_pages_hold_every_row_once(v2: httpx.AsyncClient) -> None:
    whole = await pages(v2, f"{C}/shifts", limit=500)
    short = await pages(v2, f"{C}/shifts", limit=70)
    assert [row for page in whole for row in page] == [row for page in short for row in page]


async def test_a_cursor_remembers_its_filters(v2: httpx.AsyncClient) -> None:
    query = {"location_id": 1540, "start[gte]": "2026-11-23T00:00:00Z", "open": "false", "limit": 7}
    ids = [row for page in await pages(v2, f"{C}/shifts", **query) for row in page]
    expected = await pages(v2, f"{C}/shifts", **(query | {"limit": 500}))
    assert expected[0] == ids


async def test_a_cursor_of_another_list_is_refused(v2: httpx.AsyncClient) -> None:
    users = (await v2.get(f"{C}/users", params={"limit": 5, "status": "active"})).json()
    answer = await v2.get(f"{C}/shifts", params={"cursor": users["meta"]["cursor"]["next"]})
    assert (400, "The cursor is of another list") == (answer.status_code, answer.json()["detail"])


async def test_prev_leads_back(v2: httpx.AsyncClient) -> None:
    first = (await v2.get(f"{C}/users", params={"limit": 15})).json()
    second = (await v2.get(f"{C}/users", params={"cursor": first["meta"]["cursor"]["next"]})).json()
    back = (await v2.get(f"{C}/users", params={"cursor": second["meta"]["cursor"]["prev"]})).json()
    assert first["data"] == back["data"]
    assert first["meta"]["cursor"]["next"] == second["meta"]["cursor"]["current"]
    assert first["meta"]["cursor"]["prev"] is None


@pytest.mark.parametrize("path", [f"{C}/time_punches", "/time_off?company_id=8655"])
async def test_current_is_null_where_the_vendor_forgets_it(v2: httpx.AsyncClient, path: str) -> None:
    first = (await v2.get(path, params={"limit": 1, "company_id": 8655} if "off" in path else {"limit": 1})).json()
    query: dict[str, Any] = {"cursor": first["meta"]["cursor"]["next"]}
    second = (await v2.get(path, params=query | ({"company_id": 8655} if "off" in path else {}))).json()
    assert second["meta"]["cursor"]["current"] is None
    assert first["data"] != second["data"]


async def test_the_desk_can_shorten_pages(v2: httpx.AsyncClient, desk: Desk) -> None:
    desk.page_sizes["seven_shifts"] = 3
    assert 3 == len((await v2.get(f"{C}/users", params={"limit": 500})).json()["data"])
    assert 3 == len((await v2.get(f"{C}/users")).json()["data"])


async def test_companies_have_no_pages_and_forgive_a_cursor(v2: httpx.AsyncClient) -> None:
    answer = (await v2.get("/companies", params={"cursor": "x", "limit": 500})).json()
    assert {"object", "data"} == answer.keys()
    assert [8655] == [company["id"] for company in answer["data"]]


async def test_fifty_thousand_punches_are_listed_page_by_page(v2: httpx.AsyncClient, desk: Desk) -> None:
    desk.settings["seven_shifts.punches"] = 50_000
    answer = (await v2.get(f"{C}/time_punches", params={"limit": 500})).json()
    count = 0
    while cursor := answer["meta"]["cursor"]["next"]:
        count += len(answer["data"])
        answer = (await v2.get(f"{C}/time_punches", params={"cursor": cursor})).json()
    assert 50_000 == count + len(answer["data"])
