"""The blocks: what Prefect asks of every block, and what people ask of these."""

import json
from typing import Any

import pytest
from prefect.blocks.core import Block
from prefect.testing.standard_test_suites import BlockStandardTestSuite
from pydantic import SecretStr

from prefect_shiftwork import blocks
from prefect_shiftwork.blocks import CREDENTIALS, PeopleMap, PersonRow

BLOCKS = [*CREDENTIALS.values(), PeopleMap]
FILLED: dict[str, dict[str, Any]] = {
    "crewsense": {"client_id": "id", "client_secret": "canary-1", "timezone": "America/New_York"},
    "crewio": {"api_key": "canary-1", "webhook_secret": "canary-2"},
    "seven_shifts_v1": {"api_key": "canary-1"},
    "seven_shifts": {"access_token": "canary-1"},
    "crewmojo": {"client_id": "id", "client_secret": "canary-1"},
}


@pytest.mark.parametrize("block", BLOCKS)
class TestEachBlock(BlockStandardTestSuite):
    @pytest.fixture
    def block(self, block: type[Block]) -> type[Block]:
        return block

    test_has_a_valid_image = None  # type: ignore[assignment]  # a logo is loaded from the internet; these have none


@pytest.mark.parametrize("block", BLOCKS)
def test_every_field_has_a_title_for_people(block: type[Block]) -> None:
    for name, field in block.model_fields.items():
        assert field.title, name
        assert field.title[0].isupper() or field.title[0].isdigit(), name


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_flat(block: type[Block]) -> None:
    schema = block.model_json_schema()
    assert {} == schema["block_schema_references"]
    assert not [path for path in schema["secret_fields"] if "." in path]


@pytest.mark.parametrize("vendor_id", CREDENTIALS)
def test_secrets_are_not_shown(vendor_id: str) -> None:
    block = CREDENTIALS[vendor_id](**FILLED[vendor_id])
    for shown in (repr(block), str(block), block.model_dump_json(), json.dumps(block.model_json_schema())):
        assert "canary" not in shown


@pytest.mark.parametrize("vendor_id", CREDENTIALS)
def test_secret_fields_are_declared_to_prefect(vendor_id: str) -> None:
    block = CREDENTIALS[vendor_id]
    secret = {name for name, field in block.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert secret == set(block.model_json_schema()["secret_fields"])


@pytest.mark.parametrize("vendor_id", CREDENTIALS)
def test_plain_http_is_refused_outside_of_this_machine(vendor_id: str) -> None:
    with pytest.raises(ValueError, match="must use https"):
        CREDENTIALS[vendor_id](**FILLED[vendor_id], base_url="http://api.example.com")
    assert CREDENTIALS[vendor_id](**FILLED[vendor_id], base_url="http://127.0.0.1:4280/x")


def test_a_wrong_time_zone_is_named_with_the_nearest_ones() -> None:
    with pytest.raises(ValueError, match="America/New_York"):
        CREDENTIALS["crewsense"](client_id="x", client_secret="x", timezone="America/NewYork")


@pytest.mark.parametrize("vendor_id", CREDENTIALS)
async def test_a_block_gives_its_vendors_client(vendor_id: str) -> None:
    block = CREDENTIALS[vendor_id](**FILLED[vendor_id])
    async with block.get_client() as client:
        assert vendor_id == client.id


def test_blocks_are_known_by_their_slugs() -> None:
    slugs = [block.get_block_type_slug() for block in BLOCKS]
    expected = ["crewsense", "crewio", "seven-shifts-v1", "seven-shifts", "crewmojo"]
    assert [*(f"{name}-credentials" for name in expected), "people-map"] == slugs


def test_all_blocks_are_exported_for_registration() -> None:
    assert {block.__name__ for block in BLOCKS} <= set(blocks.__all__)


def test_a_map_of_people_tells_who_is_who_where_both_ids_are_known() -> None:
    people = PeopleMap(
        people=[
            PersonRow(name="Ada", crewsense="848", seven_shifts="1122554"),
            PersonRow(name="Ben", crewsense="849"),
            PersonRow(name="Cem", seven_shifts="1122555", crewio="us_1"),
        ]
    )
    assert {"848": "1122554"} == people.between("crewsense", "seven_shifts")
    assert {"1122555": "us_1"} == people.between("seven_shifts", "crewio")


def test_secrets_reach_the_wire_only() -> None:
    block = CREDENTIALS["crewio"](**FILLED["crewio"])
    assert isinstance(block.api_key, SecretStr)
    assert "canary-1" == block.api_key.get_secret_value()
