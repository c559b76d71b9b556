"""A vendor that costs next to nothing: HTTP/1.1 from memory, in a process and on a core of its own.

The first two parts of a path say which list is meant and how many milliseconds its answers take:
``/v1/20/v1/time_punches?limit=100&offset=4500``.
"""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractContextManager

import httpx

from benchmarks.cores import on_core
from benchmarks.recording import Pages, mark, recorded
from benchmarks.web import started

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"


class Vendor(asyncio.Protocol):
    """One connection to it."""

    def __init__(self, answers: Mapping[str, Pages]) -> None:
        self._answers = answers
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where answers go."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request whose head is whole; none has a body."""
        *heads, self._unread = (self._unread + data).split(b"\r\n\r\n")
        for head in heads:
            self._answer(httpx.URL(head.split(b" ", 2)[1].decode()))

    def _answer(self, url: httpx.URL) -> None:
        _, name, latency, _ = url.path.split("/", 3)
        answer = self._answers[name][mark(url)]
        asyncio.get_running_loop().call_later(int(latency) / 1000, self._transport.write, answer)


async def serve() -> None:
    """Serve on a free port, which is printed, until the process is ended."""
    answers = {name: whole(pages) for name, pages in (await recorded()).items()}
    server = await asyncio.get_running_loop().create_server(lambda: Vendor(answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def whole(pages: Pages) -> Pages:
    """The pages as answers."""
    return {key: HEAD % (len(page), page) for key, page in pages.items()}


def running() -> AbstractContextManager[str]:
    """The origin of a server in another process."""
    return started("benchmarks.server")


if __name__ == "__main__":
    with on_core(-1):
        asyncio.run(serve())
