"""Runs that are killed or started twice: everything is there once, and nothing is lost.

``make reliability`` has more: answers that lie, lists that lag, bad lines, and with LONG=1 every call.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from benchmarks.reliability import mix
from benchmarks.reliability.crashes import hit
from benchmarks.reliability.scenarios import SCENARIOS, Scenario
from benchmarks.reliability.stage import open_stage
from benchmarks.reliability.together import at_once
from benchmarks.reliability.toxic_line import Toxic
from benchmarks.reliability.toxics import From, over_a_toxic_line
from benchmarks.reliability.trap import Blow
from benchmarks.reliability.trial import House, Undisturbed, undisturbed

pytestmark = pytest.mark.slow

T = TypeVar("T")


def at(prefect: str, trial: Callable[[House], Awaitable[T]]) -> T:
    """What a trial answers, in a house of its own."""

    async def played() -> T:
        async with open_stage() as stage:
            return await trial(House(stage, prefect))

    return asyncio.run(played())


@pytest.fixture(scope="module", params=SCENARIOS, ids=lambda scenario: scenario.name)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return request.param


@pytest.fixture(scope="module")
def good(scenario: Scenario, prefect_server: str) -> Undisturbed:
    """What the scenario does when nothing happens to it."""
    return at(prefect_server, lambda house: undisturbed(scenario, house))


@pytest.mark.parametrize("blow", [Blow.LOST, pytest.param(Blow.READ, marks=pytest.mark.thorough)])
def test_a_run_that_is_killed_at_its_last_write_is_finished_by_the_next(blow, scenario, good, prefect_server) -> None:
    *_, last = good.spots(blow, writes=True)
    at(prefect_server, lambda house: hit(scenario, house, good, last))


@pytest.mark.thorough
def test_two_runs_at_once_do_everything_once(scenario, good, prefect_server) -> None:
    at(prefect_server, lambda house: at_once(scenario, house, good))


@pytest.mark.thorough
@pytest.mark.parametrize("since", From)
@pytest.mark.parametrize("toxic", Toxic)
def test_a_run_over_a_toxic_line_ends_in_time_and_is_finished_by_the_next(
    toxic, since, scenario, good, prefect_server
) -> None:
    at(prefect_server, lambda house: over_a_toxic_line(scenario, house, good, toxic, since))


def test_nothing_is_lost_or_doubled_over_a_faulty_line() -> None:
    lost, doubled, _ = asyncio.run(mix.figures(seeds=1, requests=100))
    assert (0, 0) == (lost.measured, doubled.measured)
