"""Two runs of the same form at once, each in a process of its own."""

import asyncio

from benchmarks.reliability.player import play
from benchmarks.reliability.scenarios import Scenario
from benchmarks.reliability.trial import House, Undisturbed, check, fresh

SLOW = 0.3
"""Seconds that each write takes: enough for both runs to have looked, and found nothing, before either has written."""


async def at_once(scenario: Scenario, house: House, good: Undisturbed) -> None:
    """Start two runs at once.

    Raises:
        Broken: one of them failed; or something is there twice, or is missing.
    """
    async with fresh(scenario, house) as trial:
        house.stage.trap.slow = SLOW
        both = await asyncio.gather(*(play(trial.order()) for _ in range(2)))
        house.stage.trap.slow = 0.0
        check(all(each.state == "COMPLETED" for each in both), f"they ended with {both}")
        await trial.check_nothing_twice(good.things)
        await trial.check_done(good.things)
