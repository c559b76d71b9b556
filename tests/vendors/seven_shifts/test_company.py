"""The company to work on is found where there is only one, and asked for where there are several."""

import asyncio

import pytest

from prefect_shiftwork.rest.errors import InvalidInput

LOCATIONS = "GET /v2/company/8655/locations?limit=500"


def companies(*ids: int) -> dict[str, object]:
    return {"object": "companies", "data": [{"id": id, "name": f"Table {id}"} for id in ids]}


async def test_the_only_company_is_looked_up_once(connect, wire):
    wire.will(companies(8655), {"data": []})
    v2 = connect()
    for _ in range(2):
        assert [] == [location async for location in v2.list_locations()]
    assert ["GET /v2/companies", LOCATIONS, LOCATIONS] == wire.targets


async def test_calls_side_by_side_look_it_up_once(connect, wire):
    wire.will(companies(8655), {"data": {"id": 1}})
    v2 = connect()
    await asyncio.gather(v2.get_location(1), v2.get_role(1), v2.get_time_off_settings())
    assert 1 == wire.targets.count("GET /v2/companies")


async def test_time_off_is_for_the_company_that_was_found(connect, wire):
    wire.will(companies(8655), {"data": []})
    assert [] == [time_off async for time_off in connect().list_time_off()]
    assert "GET /v2/time_off?limit=100&company_id=8655" == wire.targets[-1]


async def test_a_company_that_was_given_is_not_looked_up(v2, wire):
    wire.will({"data": []})
    assert [] == [location async for location in v2.list_locations()]
    assert [LOCATIONS] == wire.targets


async def test_several_companies_are_named_to_choose_from(connect, wire):
    wire.will(companies(8655, 8656))
    with pytest.raises(InvalidInput, match=r"several companies.*one of: 8655 \(Table 8655\), 8656 \(Table 8656\)\."):
        await connect().get_location(1)


async def test_of_very_many_companies_twenty_are_named(connect, wire):
    wire.will(companies(*range(1, 26)))
    with pytest.raises(InvalidInput, match=r"20 \(Table 20\) and 5 more\."):
        await connect().get_location(1)


async def test_a_credential_without_any_company_is_said_to_have_none(connect, wire):
    wire.will(companies())
    with pytest.raises(InvalidInput, match="7shifts: this credential sees no company"):
        await connect().get_location(1)


async def test_only_the_company_is_filled_in(v2):
    with pytest.raises(InvalidInput, match="7shifts has no value for location_id"):
        await v2.supply("location_id")
