import asyncio

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, UnexpectedAnswer
from prefect_shiftwork.vendors.crewmojo import Crewmojo

MINUTE = 60.0


def sign_in_answered(answer: httpx.Response, requests: list[httpx.Request]) -> Crewmojo:
    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return answer

    return Crewmojo("invented-id", SecretStr("invented-secret"), transport=httpx.MockTransport(handler))


async def test_a_token_is_asked_for_as_documented():
    requests: list[httpx.Request] = []
    async with sign_in_answered(httpx.Response(200, json={"access_token": "t", "token_type": "Bearer"}), requests) as c:
        await c.sign_in()
    [request] = requests
    assert "POST https://api.crewmojo.com/v1/oauth/token" == f"{request.method} {request.url}"
    assert b"grant_type=client_credentials&client_id=invented-id&client_secret=invented-secret" == request.content
    assert "application/x-www-form-urlencoded" == request.headers["Content-Type"]
    assert "Authorization" not in request.headers


async def test_a_wrong_secret_is_tried_once_and_never_shown():
    requests: list[httpx.Request] = []
    answer = httpx.Response(401, json={"error": "invented-secret is wrong"})
    async with sign_in_answered(answer, requests) as crewmojo:
        with pytest.raises(NotAuthenticated, match=r"fetch_token was not authenticated \(401\): \*\*\* is wrong"):
            await crewmojo.sign_in()
    assert 1 == len(requests)


@pytest.mark.parametrize("status", [400, 401])
async def test_a_wrong_pair_names_where_the_right_one_is(status: int):
    async with sign_in_answered(httpx.Response(status, json={"error": "invalid_client"}), []) as crewmojo:
        with pytest.raises(NotAuthenticated, match=rf"\({status}\): invalid_client. .*Company Settings > Integrations"):
            await crewmojo.sign_in()


async def test_an_answer_without_token_names_the_field():
    async with sign_in_answered(httpx.Response(200, json={"token": "kept-quiet"}), []) as crewmojo:
        with pytest.raises(UnexpectedAnswer, match="access_token") as error:
            await crewmojo.sign_in()
    assert "kept-quiet" not in str(error.value)


async def test_a_token_serves_all_calls_for_25_minutes(crewmojo, vendor, clock, csv_answer):
    vendor.will(csv_answer())
    for _ in range(3):
        await crewmojo.request_report("people.all")
    clock.now += 25 * MINUTE - 1
    await crewmojo.request_report("people.all")
    assert 1 == vendor.tokens
    clock.now += 1
    await crewmojo.request_report("people.all")
    assert 2 == vendor.tokens


async def test_clients_of_one_credential_do_not_end_each_others_token(connect, vendor, csv_answer):
    vendor.will(csv_answer())
    async with connect() as one, connect() as other:
        await asyncio.gather(*(client.request_report("people.all") for client in (one, other) * 5))
    assert 1 == vendor.tokens
    assert 10 == len(vendor.requests)


async def test_a_token_that_another_program_ended_is_renewed_once_for_all(connect, vendor, csv_answer):
    vendor.will(csv_answer())
    async with connect() as one, connect() as other:
        await one.request_report("people.all")
        vendor.tokens += 1
        await asyncio.gather(*(client.request_report("people.all") for client in (one, other) * 5))
    assert 3 == vendor.tokens


async def test_a_program_that_keeps_ending_the_token_is_not_fought(crewmojo, vendor):
    requests: list[httpx.Request] = []

    def unauthorized(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(401, json={"error": "Unauthorized"})

    vendor.will(unauthorized)
    with pytest.raises(NotAuthenticated):
        await crewmojo.request_report("people.all")
    assert 2 == len(requests)
