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
    assert ("bearer", 86400) == (token["token_type"], token["expires_in"])
    assert int(desk.clock.now().timestamp()) + 86400 == token["expires"]
    assert 40 == len(token["access_token"])


async def test_credentials_in_json_are_refused(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/oauth/access_token", json=KEYS)
    assert 400 == answer.status_code
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
    assert "Check the parameter client_secret, grant_type." == answer.json()["error_message"]


@pytest.mark.parametrize("header", [None, "Bearer nonsense", "Basic c2FuZGJveA=="])
async def test_nothing_is_read_without_a_token(stranger: httpx.AsyncClient, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    answer = await stranger.get("/v1/labels?unknown=1", headers=headers)
    assert (401, EXPIRED) == (answer.status_code, answer.json())


async def test_a_token_ends_after_a_day(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.clock.advance(timedelta(seconds=86399))
    assert 200 == (await client.get("/v1/labels")).status_code
    desk.clock.advance(timedelta(seconds=1))
    answer = await client.get("/v1/labels")
    assert (401, EXPIRED) == (answer.status_code, answer.json())


async def test_a_new_token_leaves_the_old_one_alive(client: httpx.AsyncClient) -> None:
    second = (await client.post("/oauth/access_token", data=KEYS)).json()["access_token"]
    assert f"Bearer {second}" != client.headers["Authorization"]
    assert 200 == (await client.get("/v1/labels")).status_code


async def test_a_reset_forgets_tokens_and_changes(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.reset()
    assert 401 == (await client.get("/v1/labels")).status_code
