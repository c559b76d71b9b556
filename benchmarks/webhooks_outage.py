"""Whether each event is one run while Prefect is killed twice: ``python -m benchmarks.webhooks_outage 500``.

A vendor sends events to the receiver and repeats what is refused; every tenth is sent twice. A third and two thirds
through, Prefect's server is killed and started again on the same database. In the end the runs are counted there; they
are not executed. With the word ``automation`` behind the number, an automation on the same events starts runs of
another deployment, for comparison.
"""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter

import httpx
from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.events import EventTrigger, RunDeployment
from prefect.settings import PREFECT_API_URL, temporary_settings

from benchmarks.figure import Figure, table
from benchmarks.webhooks import BODY, SECRET, address, request, started
from prefect_shiftwork.demo.services import free_port

SENDERS = 8
RUNS = """
SELECT count(*), count(DISTINCT idempotency_key) FROM flow_run
JOIN deployment ON deployment.id = deployment_id WHERE deployment.name = ?
"""


class Server:
    """Prefect's server on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port(0)
        self.api = f"http://127.0.0.1:{self._port}/api"
        self.database = folder / "prefect.db"

    def start(self) -> None:
        """Start it, and return when it answers."""
        environment = {
            "PREFECT_HOME": str(self._folder),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            # No worker is there, and to mark every run as late would be most of the work.
            "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
        }
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "prefect", "server", "start", "--port", str(self._port)],
                env=os.environ | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not healthy(f"{self.api}/health"):
            time.sleep(0.2)

    def kill(self) -> None:
        """End it, and what it started, without a word."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def runs(self, deployment: str) -> tuple[int, int]:
        """How many runs a deployment has, and how many different ones."""
        with closing(sqlite3.connect(self.database)) as database:
            runs, different = database.execute(RUNS, (deployment,)).fetchone()
        return runs, different

    def entries(self) -> int:
        """How many events are in the feed."""
        with closing(sqlite3.connect(self.database)) as database:
            (entries,) = database.execute("SELECT count(*) FROM events WHERE event LIKE 'crewio.%'").fetchone()
        return int(entries)


def healthy(url: str) -> bool:
    try:
        return httpx.get(url).is_success
    except httpx.TransportError:
        return False


@contextmanager
def prefect_in(folder: Path) -> Iterator[Server]:
    """A server, which is killed in the end."""
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()


async def deploy() -> None:
    """A deployment whose runs the receiver starts."""
    async with get_client() as prefect:
        await prefect.create_deployment(await prefect.create_flow_from_name("watch"), "receiver")


async def automate() -> None:
    """Another one, whose runs an automation starts."""
    async with get_client() as prefect:
        other = await prefect.create_flow_from_name("look")
        automated = await prefect.create_deployment(other, "automation")
    trigger = EventTrigger(expect={"crewio.assignment.updated"})
    action = RunDeployment(deployment_id=automated)
    await Automation(name="look", trigger=trigger, actions=[action]).acreate()


class Vendor:
    """Sends each event until it is accepted.

    Attributes:
        refused: how often an event was not accepted, and sent again.
        duplicates: events that were sent twice, and known the second time.
        rate: events a second that were accepted before anything was killed.
        took: seconds from the first event to the last, with the outages.
    """

    def __init__(self, url: httpx.URL, events: int) -> None:
        self._url = url
        self._numbers = iter(range(events))
        self._accepted = 0
        self._reached: dict[int, asyncio.Event] = {}
        self.refused = 0
        self.duplicates = 0
        self.rate = 0.0
        self.took = 0.0

    async def send(self) -> None:
        """Everything, some at a time."""
        async with httpx.AsyncClient(timeout=60) as http, asyncio.TaskGroup() as senders:
            for _ in range(SENDERS):
                senders.create_task(self._send(http))

    async def reached(self, accepted: int) -> None:
        """Return when so many were accepted."""
        await self._reached.setdefault(accepted, asyncio.Event()).wait()

    async def _send(self, http: httpx.AsyncClient) -> None:
        for number in self._numbers:
            for _ in range(1 + (number % 10 == 0)):
                known = await self._until_accepted(http, (BODY % number).encode())
                self.duplicates += known
            self._accepted += 1
            if waited_for := self._reached.get(self._accepted):
                waited_for.set()

    async def _until_accepted(self, http: httpx.AsyncClient, body: bytes) -> bool:
        while True:
            head, _, content = request(self._url, body).partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
            answer = await http.post(self._url, content=content, headers=headers)
            if answer.is_success:
                return bool(answer.json()["duplicate"])
            self.refused += 1
            await asyncio.sleep(1)


@contextmanager
def receiver(server: Server, folder: Path, log: Path) -> Iterator[None]:
    """The receiver, as a process."""
    environment = {
        "CREWIO_WEBHOOK_SECRET": SECRET,
        "PREFECT_API_URL": server.api,
        "WEBHOOKS_RUNS": '{"crewio.*": ["watch/receiver"]}',
        "WEBHOOKS_STATE": str(folder / "webhooks.sqlite"),
    }
    with started(environment, log) as process:
        try:
            yield
        finally:
            process.terminate()


async def outage(server: Server, folder: Path, events: int, *, automation: bool) -> Vendor:
    """Send all of it, with the server killed twice meanwhile."""
    with temporary_settings({PREFECT_API_URL: server.api}):
        await deploy()
        if automation:
            await automate()
    with receiver(server, folder, folder / "receiver.log"):
        vendor, began = Vendor(await address(folder / "receiver.log"), events), perf_counter()
        sending = asyncio.create_task(vendor.send())
        for part in (1, 2):
            await vendor.reached(events * part // 3)
            if part == 1:
                vendor.rate = events / 3 / (perf_counter() - began)
            server.kill()
            await asyncio.to_thread(server.start)
        await sending
        vendor.took = perf_counter() - began
    await asyncio.sleep(15 if automation else 5)  # the automation and the feed are served in the background
    return vendor


def figures(events: int, *, automation: bool = False) -> list[Figure]:
    """What became of the events."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with prefect_in(folder) as server:
            vendor = asyncio.run(outage(server, folder, events, automation=automation))
        runs, different = server.runs("receiver")
        by_automation = server.runs("automation")[0]
        entries = server.entries()
    note = f"of {events}; {vendor.refused} answered with 503 and sent again, {entries} in the feed"
    return [
        Figure("webhooks, Prefect killed twice: events without a run", "", events - different, 0, note),
        Figure("the same: events with two runs", "", runs - different, 0, f"{vendor.duplicates} known when sent again"),
        Figure("the same: runs a second, before it is killed", "", vendor.rate, note=f"{vendor.took:.0f} s in all"),
        *([Figure("the same: runs by an automation", "", by_automation)] if automation else []),
    ]


def main(events: int, *, automation: bool) -> bool:
    """Print what became of the events; answer whether each is one run."""
    found = figures(events, automation=automation)
    print(table(found))
    return not any(figure.missed for figure in found)


if __name__ == "__main__":
    sys.exit(not main(int(sys.argv[1]), automation="automation" in sys.argv))
