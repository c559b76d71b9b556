"""Measures everything, prints one table, and fails when a goal is missed.

    python -m benchmarks [part ...]

Parts that are named are measured alone; their figures take the place of the earlier ones in the results.
"""

import sys
from collections.abc import Iterator, Set

from benchmarks import growth, page_cost, report, same_answer, server, side_by_side, start_up, watching
from benchmarks.figure import Figure
from benchmarks.telling import load, tell

ALONE = {"start_up": start_up.figures, "report": report.figures, "growth": growth.figures}
SERVED = {
    "page_cost": page_cost.figures,
    "side_by_side": side_by_side.figures,
    "same_answer": same_answer.figures,
    "watching": watching.figures,
}
"""Those that need a server."""


def main(parts: Set[str]) -> int:
    busy = load()
    return int(not tell("latest", list(measured(parts or ALONE.keys() | SERVED.keys())), busy, whole=not parts))


def measured(parts: Set[str]) -> Iterator[Figure]:
    """The figures of these parts. Raises ValueError for one that there is not."""
    for name in sorted(parts - SERVED.keys(), key=list(ALONE).index):
        yield from ALONE[name]()
    if wanted := [figures for name, figures in SERVED.items() if name in parts]:
        with server.running() as origin:
            for figures in wanted:
                yield from figures(origin)


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
