"""Availability of v2."""

from typing import Any

import httpx

C = "/company/8655"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK: dict[str, Any] = {"user_id": 1122503, "repeat": True, "week": "2026-11-29"} | {
    f"{day}{part}": value
    for day in DAYS
    for part, value in (
        ("", 1),
        ("_from", "08:00:00"),
        ("_to", "16:00:00"),
        ("_comments", None),
        ("_reason", "0"),
    )
}


async def test_a_week_is_told_day_by_day(v2: httpx.AsyncClient) -> None:
    made = await v2.post(f"{C}/availabilities", json=WEEK)
    week = made.json()["data"]
    assert (201, 0, None) == (made.status_code, week["status"], week["week_to"])
    assert WEEK.items() <= week.items()
    url = f"{C}/availabilities/{week['id']}"
    assert {"data": week} == (await v2.get(url)).json()
    changed = (await v2.put(url, json={"sun": 2, "sun_comments": "Church"})).json()["data"]
    assert week | {"sun": 2, "sun_comments": "Church"} == changed
    assert 204 == (await v2.delete(url)).status_code
    assert 404 == (await v2.get(url)).status_code


async def test_a_week_without_a_day_is_refused(v2: httpx.AsyncClient) -> None:
    short = {name: value for name, value in WEEK.items() if name != "sat_to"}
    answer = await v2.post(f"{C}/availabilities", json=short)
    assert (422, "sat_to") == (answer.status_code, answer.json()["param"])


async def test_a_week_is_approved_or_declined_in_a_word(v2: httpx.AsyncClient) -> None:
    week = (await v2.post(f"{C}/availabilities", json=WEEK)).json()["data"]
    url = f"{C}/availabilities/{week['id']}"
    for word, status in (("approved", 1), ("declined", 2)):
        decision = {"status": word, "message": "Noted"}
        assert 204 == (await v2.put(f"{url}/status", json=decision)).status_code
        read = (await v2.get(url)).json()["data"]
        assert (status, 1122501, "Noted") == (
            read["status"],
            read["status_action_user_id"],
            read["status_action_message"],
        )


async def test_weeks_are_found_by_person_place_and_time(v2: httpx.AsyncClient) -> None:
    made = (await v2.post(f"{C}/availabilities", json=WEEK)).json()["data"]
    queries: list[tuple[dict[str, str | int], list[int]]] = [
        ({"user_id": 1122503, "location_id": 1540, "status": 0}, [made["id"]]),
        ({"repeating": "true", "week_gte": "2026-11-29"}, [made["id"]]),
        ({"week_gte": "2026-11-30"}, []),
        ({"repeating": "false"}, []),
        ({"location_id": 1541}, []),
        ({"status": 1}, []),
    ]
    for query, expected in queries:
        answer = (await v2.get(f"{C}/availabilities", params=query)).json()
        assert {"data", "meta"} == answer.keys()
        assert expected == [row["id"] for row in answer["data"]], query


async def test_a_week_can_stop_repeating(v2: httpx.AsyncClient) -> None:
    week = (await v2.post(f"{C}/availabilities", json=WEEK)).json()["data"]
    changed = (await v2.put(f"{C}/availabilities/{week['id']}", json={"repeat": False})).json()["data"]
    assert week | {"repeat": False} == changed


async def test_weeks_come_in_the_order_asked_for(v2: httpx.AsyncClient) -> None:
    dated = (await v2.post(f"{C}/availabilities", json=WEEK)).json()["data"]["id"]
    undated = (await v2.post(f"{C}/availabilities", json=WEEK | {"week": None})).json()["data"]["id"]
    for query, expected in (
        ({}, [dated, undated]),
        ({"order_dir": "desc"}, [undated, dated]),
        ({"order_field": "week"}, [undated, dated]),
    ):
        answer = await v2.get(f"{C}/availabilities", params=query)
        assert expected == [row["id"] for row in answer.json()["data"]], query
    assert 400 == (await v2.get(f"{C}/availabilities", params={"order_field": "mood"})).status_code
