"""The four vendors, a chat and a mail server, as a run in another process meets them: over HTTP and SMTP."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from prefect.blocks.notifications import CustomWebhookNotificationBlock
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.reliability.trap import Trap, TrappedMailroom
from benchmarks.web import serving
from prefect_shiftwork.demo.blocks import blocks
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.access.crewio import AboutCrewIO
from prefect_shiftwork.vendors.access.seven_shifts import AboutSevenShifts

Blocks = dict[str, Any]
"""A block of each kind, by the parameter of a flow that takes it."""


@dataclass
class Stage:
    """Where runs play: fresh after each :meth:`clear`."""

    origin: str = ""
    trap: Trap = field(default_factory=Trap)
    said: list[str] = field(default_factory=list)
    """Titles of the messages in the chat."""

    def __post_init__(self) -> None:
        self.room = TrappedMailroom(self.trap)
        self.clear()

    def clear(self) -> None:
        """Begin a fresh morning: nobody has written anything."""
        self.desk = Desk()
        self._sandbox: ASGIApp = create_app(self.desk)
        self.room.mailbox = self.desk.mailbox
        self.said.clear()
        self.trap.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, through the trap."""
        app = self._chat if scope["path"] == "/chat" else self._sandbox
        await self.trap.around(app, scope, receive, send)

    async def _chat(self, scope: Scope, receive: Receive, send: Send) -> None:
        message: dict[str, str] = await Request(scope, receive).json()
        self.said.append(message["title"])
        await Response(status_code=200)(scope, receive, send)

    @contextmanager
    def honest(self) -> Iterator[None]:
        """Everything shows what is there, without the faults that are armed."""
        plan = self.desk.faults
        armed, plan.armed = plan.armed, []
        try:
            yield
        finally:
            plan.armed = armed

    @property
    def blocks(self) -> Blocks:
        """The blocks that open everything here."""
        return open_blocks(self.origin, self.room.port)


def without_rates() -> None:
    """From now on nobody in this process waits for a vendor's rate: such waits are real ones."""
    AboutCrewIO.rate = AboutSevenShifts.rate = None


def open_blocks(origin: str, smtp_port: int) -> Blocks:
    """The blocks of the demo, and one for the chat."""
    chat = CustomWebhookNotificationBlock(
        name="crew chat", url=f"{origin}/chat", json_data={"title": "{{subject}}", "text": "{{body}}"}
    )
    return {**blocks(origin, smtp_port), "chat": chat}


@asynccontextmanager
async def open_stage() -> AsyncIterator[Stage]:
    """A stage that serves: the mail server in the running event loop, everything else in a thread."""
    stage = Stage()
    with serving(stage) as stage.origin:
        async with stage.room:
            yield stage
