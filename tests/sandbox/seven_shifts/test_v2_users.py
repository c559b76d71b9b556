"""Users of v2, their wages and their assignments."""

from datetime import timedelta
from typing import Any

import httpx

from prefect_shiftwork.sandbox.desk import Desk

C = "/company/8655"
ADA: dict[str, Any] = {
    "first_name": "Ada",
    "last_name": "Winterbourne",
    "type": "employee",
    "location_ids": [1540],
    "department_ids": [2200],
    "role_ids": [3300, 3302],
    "email": "ada@example.org",
    "wages": [{"role_id": 3302, "wage_cents": 1400, "effective_date": "2026-11-01"}],
    "wage_cents": 1200,
    "invite_user": True,
}


async def hire(v2: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await v2.post(f"{C}/users", json=ADA | fields)
    assert 201 == answer.status_code
    user: dict[str, Any] = answer.json()["data"]
    return user


async def ids(v2: httpx.AsyncClient, **params: Any) -> list[int]:
    return [user["id"] for user in (await v2.get(f"{C}/users", params=params)).json()["data"]]


async def test_a_new_user_gets_the_next_punch_code(v2: httpx.AsyncClient) -> None:
    user = await hire(v2)
    assert ("0041", "pending", "40", 1200) == (
        user["punch_id"],
        user["invite_status"],
        user["max_weekly_hours"],
        user["hourly_wage"],
    )
    assert {"object": "user", "data": user} == (await v2.get(f"{C}/users/{user['id']}")).json()
    assert {"object": "user", "data": user} == (await v2.get(f"{C}/users/punch:0041")).json()


async def test_a_punch_code_belongs_to_one_person(v2: httpx.AsyncClient) -> None:
    answer = await v2.post(f"{C}/users", json=ADA | {"punch_id": "0001"})
    assert (422, "punch_id") == (answer.status_code, answer.json()["param"])


async def test_a_user_is_changed_and_hours_change_their_type(v2: httpx.AsyncClient) -> None:
    user = await hire(v2)
    change = {"max_weekly_hours": 30, "mobile_number": "3065550100", "notes": None, "pronouns": "she/her"}
    changed = (await v2.put(f"{C}/users/{user['id']}", json=change)).json()["data"]
    assert ("30", "3065550100", None, "she/her") == tuple(changed[name] for name in change)


async def test_a_user_is_deactivated_for_a_reason_and_can_come_back(v2: httpx.AsyncClient) -> None:
    url = f"{C}/users/1122540"
    gone = await v2.request("DELETE", url, json={"inactive_reason": "quit", "inactive_comments": "Moved"})
    assert 204 == gone.status_code
    assert [1122540] == await ids(v2, status="inactive")
    assert 1122540 in await ids(v2)
    assert (await v2.put(url, json={"active": True})).json()["data"]["active"]
    assert [] == await ids(v2, status="inactive")


async def test_a_reason_that_is_not_on_the_list_is_refused(v2: httpx.AsyncClient) -> None:
    answer = await v2.request("DELETE", f"{C}/users/1122540", json={"inactive_reason": "eloped"})
    assert (422, "inactive_reason") == (answer.status_code, answer.json()["param"])


async def test_users_are_found_by_place_name_and_state(v2: httpx.AsyncClient) -> None:
    everybody = await ids(v2)
    assert 20 == len(await ids(v2, location_id=1541))
    assert [1122505] == await ids(v2, name="ångholt")
    assert [] == await ids(v2, modified_since="2026-11-01")
    assert everybody == await ids(v2, status="active")
    assert set(await ids(v2, role_id=3301)) == set(await ids(v2, department_id=2201))


async def test_users_are_sorted_by_several_names(v2: httpx.AsyncClient) -> None:
    rows = (await v2.get(f"{C}/users", params={"sort_by": "lastname.asc,firstname.desc"})).json()["data"]
    brandhoeks = [row["first_name"] for row in rows if row["last_name"] == "Brandhoek"]
    assert ["Pieter", "Lene"] == brandhoeks
    assert sorted(row["last_name"] for row in rows) == [row["last_name"] for row in rows]


async def test_many_users_are_added_at_once_or_not_at_all(v2: httpx.AsyncClient) -> None:
    many = [ADA | {"first_name": name} for name in ("Ada", "Ida")]
    refused = await v2.post(f"{C}/create_many_users", json=[*many, ADA | {"role_ids": [1]}])
    assert (422, 40) == (refused.status_code, len(await ids(v2)))
    made = await v2.post(f"{C}/create_many_users", json=many)
    assert (201, ["0041", "0042"]) == (made.status_code, [user["punch_id"] for user in made.json()["data"]])


async def test_a_wage_to_come_becomes_current_on_its_day(v2: httpx.AsyncClient, desk: Desk) -> None:
    url = f"{C}/users/1122503/wages"
    raise_ = {"effective_date": "2026-12-01", "wage_type": "hourly", "wage_cents": 1300, "role_id": 3303}
    assert 201 == (await v2.post(url, json=raise_)).status_code
    wages = (await v2.get(url)).json()["data"]
    assert ([1100], [1300]) == (
        [wage["wage_cents"] for wage in wages["current_wages"]],
        [wage["wage_cents"] for wage in wages["upcoming_wages"]],
    )
    assert 409 == (await v2.post(url, json=raise_)).status_code
    desk.clock.advance(timedelta(days=8))
    assert [1300] == [wage["wage_cents"] for wage in (await v2.get(url)).json()["data"]["current_wages"]]


async def test_assignments_are_given_and_taken(v2: httpx.AsyncClient) -> None:
    url = f"{C}/users/{(await hire(v2, role_ids=[3300]))['id']}"
    given: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        ("location_assignments", {"location_id": 1541}, {"location_id": 1541, "name": "Riverside"}),
        (
            "department_assignments",
            {"department_id": 2203, "appear_on_schedule": False},
            {"department_id": 2203, "location_id": 1541, "name": "Kitchen", "appear_on_schedule": False},
        ),
        ("role_assignments", {"role_id": 3302, "primary": True}, {"role_id": 3302, "is_primary": True}),
    ]
    for path, new, expected in given:
        made = (await v2.post(f"{url}/{path}", json=new)).json()
        assert path == made["object"]
        assert expected.items() <= made["data"].items()
        assert 400 == (await v2.post(f"{url}/{path}", json=new)).status_code
        assert made["data"] in (await v2.get(f"{url}/{path}")).json()["data"]
    everything = (await v2.get(f"{url}/assignments")).json()["data"]
    assert ([1540, 1541], [2200, 2203], [3300, 3302]) == tuple(
        [row["id"] for row in everything[kind]] for kind in ("locations", "departments", "roles")
    )
    for path, record in (("location", 1541), ("department", 2203), ("role", 3302)):
        assert 204 == (await v2.delete(f"{url}/{path}_assignments/{record}")).status_code
        assert 404 == (await v2.delete(f"{url}/{path}_assignments/{record}")).status_code


async def test_a_department_has_one_primary_role(v2: httpx.AsyncClient) -> None:
    url = f"{C}/users/{(await hire(v2, role_ids=[3300]))['id']}/role_assignments"
    await v2.post(url, json={"role_id": 3302, "primary": True})
    await v2.post(url, json={"role_id": 3301, "primary": True})
    rows = (await v2.get(url)).json()["data"]
    assert [(3300, False), (3302, True), (3301, True)] == [(row["role_id"], row["is_primary"]) for row in rows]


async def test_a_punch_code_can_change_and_null_asks_for_a_new_one(v2: httpx.AsyncClient) -> None:
    url = f"{C}/users/1122503"
    statuses = [(await v2.put(url, json={"punch_id": code})).status_code for code in ("0001", "0003", "0099")]
    assert [422, 200, 200] == statuses
    assert "0100" == (await v2.put(url, json={"punch_id": None})).json()["data"]["punch_id"]
