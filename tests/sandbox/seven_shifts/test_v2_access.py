"""Who gets into v2, and how often."""

from datetime import timedelta

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

GUID = {"x-company-guid": "7b5b1c1e-0000-4000-8000-000000008655"}
PARTNER = {
    "grant_type": "client_credentials",
    "client_id": "sandbox-partner",
    "client_secret": "sandbox-partner-secret",
    "scope": "locations:read shifts:read",
}


async def partner_token(v2: httpx.AsyncClient, **changes: str) -> str:
    answer = await v2.post("https://app.7shifts.com/oauth2/token", data=PARTNER | changes)
    token: str = answer.json()["access_token"]
    return token


async def test_the_access_token_belongs_to_a_person_and_a_company(v2: httpx.AsyncClient) -> None:
    answer = (await v2.get("/whoami")).json()
    assert "whoami" == answer["object"]
    assert [("Maren", 8655)] == [(user["first_name"], user["company_id"]) for user in answer["data"]["users"]]


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer wrong", "Basic sandbox-v2-token"])
async def test_any_other_token_is_refused(v2: httpx.AsyncClient, authorization: str) -> None:
    answer = await v2.get("/whoami", headers={"Authorization": authorization})
    assert (401, "application/problem+json") == (answer.status_code, answer.headers["content-type"])


async def test_a_partner_gets_a_token_for_an_hour(v2: httpx.AsyncClient, desk: Desk) -> None:
    answer = (await v2.post("https://app.7shifts.com/oauth2/token", data=PARTNER)).json()
    assert ("Bearer", 3600) == (answer["token_type"], answer["expires_in"])
    partner = GUID | {"Authorization": f"Bearer {answer['access_token']}"}
    assert 200 == (await v2.get("/company/8655/locations", headers=partner)).status_code
    desk.clock.advance(timedelta(hours=1))
    assert 401 == (await v2.get("/company/8655/locations", headers=partner)).status_code


async def test_a_partner_has_to_name_the_company(v2: httpx.AsyncClient) -> None:
    partner = {"Authorization": f"Bearer {await partner_token(v2)}"}
    for guid, status in ((GUID, 200), ({}, 400), ({"x-company-guid": "7b5b1c1e-0000-4000-8000-000000000001"}, 403)):
        assert status == (await v2.get("/company/8655/locations", headers=partner | guid)).status_code


async def test_a_partner_does_no_more_than_the_scopes_allow(v2: httpx.AsyncClient) -> None:
    partner = GUID | {"Authorization": f"Bearer {await partner_token(v2)}"}
    shift = {"location_id": 1540, "start": "2026-11-25T15:00:00Z", "end": "2026-11-25T23:00:00Z"}
    assert 200 == (await v2.get("/company/8655/shifts", headers=partner)).status_code
    refused = await v2.post("/company/8655/shifts", json=shift, headers=partner)
    assert (403, "The token lacks the scope shifts:write") == (refused.status_code, refused.json()["detail"])
    assert 403 == (await v2.get("/company/8655/users", headers=partner)).status_code


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "somebody"}, 401, "invalid_client"),
        ({"scope": "everything"}, 400, "invalid_scope"),
        ({"scope": ""}, 400, "invalid_request"),
    ],
)
async def test_a_token_request_that_is_wrong_is_refused_as_oauth_does(
    v2: httpx.AsyncClient, changes: dict[str, str], status: int, error: str
) -> None:
    answer = await v2.post("https://app.7shifts.com/oauth2/token", data=PARTNER | changes)
    assert (status, error) == (answer.status_code, answer.json()["error"])
    assert {"error", "error_description"} == answer.json().keys()


async def test_a_token_request_is_a_form(v2: httpx.AsyncClient) -> None:
    answer = await v2.post("https://app.7shifts.com/oauth2/token", json=PARTNER)
    assert (400, "invalid_request") == (answer.status_code, answer.json()["error"])


@pytest.mark.parametrize(
    ("version", "status"), [("2023-05-01", 200), ("2026-01-01", 200), ("1999-01-01", 400), ("latest", 400)]
)
async def test_only_known_versions_are_served(v2: httpx.AsyncClient, version: str, status: int) -> None:
    assert status == (await v2.get("/whoami", headers={"x-api-version": version})).status_code


async def test_another_company_is_out_of_reach(v2: httpx.AsyncClient) -> None:
    for path in ("/company/1234/shifts", "/companies/1234", "/time_off?company_id=1234", "/time_off_settings/1234"):
        assert 403 == (await v2.get(path)).status_code, path


async def test_the_request_after_the_six_hundredth_blocks_the_token_for_a_minute(
    v2: httpx.AsyncClient, desk: Desk
) -> None:
    desk.settings["seven_shifts.requests_per_minute"] = 3
    assert [200, 200, 200, 429] == [(await v2.get("/whoami")).status_code for _ in range(4)]
    desk.clock.advance(timedelta(seconds=59))
    blocked = await v2.get("/whoami")
    assert 429 == blocked.status_code
    assert "retry-after" not in blocked.headers
    desk.clock.advance(timedelta(seconds=1))
    assert 200 == (await v2.get("/whoami")).status_code


async def test_requests_of_a_minute_ago_no_longer_count(v2: httpx.AsyncClient, desk: Desk) -> None:
    desk.settings["seven_shifts.requests_per_minute"] = 2
    for _ in range(3):
        assert [200, 200] == [(await v2.get("/whoami")).status_code for _ in range(2)]
        desk.clock.advance(timedelta(minutes=1))
