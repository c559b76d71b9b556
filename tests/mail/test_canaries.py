"""The password of a mail server goes to that server, and shows nowhere else."""

import base64
import logging
import ssl
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from canary import canary, everything_of, found_in, told_by_logs
from prefect_email import EmailServerCredentials
from pydantic import SecretStr

from prefect_shiftwork.mail.account import account
from prefect_shiftwork.mail.errors import NotSent
from prefect_shiftwork.mail.message import build
from prefect_shiftwork.mail.send import send

Listen = Callable[..., AbstractAsyncContextManager[int]]


def repeating(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    """A server that answers with what it was sent."""
    said = data.password.decode()
    both = f"{said} {base64.b64encode(data.login + data.password).decode()}"
    return AuthResult(success=False, handled=False, message=f"535 5.7.8 {both}")


async def test_a_password_that_the_server_repeats_is_not_shown(
    listen: Listen, block: Any, trusted: ssl.SSLContext, caplog: pytest.LogCaptureFixture
) -> None:
    password = canary()
    mail = build(sender="crew@example.org", to=["jana@example.org"], subject="Hi", text="Hi")
    with caplog.at_level(logging.DEBUG, logger="prefect_shiftwork"):
        async with listen(tls_context=trusted, authenticator=repeating) as port:
            server = block(port, "STARTTLS", username="crew", password=SecretStr(password))
            with pytest.raises(NotSent) as caught:
                await send(mail, ["jana@example.org"], server)
    assert set() == found_in(everything_of(caught.value) + told_by_logs(caplog.records), password)


def test_the_block_and_what_is_made_of_it_do_not_show_it() -> None:
    password = canary()
    server = EmailServerCredentials(smtp_server="mail.example.org", username="crew", password=SecretStr(password))
    assert set() == found_in(f"{server} {server!r} {server.model_dump_json()} {account(server)!r}", password)
