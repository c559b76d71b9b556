"""A real SMTP server on a free port of the loopback, in the test's own event loop."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any, cast

import pytest
import trustme
from aiosmtpd.smtp import SMTP, Envelope, Session
from pydantic import SecretStr

Listen = Callable[..., AbstractAsyncContextManager[int]]


@dataclass(frozen=True)
class Server:
    """What a person keeps in the block of their mail server."""

    smtp_port: int | None = None
    smtp_type: str = "INSECURE"
    smtp_server: str = "localhost"
    username: str | None = None
    password: SecretStr = field(default_factory=lambda: SecretStr(""))
    verify: bool | None = True


@dataclass
class Mailroom:
    """How the server answers, and what it has received."""

    refuses: dict[str, str] = field(default_factory=dict)
    answer: str = "250 taken"
    silent: asyncio.Event | None = None
    envelopes: list[Envelope] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)

    def message(self) -> EmailMessage:
        """The one mail that came."""
        (envelope,) = self.envelopes
        return message_from_bytes(cast("bytes", envelope.content), policy=POLICY)

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, _: list[str]) -> str:  # noqa: N802
        envelope.mail_from = address
        return self.refuses.get(address, "250 OK")

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, _: list[str]) -> str:  # noqa: N802
        if address not in self.refuses:
            envelope.rcpt_tos.append(address)
        return self.refuses.get(address, "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.sessions.append(session)
        self.envelopes.append(envelope)
        if self.silent:
            await self.silent.wait()
        return self.answer


@pytest.fixture
def block() -> type[Server]:
    """A mail server's block: ``block(port, ...)``."""
    return Server


@pytest.fixture
def mailroom() -> Mailroom:
    return Mailroom()


@pytest.fixture
def listen(mailroom: Mailroom) -> Listen:
    """``async with listen(...) as port``: a server with aiosmtpd's own options, on TLS if it is given some."""

    @asynccontextmanager
    async def listening(tls: ssl.SSLContext | None = None, **options: Any) -> AsyncIterator[int]:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(mailroom, loop=loop, **options), "127.0.0.1", 0, ssl=tls)
        async with server:
            yield server.sockets[0].getsockname()[1]

    return listening


@pytest.fixture
def script() -> Listen:
    """``async with script([greeting, reply, ...]) as port``: a server that says these lines and hangs up."""

    @asynccontextmanager
    async def speaking(lines: list[bytes]) -> AsyncIterator[int]:
        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            for line in lines:
                writer.write(line + b"\r\n")
                await reader.readuntil(b"\r\n.\r\n" if line.startswith(b"354") else b"\r\n")
            writer.close()

        server = await asyncio.start_server(speak, "127.0.0.1", 0)
        async with server:
            yield server.sockets[0].getsockname()[1]

    return speaking


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """The server's side of TLS, with a certificate for localhost that this machine trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return served(authority.issue_cert("localhost"))


@pytest.fixture
def untrusted() -> ssl.SSLContext:
    """The server's side of TLS, with a certificate whose authority nobody knows."""
    return served(trustme.CA().issue_cert("localhost"))


def served(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
