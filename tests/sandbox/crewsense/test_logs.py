import httpx

from prefect_shiftwork.sandbox.desk import Desk


async def test_logs_come_fifty_a_page_with_the_cursor_in_the_path(client: httpx.AsyncClient) -> None:
    first = (await client.get("/v1/logs")).json()
    assert 50 == len(first["data"])
    assert {"prev": None, "next": "https://api.crewsense.com/v1/logs/50"} == first["pagination"]


async def test_the_links_lead_through_every_entry_once(client: httpx.AsyncClient) -> None:
    seen: list[int] = []
    link: str | None = "/v1/logs"
    while link:
        page = (await client.get(link)).json()
        seen += [row["log_id"] for row in page["data"]]
        link = page["pagination"]["next"]
    assert list(range(329473, 329353, -1)) == seen
    assert "https://api.crewsense.com/v1/logs/50" == page["pagination"]["prev"]


async def test_an_entry_names_who_did_what(client: httpx.AsyncClient) -> None:
    [newest, *_] = (await client.get("/v1/logs")).json()["data"]
    assert {
        "log_id": 329473,
        "created": "2026-11-23T00:00:00-0500",
        "event_description": "Oliver Sample logged in.",
        "user": {"id": 138, "name": "Oliver Sample", "href": "https://api.crewsense.com/v1/users/138"},
    } == newest


async def test_every_change_is_logged(client: httpx.AsyncClient) -> None:
    await client.delete("/v1/labels/1773")
    [newest, *_] = (await client.get("/v1/logs")).json()["data"]
    assert "Deleted: Label 1773 'CPT'" == newest["event_description"]
    assert "CallBack Staffing" == newest["user"]["name"]


async def test_the_page_size_can_be_set(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 3
    assert 3 == len((await client.get("/v1/logs/3")).json()["data"])
