"""Runs over a line with the faults of toxiproxy, in real time.

The toxic is at work for twenty seconds, from the first request of a run on or from its first write on. Whatever it
does, the run ends in time and says why; and the runs after it, over a clean line, leave everything there once.
"""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from enum import Enum
from itertools import product

from benchmarks.reliability.crashes import start_again
from benchmarks.reliability.player import play
from benchmarks.reliability.scenarios import Scenario
from benchmarks.reliability.stage import open_stage
from benchmarks.reliability.toxic_line import Toxic, ToxicLine
from benchmarks.reliability.trap import Line
from benchmarks.reliability.trial import Broken, House, Undisturbed, check, fresh, is_write, undisturbed

AT_ONCE = 6
"""Trials: most of their time is waiting."""
UNTYPED = "Flow run encountered an exception"
"""How Prefect's message of a run begins that ends with an error which is not the pack's own."""


class From(Enum):
    """The request with which the toxic begins."""

    START = "from the start"
    WRITE = "from the first write on"

    def begins(self, request: str) -> bool:
        """Whether it is this one, by its first line."""
        return self is From.START or is_write(Line.HTTP, request)


async def trials(scenario: Scenario, house: House) -> list[tuple[str, Awaitable[None]]]:
    """Each toxic from either request on, with what it is in words; some are under way at once."""
    async with open_stage() as stage:
        good = await undisturbed(scenario, replace(house, stage=stage))
    gate = asyncio.Semaphore(AT_ONCE)

    async def gated(toxic: Toxic, since: From) -> None:
        async with gate:
            await over_a_toxic_line(scenario, house, good, toxic, since)

    every = product(Toxic, From)
    return [(f"{toxic}, {since.value}", asyncio.create_task(gated(toxic, since))) for toxic, since in every]


async def over_a_toxic_line(scenario: Scenario, house: House, good: Undisturbed, toxic: Toxic, since: From) -> None:
    """Run it over such a line, and again over a clean one until it has nothing to do. It has a stage of its own.

    Raises:
        Broken: the run hangs, or ends with a traceback; something is there twice, or is missing.
    """
    async with open_stage() as stage, fresh(scenario, replace(house, stage=stage)) as trial:
        port = int(stage.origin.rpartition(":")[2])
        line = ToxicLine(port, toxic, since.begins)
        async with line.serving() as origin:
            try:
                ended = await play(replace(trial.order(), origin=origin))
            except TimeoutError as hung:
                raise Broken(str(hung)) from hung
        check(line.began, "the run never came by where the toxic begins")
        check(bool(ended.state) and not ended.message.startswith(UNTYPED), f"it ended with {ended}")
        await trial.check_nothing_twice(good.things)
        await start_again(trial, good)
