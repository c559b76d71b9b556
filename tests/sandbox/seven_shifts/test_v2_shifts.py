"""Shifts of v2."""

from datetime import timedelta
from typing import Any

import httpx

from prefect_shiftwork.sandbox.desk import Desk

C = "/company/8655"
NEW = {"location_id": 1540, "start": "2026-11-25T15:00:00Z", "end": "2026-11-25T23:00:00Z"}
WEEK: dict[str, str | int] = {
    "start[gte]": "2026-11-23T00:00:00Z",
    "start[lte]": "2026-11-30T00:00:00Z",
    "limit": 500,
}


async def create(v2: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    shift: dict[str, Any] = (await v2.post(f"{C}/shifts", json=NEW | fields)).json()["data"]
    return shift


async def find(v2: httpx.AsyncClient, **params: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (await v2.get(f"{C}/shifts", params={**WEEK, **params})).json()["data"]
    return rows


async def test_numbers_that_are_written_are_read_as_words(v2: httpx.AsyncClient) -> None:
    shift = await create(v2, open=True, open_offer_type=1, status=3, late_minutes=10, draft=True)
    assert ("all_role_members", "late", 10, "draft") == (
        shift["open_offer_type"],
        shift["attendance_status"],
        shift["late_minutes"],
        shift["publish_status"],
    )


async def test_a_shift_that_is_not_open_is_offered_to_nobody(v2: httpx.AsyncClient) -> None:
    shift = await create(v2, user_id=1122503, role_id=3303, department_id=2200)
    assert (None, "none", "published", 1100) == (
        shift["open_offer_type"],
        shift["attendance_status"],
        shift["publish_status"],
        shift["hourly_wage"],
    )


async def test_null_sets_a_field_back(v2: httpx.AsyncClient) -> None:
    shift = await create(v2, user_id=1122503, notes="Bring keys", status=1)
    cleared = {"user_id": None, "notes": None, "status": None, "open": True}
    changed = (await v2.put(f"{C}/shifts/{shift['id']}", json=cleared)).json()["data"]
    assert (None, "", "none", True, 0) == (
        changed["user_id"],
        changed["notes"],
        changed["attendance_status"],
        changed["open"],
        changed["hourly_wage"],
    )
    assert (shift["start"], shift["created"]) == (changed["start"], changed["created"])


async def test_stations_and_breaks_are_shown_by_name(v2: httpx.AsyncClient) -> None:
    grill = (await v2.get(f"{C}/roles/3301")).json()["data"]["stations"][0]
    breaks = [{"break_type_id": 9, "start": "2026-11-25T18:00:00Z"}, {"break_type_id": 10}]
    shift = await create(v2, role_id=3301, station_id=grill["id"], breaks=breaks)
    assert (1, "Grill", grill["id"]) == (shift["station"], shift["station_name"], shift["station_id"])
    assert [
        ("Lunch", 30, "unpaid", "2026-11-25T18:30:00Z"),
        ("Rest", 10, "paid", None),
    ] == [(row["name"], row["length"], row["type"], row["end"]) for row in shift["breaks"]]
    kept = {"breaks": [{"break_id": shift["breaks"][1]["id"], "break_type_id": 10}]}
    changed = (await v2.put(f"{C}/shifts/{shift['id']}", json=kept)).json()["data"]
    assert [shift["breaks"][1]] == changed["breaks"]


async def test_a_shift_until_close_ends_when_the_location_closes(v2: httpx.AsyncClient) -> None:
    shift = await create(v2, close=True)
    assert ("2026-11-26T05:00:00Z", True) == (shift["end"], shift["close"])


async def test_a_shift_until_close_of_a_location_without_hours_has_no_length(v2: httpx.AsyncClient) -> None:
    place = (await v2.post(f"{C}/locations", json={"name": "Hilltop", "country": "CA"})).json()["data"]["id"]
    shift = await create(v2, location_id=place, close=True)
    assert shift["start"] == shift["end"]


async def test_drafts_and_deleted_shifts_have_lists_of_their_own(v2: httpx.AsyncClient) -> None:
    draft, dropped = await create(v2, draft=True), await create(v2)
    assert 204 == (await v2.delete(f"{C}/shifts/{dropped['id']}")).status_code
    published = {shift["id"] for shift in await find(v2)}
    assert published.isdisjoint({draft["id"], dropped["id"]})
    assert [draft["id"]] == [shift["id"] for shift in await find(v2, draft="true")]
    gone = await find(v2, deleted="true")
    assert [(dropped["id"], "published_deleted")] == [(shift["id"], shift["publish_status"]) for shift in gone]
    everything = {shift["id"] for shift in await find(v2, include_draft="true")}
    assert published | {draft["id"]} == everything


async def test_a_deleted_shift_is_read_only_on_request(v2: httpx.AsyncClient) -> None:
    url = f"{C}/shifts/{(await create(v2))['id']}"
    await v2.delete(url)
    assert [404, 200] == [
        (await v2.get(url)).status_code,
        (await v2.get(url, params={"include_deleted": "true"})).status_code,
    ]
    assert 404 == (await v2.delete(url)).status_code


async def test_shifts_are_found_by_place_person_and_time(v2: httpx.AsyncClient) -> None:
    week = await find(v2)
    for name, value in (("location_id", 1541), ("department_id", 2201), ("role_id", 3301), ("user_id", 1122501)):
        expected = [shift["id"] for shift in week if shift[name] == value]
        assert expected == [shift["id"] for shift in await find(v2, **{name: value})], name
    some = [shift["id"] for shift in week[:3]]
    assert some == [shift["id"] for shift in await find(v2, shift_ids=some)]
    late = await find(v2, **{"end[gte]": "2026-11-29T00:00:00Z", "end[lte]": "2026-11-30T00:00:00Z"})
    assert {shift["id"] for shift in week if "2026-11-29T00" <= shift["end"] <= "2026-11-30T00:00:00Z"} == {
        shift["id"] for shift in late
    }
    assert {True} == {shift["open"] for shift in await find(v2, open="true")}


async def test_changes_are_found_by_when_they_were_made(v2: httpx.AsyncClient, desk: Desk) -> None:
    before = (await find(v2))[0]["id"]
    desk.clock.advance(timedelta(hours=1))
    await v2.put(f"{C}/shifts/{before}", json={"notes": "Swapped"})
    found = await find(v2, modified_since="2026-11-23T17:00:00Z")
    assert [before] == [shift["id"] for shift in found]


async def test_shifts_come_in_the_order_that_is_asked_for(v2: httpx.AsyncClient) -> None:
    starts = [shift["start"] for shift in await find(v2, sort_by="start", sort_dir="desc")]
    assert sorted(starts, reverse=True) == starts


async def test_todays_shifts_of_a_person_are_found_by_punch_code(v2: httpx.AsyncClient) -> None:
    today = (await find(v2, **{"start[lte]": "2026-11-23T23:59:59Z", "location_id": 1540}))[0]
    query = {"location_id": 1540}
    by_code = await v2.get(f"{C}/shifts_scheduled/punch_id:{today['user_id'] - 1122500:04}", params=query)
    by_id = await v2.get(f"{C}/shifts_scheduled/{today['user_id']}", params=query)
    assert [today["id"]] == [shift["id"] for shift in by_code.json()["data"]]
    assert by_code.json() == by_id.json()
    other = await v2.get(f"{C}/shifts_scheduled/{today['user_id']}", params={"location_id": 1541})
    assert [] == other.json()["data"]
    assert 422 == (await v2.get(f"{C}/shifts_scheduled/1122501", params={"location_id": 9})).status_code
