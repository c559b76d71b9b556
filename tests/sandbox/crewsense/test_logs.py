import httpx

from prefect_shiftwork.sandbox.desk import Desk


async def test_logs_come_fifty_a_page_with_the_cursor_in_the_path(client: httpx.AsyncClient) -> None:
    first = (await client.get("/v1/logs")).json()
    assert len(first["data"]) == 50
    assert first["pagination"] == {"prev": None, "next": "https://api.crewsense.com/v1/logs/50"}


async def test_the_links_lead_through_every_entry_once(client: httpx.AsyncClient) -> None:
    seen: list[int] = []
    link: str | None = "/v1/logs"
    while link:
        page = (await client.get(link)).json()
        seen += [row["log_id"] for row in page["data"]]
        link = page["pagination"]["next"]
    assert list(range(329473, 329353, -1)) == seen
    assert page["pagination"]["prev"] == "https://api.crewsense.com/v1/logs/50"


async def test_an_entry_names_who_did_what(client: httpx.AsyncClient) -> None:
    [newest, *_] = (await client.get("/v1/logs")).json()["data"]
    assert newest == {
        "log_id": 329473,
        "created": "2026-11-23T00:00:00-0500",
        "event_description": "Oliver Sample logged in.",
        "user": {"id": 138, "name": "Oliver Sample", "href": "https://api.crewsense.com/v1/users/138"},
    }


async def test_every_change_is_logged(client: httpx.AsyncClient) -> None:
    await client.delete("/v1/labels/1773")
    [newest, *_] = (await client.get("/v1/logs")).json()["data"]
    assert newest["event_description"] == "Deleted: Label 1773 'CPT'"
    assert newest["user"]["name"] == "CallBack Staffing"


async def test_the_page_size_can_be_set(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 3
    assert len((await client.get("/v1/logs/3")).json()["data"]) == 3
