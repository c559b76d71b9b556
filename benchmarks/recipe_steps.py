"""What a recipe adds to the calls that it makes: a whole run of ten steps, against its ten bare calls.

The vendor is the sandbox over HTTP. All that a run does is counted, its artifacts and its own start among it.
"""

import asyncio
from collections.abc import Iterator
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.figure import Figure
from benchmarks.reliability.prefect_server import SETTLED
from benchmarks.web import serving
from prefect_shiftwork.demo.blocks import blocks
from prefect_shiftwork.flows.run_recipe import run_recipe
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors import CrewSense

ROUNDS = 5
STEPS = 10
GOAL = 150.0
"""Milliseconds a step."""

Calls = list[tuple[str, dict[str, Any]]]


def reads() -> Calls:
    """A list, ten times."""
    return [("list_labels", {})] * STEPS


def changes(label: int) -> Calls:
    """The list, and the same change of a label, five times each."""
    changed = {"id": label, "label": "CPT", "color": "#cccccc", "text_color": "#333333"}
    return [*[("list_labels", {})] * (STEPS // 2), *[("update_label", changed)] * (STEPS // 2)]


async def bare(crewsense: Access[CrewSense], calls: Calls) -> float:
    """Seconds of the calls alone, one after the other on a client that has a token."""
    async with crewsense.get_client() as client:
        await client.list_labels()
        began = perf_counter()
        for name, given in calls:
            await getattr(client, name)(**given)
        return perf_counter() - began


async def cooked(crewsense: Access[CrewSense], calls: Calls) -> float:
    """Seconds of a run of a recipe that makes the calls. Raises ValueError when it fails."""
    steps = [
        {"name": f"step_{number}", "does": {"call": {"operation": f"crewsense.{name}", "arguments": given}}}
        for number, (name, given) in enumerate(calls)
    ]
    form = {"recipe": {"own": {"name": "ten-steps", "steps": steps}}, "dry_run": False}
    await asyncio.sleep(SETTLED)
    began = perf_counter()
    state = await run_recipe(form=form, crewsense=crewsense, return_state=True)
    took = perf_counter() - began
    if not state.is_completed():
        raise ValueError(state.message)
    return took


async def figure(name: str, crewsense: Access[CrewSense], calls: Calls) -> Figure:
    """Rounds of both in alternation, after a first run that is not counted."""
    await cooked(crewsense, calls)
    times = [(await bare(crewsense, calls), await cooked(crewsense, calls)) for _ in range(ROUNDS)]
    added = [(run - alone) / STEPS * 1000 for alone, run in times]
    alone = median(alone for alone, _ in times) / STEPS * 1000
    note = f"median of {ROUNDS} runs; a bare call took {alone:.0f} ms"
    return Figure(f"a recipe of {STEPS} steps, {name}: added to a call", "ms", median(added), GOAL, note, added)


async def measured(origin: str) -> list[Figure]:
    """Both recipes."""
    crewsense = blocks(origin, 25)["crewsense"]
    async with crewsense.get_client() as client:
        label = (await client.list_labels())[0].id
    return [
        await figure("all of them reads", crewsense, reads()),
        await figure("five reads and five changes", crewsense, changes(label)),
    ]


def figures() -> Iterator[Figure]:
    """Both recipes, on the Prefect server that is set and with a sandbox of their own."""
    with serving(create_app(Desk(Clock()))) as origin:
        yield from asyncio.run(measured(origin))
