"""Time off of v2, and how it shows on the sandbox's page."""

from typing import Any

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

COMPANY = {"company_id": 8655}
NEW: dict[str, Any] = {
    "user_id": 1122503,
    "company_id": 8655,
    "from_date": "2026-12-24",
    "to_date": "2026-12-26",
    "partial": False,
    "status": 0,
    "category": "paid",
    "comments": "Family visit",
    "hours": [{"date": "2026-12-24", "num_hours": 8}, {"date": "2026-12-25", "num_hours": 4.5}],
}


async def ask(v2: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await v2.post("/time_off", json=NEW | fields)
    assert 200 == answer.status_code
    entry: dict[str, Any] = answer.json()
    return entry


async def find(v2: httpx.AsyncClient, **params: Any) -> list[int]:
    rows = (await v2.get("/time_off", params=COMPANY | params)).json()["data"]
    return [entry["id"] for entry in rows]


async def test_a_new_entry_is_answered_bare_and_read_as_written(v2: httpx.AsyncClient) -> None:
    entry = await ask(v2)
    assert {name: NEW[name] for name in NEW if name != "hours"}.items() <= entry.items()
    assert ([{"date": "2026-12-24", "hours": 8}, {"date": "2026-12-25", "hours": 4.5}], 12.5) == (
        entry["hours"],
        entry["amount_of_hours"],
    )
    assert entry == (await v2.get(f"/time_off/{entry['id']}")).json()


async def test_the_list_has_data_and_meta_and_no_object(v2: httpx.AsyncClient) -> None:
    answer = (await v2.get("/time_off", params=COMPANY)).json()
    assert {"data", "meta"} == answer.keys()
    assert 4 == answer["meta"]["cursor"]["count"]


async def test_entries_are_found_by_person_state_and_end(v2: httpx.AsyncClient) -> None:
    entry = (await ask(v2, status=3))["id"]
    assert [entry] == await find(v2, status=3)
    assert [entry] == await find(v2, user_id=1122503)
    assert [entry] == await find(v2, to_date_gte="2026-12-26", location_id=1540)
    assert [] == await find(v2, to_date_gte="2026-12-27")
    assert [] == await find(v2, to_date_gte="2026-12-26", location_id=1541)
    assert entry in await find(v2, category="paid")
    ordered = await find(v2, sort_by="from_date")
    assert ordered[::-1] == await find(v2, sort_by="from_date", sort_dir="desc")
    assert entry == ordered[-1]


@pytest.mark.parametrize(("decision", "status"), [("approve", 1), ("decline", 2)])
async def test_a_decision_has_an_author_and_may_have_a_message(
    v2: httpx.AsyncClient, desk: Desk, decision: str, status: int
) -> None:
    entry = await ask(v2)
    silent = (await v2.post(f"/time_off/{entry['id']}/{decision}")).json()
    assert f"{decision}d" == desk.journal.entries[-1].action
    assert (status, 1122501, "") == (
        silent["status"],
        silent["status_action_user_id"],
        silent["status_action_message"],
    )
    word = {"status_action_message": "Have a good time"}
    assert silent | word == (await v2.post(f"/time_off/{entry['id']}/{decision}", json=word)).json()


async def test_an_entry_is_changed_and_deleted(v2: httpx.AsyncClient, desk: Desk) -> None:
    entry = await ask(v2)
    changed = await v2.patch(f"/time_off/{entry['id']}", json={"to_date": "2026-12-24", "comments": ""})
    assert entry | {"to_date": "2026-12-24", "comments": ""} == changed.json()
    assert 204 == (await v2.delete(f"/time_off/{entry['id']}")).status_code
    assert 404 == (await v2.get(f"/time_off/{entry['id']}")).status_code
    assert [
        "Time off 1205: Odalys Quillfeather, Thu 24 Dec to Sat 26 Dec, paid, pending",
        "Time off 1205: Odalys Quillfeather, Thu 24 Dec to Thu 24 Dec, paid, pending (comments, to date)",
        "Time off 1205: Odalys Quillfeather, Thu 24 Dec to Thu 24 Dec, paid, pending",
    ] == [row.text for row in desk.journal.entries]


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"user_id": 7}, "user_id"),
        ({"to_date": "2026-12-23"}, "to_date"),
        ({"from_date": "24.12.2026"}, "from_date"),
        ({"status": 4}, "status"),
        ({"category": "Vacation"}, "category"),
        ({"partial": True}, "partial_from"),
        (
            {
                "to_date": "2026-12-24",
                "partial": True,
                "partial_from": "12:00:00",
                "partial_to": "08:00:00",
            },
            "partial_to",
        ),
        ({"hours": [{"date": "2026-12-24", "hours": 8}]}, "hours.0.num_hours"),
        ({"status_action_user_id": 7}, "status_action_user_id"),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_an_entry_that_makes_no_sense_is_refused(
    v2: httpx.AsyncClient, fields: dict[str, Any], param: str
) -> None:
    answer = await v2.post("/time_off", json=NEW | fields)
    assert (422, param) == (answer.status_code, answer.json()["param"])


async def test_hours_are_added_up_by_person_and_category(v2: httpx.AsyncClient) -> None:
    entry = await ask(v2, status=1)
    await ask(v2, status=0)
    query = COMPANY | {"employee_id": [1122503, 1122504]}
    december = query | {"date_start": "2026-12-01", "date_end": "2026-12-31T23:59:59Z"}
    assert {"data": [{"user_id": 1122503, "category": "paid", "hours": 12.5}]} == (
        await v2.get("/time_off/total_hours", params=december)
    ).json()
    christmas = query | {"date_start": "2026-12-25", "date_end": "2026-12-25"}
    rows = (await v2.get("/time_off/total_hours", params=christmas)).json()["data"]
    assert [entry["hours"][1]["hours"]] == [row["hours"] for row in rows]


async def test_settings_switch_categories(v2: httpx.AsyncClient) -> None:
    change = {"sick_time_off": False, "time_off_request_notice": 14}
    settings = (await v2.post("/time_off_settings/8655", json=change)).json()
    assert (14, [("paid", True), ("unpaid", True), ("paid_sick", False)]) == (
        settings["time_off_request_notice"],
        [(category["value"], category["active"]) for category in settings["categories"]],
    )
    assert settings == (await v2.get("/time_off_settings/8655")).json()


async def test_the_page_shows_who_is_away(v2: httpx.AsyncClient, desk: Desk) -> None:
    hours = {"partial_from": "08:00:00", "partial_to": "12:00:00"}
    await ask(v2, to_date="2026-12-24", partial=True, **hours, category="paid_sick", status=1)
    newest = [*desk.board.time_off["seven_shifts"]()][-1]
    assert ("Odalys Quillfeather", "Paid sick leave", "approved") == (newest.person, newest.reason, newest.status)
    assert newest.start is not None
    assert newest.end is not None
    assert ("2026-12-24T08:00:00-06:00", "2026-12-24T12:00:00-06:00") == (
        newest.start.isoformat(),
        newest.end.isoformat(),
    )
