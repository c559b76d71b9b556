"""Each figure of docs/reliability.md.

To add one: a name in ``ALONE``, with a function of the house and whether the long form is wanted.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from itertools import islice

from benchmarks import shared_rate, webhooks, webhooks_outage
from benchmarks.figure import Figure
from benchmarks.reliability import mix, mutants, soak, suites, toxics
from benchmarks.reliability.crashes import hit
from benchmarks.reliability.lagging import hit_with_lag
from benchmarks.reliability.rates import busy
from benchmarks.reliability.reports import RUNS, reports_at_once
from benchmarks.reliability.scenarios import SCENARIOS
from benchmarks.reliability.together import at_once
from benchmarks.reliability.trap import Blow, Line, Spot
from benchmarks.reliability.trial import Broken, House, Undisturbed, undisturbed
from prefect_shiftwork.rest.budget import Rate

RATES = (
    ("CrewIO, one process", 1, 5_000, Rate(100, 60.0), (0.05, 0.5), 2),
    ("CrewIO, two processes", 2, 2_000, Rate(100, 60.0), (0.05, 0.5), 10),
    ("7shifts, two processes", 2, 2_000, Rate(10, 1.0, padding=0.1), (0.05, 0.15), 12),
)
"""Processes, calls, the vendor's rate, seconds of a way from and to, and the goal: percent of the rate left unused."""

Measured = AsyncIterator[Figure]
Trials = Iterable[tuple[str, Awaitable[None]]]


async def of_flows(house: House, long: bool) -> Measured:
    """Every flow: killed, cheated, started twice at once, and with targets whose lists lag behind."""
    for scenario in SCENARIOS:
        good = await undisturbed(scenario, house)
        for blow in Blow:
            spots = good.spots(blow, writes=not long)
            # Ten minutes are short: of the calls before whose answer a run is killed, every other one, and the last.
            chosen = every_other(spots) if blow is Blow.LOST and not long else some(spots, long)
            trials = ((called(good, spot), hit(scenario, house, good, spot)) for spot in chosen)
            yield await counted(f"{scenario.name}: {blow}", trials)
        rounds = range(5 if long else 1)
        yield await counted(
            f"{scenario.name}: two at once", ((f"round {n + 1}", at_once(scenario, house, good)) for n in rounds)
        )
        if lagging := some(listed(good), long):
            trials = ((called(good, spot), hit_with_lag(scenario, house, good, spot)) for spot in lagging)
            yield await counted(f"{scenario.name}: lists lag by 5 s", trials)


async def of_toxics(house: House, long: bool) -> Measured:
    """Every flow over lines with the faults of toxiproxy; in the short form one of them."""
    for scenario in SCENARIOS if long else [each for each in SCENARIOS if each.flow == "announce-new-shifts"]:
        yield await counted(f"{scenario.name}: over toxic lines", await toxics.trials(scenario, house))


async def of_faults(_: House, long: bool) -> Measured:
    """Lists and writes over a line on which a tenth of all requests goes wrong."""
    for figure in await (mix.figures() if long else mix.figures(seeds=3, requests=500)):
        yield figure


async def of_reports(house: House, long: bool) -> Measured:
    """Four report runs at once on one credential."""
    rounds = range(10 if long else 1)
    trials = ((f"round {n + 1}", reports_at_once(house)) for n in rounds)
    yield await counted(f"{RUNS} report runs at once, one credential", trials)


async def of_rates(_: House, long: bool) -> Measured:
    """Processes that share a rate: simulated, and in the long form with a Prefect server in real time."""
    for name, processes, calls, rate, way, unused in RATES:
        report = await asyncio.to_thread(busy, processes, calls, rate, way)
        yield Figure(f"{name}: refused with 429", "", report.vendor.refused, 0, f"of {calls} calls, simulated")
        used = report.share_of(rate.requests, rate.seconds)
        yield Figure(f"{name}: rate left unused", "%", 100 * (1 - used), unused, f"{100 * used:.1f} % used")
    for figure in await asyncio.to_thread(shared_rate.figures) if long else ():
        yield figure


async def of_webhooks(_: House, long: bool) -> Measured:
    """What a webhook costs, and what becomes of events while Prefect is killed."""
    for figure in await asyncio.to_thread(webhooks.figures):
        yield figure
    for figure in await asyncio.to_thread(webhooks_outage.figures, 10_000 if long else 120):
        yield figure


async def of_polls(_: House, long: bool) -> Measured:
    """Flows that watch, and find nothing new for a week and for real minutes; in the short form for three hours."""
    for figure in await soak.figures(soak.WEEK if long else 12):
        yield figure
    for figure in await soak.figures(minutes=soak.REAL) if long else ():
        yield figure


async def of_tests(_: House, long: bool) -> Measured:
    """What tests show, and whether they notice when a rule is changed."""
    for figure in await asyncio.to_thread(lambda: list(suites.figures(long=long))):
        yield figure
    for figure in await asyncio.to_thread(mutants.figures, most=mutants.ALL if long else 6):
        yield figure


Part = Callable[[House, bool], Measured]

ALONE: dict[str, Part] = {
    "rates": of_rates,
    "webhooks": of_webhooks,
    "faults": of_faults,
    "polls": of_polls,
    "reports": of_reports,
}
SIDE_BY_SIDE: dict[str, Part] = {"flows": of_flows, "toxics": of_toxics, "tests": of_tests}
"""Those at the end that do not hold each other up: killed runs wait more than they compute."""


async def counted(name: str, trials: Trials) -> Figure:
    """How many trials broke a promise, and which is the first of them."""
    broken: list[str] = []
    total = 0
    for what, trial in trials:
        total += 1
        try:
            await trial
        except Broken as problem:
            broken.append(f"{what}: {problem}")
    note = f"of {total}" + (f"; {broken[0]}" if broken else "")
    return Figure(name, "broken", len(broken), 0, note)


def every_other(spots: Iterator[Spot]) -> list[Spot]:
    """Every other place, counted from the last."""
    return list(spots)[::-2][::-1]


def some(spots: Iterator[Spot], long: bool) -> list[Spot]:
    """All of them, or in the short form the first."""
    return list(spots if long else islice(spots, 1))


def listed(good: Undisturbed) -> Iterator[Spot]:
    """The writes that a list shows: neither mails nor messages in a chat, nor the download of a report."""
    for spot in good.spots(Blow.LOST, Blow.FAULT, writes=True):
        call = good.calls[spot.line][spot.number - 1]
        if spot.line is Line.HTTP and not call.endswith("/chat") and "/download/" not in call:
            yield spot


def called(good: Undisturbed, spot: Spot) -> str:
    """A place in words."""
    return f"{spot.line} call {spot.number}, {good.calls[spot.line][spot.number - 1]}, {spot.blow}"
