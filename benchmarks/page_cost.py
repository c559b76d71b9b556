"""Processor time of one page of a hundred typed time punches, HTTP on loopback included."""

import asyncio
from collections.abc import Callable, Coroutine
from statistics import median
from time import process_time
from typing import Any

from benchmarks import bare, lists
from benchmarks.cores import on_core
from benchmarks.figure import Figure
from benchmarks.recording import FEW

PAGES = FEW // lists.SIZE
ROUNDS = 15
GOAL = 2.0
"""Milliseconds. A plain httpx client with models takes 1.5, frameworks take 4 to 6."""

Read = Callable[[], Coroutine[Any, Any, object]]


def figures(origin: str) -> list[Figure]:
    """Three ways to read 200 pages over one connection, page after page, in alternation."""
    ways: dict[str, tuple[Read, float | None]] = {
        "v1 (offset)": (lambda: lists.count(lists.v1(f"{origin}/v1-in-turn/0")), GOAL),
        "v2 (cursor)": (lambda: lists.count(lists.v2(f"{origin}/v2/0")), GOAL),
        "v1, bare httpx and json.loads": (lambda: bare.read(f"{origin}/v1-in-turn/0", PAGES, connections=1), None),
    }
    rounds: dict[str, list[float]] = {name: [] for name in ways}
    with on_core(0):
        for _ in range(ROUNDS):
            for name, (read, _goal) in ways.items():
                rounds[name].append(asyncio.run(cost(read)))
    return [figure(name, rounds[name], goal) for name, (_read, goal) in ways.items()]


async def cost(read: Read) -> float:
    """Milliseconds of processor time a page."""
    began = process_time()
    await read()
    return (process_time() - began) / PAGES * 1000


def figure(name: str, costs: list[float], goal: float | None) -> Figure:
    """The lowest round: what else runs on a machine adds to a round and never takes away from it."""
    note = f"lowest of {ROUNDS} rounds, median {median(costs):.2f}"
    return Figure(f"processor time of a page of 100 punches, {name}", "ms", min(costs), goal, note, costs)
