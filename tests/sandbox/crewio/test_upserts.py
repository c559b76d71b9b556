"""Assignments and availability: the two operations that may be repeated."""

import httpx
import pytest

from prefect_shiftwork.sandbox.board import Absence
from prefect_shiftwork.sandbox.desk import Desk

ID = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
async def open_shift(crewio: httpx.AsyncClient, documented: str) -> dict[str, str]:
    """A shift of the documented event with two open slots, and a helper who is not in it."""
    (shift,) = (await crewio.get(f"{documented}/shifts")).json()["shifts"]
    helpers = (await crewio.get(f"{documented}/helpers")).json()["helpers"]
    return {"shift_id": shift["id"], "user_id": helpers[5]["user_id"]}


async def test_the_first_upsert_creates_and_the_second_changes(
    crewio: httpx.AsyncClient, documented: str, open_shift: dict[str, str]
) -> None:
    path = f"{documented}/assignments"
    first = await crewio.post(path, json={**open_shift, "state": "confirmed", "notes": "Von extern"})
    second = await crewio.post(path, json={**open_shift, "state": "checked_in"})

    assert [first.status_code, second.status_code] == [201, 200]
    assert first.json()["assignment"]["id"] == second.json()["assignment"]["id"]
    rows = (await crewio.get(path)).json()["assignments"]
    assert [(row["state"], row["notes"]) for row in rows if row["user_id"] == open_shift["user_id"]] == [
        ("checked_in", None)
    ]


async def test_an_upsert_is_answered_with_the_four_fields_of_the_portal(
    crewio: httpx.AsyncClient, documented: str, open_shift: dict[str, str]
) -> None:
    body = {**open_shift, "state": "confirmed", "notes": "Von extern"}
    answer = (await crewio.post(f"{documented}/assignments", json=body)).json()["assignment"]
    assert {"id": answer["id"], **open_shift, "state": "confirmed"} == answer


async def test_a_full_shift_takes_nobody_unless_it_may_be_overbooked(
    crewio: httpx.AsyncClient, documented: str
) -> None:
    path = f"{documented}/assignments"
    (shift,) = (await crewio.get(f"{documented}/shifts")).json()["shifts"]
    helpers = [h["user_id"] for h in (await crewio.get(f"{documented}/helpers")).json()["helpers"]]
    bodies = [{"shift_id": shift["id"], "user_id": user, "state": "confirmed"} for user in helpers[:4]]

    assert [(await crewio.post(path, json=body)).status_code for body in bodies] == [200, 201, 201, 400]
    assert (await crewio.post(path, json={**bodies[3], "state": "declined"})).status_code == 201
    await crewio.patch(f"{documented}/shifts/{shift['id']}", json={"allow_overbooking": True})
    assert (await crewio.post(path, json=bodies[3])).status_code == 200


@pytest.mark.parametrize(
    ("change", "error"),
    [({"shift_id": ID}, "Shift not found"), ({"user_id": ID}, "Helper of this event not found")],
)
async def test_an_assignment_joins_what_belongs_to_the_event(
    crewio: httpx.AsyncClient, documented: str, open_shift: dict[str, str], change: dict[str, str], error: str
) -> None:
    body = {**open_shift, "state": "confirmed", **change}
    answer = await crewio.post(f"{documented}/assignments", json=body)
    assert (404, {"error": error}) == (answer.status_code, answer.json())


async def test_half_of_the_worlds_slots_are_taken_as_the_world_says(
    crewio: httpx.AsyncClient, sommerfest: str, desk: Desk
) -> None:
    shifts = (await crewio.get(f"{sommerfest}/shifts")).json()["shifts"]
    taken = (await crewio.get(f"{sommerfest}/assignments")).json()["assignments"]
    open_slots = sum(shift["required_count"] for shift in shifts) - len(taken)
    assert sum(shift.open_slots for shift in desk.world.event.shifts) == open_slots > 0


async def test_a_request_and_its_answers_go_the_way_of_the_portal(crewio: httpx.AsyncClient, sommerfest: str) -> None:
    slots = [{"id": "slot_a", "label": "Sa 10:00-12:00"}, {"id": "slot_b", "label": "Sa 12:00-14:00"}]
    created = await crewio.post(f"{sommerfest}/availability/requests", json={"time_slots": slots})
    request = created.json()["request"]
    user = (await crewio.get(f"{sommerfest}/helpers")).json()["helpers"][0]["user_id"]
    body = {"request_id": request["id"], "user_id": user}

    async def answer(*available: bool) -> httpx.Response:
        responses = [
            {"time_slot_id": slot["id"], "available": yes} for slot, yes in zip(slots, available, strict=False)
        ]
        return await crewio.post(f"{sommerfest}/availability/responses", json={**body, "responses": responses})

    first, second = await answer(True, False), await answer(False)
    responses = (await crewio.get(f"{sommerfest}/availability/responses")).json()["responses"]

    assert [created.status_code, first.status_code, second.status_code] == [201, 201, 200]
    assert {"id": request["id"], "time_slots": slots} == request
    assert [second.json()["response"]] == [each for each in responses if each["request_id"] == request["id"]]
    assert second.json()["response"]["responses"] == [{"time_slot_id": "slot_a", "available": False}]


@pytest.mark.parametrize(
    "slots", [[], [{"id": "a"}], [{"id": "a", "label": "Sa"}, {"id": "a", "label": "So"}]], ids=len
)
async def test_a_request_needs_slots_that_can_be_told_apart(
    crewio: httpx.AsyncClient, sommerfest: str, slots: list[dict[str, str]]
) -> None:
    answer = await crewio.post(f"{sommerfest}/availability/requests", json={"time_slots": slots})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"request_id": ID}, 404),
        ({"user_id": ID}, 404),
        ({"responses": [{"time_slot_id": "slot_c", "available": True}]}, 400),
        ({"responses": [{"time_slot_id": "slot_a", "available": "yes"}]}, 400),
        ({"responses": []}, 400),
    ],
    ids=str,
)
async def test_answers_fit_their_request(
    crewio: httpx.AsyncClient, documented: str, change: dict[str, object], status: int
) -> None:
    (known,) = (await crewio.get(f"{documented}/availability/responses")).json()["responses"]
    body = {name: known[name] for name in ("request_id", "user_id", "responses")}
    answer = await crewio.post(f"{documented}/availability/responses", json=body | change)
    assert status == answer.status_code


async def test_the_page_learns_who_cannot_come_and_when(crewio: httpx.AsyncClient, documented: str, desk: Desk) -> None:
    rows = list(desk.board.time_off["crewio"]())
    helper = desk.world.event.helpers[0].name
    assert Absence(helper, "Sommerfest 2026, Sa 12:00-14:00", None, None, "not available") in rows
    first = desk.world.event.shifts[0]
    assert (first.start, first.end) in {(row.start, row.end) for row in rows}
