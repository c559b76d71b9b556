"""What happens to a run at one of its calls."""

import asyncio
import os
import signal
from dataclasses import dataclass, field
from enum import StrEnum

from aiosmtpd.smtp import SMTP, Envelope, Session
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from prefect_shiftwork.sandbox.mailroom import Mailroom
from prefect_shiftwork.sandbox.recording import Recording


class Blow(StrEnum):
    """What a call meets; each time the vendor has done what it was asked for."""

    LOST = "killed before the answer"
    READ = "killed after the answer"
    FAULT = "503, or hung up, in place of the answer"


class Line(StrEnum):
    """By which line a call comes in."""

    HTTP = "HTTP"
    MAIL = "SMTP"


@dataclass(frozen=True)
class Spot:
    """The n-th call by one line, counted from 1, and what it meets."""

    line: Line
    number: int
    blow: Blow


@dataclass
class Trap:
    """Counts the calls that come in, and strikes at one of them.

    Attributes:
        spot: where it strikes; None for nowhere.
        victim: the process that it kills.
        slow: seconds that each write takes.
        calls: what came in so far, in words, by line.
    """

    spot: Spot | None = None
    victim: int = 0
    slow: float = 0.0
    calls: dict[Line, list[str]] = field(default_factory=lambda: {line: [] for line in Line})

    def clear(self) -> None:
        """Forget what came in, and strike no more."""
        self.spot = None
        for calls in self.calls.values():
            calls.clear()

    def met(self, line: Line, call: str) -> Blow | None:
        """Count a call; what it meets."""
        self.calls[line].append(call)
        here = self.spot and (self.spot.line, self.spot.number) == (line, len(self.calls[line]))
        return self.spot.blow if self.spot and here else None

    def kill(self) -> None:
        """End the process as a power cut would."""
        os.kill(self.victim, signal.SIGKILL)

    async def around(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Let an app answer a request, unless this is where it strikes."""
        if scope["method"] != "GET":
            await asyncio.sleep(self.slow)
        match self.met(Line.HTTP, f"{scope['method']} {scope['path']}"):
            case Blow.LOST:
                await app(scope, receive, Recording().catch)
                self.kill()
            case Blow.FAULT:
                await app(scope, receive, Recording().catch)
                await JSONResponse({"error": "busy"}, 503)(scope, receive, send)
            case Blow.READ:
                await app(scope, receive, send)
                self.kill()
            case None:
                await app(scope, receive, send)


class TrappedMailroom(Mailroom):
    """A mail server at which a trap strikes: as soon as a mail is kept, or when its sender has read that it is."""

    def __init__(self, trap: Trap) -> None:
        super().__init__(0)
        self._trap = trap
        self._blow: Blow | None = None

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """Keep the mail."""
        await asyncio.sleep(self._trap.slow)
        answer = await super().handle_DATA(server, session, envelope)
        self._blow = self._trap.met(Line.MAIL, ", ".join(envelope.rcpt_tos))
        if self._blow is Blow.LOST:
            self._trap.kill()
        elif self._blow is Blow.FAULT:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return answer

    async def handle_QUIT(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802 - as above
        """The sender has read the answer: this is what it does next."""
        if self._blow is Blow.READ:
            self._trap.kill()
        return "221 Bye"
