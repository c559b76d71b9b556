"""What it costs to count each call and to tell nobody: against the page of a hundred records that the call reads."""

import asyncio
from statistics import median
from time import process_time

from opentelemetry import trace
from pydantic import SecretStr

from benchmarks import lists, page_cost
from benchmarks.cores import on_core
from benchmarks.figure import Figure
from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.session import Session

CALLS = 5_000
GOAL = 1.0
"""Percent of the cheapest page."""

READ = Call(operation="list_time_punches", method="GET", path="/v2/time_punches", repeatable=True)


def figures(origin: str) -> list[Figure]:
    """Rounds of pages and of calls in alternation, with OpenTelemetry loaded, as Prefect does, and not set up.

    Raises:
        ValueError: it is set up here.
    """
    if not isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider):
        raise ValueError("OpenTelemetry has a provider here; measure without one.")
    pages, calls = [], []
    with on_core(0):
        for _ in range(page_cost.ROUNDS):
            pages.append(asyncio.run(page_cost.cost(lambda: lists.count(lists.v2(f"{origin}/v2/0")))))
            calls.append(asyncio.run(counted()))
    parts = [each / page * 100 for each, page in zip(calls, pages, strict=True)]
    note = f"median of {page_cost.ROUNDS} rounds; {min(calls) * 1000:.1f} us a call"
    return [Figure("counting and telling a call, of a page of 100 punches, v2", "%", median(parts), GOAL, note, parts)]


async def counted() -> float:
    """Milliseconds of processor time in which a call that takes no time is counted and told."""
    session = Session("7shifts", "https://api.example.com", BearerKey(SecretStr("any")))
    began = process_time()
    for _ in range(CALLS):
        with session._counted(READ):  # all that counting and telling is
            pass
    took = process_time() - began
    await session.aclose()
    return took / CALLS * 1000
