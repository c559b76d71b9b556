import httpx
import pytest

BANK = "/v1/users/98/timeoff/accrual/bank"
SICK = {"time_off_type_id": 5, "hours": -2.5, "admin_id": 848}


async def test_the_bank_is_that_of_the_documents(client: httpx.AsyncClient) -> None:
    assert [
        {"hours": 1001, "time_off_type": {"id": 5, "name": "Sick"}},
        {"hours": -125.024, "time_off_type": {"id": 6, "name": "Vacation"}},
        {"hours": 29.2125, "time_off_type": {"id": 7, "name": "Earned Time"}},
    ] == (await client.get(BANK)).json()


@pytest.mark.parametrize("path", [BANK, BANK + "/1"])
async def test_an_adjustment_adds_to_the_balance(client: httpx.AsyncClient, path: str) -> None:
    await client.post(path, json=SICK)
    await client.post(path, json=SICK)
    assert 996 == (await client.get(BANK)).json()[0]["hours"]


async def test_an_adjustment_opens_a_balance(client: httpx.AsyncClient) -> None:
    answer = await client.post(BANK, json=SICK | {"time_off_type_id": 8, "hours": 12, "notes": "Course"})
    assert "Time off bank adjusted: +12 hours of Training, now 12." == answer.json()["message"]
    assert {"hours": 12, "time_off_type": {"id": 8, "name": "Training"}} == (await client.get(BANK)).json()[-1]


@pytest.mark.parametrize("change", [{"time_off_type_id": 77}, {"admin_id": 77}, {"hours": True}, {"hours": "many"}])
async def test_a_wrong_adjustment_changes_nothing(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    assert 422 == (await client.post(BANK, json=SICK | change)).status_code
    assert 1001 == (await client.get(BANK)).json()[0]["hours"]


async def test_the_profile_says_how_each_type_accrues(client: httpx.AsyncClient) -> None:
    profile = (await client.get("/v1/users/98/timeoff/accrual/profile")).json()
    assert {
        "time_off_type": {"id": 7, "name": "Earned Time"},
        "accrual_type": "No automatic accrual",
    } == profile[2]


async def test_nobody_has_the_bank_of_an_unknown_user(client: httpx.AsyncClient) -> None:
    paths = [f"/v1/users/7/timeoff/accrual/{page}" for page in ("bank", "profile")]
    assert [404, 404] == [(await client.get(path)).status_code for path in paths]
