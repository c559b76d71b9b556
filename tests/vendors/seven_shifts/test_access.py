"""The fields of a 7shifts credential, and the check that it works."""

import httpx
import pytest
from pydantic import ValidationError

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.seven_shifts import SevenShiftsAccess

GUID = "1310bfe1-cb3f-4f24-98a2-fde2bc504108"
TOKEN = {"access_token": "invented-access-token"}
GRANT = {"client_id": "invented-client", "client_secret": "invented-secret", "company_guid": GUID}


def shared() -> Shared:
    return Shared(TokenHolder(), Budget(None))


def companies(*ids: int) -> dict[str, object]:
    return {"object": "companies", "data": [{"id": id, "name": f"Table {id}"} for id in ids]}


@pytest.mark.parametrize(
    ("fields", "name", "missing"),
    [
        ({}, "8655 (Table 8655)", []),
        ({"company_id": 8655}, "8655 (Table 8655)", []),
        (
            {"company_id": 1},
            "",
            ["There is no company 1 here: set the company id to one of 8655 (Table 8655)."],
        ),
    ],
)
async def test_a_good_token_is_recognised_by_its_company(wire, fields, name, missing):
    wire.will(companies(8655))
    access = SevenShiftsAccess.model_validate(TOKEN | fields)
    async with access.connect(shared(), httpx.MockTransport(wire)) as client:
        account = await access.identify(client)
    assert ("7shifts", name, missing) == (account.vendor, account.name, account.missing)
    assert ["GET /v2/companies"] == wire.targets


@pytest.mark.parametrize(
    ("seen", "missing"),
    [
        ((1, 2), "The credential sees several companies: set the company id to the one to work on."),
        ((), "The credential sees no company: check whom it belongs to."),
    ],
)
async def test_a_credential_that_does_not_say_its_company_is_told_so(wire, seen, missing):
    wire.will(companies(*seen))
    access = SevenShiftsAccess.model_validate(TOKEN)
    async with access.connect(shared(), httpx.MockTransport(wire)) as client:
        assert [missing] == (await access.identify(client)).missing


async def test_a_partners_fields_make_a_grant(wire):
    token = httpx.Response(200, json={"access_token": "invented-token", "expires_in": 3600})
    wire.will(token, {"data": {"id": 1}})
    at = {"base_url": "https://api.example.com", "token_base_url": "https://login.example.com", "scope": "roles:read"}
    access = SevenShiftsAccess.model_validate(GRANT | at | {"company_id": 8655, "api_version": "2025-03-01"})
    async with access.connect(shared(), httpx.MockTransport(wire)) as client:
        await client.get_role(1)
    exchange, call = wire.requests
    assert ("login.example.com", "api.example.com") == (exchange.url.host, call.url.host)
    assert b"scope=roles%3Aread" in exchange.content
    assert (GUID, "2025-03-01") == (call.headers["x-company-guid"], call.headers["x-api-version"])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "give an access token; a partner gives client id, client secret and company GUID instead"),
        ({"access_token": ""}, "give an access token"),
        ({"company_guid": GUID}, "give an access token"),
        ({"client_id": "invented-client"}, "the client secret and the company GUID"),
        (GRANT | {"company_guid": ""}, "the company GUID"),
        (GRANT | {"client_id": ""}, "the client id"),
        (GRANT | TOKEN, "give an access token, or client id and client secret, not both"),
        (GRANT | {"company_guid": "8655"}, "the company GUID is a UUID .*, not the company id"),
        (TOKEN | {"api_version": "v2"}, "api_version"),
        (TOKEN | {"base_url": "http://api.7shifts.com"}, "must use https"),
        (GRANT | {"token_base_url": "http://app.7shifts.com"}, "must use https"),
    ],
)
def test_a_credential_that_cannot_work_says_what_is_missing(fields, reason):
    with pytest.raises(ValidationError, match=reason):
        SevenShiftsAccess.model_validate(fields)


def test_a_token_may_come_with_a_company_guid():
    assert GUID == SevenShiftsAccess.model_validate(TOKEN | {"company_guid": GUID.upper()}).company_guid


def test_the_vendors_addresses_and_version_are_the_defaults():
    access = SevenShiftsAccess.model_validate(TOKEN)
    assert ("https://api.7shifts.com", "https://app.7shifts.com", "2026-01-01") == (
        access.base_url,
        access.token_base_url,
        access.api_version,
    )


def test_no_secret_is_shown():
    for access in map(SevenShiftsAccess.model_validate, (TOKEN, GRANT)):
        shown = f"{access!r} {access.model_dump_json()}"
        assert "invented-access-token" not in shown
        assert "invented-secret" not in shown


def test_every_field_says_what_it_is():
    for name, field in SevenShiftsAccess.model_fields.items():
        assert field.title, name
        assert (field.description or "").endswith("."), name
