from typing import Any

import httpx
import pytest

SHIFT = {
    "assignment_id": 124,
    "user_id": 1002,
    "date": "2026-11-24",
    "start": "2026-11-24 08:00:00",
    "end": "2026-11-24 20:00:00",
    "work_type_id": 2,
    "work_subtype_id": 8,
    "labels": [1773],
    "qualifiers": [7, 8],
}
RECURRING = 456789


async def _scheduled(client: httpx.AsyncClient, day: str, number: int) -> list[dict[str, Any]]:
    answer = await client.get("/v1/schedule", params={"start": f"{day} 00:00:00", "end": f"{day} 23:59:59"})
    assignments = answer.json()["days"][day]["assignments"]
    return [shift for assignment in assignments for shift in assignment["shifts"] if shift["id"] == number]


async def test_a_new_shift_is_read_and_on_the_schedule(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/shifts", json=SHIFT)).json()["id"]
    shift = (await client.get(f"/v1/shifts/{number}")).json()
    assert ("2026-11-24", "2026-11-24 08:00:00", 124) == (shift["date"], shift["start"], shift["assignment_id"])
    assert {"id": 2, "href": "https://api.crewsense.com/v1/work_types/2", "name": "Overtime"} == {
        name: shift["work_type"][name] for name in ("id", "href", "name")
    }
    assert 8 == shift["work_type"]["subtype_id"]
    assert ["CPT", "FF"] == [row["shortcode"] for row in shift["qualifiers"]]
    assert "2026-11-23T09:00:00-05:00" == shift["created_at"] == shift["updated_at"]
    [row] = await _scheduled(client, "2026-11-24", number)
    assert (12, False) == (row["length"], row["recurring"])


async def test_a_shift_without_marks_has_null_and_not_an_empty_list(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/shifts", json=SHIFT | {"labels": [], "qualifiers": []})).json()["id"]
    shift = (await client.get(f"/v1/shifts/{number}")).json()
    assert (None, None) == (shift["labels"], shift["qualifiers"])
    assert [] == (await client.get(f"/v1/shifts/{number}/labels")).json()


async def test_only_shifts_that_do_not_recur_are_listed(client: httpx.AsyncClient) -> None:
    await client.post("/v1/shifts", json=SHIFT)
    assert [456832] == [row["id"] for row in (await client.get("/v1/shifts?user_id=1002")).json()]


async def test_the_list_needs_a_user(client: httpx.AsyncClient) -> None:
    answers = [await client.get(path) for path in ("/v1/shifts", "/v1/shifts?user_id=77")]
    assert [["The user id field is required."], ["The selected user id is invalid."]] == [
        answer.json()["error_message"] for answer in answers
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"assignment_id": 77}, "The selected assignment id is invalid."),
        ({"work_type_id": 77}, "The selected work type id is invalid."),
        ({"work_subtype_id": 77}, "The selected work subtype id is invalid."),
        ({"traded_with": 77}, "The selected traded with is invalid."),
        ({"labels": [77]}, "The selected labels is invalid."),
        ({"qualifiers": [77]}, "The selected qualifiers is invalid."),
        ({"end": SHIFT["start"]}, "The end must be a date after start."),
        ({"start": "2026-11-24 8:00"}, "The start does not match the format Y-m-d H:i:s."),
        ({"date": "2026-11-24 00:00:00"}, "The date does not match the format Y-m-d."),
        ({"date": "1066-10-14"}, "The date must be between 1970 and 2099."),
        ({"date": "2026-11-31"}, "The date day is out of range for month."),
    ],
)
async def test_a_wrong_shift_is_refused_with_the_reason(
    client: httpx.AsyncClient, change: dict[str, object], message: str
) -> None:
    answer = await client.post("/v1/shifts", json=SHIFT | change)
    assert (422, [message]) == (answer.status_code, answer.json()["error_message"])


async def test_a_patch_always_needs_the_day_and_its_hours(client: httpx.AsyncClient) -> None:
    answer = await client.patch(f"/v1/shifts/{RECURRING}", json={"notes": "Changed to AM shift"})
    assert [
        "The date field is required.",
        "The start field is required.",
        "The end field is required.",
    ] == answer.json()["error_message"]


async def test_a_patch_moves_a_single_shift(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/shifts", json=SHIFT)).json()["id"]
    moved = {"date": "2026-11-25", "start": "2026-11-25 08:00:00", "end": "2026-11-25 20:00:00", "traded_with": 1005}
    await client.patch(f"/v1/shifts/{number}", json=moved)
    shift = (await client.get(f"/v1/shifts/{number}")).json()
    assert ("2026-11-25", 1005, 2) == (shift["date"], shift["traded_with"]["id"], shift["work_type"]["id"])


async def test_a_patch_of_a_recurring_shift_changes_the_hours_of_that_day_only(client: httpx.AsyncClient) -> None:
    half = {"date": "2026-11-24", "start": "2026-11-24 08:00:00", "end": "2026-11-24 20:00:00", "notes": "AM"}
    await client.patch(f"/v1/shifts/{RECURRING}", json=half)
    [changed] = await _scheduled(client, "2026-11-24", RECURRING)
    [other] = await _scheduled(client, "2026-11-27", RECURRING)
    assert [(12, "AM"), (24, "AM")] == [(row["length"], row["notes"]) for row in (changed, other)]


async def test_null_clears_what_may_be_empty(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/shifts", json=SHIFT)).json()["id"]
    same = {name: SHIFT[name] for name in ("date", "start", "end")}
    await client.patch(f"/v1/shifts/{number}", json=same | {"work_subtype_id": None})
    assert (await client.get(f"/v1/shifts/{number}")).json()["work_type"]["subtype_id"] is None


async def test_a_recurring_shift_does_not_move_to_another_day(client: httpx.AsyncClient) -> None:
    other = {"date": "2026-11-25", "start": "2026-11-25 08:00:00", "end": "2026-11-25 20:00:00"}
    answer = await client.patch(f"/v1/shifts/{RECURRING}", json=other)
    assert ["The selected date is invalid."] == answer.json()["error_message"]


async def test_a_deleted_shift_is_gone_on_all_its_days(client: httpx.AsyncClient) -> None:
    await client.delete(f"/v1/shifts/{RECURRING}")
    assert 404 == (await client.get(f"/v1/shifts/{RECURRING}")).status_code
    assert [] == await _scheduled(client, "2026-11-24", RECURRING)
    assert [] == await _scheduled(client, "2026-11-27", RECURRING)


@pytest.mark.parametrize(("kind", "before", "after"), [("labels", [1773], [1774]), ("qualifiers", [7], [8])])
async def test_marks_are_replaced_by_bare_ids(
    client: httpx.AsyncClient, kind: str, before: list[int], after: list[int]
) -> None:
    path = f"/v1/shifts/{RECURRING}/{kind}"
    assert before == [row["id"] for row in (await client.get(path)).json()]
    await client.post(path, json=after)
    assert after == [row["id"] for row in (await client.get(path)).json()]


@pytest.mark.parametrize("body", [{"ids": [1773]}, [77], "1773"])
async def test_marks_are_refused_in_any_other_form(client: httpx.AsyncClient, body: object) -> None:
    answer = await client.post(f"/v1/shifts/{RECURRING}/labels", json=body)
    assert answer.status_code in {400, 422}
    assert [1773] == [row["id"] for row in (await client.get(f"/v1/shifts/{RECURRING}/labels")).json()]


async def test_one_mark_or_all_are_taken_off(client: httpx.AsyncClient) -> None:
    path = f"/v1/shifts/{RECURRING}/labels"
    await client.post(path, json=[1773, 1774])
    await client.delete(f"{path}/1773")
    assert [1774] == [row["id"] for row in (await client.get(path)).json()]
    assert 404 == (await client.delete(f"{path}/1773")).status_code
    await client.delete(path)
    assert [] == (await client.get(path)).json()


async def test_work_types_and_their_subtypes_are_listed(client: httpx.AsyncClient) -> None:
    types = (await client.get("/v1/work_types")).json()
    assert [1, 2, 5, 9] == [row["id"] for row in types]
    assert types[2] == (await client.get("/v1/work_types/5")).json()
    assert {
        "id": 5,
        "label": "Earned time off",
        "work_code": "ETO",
        "primary_color": "#3B4650",
        "secondary_color": "#FFFFFF",
        "excludes_from_callback": True,
        "position": 2,
        "href": "https://api.crewsense.com/v1/work_types/5",
    } == types[2]
    assert (
        [
            {"id": 4, "work_type_id": 2, "label": "Holdover", "work_code": "HO"},
            {"id": 8, "work_type_id": 2, "label": "Mandatory", "work_code": "M-OT"},
        ]
        == (await client.get("/v1/work_subtypes")).json()
        == (await client.get("/v1/work_types/2/subtypes")).json()
    )
    assert [] == (await client.get("/v1/work_types/1/subtypes")).json()
