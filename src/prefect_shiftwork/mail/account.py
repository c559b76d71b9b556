"""The mail server that a person keeps in a block, as this package uses it."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol, cast

from pydantic import SecretStr

from prefect_shiftwork.rest.errors import InvalidInput

Security = Literal["SSL", "STARTTLS", "INSECURE"]
PORTS: dict[str, int] = {"SSL": 465, "STARTTLS": 587, "INSECURE": 25}


class MailServer(Protocol):
    """What is used of a mail server's block: the fields of prefect-email's ``EmailServerCredentials``."""

    @property
    def username(self) -> str | None:
        """For the login; None if the server wants none."""

    @property
    def password(self) -> SecretStr:
        """For the login."""

    @property
    def smtp_server(self) -> Enum | str:
        """The host, or a member whose value is the host."""

    @property
    def smtp_type(self) -> Enum | str:
        """SSL, STARTTLS or INSECURE, or a member of that name."""

    @property
    def smtp_port(self) -> int | None:
        """The port; None for the usual one of the type."""

    @property
    def verify(self) -> bool | None:
        """Whether the server's certificate is checked; only False says no."""


@dataclass(frozen=True)
class Account:
    """A mail server, and how to log in to it."""

    host: str
    port: int
    security: Security
    username: str | None
    password: SecretStr
    verify: bool

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def account(server: MailServer) -> Account:
    """The account behind a block.

    Raises:
        InvalidInput: the host is empty, or the type is none of the three.
    """
    host = server.smtp_server.value if isinstance(server.smtp_server, Enum) else server.smtp_server
    security = server.smtp_type.name if isinstance(server.smtp_type, Enum) else server.smtp_type.upper()
    if not host.strip():
        raise InvalidInput("The mail server's block names no server; fill in its SMTP Server.")
    if security not in PORTS:
        raise InvalidInput(f"The mail server's SMTP Type is one of {', '.join(PORTS)}, not {security!r}.")
    return Account(
        host=host.strip(),
        port=server.smtp_port or PORTS[security],
        security=cast("Security", security),
        username=server.username,
        password=server.password,
        verify=server.verify is not False,
    )
