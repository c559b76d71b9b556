import httpx

from prefect_shiftwork.sandbox.desk import Desk

TODAY = {"start": "2026-11-23 00:00:00", "end": "2026-11-24 00:00:00"}


async def test_callbacks_have_local_shifts_and_zoned_calls(client: httpx.AsyncClient) -> None:
    row = (await client.get("/v1/callbacks/64012")).json()
    assert {
        "id": 64012,
        "title": {"id": 23, "name": "Firefighter"},
        "initiated_by": {"id": 848, "name": "Boss Doe"},
        "start": "2026-11-23 08:00:00",
        "end": "2026-11-24 08:00:00",
        "positions_to_fill": 1,
        "scheduled_to": "2026-11-21T08:00:00-05:00",
        "started_at": "2026-11-21T08:00:00-05:00",
        "ended_at": "2026-11-21T08:42:00-05:00",
        "deadline": "2026-11-21T12:00:00-05:00",
        "status": "filled",
    } == row


async def test_callbacks_are_found_by_their_shift(client: httpx.AsyncClient) -> None:
    assert [64014, 64013, 64012] == [row["id"] for row in (await client.get("/v1/callbacks")).json()["data"]]
    assert [64012] == [row["id"] for row in (await client.get("/v1/callbacks", params=TODAY)).json()["data"]]


async def test_the_links_keep_the_window(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 1
    window = {"start": "2026-11-23 00:00:00", "end": "2026-11-25 00:00:00"}
    first = (await client.get("/v1/callbacks", params=window)).json()
    second = (await client.get(first["pagination"]["next"])).json()
    assert [64012] == [row["id"] for row in second["data"]]
    assert second["pagination"]["next"] is None


async def test_the_answers_of_users_are_strings(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/callbacks/64012/users")).json()
    assert ["denied", "no answer", "accepted"] == [row["status"] for row in rows]
    assert ("1", "2026-11-21 08:00:00", None, "0") == (
        rows[0]["position"],
        rows[0]["contact_time"],
        rows[0]["response_time"],
        rows[0]["do_not_disturb"],
    )
