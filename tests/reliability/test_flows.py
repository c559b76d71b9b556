"""Runs that are killed, cheated or started twice: everything is there once, and nothing is lost."""

import asyncio
from collections.abc import Iterator

import pytest

from benchmarks.reliability.crashes import hit
from benchmarks.reliability.lagging import hit_with_lag
from benchmarks.reliability.prefect_server import prefect_server
from benchmarks.reliability.scenarios import SCENARIOS, Scenario
from benchmarks.reliability.stage import open_stage
from benchmarks.reliability.together import at_once
from benchmarks.reliability.trap import Blow, Line
from benchmarks.reliability.trial import House, undisturbed

pytestmark = [pytest.mark.slow, pytest.mark.server, pytest.mark.xdist_group("server")]

EACH = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)


@pytest.fixture(scope="module")
def prefect() -> Iterator[str]:
    with prefect_server() as address:
        yield address


@EACH
def test_a_run_that_is_killed_at_its_last_write_is_finished_by_the_next(scenario: Scenario, prefect: str) -> None:
    async def trial() -> None:
        async with open_stage() as stage:
            house = House(stage, prefect)
            good = await undisturbed(scenario, house)
            for blow in (Blow.LOST, Blow.READ):
                *_, last = good.spots(blow, writes=True)
                await hit(scenario, house, good, last)

    asyncio.run(trial())


@EACH
def test_two_runs_at_once_do_everything_once(scenario: Scenario, prefect: str) -> None:
    async def trial() -> None:
        async with open_stage() as stage:
            house = House(stage, prefect)
            await at_once(scenario, house, await undisturbed(scenario, house))

    asyncio.run(trial())


@EACH
def test_a_write_that_took_effect_and_was_answered_with_a_fault_is_there_once(scenario: Scenario, prefect: str) -> None:
    async def trial() -> None:
        async with open_stage() as stage:
            house = House(stage, prefect)
            good = await undisturbed(scenario, house)
            await hit(scenario, house, good, next(good.spots(Blow.FAULT, writes=True)))

    asyncio.run(trial())


@pytest.mark.parametrize("scenario", SCENARIOS[:4], ids=lambda scenario: scenario.name)
def test_what_a_list_does_not_show_yet_is_not_made_again(scenario: Scenario, prefect: str) -> None:
    async def trial() -> None:
        async with open_stage() as stage:
            house = House(stage, prefect)
            good = await undisturbed(scenario, house)
            first = next(spot for spot in good.spots(Blow.LOST, writes=True) if spot.line is Line.HTTP)
            await hit_with_lag(scenario, house, good, first)

    asyncio.run(trial())
