"""Measures everything, prints one table, and fails when a goal is missed.

    python -m benchmarks [part ...]

Parts that are named are measured alone; their figures take the place of the earlier ones in the results.
"""

import argparse
import sys
from collections.abc import Iterator, Set

from benchmarks import (
    copying,
    growth,
    overhead,
    page_cost,
    recipe_steps,
    report,
    same_answer,
    server,
    side_by_side,
    start_up,
    watching,
)
from benchmarks.figure import Figure
from benchmarks.parts import chosen, parsed
from benchmarks.reliability.prefect_server import prefect_server
from benchmarks.telling import load, tell

ALONE = {"start_up": start_up.figures, "report": report.figures, "growth": growth.figures}
SERVED = {
    "page_cost": page_cost.figures,
    "side_by_side": side_by_side.figures,
    "same_answer": same_answer.figures,
    "watching": watching.figures,
}
"""Those that need a server."""
ON_PREFECT = {"copying": copying.figures, "recipe_steps": recipe_steps.figures, "overhead": overhead.figures}
"""Those that need Prefect's. The last one leaves the vendors' rates switched off."""


def main() -> int:
    every = [*ALONE, *SERVED, *ON_PREFECT]
    parts = parsed(argparse.ArgumentParser(prog="python -m benchmarks"), every).parts
    busy = load()
    return int(not tell("latest", list(measured(parts)), busy, whole=parts == set(every)))


def measured(parts: Set[str]) -> Iterator[Figure]:
    """The figures of these parts."""
    for figures in chosen(parts, ALONE):
        yield from figures()
    if served := chosen(parts, SERVED):
        with server.running() as origin:
            for figures_of in served:
                yield from figures_of(origin)
    if on_prefect := chosen(parts, ON_PREFECT):
        with prefect_server(recording=True):
            for figures in on_prefect:
                yield from figures()


if __name__ == "__main__":
    sys.exit(main())
