"""Runs a fleet on Prefect with PostgreSQL, Redis, two API servers and several workers, and counts what it did.

    python -m benchmarks.scale [--organisations 200] [--workers 1 2 4 8] [--growth 10] [--direct]
    python -m benchmarks.scale --small

Each organisation announces a shift, copies time off and mails a report. First so many organisations (``--growth``) are
run by each number of workers, one run at a time each. Then the whole fleet is run by the most workers, while one of
them and an API server are killed and started again. Debian's PostgreSQL, Redis and HAProxy are taken as they are
installed, or fetched and unpacked into build/; nothing of the machine is changed. Fails when a goal is missed, and with
status 2 when those programs cannot be had.
"""

import argparse
import asyncio
import sys

from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings

from benchmarks.figure import Figure, table
from benchmarks.scale import debian
from benchmarks.scale.cluster import cluster
from benchmarks.scale.figures import Wanted, Yard
from benchmarks.scale.organisations import set_up
from benchmarks.scale.vendors import open_vendors

CANNOT_BE_HAD = 2
SMALL = Wanted(organisations=2, workers=(2,), growth=0, direct=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("--organisations", type=int, default=200, help="of the fleet in which something is killed")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4, 8], help="growing numbers of workers")
    parser.add_argument("--growth", type=int, default=10, help="organisations for each number of workers")
    parser.add_argument("--small", action="store_true", help="two organisations and two workers")
    parser.add_argument("--direct", action="store_true", help="a worker starts a run's process without another between")
    words = parser.parse_args()
    wanted = SMALL if words.small else Wanted(words.organisations, tuple(words.workers), words.growth, words.direct)
    try:
        debian.bring()
    except LookupError as lack:
        print(lack, file=sys.stderr)
        return CANNOT_BE_HAD
    figures = asyncio.run(measured(wanted))
    print(table(figures))
    return int(any(figure.missed for figure in figures))


async def measured(wanted: Wanted) -> list[Figure]:
    """All figures; each is shown as soon as it is there."""
    found: list[Figure] = []
    async with open_vendors(wanted.everybody) as vendors:
        with cluster() as made, temporary_settings({PREFECT_API_URL: made.api}):
            async with get_client() as prefect:
                jobs = await set_up(prefect, vendors, made.shared, direct=wanted.direct)
                async for figure in Yard(made, vendors, prefect, jobs).figures(wanted):
                    print(*figure.cells(), sep="  ", file=sys.stderr, flush=True)
                    found.append(figure)
    return found


if __name__ == "__main__":
    sys.exit(main())
