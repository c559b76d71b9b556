"""Users of v1."""

from typing import Any

import httpx

from prefect_shiftwork.sandbox.desk import Desk

BOB: dict[str, Any] = {
    "user": {
        "firstname": "Bob",
        "lastname": "Fennimore",
        "user_type_id": 4,
        "wage_type": "salaried",
        "email_me_schedules": False,
    },
    "location": [{"id": 1540}, {"id": 1541}],
    "role": [{"id": 3300, "skill_level": 2, "hourly_wage": 5.00, "primary": 1}],
}


async def hire(v1: httpx.AsyncClient, body: dict[str, Any] = BOB) -> int:
    user_id: int = (await v1.post("/users", json=body)).json()["data"]["user"]["id"]
    return user_id


async def deep(v1: httpx.AsyncClient, user_id: int) -> dict[str, Any]:
    data: dict[str, Any] = (await v1.get(f"/users/{user_id}", params={"deep": 1})).json()["data"]
    return data


async def test_a_new_user_is_read_as_written(v1: httpx.AsyncClient) -> None:
    user = (await v1.get(f"/users/{await hire(v1)}")).json()["data"]["user"]
    assert ("Bob", "Fennimore", 4, 8655, "salaried") == (
        user["firstname"],
        user["lastname"],
        user["user_type_id"],
        user["company_id"],
        user["wage_type"],
    )
    assert (False, True, 1) == (
        user["email_me_schedules"],
        user["sms_me_schedules"],
        user["email_me_punch_errors"],
    )


async def test_deep_shows_where_and_what_a_user_works(v1: httpx.AsyncClient) -> None:
    data = await deep(v1, await hire(v1))
    assert {"user", "company", "location", "department", "role", "users_role", "permission"} == data.keys()
    assert [1540, 1541] == [location["id"] for location in data["location"]]
    assert {"role_id": 3300, "skill_level": 2, "hourly_wage": 5, "primary": True}.items() <= data["users_role"][
        0
    ].items()


async def test_lists_that_are_given_replace_those_before(v1: httpx.AsyncClient) -> None:
    user_id = await hire(v1)
    changed = {"user": {"email": "bob@example.org", "push": 0}, "location": [{"id": 1541}]}
    assert "User saved." == (await v1.put(f"/users/{user_id}", json=changed)).json()["message"]
    data = await deep(v1, user_id)
    assert ("bob@example.org", False) == (data["user"]["email"], data["user"]["push"])
    assert ([1541], [3300]) == (
        [location["id"] for location in data["location"]],
        [role["role_id"] for role in data["users_role"]],
    )


async def test_a_switch_that_is_turned_leaves_the_others(v1: httpx.AsyncClient) -> None:
    user_id = await hire(v1)
    await v1.put(f"/users/{user_id}", json={"user": {"sms_me_shiftpool": True}})
    user = (await deep(v1, user_id))["user"]
    assert (False, True) == (user["email_me_schedules"], user["sms_me_shiftpool"])


async def test_a_deleted_user_is_inactive(v1: httpx.AsyncClient) -> None:
    everybody = {"limit": 500}
    before = (await v1.get("/users", params=everybody)).json()["total"]
    assert "User deleted." == (await v1.delete("/users/1122540")).json()["message"]
    assert before - 1 == (await v1.get("/users", params={**everybody, "active": 1})).json()["total"]
    inactive = (await v1.get("/users", params={"active": 0, "deep": 1})).json()["data"]
    assert [(1122540, False)] == [(row["user"]["id"], row["user"]["active"]) for row in inactive]


async def test_forty_people_have_a_punch_code_as_employee_id(v1: httpx.AsyncClient) -> None:
    rows = (await v1.get("/users", params={"limit": 100})).json()["data"]
    assert [f"{number:04}" for number in range(1, 41)] == [row["user"]["employee_id"] for row in rows]


async def test_a_user_in_words_is_a_name(v1: httpx.AsyncClient, desk: Desk) -> None:
    await hire(v1)
    assert "Bob Fennimore (asst manager)" == desk.journal.entries[-1].text


async def test_unknown_switches_roles_and_types_are_refused(v1: httpx.AsyncClient) -> None:
    for change, status in (
        ({"user": {"fax_me_schedules": True}}, 402),
        ({"user": {"user_type_id": 2}}, 402),
        ({"user": {}, "role": [{"id": 1}]}, 404),
        ({"user": {}, "location": [{"id": 1}]}, 404),
    ):
        assert status == (await v1.put("/users/1122501", json=change)).status_code, change
