from datetime import timedelta

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

KEYS = {
    "client_id": "sandbox-crewsense",
    "client_secret": "sandbox-crewsense-secret",
    "grant_type": "client_credentials",
}
EXPIRED = {"status": 401, "error": "unauthorized", "error_message": "Access token is not valid"}


async def test_a_token_says_how_long_it_lasts(stranger: httpx.AsyncClient, desk: Desk) -> None:
    answer = await stranger.post("/oauth/access_token", data=KEYS)
    token = answer.json()
    assert {"access_token", "token_type", "expires", "expires_in"} == token.keys()
    assert (token["token_type"], token["expires_in"]) == ("bearer", 86400)
    assert int(desk.clock.now().timestamp()) + 86400 == token["expires"]
    assert len(token["access_token"]) == 40


async def test_credentials_in_json_are_refused(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/oauth/access_token", json=KEYS)
    assert answer.status_code == 400
    assert "application/x-www-form-urlencoded" in answer.json()["error_message"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"client_secret": "wrong"}, 401),
        ({"client_id": "wrong"}, 401),
        ({"grant_type": "password"}, 400),
        ({"scope": "all"}, 400),
    ],
)
async def test_wrong_credentials_are_refused(stranger: httpx.AsyncClient, change: dict[str, str], status: int) -> None:
    answer = await stranger.post("/oauth/access_token", data=KEYS | change)
    assert (status, status) == (answer.status_code, answer.json()["status"])


async def test_a_missing_credential_is_named(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/oauth/access_token", data={"client_id": "sandbox-crewsense"})
    assert answer.json()["error_message"] == "Check the parameter client_secret, grant_type."


@pytest.mark.parametrize("header", [None, "Bearer nonsense", "Basic c2FuZGJveA=="])
async def test_nothing_is_read_without_a_token(stranger: httpx.AsyncClient, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    answer = await stranger.get("/v1/labels?unknown=1", headers=headers)
    assert (answer.status_code, answer.json()) == (401, EXPIRED)


async def test_a_token_ends_after_a_day(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.clock.advance(timedelta(seconds=86399))
    assert (await client.get("/v1/labels")).status_code == 200
    desk.clock.advance(timedelta(seconds=1))
    answer = await client.get("/v1/labels")
    assert (answer.status_code, answer.json()) == (401, EXPIRED)


async def test_a_new_token_leaves_the_old_one_alive(client: httpx.AsyncClient) -> None:
    second = (await client.post("/oauth/access_token", data=KEYS)).json()["access_token"]
    assert f"Bearer {second}" != client.headers["Authorization"]
    assert (await client.get("/v1/labels")).status_code == 200


async def test_a_reset_forgets_tokens_and_changes(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.reset()
    assert (await client.get("/v1/labels")).status_code == 401
