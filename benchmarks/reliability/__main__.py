"""Measures what the flows promise, and fails when a promise is broken.

``make reliability`` takes the short form, under ten minutes; ``python -m benchmarks.reliability --long`` every call of
every flow.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from time import monotonic

from benchmarks.figure import Figure, table
from benchmarks.reliability.figures import FIGURES, SIDE_BY_SIDE
from benchmarks.reliability.prefect_server import prefect_server
from benchmarks.reliability.stage import open_stage
from benchmarks.reliability.trial import House


def main(long: bool) -> int:
    began = monotonic()
    with prefect_server() as prefect:
        figures = asyncio.run(measured(prefect, long))
    print(table(figures))
    print(f"Measured in {(monotonic() - began) / 60:.0f} minutes.")
    return int(any(figure.missed for figure in figures))


async def measured(prefect: str, long: bool) -> list[Figure]:
    """All figures."""
    async with open_stage() as stage:
        house = House(stage, prefect)
        alone = [await told(figures(house, long)) for figures in FIGURES]
        together = await asyncio.gather(*(told(figures(house, long)) for figures in SIDE_BY_SIDE))
    return [figure for found in (*alone, *together) for figure in found]


async def told(figures: AsyncIterator[Figure]) -> list[Figure]:
    """Some figures, each shown as soon as it is there."""
    found: list[Figure] = []
    async for figure in figures:
        print(*figure.cells(), sep="  ", file=sys.stderr, flush=True)
        found.append(figure)
    return found


if __name__ == "__main__":
    sys.exit(main("--long" in sys.argv[1:]))
