"""Waiting time of long lists: pages side by side, against httpx by itself, and months against one after the other."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from pydantic import SecretStr

from benchmarks import bare, lists
from benchmarks.cores import on_core
from benchmarks.figure import Figure
from benchmarks.recording import MANY
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.credentials import Credentials
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewsense import CrewSense

LATENCY = 20
"""Milliseconds that the server takes to answer."""
CONNECTIONS = 8
PAIRS = 7
GOAL = 1.25
ANSWER = 0.2
"""Seconds that CrewSense takes to answer."""
ZONE = ZoneInfo("America/New_York")
MONTHS = [datetime(year, month, 1, tzinfo=ZONE) for year in (2025, 2026) for month in range(1, 13)]
MONTHS.append(datetime(2027, 1, 1, tzinfo=ZONE))
"""Where the months of two years begin, and the last one ends."""
AS_FAST, TURNS = 5.0, 3


def figures(origin: str) -> list[Figure]:
    """500 pages, typed and in the vendor's order, against 500 pages as they come, in alternation."""
    base_url = f"{origin}/v1/{LATENCY}"
    ours, bares = [], []
    with on_core(0):
        for _ in range(PAIRS):
            bares.append(seconds(lambda: bare.read(base_url, MANY // lists.SIZE, CONNECTIONS)))
            ours.append(seconds(lambda: in_order(base_url)))
    ratio = median(ours) / median(bares)
    note = f"{median(ours):.2f} s against {median(bares):.2f} s"
    return [
        Figure("500 pages at 20 ms, 8 in flight, against bare httpx", "x", ratio, GOAL, note, ours),
        Figure("500 pages at 20 ms, 8 in flight, bare httpx and json.loads", "s", median(bares), rounds=bares),
        months(),
    ]


def months() -> Figure:
    """Time off of two years at 200 ms a month, against month after month."""
    together, apart = (median([seconds(read) for _ in range(TURNS)]) for read in (at_once, one_by_one))
    note = f"{together:.2f} s against {apart:.2f} s"
    return Figure(
        "24 months of time off, against one after the other", "x", apart / together, AS_FAST, note, at_least=True
    )


class Slow(httpx.ASGITransport):
    """The sandbox as if it were far away."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer after a while."""
        await asyncio.sleep(ANSWER)
        return await super().handle_async_request(request)


def crewsense() -> CrewSense:
    """A client of a sandbox of its own."""
    keys = Credentials()
    return CrewSense(
        keys.crewsense_client_id,
        SecretStr(keys.crewsense_client_secret),
        ZONE,
        base_url="https://sandbox.example/crewsense",
        transport=Slow(create_app(Desk())),
    )


async def at_once() -> None:
    """The whole time in one list."""
    async with crewsense() as client:
        await lists.count(client.list_time_offs(MONTHS[0], MONTHS[-1]))


async def one_by_one() -> None:
    """A list for each month."""
    async with crewsense() as client:
        for start, end in pairwise(MONTHS):
            await lists.count(client.list_time_offs(start, end))


def seconds(read: Callable[[], Coroutine[Any, Any, object]]) -> float:
    """Seconds that it takes."""
    began = perf_counter()
    asyncio.run(read())
    return perf_counter() - began


async def in_order(base_url: str) -> None:
    """Read all punches.

    Raises:
        ValueError: they are not all there, or not in the vendor's order, which is by id.
    """
    ids = [punch.id async for punch in lists.v1(base_url)]
    if len(ids) != MANY or ids != sorted(ids):
        raise ValueError(f"{len(ids)} punches, or out of order")
