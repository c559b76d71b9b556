"""Tokens: thirty minutes each, and one at a time."""

from datetime import timedelta

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

REPORT = "/integrations/download/people.all"


async def status_with(client: httpx.AsyncClient, token: str) -> int:
    return (await client.post(REPORT, headers={"Authorization": f"Bearer {token}"})).status_code


@pytest.mark.parametrize("form", ["json", "data"])
async def test_a_token_is_had_with_a_form_or_with_json(
    stranger: httpx.AsyncClient, grant: dict[str, str], form: str
) -> None:
    request = stranger.build_request("POST", "/oauth/token", **{form: grant})  # type: ignore[arg-type]
    answer = (await stranger.send(request)).json()
    assert {"access_token": answer["access_token"], "token_type": "Bearer", "expires_in": 1800} == answer
    assert await status_with(stranger, answer["access_token"]) == 200


async def test_a_new_token_ends_the_earlier_one(stranger: httpx.AsyncClient, grant: dict[str, str]) -> None:
    first, second = [(await stranger.post("/oauth/token", json=grant)).json()["access_token"] for _ in range(2)]
    assert [await status_with(stranger, token) for token in (first, second)] == [401, 200]


async def test_a_token_lives_for_thirty_minutes(crewmojo: httpx.AsyncClient, desk: Desk) -> None:
    desk.clock.advance(timedelta(minutes=29, seconds=59))
    assert (await crewmojo.post(REPORT)).status_code == 200
    desk.clock.advance(timedelta(seconds=1))
    expired = await crewmojo.post(REPORT)
    assert (expired.status_code, expired.json()) == (401, {"error": "Unauthorized"})


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "Client id or secret is wrong"),
        ({"client_id": "wrong"}, 401, "Client id or secret is wrong"),
        ({"grant_type": "password"}, 400, "body.grant_type: Input should be 'client_credentials'"),
        ({"scope": "all"}, 400, "body.scope: Extra inputs are not permitted"),
        ({"client_id": 7}, 400, "body.client_id: Input should be a valid string"),
    ],
)
async def test_a_refused_grant_says_why(
    stranger: httpx.AsyncClient, grant: dict[str, str], change: dict[str, object], status: int, error: str
) -> None:
    answer = await stranger.post("/oauth/token", json=grant | change)
    assert (status, {"error": error}) == (answer.status_code, answer.json())


async def test_a_refused_grant_leaves_the_present_token_alone(
    crewmojo: httpx.AsyncClient, grant: dict[str, str]
) -> None:
    await crewmojo.post("/oauth/token", json=grant | {"client_secret": "wrong"})
    assert (await crewmojo.post(REPORT)).status_code == 200


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        # An older version of the vendor's page has a curl that sends just this.
        ("application/x-www-form-urlencoded", b'{"grant_type": "client_credentials"}'),
        ("application/json", b"grant_type=client_credentials"),
        ("application/json", b"[]"),
        ("application/json", b"\xff"),
        ("text/plain", b"grant_type=client_credentials"),
        ("", b""),
    ],
)
async def test_a_body_of_another_type_than_it_says_is_refused(
    stranger: httpx.AsyncClient, content_type: str, body: bytes
) -> None:
    answer = await stranger.post("/oauth/token", content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/integrations/download/people.all"),
        ("GET", "/integrations/download/people.all/1"),
        ("POST", "/integrations/upload/humans"),
    ],
)
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer other", "Basic other"])
async def test_nothing_is_open_without_the_token(
    stranger: httpx.AsyncClient, method: str, path: str, header: str
) -> None:
    answer = await stranger.request(method, path, headers={"Authorization": header})
    assert (answer.status_code, answer.json()) == (401, {"error": "Unauthorized"})


@pytest.mark.parametrize("path", ["/oauth/token", REPORT])
async def test_an_unknown_query_parameter_is_refused(crewmojo: httpx.AsyncClient, path: str) -> None:
    answer = await crewmojo.post(path, params={"limit": 5})
    assert (answer.status_code, answer.json()) == (400, {"error": "Unknown query parameter: limit"})
