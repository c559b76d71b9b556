"""Runs that are killed or started twice: everything is there once, and nothing is lost.

``make reliability`` has more: answers that lie, lists that lag, and with LONG=1 every call.
"""

import asyncio
from collections.abc import Iterator

import pytest

from benchmarks.reliability import mix
from benchmarks.reliability.crashes import hit
from benchmarks.reliability.prefect_server import prefect_server
from benchmarks.reliability.scenarios import SCENARIOS, Scenario
from benchmarks.reliability.stage import open_stage
from benchmarks.reliability.together import at_once
from benchmarks.reliability.trap import Blow
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


def test_nothing_is_lost_or_doubled_over_a_faulty_line(prefect: str) -> None:
    lost, doubled, _ = asyncio.run(mix.figures(seeds=1, requests=100))
    assert (0, 0) == (lost.measured, doubled.measured)
