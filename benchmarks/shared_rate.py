"""Two runs that use one key of CrewIO at the same time: ``python -m benchmarks.shared_rate [requests]``.

Each is a flow run in a process of its own, with eight tasks that read as fast as they may. Between them is only a
Prefect server; the sandbox counts a hundred requests a minute. In real time: 400 requests take three minutes and more.
"""

import asyncio
import json
import logging
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, sleep, time

import httpx
from prefect import flow
from pydantic import SecretStr

from benchmarks.figure import Figure, table
from prefect_shiftwork.blocks import CrewIOCredentials
from prefect_shiftwork.flows.shared_budget import PrefectLease, PrefectLimit
from prefect_shiftwork.rest.budget import Rate
from prefect_shiftwork.rest.pool import SHARED
from prefect_shiftwork.sandbox.credentials import Credentials

RUNS = 2
REQUESTS = 400
LANES = 8
SLOT = 0.6
"""Seconds that a request has, at a hundred a minute."""
ROOT = Path(__file__).parents[1]


@dataclass
class Account:
    """What a run tells of itself: moments of its answers, refusals, and seconds that it spent with Prefect's server."""

    answered: list[float] = field(default_factory=list)
    refused: int = 0
    leasing: float = 0.0
    """For calls that it got, and gave back."""
    looking: float = 0.0
    """In vain, while it had to wait anyway."""


def figures(requests: int = REQUESTS) -> list[Figure]:
    """Refusals, the share of the rate that was used, and what it costs to share."""
    runs = accounts(requests)
    both_busy = min(run.answered[-1] for run in runs)
    answered = sorted(moment for run in runs for moment in run.answered if moment <= both_busy)
    # From the first call to the last that begins a minute of a hundred.
    minutes = (len(answered) - 1) // 100
    used = 60 * minutes / (answered[100 * minutes] - answered[0])
    cost = sum(run.leasing for run in runs) / requests / SLOT
    looking = sum(run.looking for run in runs) / requests / SLOT
    parts = " + ".join(str(len(run.answered)) for run in runs)
    note = f"{100 * used:.1f} % of 100 a minute used, while both were busy"
    return [
        Figure("two runs, one key: refused with 429", "", sum(run.refused for run in runs), 0, f"of {parts} requests"),
        Figure("the same, rate left unused", "%", 100 * (1 - used), 10, note),
        Figure(
            "the same, leasing a call, of the 600 ms that it has", "%", 100 * cost, 5, f"{1000 * cost * SLOT:.1f} ms"
        ),
        Figure("the same, looking for free calls while waiting", "%", 100 * looking),
    ]


def accounts(requests: int) -> list[Account]:
    """The accounts of the runs, which share out so many requests evenly."""
    with prefect_server() as environment, sandbox() as origin:
        command = [sys.executable, "-m", "benchmarks.shared_rate", "--run", origin, str(requests // RUNS)]
        started = [
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) for _ in range(RUNS)
        ]
        return [Account(**json.loads(run.communicate()[0].splitlines()[-1])) for run in started]


@contextmanager
def prefect_server() -> Iterator[dict[str, str]]:
    """The environment of runs on a server of their own; unlike that of Prefect's test harness it takes leases back."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "PREFECT_HOME": home,
            "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
            "PREFECT_LOGGING_LEVEL": "ERROR",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        }
        command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        ) as process:
            try:
                wait_for(f"http://127.0.0.1:{port}/api/health")
                yield environment
            finally:
                process.terminate()


def wait_for(url: str) -> None:
    """Until it answers; for five minutes at the most."""
    with httpx.Client() as client:
        for _ in range(300):
            try:
                client.get(url).raise_for_status()
            except httpx.HTTPError:
                sleep(1)
            else:
                return
    raise TimeoutError(url)


@contextmanager
def sandbox() -> Iterator[str]:
    """The origin of a sandbox in another process."""
    code = "from prefect_shiftwork.sandbox.serve import serve; serve(0, None)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield next(
                found[0].rstrip("/") for line in process.stdout if (found := re.findall(r"http://[\w.:]+", line))
            )
        finally:
            process.terminate()


class Refusals(logging.Handler):
    """Counts the answers 429 that the HTTP client tells of."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account

    def emit(self, record: logging.LogRecord) -> None:
        """Count what was refused."""
        self._account.refused += "/crewio/" in record.getMessage() and "HTTP/1.1 429" in record.getMessage()


@dataclass(frozen=True)
class TimedLease(PrefectLease):
    """A lease whose giving back is timed."""

    account: Account

    async def give_back(self, patience: float) -> None:
        """As any other lease."""
        began = perf_counter()
        await super().give_back(patience)
        self.account.leasing += perf_counter() - began


@dataclass(frozen=True)
class TimedLimit(PrefectLimit):
    """A limit that keeps account of the time it takes."""

    account: Account

    async def lease(self, most: int, seconds: float, patience: float) -> PrefectLease | None:
        """As any other limit."""
        began = perf_counter()
        lease = await super().lease(most, seconds, patience)
        if lease is None:
            self.account.looking += perf_counter() - began
            return None
        self.account.leasing += perf_counter() - began
        return TimedLease(lease.id, lease.calls, self.account)


@flow
async def reading(origin: str, requests: int) -> Account:
    """Read the list of events so often, in several lanes."""
    account = Account()
    listened = logging.getLogger("httpx")
    listened.addHandler(Refusals(account))
    listened.setLevel(logging.INFO)
    listened.propagate = False

    def timed(name: str, rate: Rate) -> TimedLimit:
        return TimedLimit(f"shiftwork-{name}", rate.requests, account)

    SHARED.permits = timed
    key = SecretStr(Credentials().crewio_key)
    turns = iter(range(requests))
    async with CrewIOCredentials(api_key=key, base_url=f"{origin}/crewio").get_client() as crewio:

        async def lane() -> None:
            for _ in turns:
                await crewio.list_events(limit=1)
                account.answered.append(time())

        await asyncio.gather(*(lane() for _ in range(LANES)))
    return account


def main() -> int:
    if "--run" in sys.argv:
        origin, requests = sys.argv[-2:]
        print(json.dumps(asdict(asyncio.run(reading(origin, int(requests))))))
        return 0
    measured = figures(int(sys.argv[1]) if sys.argv[1:] else REQUESTS)
    print(table(measured))
    return int(any(figure.missed for figure in measured))


if __name__ == "__main__":
    sys.exit(main())
