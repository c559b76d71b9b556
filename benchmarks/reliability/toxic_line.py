"""A TCP proxy that does to what passes what toxiproxy's toxics do, for twenty seconds."""

import asyncio
import random
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum

SECONDS = 20.0
"""For which a toxic is at work."""
LATE = 5.0
"""Seconds by which a connection is closed late."""
READ = 2**16


class Toxic(StrEnum):
    """What becomes of a connection, an answer, or all of them."""

    LATENCY = "answers come 0.5 to 3.5 s late"
    DOWN = "nobody listens"
    BANDWIDTH = "8 kB a second"
    SLOW_CLOSE = "connections close 5 s late"
    TIMEOUT = "no answer, and the connection stays open"
    RESET = "reset at a request"
    RESET_LATER = "reset 300 ms after an answer"
    SLICER = "seven bytes each 10 ms"
    LIMIT = "half of an answer, and closed"


PIECES = {Toxic.BANDWIDTH: (800, 0.1), Toxic.SLICER: (7, 0.01)}
"""Bytes that are handed on at a time, and the seconds between."""


@dataclass
class ToxicLine:
    """In front of a server on this machine.

    Attributes:
        begins: whether a request, by its first line, is the one with which the toxic begins.
    """

    server: int
    toxic: Toxic
    begins: Callable[[str], bool]
    port: int = 0
    _until: float | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _listening: asyncio.Server | None = None
    _outage: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Its origin."""
        await self._listen()
        try:
            yield f"http://127.0.0.1:{self.port}"
        finally:
            if self._outage:
                self._outage.cancel()
            self._close()

    @property
    def began(self) -> bool:
        """Whether the request has come with which the toxic begins."""
        return self._until is not None

    @property
    def _strikes(self) -> Toxic | None:
        at_work = self._until is not None and asyncio.get_running_loop().time() < self._until
        return self.toxic if at_work else None

    async def _listen(self) -> None:
        self._listening = await asyncio.start_server(self._connected, "127.0.0.1", self.port)
        self.port = self._listening.sockets[0].getsockname()[1]

    def _close(self) -> None:
        """Listen no more, and reset what is open."""
        assert self._listening
        self._listening.close()
        for writer in list(self._open):
            reset(writer)

    async def _down(self) -> None:
        self._close()
        await asyncio.sleep(SECONDS)
        await self._listen()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand on, both ways, until either side ends it."""
        answers, onward = await asyncio.open_connection("127.0.0.1", self.server)
        self._open.add(writer)
        try:
            await asyncio.gather(self._requests(reader, onward, writer), self._answers(answers, writer))
        except ConnectionError:
            reset(writer)
        finally:
            self._open.discard(writer)
            onward.close()

    async def _requests(
        self, reader: asyncio.StreamReader, onward: asyncio.StreamWriter, writer: asyncio.StreamWriter
    ) -> None:
        while chunk := await reader.read(READ):
            self._begin(chunk)
            if self._strikes is Toxic.RESET:
                reset(writer)
                break
            onward.write(chunk)
            await onward.drain()
        onward.close()
        writer.close()

    def _begin(self, chunk: bytes) -> None:
        """Begin with the request that was waited for."""
        line = chunk.partition(b"\r\n")[0].decode("latin-1")
        if not self.began and line.endswith("HTTP/1.1") and self.begins(line):
            self._until = asyncio.get_running_loop().time() + SECONDS
            if self.toxic is Toxic.DOWN:
                self._outage = asyncio.create_task(self._down())

    async def _answers(self, answers: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await answers.read(READ):
            if not await self._hand_on(chunk, writer):
                break
        if self._strikes is Toxic.SLOW_CLOSE:
            await asyncio.sleep(LATE)
        writer.close()

    async def _hand_on(self, chunk: bytes, writer: asyncio.StreamWriter) -> bool:
        """Hand on a part of an answer, or what is left of it; whether the connection stays open."""
        toxic, stays = self._strikes, True
        if toxic is Toxic.TIMEOUT:
            await writer.wait_closed()
            return False
        if toxic is Toxic.RESET_LATER:
            await asyncio.sleep(0.3)
            reset(writer)
            return False
        if toxic is Toxic.LATENCY:
            await asyncio.sleep(random.uniform(0.5, 3.5))
        elif toxic in PIECES:
            chunk = await self._slowly(chunk, writer)
        elif toxic is Toxic.LIMIT:
            head, end, body = chunk.rpartition(b"\r\n\r\n")
            chunk, stays = head + end + body[: len(body) // 2], not body
        writer.write(chunk)
        await writer.drain()
        return stays

    async def _slowly(self, chunk: bytes, writer: asyncio.StreamWriter) -> bytes:
        """Hand it on in pieces, as long as the toxic is at work; what is left of it then."""
        while chunk and (toxic := self._strikes):
            size, pause = PIECES[toxic]
            writer.write(chunk[:size])
            await writer.drain()
            await asyncio.sleep(pause)
            chunk = chunk[size:]
        return chunk


def reset(writer: asyncio.StreamWriter) -> None:
    """Close it at once, as a server that dies: with RST. One that is closing already is left alone."""
    if writer.is_closing():
        return
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
