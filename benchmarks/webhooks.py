"""What a webhook costs the receiver: ``python -m benchmarks.webhooks``.

The receiver is a process on a core of its own. Vendor and Prefect are on the other one: the vendor signs each request,
over 128 connections; Prefect's API says yes to everything, and costs the receiver no more than a real one would.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from hmac import digest
from pathlib import Path
from time import perf_counter

import httpx

from benchmarks.cores import on_core
from benchmarks.figure import Figure, table

SECRET = "benchmark_signing_secret"
WEBHOOKS = 5000
CONNECTIONS = 128
GOAL = 1.0
BODY = '{"id":"evt_%d","type":"assignment.updated","occurred_at":"2026-03-13T15:35:10.000Z","data":{"integration_id":'
BODY += '"int_1","event_id":"ev_1","assignment":{"id":"as_1","shift_id":"sh_1","user_id":"us_1","state":"checked_in"}}}'
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
NO = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
YES = b"HTTP/1.1 204 No Content\r\n\r\n"


def figures() -> list[Figure]:
    """Processor time and rate."""
    with on_core(-1):
        used, wall = asyncio.run(measured())
    return [
        Figure("processor time of a webhook, received and handed over", "ms", used * 1000 / WEBHOOKS, GOAL),
        Figure("the same, from first to last", "ms", wall * 1000 / WEBHOOKS, note=f"{WEBHOOKS / wall:,.0f} a second"),
    ]


async def measured() -> tuple[float, float]:
    """Seconds of the receiver's processor, and of a clock, for all webhooks."""
    loop = asyncio.get_running_loop()
    prefect = await loop.create_server(SaysYes, "127.0.0.1", 0)
    async with prefect, receiver(prefect.sockets[0].getsockname()[1]) as (url, process):
        await send(requests(url, range(CONNECTIONS)), url)
        these = requests(url, range(CONNECTIONS, CONNECTIONS + WEBHOOKS))
        before, began = processor_seconds(process), perf_counter()
        await send(these, url)
        return processor_seconds(process) - before, perf_counter() - began


@asynccontextmanager
async def receiver(prefect: int) -> AsyncIterator[tuple[httpx.URL, subprocess.Popen[bytes]]]:
    """The receiver's address for CrewIO, and its process."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "CREWIO_WEBHOOK_SECRET": SECRET,
            "PREFECT_API_URL": f"http://127.0.0.1:{prefect}/api",
            "WEBHOOKS_STATE": str(Path(folder) / "webhooks.sqlite"),
        }
        log = Path(folder) / "log"
        with on_core(0):
            process = started(environment, log)
        with process:
            try:
                yield await address(log), process
            finally:
                process.terminate()


def started(environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """``shiftwork webhooks`` on a free port."""
    command = [sys.executable, "-m", "prefect_shiftwork.cli", "webhooks", "--port", "0"]
    with log.open("wb") as written:
        return subprocess.Popen(command, stdout=written, env=os.environ | environment)


async def address(log: Path) -> httpx.URL:
    """Where CrewIO's webhooks are taken, as the first line of the log says."""
    while not (line := log.read_text().partition("\n")[0]):  # noqa: ASYNC110, ASYNC240  # nothing else runs yet
        await asyncio.sleep(0.1)
    return httpx.URL(json.loads(line)["addresses"][0])


def processor_seconds(process: subprocess.Popen[bytes]) -> float:
    """What a process has used of its core; on Linux, which keeps account."""
    used = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def requests(url: httpx.URL, numbers: Iterable[int]) -> list[bytes]:
    """A webhook for each number, as CrewIO signs it."""
    return [request(url, (BODY % number).encode()) for number in numbers]


def request(url: httpx.URL, body: bytes) -> bytes:
    head = (
        f"POST {url.path} HTTP/1.1\r\nHost: {url.host}\r\nContent-Length: {len(body)}\r\n"
        f"x-crewio-timestamp: {datetime.now(UTC).isoformat()}\r\n"
        f"x-crewio-signature: {digest(SECRET.encode(), body, 'sha256').hex()}\r\n\r\n"
    )
    return head.encode() + body


async def send(these: Iterable[bytes], url: httpx.URL) -> None:
    """Each request over one of several connections; every one has to be accepted."""
    loop, waiting = asyncio.get_running_loop(), iter(these)
    vendors = [Vendor(waiting, loop.create_future()) for _ in range(CONNECTIONS)]
    for vendor in vendors:
        await loop.create_connection(partial(_itself, vendor), url.host, url.port or 80)
    await asyncio.gather(*(vendor.done for vendor in vendors))


def _itself(vendor: "Vendor") -> "Vendor":
    return vendor


class Vendor(asyncio.Protocol):
    """One connection to the receiver: a request when the one before is answered."""

    def __init__(self, waiting: Iterator[bytes], done: asyncio.Future[None]) -> None:
        self.done = done
        self._waiting = waiting
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the first request."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        """Send the next one when the answer is whole: it is an object of JSON."""
        self._unread += data
        if not self._unread.endswith(b"}"):
            return
        if not self._unread.startswith(b"HTTP/1.1 200"):
            self.done.set_exception(AssertionError(self._unread))
        self._unread = b""
        self._next()

    def _next(self) -> None:
        if request := next(self._waiting, None):
            self._transport.write(request)
        elif not self.done.done():
            self.done.set_result(None)
            self._transport.close()


class SaysYes(asyncio.Protocol):
    """Prefect's API: there is no CSRF token to be had, and everything else is fine."""

    def __init__(self) -> None:
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where answers go."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer when the request is whole."""
        self._unread += data
        head, _, body = self._unread.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if len(body) >= (int(length[1]) if length else 0):
            self._unread = b""
            self._transport.write(NO if b"/csrf-token" in head else YES)


if __name__ == "__main__":
    print(table(figures()))
