"""Targets whose lists show a write only seconds later, while runs are killed and started again at once."""

from dataclasses import replace
from datetime import timedelta

from benchmarks.reliability.scenarios import Scenario
from benchmarks.reliability.stage import Stage
from benchmarks.reliability.trap import Spot
from benchmarks.reliability.trial import House, Trial, Undisturbed, check, fresh, lacks_what_is_unknown
from prefect_shiftwork.sandbox.fault_plan import Fault

LAG = 5.0
"""Seconds."""
TRIES = 3
"""Runs in which everything has to be done."""

LISTS = {
    "crewsense": "/v1/announcements$",
    "crewio": r"/api/developer/v1/events/[^/]+/(shifts|availability/responses)$",
    "seven_shifts": r"/v2/(time_off|company/\d+/shifts)$",
}
"""The lists by which flows find what they have written."""


async def hit_with_lag(scenario: Scenario, house: House, good: Undisturbed, spot: Spot) -> None:
    """Hit a run in one place, and start it again at once, when nothing of what it wrote is listed yet.

    Raises:
        Broken: something is there twice, or is missing, or a run after the lag would still do something.
    """
    async with fresh(scenario, replace(house, settled=timedelta(seconds=LAG + 1))) as trial:
        lag(house.stage)
        await trial.run(spot)
        await trial.check_nothing_twice(good.things)
        await keep_on(trial, good)
        # Once more at once: what was written last is not listed yet.
        await trial.run()
        await trial.check_nothing_twice(good.things)
        house.stage.desk.clock.advance(timedelta(seconds=LAG))
        await trial.check_done(good.things)


def lag(stage: Stage) -> None:
    """Let the lists lag behind."""
    for vendor, lists in LISTS.items():
        fault = Fault(vendor=vendor, method="GET", path=lists, kind="lag", seconds=LAG, times=10_000)
        stage.desk.faults.arm(fault)


async def keep_on(trial: Trial, good: Undisturbed) -> None:
    """Start it again until it completes."""
    for _ in range(TRIES):
        ended = await trial.run()
        there = await trial.check_nothing_twice(good.things)
        if ended.state == "COMPLETED":
            return
        if "unknown" in ended.message and not lacks_what_is_unknown(ended.message, good.things, there):
            ended = await trial.run(count_as_sent=True)
    check(ended.state == "COMPLETED", f"after {TRIES} runs: {ended.message}")
