import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

NEW = {
    "employee_id": "DEV124",
    "username": "ptester",
    "first_name": "Pia",
    "last_name": "Tester",
    "role": "Deputy",
    "phone": "5555555555",
    "mail": "pia@example.com",
}


async def test_active_users_are_listed_without_the_system_itself(client: httpx.AsyncClient) -> None:
    users = (await client.get("/v1/users")).json()
    assert 43 == len(users)
    assert "CallBack Staffing" not in {user["full_name"] for user in users}


async def test_an_employee_id_answers_one_object(client: httpx.AsyncClient) -> None:
    user = (await client.get("/v1/users", params={"employee_id": "E007"})).json()
    assert (1007, "Priya Lanternmoor") == (user["user_id"], user["full_name"])


async def test_an_unknown_employee_id_answers_404(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/users", params={"employee_id": "E777"})
    assert (404, "No query results for model [User].") == (answer.status_code, answer.json()["error_message"])


async def test_one_user_has_extra_fields(client: httpx.AsyncClient) -> None:
    user = (await client.get("/v1/users/138")).json()
    assert ["oliver.sample@example.com", "oliver.sample@example.org"] == user["emails"]
    assert {"id": 1, "label": "Retired?", "value": "0"} == user["fields"][0]


async def test_two_people_share_one_address(client: httpx.AsyncClient) -> None:
    users = (await client.get("/v1/users")).json()
    shared = [user["user_id"] for user in users if user["emails"] == ["familie.brandhoek@example.org"]]
    assert [1039, 1040] == shared


async def test_a_user_is_created_by_put(client: httpx.AsyncClient, desk: Desk) -> None:
    number = (await client.put("/v1/users", json=NEW)).json()["id"]
    user = (await client.get(f"/v1/users/{number}")).json()
    assert ("Pia Tester", ["pia@example.com"], ["5555555555"]) == (
        user["full_name"],
        user["emails"],
        user["phone_numbers"],
    )
    assert "User 1041 'Pia Tester'" == desk.journal.entries[-1].text


async def test_a_password_is_taken_and_never_shown(client: httpx.AsyncClient) -> None:
    number = (await client.put("/v1/users", json=NEW | {"password": "s3cret-word"})).json()["id"]
    assert "s3cret-word" not in (await client.get(f"/v1/users/{number}")).text


@pytest.mark.parametrize("missing", ["username", "first_name", "last_name", "mail"])
async def test_a_user_without_a_name_or_an_address_is_refused(client: httpx.AsyncClient, missing: str) -> None:
    answer = await client.put("/v1/users", json={name: value for name, value in NEW.items() if name != missing})
    assert [f"The {missing.replace('_', ' ')} field is required."] == answer.json()["error_message"]


async def test_a_user_name_is_given_once(client: httpx.AsyncClient) -> None:
    await client.put("/v1/users", json=NEW)
    answer = await client.put("/v1/users", json=NEW)
    assert ["The username has already been taken."] == answer.json()["error_message"]
    assert 200 == (await client.patch("/v1/users/1041", json={"username": "ptester"})).status_code


async def test_a_patch_changes_what_it_names(client: httpx.AsyncClient) -> None:
    before = (await client.get("/v1/users/1001")).json()
    await client.patch("/v1/users/1001", json={"last_name": "Tidewater", "accrual_start_date": "2017-05-11"})
    after = (await client.get("/v1/users/1001")).json()
    changed = {name: after[name] for name in after if after[name] != before[name]}
    assert {
        "last_name": "Tidewater",
        "full_name": "Maren Tidewater",
        "accrual_start_date": "2017-05-11",
    } == changed


@pytest.mark.parametrize(("phone", "numbers"), [("5551112222", ["5551112222"]), ("", [])])
async def test_one_phone_replaces_all_numbers(client: httpx.AsyncClient, phone: str, numbers: list[str]) -> None:
    await client.patch("/v1/users/138", json={"phone": phone})
    assert numbers == (await client.get("/v1/users/138")).json()["phone_numbers"]


async def test_the_sample_of_a_later_patch_is_taken(client: httpx.AsyncClient) -> None:
    sample = {"accrual_profile": {"id": 7}, "accrual_track": {"id": 112}, "employee_id": 417}
    await client.patch("/v1/users/1001", json=sample)
    user = (await client.get("/v1/users/1001")).json()
    assert ({"id": 112, "name": "Paramedic"}, "417") == (user["accrual_track"], user["employee_id"])


@pytest.mark.parametrize("change", [{"last_name": None}, {"accrual_track": {"id": 9}}, {"mail": "nobody"}, {"id": 5}])
async def test_a_wrong_patch_is_refused(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    assert 422 == (await client.patch("/v1/users/1001", json=change)).status_code
