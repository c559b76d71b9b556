"""How a CrewSense key becomes a token, and how long that is used."""

from collections.abc import Callable

import httpx
import pytest

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.errors import NotAuthenticated, UnexpectedAnswer
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.crewsense import CrewSense

EXPIRED = {"status": 401, "error": "unauthorized", "error_message": "Access token is not valid"}


async def test_the_key_is_exchanged_for_a_bearer_token(client, wire, documented) -> None:
    wire.will_grant(documented["get_token"])
    wire.will([])
    await client.list_labels()
    assert [{"client_id": ["the-key"], "client_secret": ["the-secret"], "grant_type": ["client_credentials"]}] == (
        wire.token_requests
    )
    assert "Bearer documented-token" == wire.requests[0].headers["Authorization"]


@pytest.mark.parametrize(
    ("grant", "lifetime"),
    [
        ({"expires_in": 604800, "expires": 1426274440}, 604800),
        ({"expires_in": "86400"}, 86400),
        ({"expires": 1_750_000_000 + 1_000 + 7200}, 7200),
        ({}, 3600),
    ],
    ids=["expires_in is trusted first", "a number in quotes", "then expires", "then one hour"],
)
async def test_a_token_is_used_until_a_minute_before_its_end(client, wire, clock, grant, lifetime) -> None:
    wire.will_grant({"access_token": "first", "token_type": "bearer", **grant})
    wire.will([], [], [])
    await client.list_labels()
    clock.now += lifetime - 61
    await client.list_labels()
    assert 1 == len(wire.token_requests)
    clock.now += 1
    await client.list_labels()
    assert 2 == len(wire.token_requests)
    assert "Bearer token-2" == wire.requests[-1].headers["Authorization"]


async def test_a_token_that_is_rejected_is_renewed_once(client, wire) -> None:
    wire.will(httpx.Response(401, json=EXPIRED), [])
    assert [] == await client.list_labels()
    assert ["Bearer token-1", "Bearer token-2"] == [r.headers["Authorization"] for r in wire.requests]


async def test_a_second_rejection_is_final(client, wire) -> None:
    wire.will(httpx.Response(401, json=EXPIRED), httpx.Response(401, json=EXPIRED))
    with pytest.raises(NotAuthenticated, match="Access token is not valid"):
        await client.list_labels()
    assert 2 == len(wire.token_requests)


async def test_clients_of_one_credential_share_its_token(client_with: Callable[..., CrewSense], wire, clock) -> None:
    shared = Shared(TokenHolder(), Budget(None, clock))
    wire.will([], [])
    async with client_with(shared) as one, client_with(shared) as other:
        await one.list_labels()
        await other.list_filters()
    assert 1 == len(wire.token_requests)


@pytest.mark.parametrize("status", [400, 401])
async def test_a_wrong_key_names_where_the_valid_ones_are(client, wire, status) -> None:
    wire.will_grant(httpx.Response(status, json={"error": "invalid_client", "error_description": "No to the-secret"}))
    with pytest.raises(NotAuthenticated) as caught:
        await client.list_labels()
    assert "System Settings > Integrations" in str(caught.value)
    assert "the-secret" not in str(caught.value)
    assert "get_token" == caught.value.failure.operation
    assert [] == wire.requests


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(200, json={"token_type": "bearer"}), "access_token"),
        (httpx.Response(200, html="<h1>Maintenance</h1>"), "a web page instead of data"),
    ],
)
async def test_an_answer_without_a_token_is_named(client, wire, answer, words) -> None:
    wire.will_grant(answer)
    with pytest.raises(UnexpectedAnswer, match=words):
        await client.list_labels()
