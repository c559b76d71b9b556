"""Roles, shifts, helpers and messages of an event."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

ID = "00000000-0000-4000-8000-000000000000"
TIMES = {"start_time": "2026-07-12T14:00:00.000Z", "end_time": "2026-07-12T18:00:00.000Z"}


@pytest.fixture
async def role(crewio: httpx.AsyncClient, sommerfest: str) -> str:
    answer = await crewio.post(f"{sommerfest}/roles", json={"name": "Aufbau", "color": "#2563EB"})
    return str(answer.json()["role"]["id"])


async def test_the_roles_of_the_world_have_the_colours_of_the_world(
    crewio: httpx.AsyncClient, sommerfest: str, desk: Desk
) -> None:
    roles = (await crewio.get(f"{sommerfest}/roles")).json()["roles"]
    assert [(role.name, role.color) for role in desk.world.event.roles] == [(r["name"], r["color"]) for r in roles]


async def test_a_role_is_created_changed_and_deleted(crewio: httpx.AsyncClient, sommerfest: str, role: str) -> None:
    path = f"{sommerfest}/roles/{role}"
    changed = (await crewio.patch(path, json={"name": "Abbau"})).json()
    assert {"role": {"id": role, "name": "Abbau", "color": "#2563EB"}} == changed
    assert [(await crewio.delete(path)).status_code for _ in range(2)] == [204, 404]


async def test_a_deleted_role_takes_its_shifts_and_their_assignments_along(
    crewio: httpx.AsyncClient, sommerfest: str
) -> None:
    role = (await crewio.get(f"{sommerfest}/roles")).json()["roles"][0]["id"]
    await crewio.delete(f"{sommerfest}/roles/{role}")
    shifts = (await crewio.get(f"{sommerfest}/shifts")).json()["shifts"]
    assignments = (await crewio.get(f"{sommerfest}/assignments")).json()["assignments"]
    assert role not in {shift["role_id"] for shift in shifts}
    assert {each["shift_id"] for each in assignments} <= {shift["id"] for shift in shifts}


@pytest.mark.parametrize("color", ["blue", "#25", "2563EB"])
async def test_a_colour_is_six_hexadecimal_digits(crewio: httpx.AsyncClient, sommerfest: str, color: str) -> None:
    answer = await crewio.post(f"{sommerfest}/roles", json={"name": "Aufbau", "color": color})
    assert answer.status_code == 400


async def test_the_portals_shift_is_answered_word_for_word(crewio: httpx.AsyncClient, documented: str) -> None:
    (shift,) = (await crewio.get(f"{documented}/shifts")).json()["shifts"]
    (role,) = (await crewio.get(f"{documented}/roles")).json()["roles"]
    rest = {"required_count": 3, "allow_overbooking": False, "notes": None}
    assert {"id": shift["id"], "role_id": role["id"], **TIMES, **rest} == shift


async def test_a_shift_is_created_changed_and_deleted(crewio: httpx.AsyncClient, sommerfest: str, role: str) -> None:
    created = await crewio.post(f"{sommerfest}/shifts", json={"role_id": role, **TIMES, "required_count": 2})
    shift = created.json()["shift"]
    path = f"{sommerfest}/shifts/{shift['id']}"
    changed = await crewio.patch(path, json={"notes": "Bitte pünktlich", "allow_overbooking": True})
    assert {"shift": shift | {"notes": "Bitte pünktlich", "allow_overbooking": True}} == changed.json()
    assert [(await crewio.delete(path)).status_code for _ in range(2)] == [204, 404]


async def test_times_come_back_with_milliseconds(crewio: httpx.AsyncClient, sommerfest: str, role: str) -> None:
    times = {"start_time": "2026-07-12T14:00:00Z", "end_time": "2026-07-12T18:00:00.5Z"}
    shift = (await crewio.post(f"{sommerfest}/shifts", json={"role_id": role, **times})).json()["shift"]
    assert shift["start_time"] == "2026-07-12T14:00:00.000Z"
    assert shift["end_time"] == "2026-07-12T18:00:00.500Z"


@pytest.mark.parametrize(
    "change",
    [
        {"start_time": "2026-07-12T14:00:00"},
        {"start_time": "2026-07-12T14:00:00+02:00"},
        {"start_time": "2026-07-12"},
        {"start_time": 1783864800},
        {"end_time": "2026-07-12T14:00:00.000Z"},
        {"required_count": "3"},
        {"required_count": 0},
        {"allow_overbooking": 1},
        {"role_id": "role_uuid"},
    ],
    ids=str,
)
async def test_a_shift_with_a_wrong_value_is_refused(
    crewio: httpx.AsyncClient, documented: str, change: dict[str, object]
) -> None:
    (shift,) = (await crewio.get(f"{documented}/shifts")).json()["shifts"]
    body = {"role_id": shift["role_id"], **TIMES}
    answers = [
        await crewio.post(f"{documented}/shifts", json=body | change),
        await crewio.patch(f"{documented}/shifts/{shift['id']}", json=change),
    ]
    assert [answer.status_code for answer in answers] == [400, 400]


async def test_a_role_of_another_event_is_not_found(crewio: httpx.AsyncClient, documented: str, role: str) -> None:
    (shift,) = (await crewio.get(f"{documented}/shifts")).json()["shifts"]
    answers = [
        await crewio.post(f"{documented}/shifts", json={"role_id": role, **TIMES}),
        await crewio.patch(f"{documented}/shifts/{shift['id']}", json={"role_id": role}),
        await crewio.patch(f"{documented}/roles/{role}", json={"name": "Grill"}),
    ]
    assert [(each.status_code, each.json()) for each in answers] == [(404, {"error": "Role not found"})] * 3


async def test_helpers_have_the_name_and_the_email_that_matching_needs(
    crewio: httpx.AsyncClient, sommerfest: str, desk: Desk
) -> None:
    helpers = (await crewio.get(f"{sommerfest}/helpers")).json()["helpers"]
    assert [(p.name, p.email) for p in desk.world.event.helpers] == [(h["name"], h["email"]) for h in helpers]


async def test_access_is_taken_and_given_back(crewio: httpx.AsyncClient, sommerfest: str) -> None:
    path = f"{sommerfest}/helpers"
    helper = (await crewio.get(path)).json()["helpers"][0]
    query = {"userId": helper["user_id"]}

    assert [(await crewio.delete(path, params=query)).status_code for _ in range(2)] == [204, 404]
    assert helper not in (await crewio.get(path)).json()["helpers"]
    given = await crewio.post(path, json={"user_id": helper["user_id"]})
    assert (201, {"helper": helper}) == (given.status_code, given.json())
    assert helper in (await crewio.get(path)).json()["helpers"]


async def test_access_is_for_members_only(crewio: httpx.AsyncClient, sommerfest: str) -> None:
    answer = await crewio.post(f"{sommerfest}/helpers", json={"user_id": ID})
    assert (answer.status_code, answer.json()) == (404, {"error": "User not found"})


async def test_taking_access_needs_to_say_whose(crewio: httpx.AsyncClient, sommerfest: str) -> None:
    answer = await crewio.delete(f"{sommerfest}/helpers")
    assert (answer.status_code, answer.json()) == (400, {"error": "query.userId: Field required"})


async def test_a_message_is_whatever_was_sent_and_an_id(crewio: httpx.AsyncClient, sommerfest: str) -> None:
    path = f"{sommerfest}/messages"
    created = (await crewio.post(path, json={"text": "Wir brauchen Hilfe", "tags": ["Grill"]})).json()["message"]
    message = f"{path}/{created['id']}"
    changed = (await crewio.patch(message, json={"text": "Danke!", "id": "mine"})).json()["message"]

    assert {"id": created["id"], "text": "Danke!", "tags": ["Grill"]} == changed
    assert {"messages": [changed]} == (await crewio.get(path)).json()
    assert [(await crewio.delete(message)).status_code for _ in range(2)] == [204, 404]


async def test_a_message_is_an_object(crewio: httpx.AsyncClient, sommerfest: str) -> None:
    assert (await crewio.post(f"{sommerfest}/messages", json=["Hilfe"])).status_code == 400


async def test_every_change_is_in_the_journal(
    crewio: httpx.AsyncClient, sommerfest: str, desk: Desk, role: str
) -> None:
    shift = (await crewio.post(f"{sommerfest}/shifts", json={"role_id": role, **TIMES})).json()["shift"]
    await crewio.delete(f"{sommerfest}/shifts/{shift['id']}")
    assert [(entry.vendor, entry.action, entry.text) for entry in desk.journal.entries] == [
        ("crewio", "created", "Role 'Aufbau' of 'Sommerfest'"),
        ("crewio", "created", "Shift 'Aufbau' of 'Sommerfest', 12 Jul 14:00 UTC"),
        ("crewio", "deleted", "Shift 'Aufbau' of 'Sommerfest', 12 Jul 14:00 UTC"),
    ]
