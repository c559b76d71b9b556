"""Measures what the flows promise, and fails when a promise is broken.

    python -m benchmarks.reliability [--long] [part ...]

All parts in their short form take less than ten minutes, in the long one hours: every call of every flow is hit.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Set
from time import monotonic

from benchmarks.figure import Figure, table
from benchmarks.parts import chosen, parsed
from benchmarks.reliability.figures import ALONE, SIDE_BY_SIDE
from benchmarks.reliability.prefect_server import prefect_server
from benchmarks.reliability.stage import open_stage, without_rates
from benchmarks.reliability.trial import House


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability")
    parser.add_argument("--long", action="store_true", help="every call of every flow; all of it takes hours")
    words = parsed(parser, [*ALONE, *SIDE_BY_SIDE])
    without_rates()
    began = monotonic()
    with prefect_server() as prefect:
        figures = asyncio.run(measured(prefect, words.parts, words.long))
    print(table(figures))
    print(f"Measured in {(monotonic() - began) / 60:.0f} minutes.")
    return int(any(figure.missed for figure in figures))


async def measured(prefect: str, parts: Set[str], long: bool) -> list[Figure]:
    """The figures of these parts."""
    async with open_stage() as stage:
        house = House(stage, prefect)
        alone = [await told(figures(house, long)) for figures in chosen(parts, ALONE)]
        together = await asyncio.gather(*(told(figures(house, long)) for figures in chosen(parts, SIDE_BY_SIDE)))
    return [figure for found in (*alone, *together) for figure in found]


async def told(figures: AsyncIterator[Figure]) -> list[Figure]:
    """Some figures, each shown as soon as it is there."""
    found: list[Figure] = []
    async for figure in figures:
        print(*figure.cells(), sep="  ", file=sys.stderr, flush=True)
        found.append(figure)
    return found


if __name__ == "__main__":
    sys.exit(main())
