"""Measures everything, prints one table, and fails when a goal is missed."""

import sys
from collections.abc import Iterator

from benchmarks import growth, page_cost, report, same_answer, server, side_by_side, start_up
from benchmarks.figure import Figure
from benchmarks.telling import load, tell


def main() -> int:
    busy = load()
    return int(not tell("latest", list(measured()), busy))


def measured() -> Iterator[Figure]:
    yield from start_up.figures()
    yield from report.figures()
    yield from growth.figures()
    with server.running() as origin:
        yield from page_cost.figures(origin)
        yield from side_by_side.figures(origin)
        yield from same_answer.figures(origin)


if __name__ == "__main__":
    sys.exit(main())
