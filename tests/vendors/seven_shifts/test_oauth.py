"""Access tokens are sent as they are; a partner's grant is exchanged for tokens that are renewed in time."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, Rejected, UnexpectedAnswer
from prefect_shiftwork.vendors.seven_shifts import PartnerGrant

GUID = "1310bfe1-cb3f-4f24-98a2-fde2bc504108"
GRANT = PartnerGrant("invented-client", SecretStr("invented-secret"), GUID, "companies:read shifts:read")
RECORD = {"data": {"id": 1}}


def desk(expires_in: int = 3600) -> Callable[[httpx.Request], httpx.Response]:
    """A vendor that issues numbered tokens and answers each call with a record."""
    issued = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal issued
        if request.url.path != "/oauth2/token":
            return httpx.Response(200, json=RECORD)
        issued += 1
        token = {"token_type": "Bearer", "expires_in": expires_in, "access_token": f"invented-token-{issued}"}
        return httpx.Response(200, json=token)

    return answer


def tokens(wire: Any) -> list[str]:
    """The credential that each call was made with."""
    return [r.headers["Authorization"] for r in wire.requests if r.url.path != "/oauth2/token"]


async def test_an_access_token_is_sent_as_it_is(v2, wire):
    wire.will(RECORD)
    await v2.get_role(1)
    headers = wire.request.headers
    assert ("Bearer invented-access-token", "2026-01-01") == (headers["Authorization"], headers["x-api-version"])
    assert "x-company-guid" not in headers


async def test_without_a_version_the_vendor_chooses(connect, wire):
    wire.will(RECORD)
    await connect(company_id=8655, api_version="").get_role(1)
    assert "x-api-version" not in wire.request.headers


async def test_a_grant_is_exchanged_at_the_vendors_other_host(connect, wire):
    wire.will(desk())
    await connect(GRANT, company_id=8655).get_role(1)
    exchange, call = wire.requests
    assert "https://app.7shifts.com/oauth2/token" == str(exchange.url)
    assert {
        "grant_type": ["client_credentials"],
        "client_id": ["invented-client"],
        "client_secret": ["invented-secret"],
        "scope": ["companies:read shifts:read"],
    } == parse_qs(exchange.content.decode())
    assert "Authorization" not in exchange.headers
    assert ("Bearer invented-token-1", GUID) == (call.headers["Authorization"], call.headers["x-company-guid"])


async def test_no_scope_is_asked_for_unless_one_is_given(connect, wire):
    wire.will(desk())
    grant = PartnerGrant("invented-client", SecretStr("invented-secret"), GUID)
    await connect(grant, company_id=8655).get_role(1)
    assert "scope" not in parse_qs(wire.requests[0].content.decode())


async def test_a_token_serves_until_a_minute_before_its_end(connect, wire, clock):
    wire.will(desk(3600))
    v2 = connect(GRANT, company_id=8655)
    for wait in (0, 3539, 1, 3539):
        clock.now += wait
        await v2.get_role(1)
    assert [f"Bearer invented-token-{n}" for n in (1, 1, 2, 2)] == tokens(wire)


async def test_a_token_that_is_refused_is_renewed_once(connect, wire):
    issue = desk()
    wire.will(issue, httpx.Response(401), issue)
    assert 1 == (await connect(GRANT, company_id=8655).get_role(1)).id
    assert ["Bearer invented-token-1", "Bearer invented-token-2"] == tokens(wire)


async def test_a_grant_that_is_revoked_is_said_to_be_refused(connect, wire):
    issue = desk()
    wire.will(issue, httpx.Response(401), issue, httpx.Response(401, json={"detail": "Grant was revoked"}))
    with pytest.raises(NotAuthenticated, match=r"7shifts get_role .*\(401\): Grant was revoked"):
        await connect(GRANT, company_id=8655).get_role(1)


async def test_a_wrong_client_is_told_in_the_vendors_words_without_its_secret(connect, wire):
    refusal = {"error": "invalid_client", "error_description": "invented-secret is not the secret of this client"}
    wire.will(httpx.Response(400, json=refusal))
    with pytest.raises(Rejected, match=r"7shifts fetch_token .*\*\*\* is not the secret of this client"):
        await connect(GRANT, company_id=8655).get_role(1)


@pytest.mark.parametrize("answer", [{"token_type": "Bearer"}, []])
async def test_an_answer_without_a_token_is_undocumented(connect, wire, answer):
    wire.will(answer)
    with pytest.raises(UnexpectedAnswer, match="7shifts fetch_token"):
        await connect(GRANT, company_id=8655).get_role(1)


async def test_no_message_holds_the_token(v2, wire):
    wire.will(httpx.Response(401, json={"message": "invented-access-token has expired"}))
    with pytest.raises(NotAuthenticated, match=r"\*\*\* has expired"):
        await v2.get_role(1)


def test_a_grant_does_not_show_its_secret():
    assert "invented-secret" not in repr(GRANT)
