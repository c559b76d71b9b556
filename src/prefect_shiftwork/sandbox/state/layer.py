"""The layer around a vendor's app that keeps what changed something."""

from contextlib import suppress
from datetime import datetime

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prefect_shiftwork.sandbox.dependencies import own_path
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.recording import Recording
from prefect_shiftwork.sandbox.state.lines import Call
from prefect_shiftwork.sandbox.state.memory import Memory

READS = {"GET", "HEAD", "OPTIONS"}
REFUSED = 400
NEEDED = (b"authorization", b"content-type", b"x-")
"""How the headers begin that decide about a request; all others are about its journey."""


class KeepChanges:
    """Keeps every accepted request that may change something, before its answer leaves.

    Such a request sees one moment of the clock, and no other runs beside it: a restart makes it again in the same
    place and at the same moment. A desk without a memory keeps nothing.
    """

    def __init__(self, app: ASGIApp, vendor: str, desk: Desk) -> None:
        self._app = app
        self._vendor = vendor
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and keep it if it has to be made again."""
        memory = self._desk.memory
        if memory is None or scope["type"] != "http" or scope["method"] in READS:
            await self._app(scope, receive, send)
            return
        # The whole body first and the answer last: whoever is slow to send or to read holds up nobody else.
        with suppress(ClientDisconnect):
            body = await Request(scope, receive).body()
            async with self._desk.turn:
                answer = await self._kept(memory, scope, body, receive)
            await answer.play(send)

    async def _kept(self, memory: Memory, scope: Scope, body: bytes, receive: Receive) -> Recording:
        answer, moment = Recording(), self._desk.clock.now()
        state = scope.setdefault("state", {})
        with self._desk.clock.hold(moment):
            await self._app(scope, _again(body, receive), answer.catch)
        if answer.status < REFUSED and "only_reads" not in state:
            memory.keep(self._line(moment, scope, body, answer.status))
        return answer

    def _line(self, moment: datetime, scope: Scope, body: bytes, status: int) -> Call:
        return Call(
            at=moment,
            vendor=self._vendor,
            method=scope["method"],
            path=own_path(scope),
            query=scope["query_string"].decode("latin-1"),
            headers={
                name.decode("latin-1"): value.decode("latin-1")
                for name, value in scope["headers"]
                if name.startswith(NEEDED)
            },
            body=body.decode("latin-1"),
            status=status,
        )


def _again(body: bytes, receive: Receive) -> Receive:
    """A body that was read already, to be read once more; after it, whatever else comes in."""
    unread: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return unread.pop() if unread else await receive()

    return next_message
