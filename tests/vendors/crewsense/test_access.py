"""The fields of a CrewSense credential, and the check that it works."""

import httpx
import pytest
from pydantic import SecretStr, ValidationError

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.crewsense import CrewSenseAccess


def access(**fields: str) -> CrewSenseAccess:
    """A credential with some fields of its own."""
    given = {"client_id": "the-key", "client_secret": "the-secret", "timezone": "America/New_York", **fields}
    return CrewSenseAccess.model_validate(given)


async def identified(wire, *answers: object) -> tuple[str, list[str]]:
    """The name and the hints that a credential gets from these answers."""
    wire.will(*answers)
    shared = Shared(TokenHolder(), Budget(None))
    async with access().connect(shared, httpx.MockTransport(wire)) as client:
        account = await access().identify(client)
    assert "CrewSense" == account.vendor
    return account.name, account.missing


def types(*labels: str) -> list[dict[str, object]]:
    """Types of time off with these names."""
    return [{"id": number, "label": label} for number, label in enumerate(labels)]


async def test_a_good_key_is_recognised_by_its_types_of_time_off(wire) -> None:
    assert ("the organisation that has Sick, Vacation as time off", []) == (
        await identified(wire, types("Sick", "Vacation"))
    )
    assert ["GET /v1/time_off_types"] == wire.targets


async def test_a_long_list_of_types_is_cut_short(wire) -> None:
    name, _ = await identified(wire, types(*"ABCDEFG"))
    assert "the organisation that has A, B, C, D, E and more as time off" == name


async def test_a_type_without_a_name_is_told_by_its_number(wire) -> None:
    name, _ = await identified(wire, [{"id": 5}])
    assert "the organisation that has #5 as time off" == name


async def test_an_organisation_without_types_of_time_off_is_told_to_add_one(wire) -> None:
    name, missing = await identified(wire, [])
    assert "an organisation without types of time off" == name
    assert ["No type of time off is set up: add one in CrewSense before time off is copied or created."] == missing


def test_the_address_is_crewsense_unless_another_is_given() -> None:
    assert "https://api.crewsense.com" == access().base_url
    assert "http://127.0.0.1:8000/crewsense" == access(base_url="http://127.0.0.1:8000/crewsense/").base_url


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("America/New_Yrok", "did you mean America/New_York"),
        ("us/eastern", "did you mean US/Eastern"),
        ("Los Angeles", "did you mean America/Los_Angeles?"),
        ("America", "did you mean"),
        ("xyzzy", "write it like America/New_York"),
        ("", "write it like America/New_York"),
        ("../etc/passwd", "write it like America/New_York"),
    ],
)
def test_a_mistyped_time_zone_is_answered_with_names_like_it(typed, meant) -> None:
    with pytest.raises(ValidationError, match="there is no time zone") as caught:
        access(timezone=typed)
    (problem,) = caught.value.errors()
    assert meant in problem["msg"]
    assert ("timezone",) == problem["loc"]


@pytest.mark.parametrize("field", ["client_id", "client_secret"])
def test_a_key_is_not_empty(field) -> None:
    with pytest.raises(ValidationError):
        access(**{field: ""})


def test_the_secret_stays_out_of_what_is_printed() -> None:
    assert SecretStr("the-secret") == access().client_secret
    assert "the-secret" not in repr(access())


def test_every_field_says_what_to_enter() -> None:
    fields = CrewSenseAccess.model_fields
    assert ["client_id", "client_secret", "timezone", "base_url", "on_drift"] == list(fields)
    assert all(field.title and field.description and field.description.endswith(".") for field in fields.values())
