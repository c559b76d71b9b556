"""A mail server that keeps what it receives, for the mails that flows send."""

import asyncio
import logging
import ssl
from typing import Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.mailbox import Mailbox

MAX_SIZE = 25 * 2**20

# aiosmtpd warns about a property of its own at every login.
logging.getLogger("mail.log").setLevel(logging.ERROR)

Refusal = Literal["5xx", "4xx_once"]


class Mailroom:
    """An SMTP server on the running event loop; it listens while its `async with` block lasts.

    Port 0 takes a free one, which `port` then tells. Without `login` every name and password will do, and none
    is needed; with it, no mail is taken before that login. `tls` offers STARTTLS. `max_size` in bytes is
    announced as SIZE. `refuse` turns down every mail for good (554), or the first one for now (451).
    """

    def __init__(
        self,
        port: int,
        host: str = "127.0.0.1",
        *,
        mailbox: Mailbox | None = None,
        clock: Clock | None = None,
        login: tuple[str, str] | None = None,
        tls: ssl.SSLContext | None = None,
        max_size: int = MAX_SIZE,
        refuse: Refusal | None = None,
    ) -> None:
        self.port = port
        self.mailbox = Mailbox() if mailbox is None else mailbox
        self._host = host
        self._clock = clock or Clock()
        self._login = login
        self._tls = tls
        self._max_size = max_size
        self._refuse = refuse

    async def __aenter__(self) -> "Mailroom":
        """Start to listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, self._host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop to listen."""
        self._server.close()
        await self._server.wait_closed()

    def _connection(self) -> SMTP:
        return SMTP(
            self,
            hostname="sandbox.example.org",
            ident="shiftwork sandbox",
            data_size_limit=self._max_size,
            enable_SMTPUTF8=True,
            tls_context=self._tls,
            authenticator=self._authenticate,
            auth_require_tls=False,
        )

    def _authenticate(self, _: SMTP, __: Session, ___: Envelope, ____: str, given: object) -> AuthResult:
        known = self._login and LoginPassword(*(part.encode() for part in self._login))
        return AuthResult(success=known in {None, given}, handled=False)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls the hook of a command by this name
        self, _: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Begin a mail, unless a login is wanted first."""
        if self._login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        """Keep a mail, or refuse it."""
        if self._refuse == "5xx":
            return "554 5.7.1 Refused by the sandbox"
        if self._refuse == "4xx_once":
            self._refuse = None
            return "451 4.7.1 Try again later"
        content, recipients = envelope.original_content or b"", tuple(envelope.rcpt_tos)
        mail = self.mailbox.add(self._clock.now(), envelope.mail_from or "", recipients, content)
        return f"250 2.0.0 Kept as mail {mail.number}"
