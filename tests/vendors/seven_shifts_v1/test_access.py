"""The fields of a v1 credential, and the check that it works."""

import base64

import httpx
import pytest
from pydantic import ValidationError

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1, SevenShiftsV1Access

SHARED = Shared(TokenHolder(), Budget(None))


def access(**fields: object) -> SevenShiftsV1Access:
    """A credential with some fields of its own."""
    return SevenShiftsV1Access.model_validate({"api_key": "invented-api-key", **fields})


async def test_the_key_is_the_user_name_and_the_password_is_empty(v1, wire, document):
    wire.will(document["Roles Read"]["answer"])
    await v1.get_role(6007)
    assert f"Basic {base64.b64encode(b'invented-api-key:').decode()}" == wire.request.headers["Authorization"]


async def test_a_good_key_is_recognised_by_its_company(wire, document):
    wire.will(document["Companies List"]["answer"])
    async with access().connect(SHARED, httpx.MockTransport(wire)) as client:
        account = await access().identify(client)
    assert ("7shifts v1", "ABC Company", []) == (account.vendor, account.name, account.missing)
    assert "/v1/companies" == wire.request.url.path


async def test_a_company_without_a_name_is_told_by_its_number(wire):
    wire.will({"status": "success", "data": [{"company": {"id": "374"}}], "total": 1})
    async with access().connect(SHARED, httpx.MockTransport(wire)) as client:
        assert "company 374" == (await access().identify(client)).name


@pytest.mark.parametrize(
    ("literal", "create", "update"),
    [
        (False, "POST /v1/locations", "PUT /v1/locations/5881"),
        (True, "POST /v1/departments", "PUT /v1/location/5881"),
    ],
)
async def test_locations_go_to_the_printed_paths_only_when_that_is_asked_for(wire, document, literal, create, update):
    wire.will(document["Locations Create"]["answer"], document["Locations Update"]["answer"])
    async with access(literal_paths=literal).connect(SHARED, httpx.MockTransport(wire)) as client:
        await client.create_location("3rd Ave")
        await client.update_location(5881, "4th Ave")
    assert [create, update] == [f"{request.method} {request.url.path}" for request in wire.requests]


async def test_reads_go_to_the_usual_paths_even_then(connect, wire, document):
    wire.will(document["Locations Read"]["answer"])
    await connect(literal_paths=True).get_location(5881)
    assert "/v1/locations/5881" == wire.request.url.path


async def test_the_zone_of_shifts_is_a_field_of_the_credential(wire, document):
    wire.will(document["Shifts Read"]["answer"])
    async with access(timezone="America/Toronto").connect(SHARED, httpx.MockTransport(wire)) as client:
        assert "2014-03-30T07:15:00-04:00" == (await client.get_shift(504756)).start.isoformat()


def test_shift_times_are_utc_at_the_vendors_address_unless_said_otherwise():
    assert ("UTC", False, "https://api.7shifts.com") == (
        access().timezone,
        access().literal_paths,
        access().base_url,
    )
    assert SevenShiftsV1.default_base_url == access().base_url


@pytest.mark.parametrize("zone", ["Regina", "America", "", "../etc/passwd"])
def test_a_zone_that_does_not_exist_is_refused(zone):
    with pytest.raises(ValidationError, match="there is no time zone"):
        access(timezone=zone)


def test_a_base_url_that_would_send_the_key_in_clear_text_is_refused():
    with pytest.raises(ValidationError, match="must use https"):
        access(base_url="http://api.7shifts.com")


def test_the_key_is_not_shown():
    assert "invented-api-key" not in f"{access()!r} {access().model_dump_json()}"


def test_every_field_says_what_it_is():
    for name, field in SevenShiftsV1Access.model_fields.items():
        assert field.title, name
        assert (field.description or "").endswith("."), name
