"""A hundred requests a minute for each key."""

from datetime import timedelta

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk


async def exhaust(client: httpx.AsyncClient, requests: int) -> None:
    for _ in range(requests):
        assert (await client.get("/events", params={"limit": 1})).status_code == 200


@pytest.fixture
def few(desk: Desk) -> Desk:
    desk.settings["crewio.requests_per_minute"] = 3
    return desk


async def test_the_hundred_and_first_request_of_a_minute_is_refused(crewio: httpx.AsyncClient) -> None:
    await exhaust(crewio, 100)
    refused = await crewio.get("/events")
    assert (refused.status_code, refused.json()) == (429, {"error": "Rate limit exceeded"})


async def test_retry_after_says_exactly_when_the_next_request_gets_in(crewio: httpx.AsyncClient, few: Desk) -> None:
    await exhaust(crewio, 1)
    few.clock.advance(timedelta(seconds=20))
    await exhaust(crewio, 2)
    few.clock.advance(timedelta(seconds=10))
    assert (await crewio.get("/events")).headers["Retry-After"] == "30"

    few.clock.advance(timedelta(seconds=30))
    await exhaust(crewio, 1)
    assert (await crewio.get("/events")).headers["Retry-After"] == "20"


async def test_a_refused_request_does_not_prolong_the_wait(crewio: httpx.AsyncClient, few: Desk) -> None:
    await exhaust(crewio, 3)
    few.clock.advance(timedelta(seconds=59))
    assert (await crewio.get("/events")).headers["Retry-After"] == "1"
    few.clock.advance(timedelta(seconds=1))
    await exhaust(crewio, 3)


async def test_each_key_has_a_limit_of_its_own(crewio: httpx.AsyncClient, reader: httpx.AsyncClient, few: Desk) -> None:
    await exhaust(crewio, 3)
    await exhaust(reader, 3)


async def test_the_quirk_counts_by_clock_minutes(crewio: httpx.AsyncClient, few: Desk) -> None:
    few.quirks["crewio.fixed_window"] = True
    few.clock.advance(timedelta(seconds=50))
    await exhaust(crewio, 3)
    assert (await crewio.get("/events")).headers["Retry-After"] == "10"
    few.clock.advance(timedelta(seconds=10))
    await exhaust(crewio, 3)
