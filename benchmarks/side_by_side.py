"""Waiting time of a long list: pages side by side, against httpx by itself."""

import asyncio
from collections.abc import Callable, Coroutine
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks import bare, lists
from benchmarks.cores import on_core
from benchmarks.figure import Figure
from benchmarks.recording import MANY

LATENCY = 20
"""Milliseconds that the server takes to answer."""
CONNECTIONS = 8
PAIRS = 7
GOAL = 1.25


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
    ]


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
