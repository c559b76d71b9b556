"""Whether the figures are about the truth: what the server makes of the pages against the sandbox app itself."""

import asyncio

from benchmarks import lists
from benchmarks.figure import Figure
from benchmarks.recording import FEW, KEYS, ORIGIN, sandbox
from prefect_shiftwork.rest.fields import Record


def figures(origin: str) -> list[Figure]:
    """Punches that the client reads otherwise from the sandbox app than from the server."""
    name = f"of {2 * FEW:,} punches, those that differ from the sandbox app's"
    return [Figure(name, "punches", asyncio.run(different(origin)), 0)]


async def different(origin: str) -> int:
    """How many they are, in v1 and v2 together."""
    served: list[Record] = [punch async for punch in lists.v1(f"{origin}/v1-in-turn/0")]
    served += [punch async for punch in lists.v2(f"{origin}/v2/0")]
    given: list[Record] = [punch async for punch in lists.v1(ORIGIN, KEYS.seven_shifts_v1_key, sandbox(FEW))]
    given += [punch async for punch in lists.v2(ORIGIN, KEYS.seven_shifts_token, sandbox(FEW))]
    return sum(one != other for one, other in zip(served, given, strict=True))
