"""What a person is told about a mail: that it went out, that it did not, or that nobody can know.

The server runs in the test's own event loop: were that one held up while a mail is sent, no test here would end.
"""

import asyncio
import pickle
import socket
import ssl
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from prefect_email import EmailServerCredentials
from pydantic import SecretStr

from prefect_shiftwork.mail.errors import MayBeSent, NotSent, PartlySent
from prefect_shiftwork.mail.message import build
from prefect_shiftwork.mail.send import send
from prefect_shiftwork.mail.wire import size
from prefect_shiftwork.rest.errors import InvalidInput

Listen = Callable[..., AbstractAsyncContextManager[int]]

PASSWORD = "s3cret-pass"
LOGIN = {"username": "crew", "password": SecretStr(PASSWORD)}


@pytest.fixture
def mail() -> EmailMessage:
    return build(sender="Dienst <dienst@example.org>", to=["jana@example.org"], subject="Küche", text="Grüße\n.\nEnde")


async def told(sending: Coroutine[Any, Any, None]) -> str:
    """The one sentence or two that a person reads."""
    with pytest.raises((NotSent, PartlySent, MayBeSent)) as caught:
        await sending
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(caught.value), str(caught.value)) == (type(again), str(again))
    assert PASSWORD not in str(caught.value)
    return str(caught.value)


async def test_a_mail_arrives_as_it_was_written(listen: Listen, mailroom: Any, block: Any, mail: EmailMessage) -> None:
    async with listen() as port:
        await send(mail, ["jana@example.org"], block(port))
    message = mailroom.message()
    assert message["Subject"] == "Küche"
    assert message.get_content().splitlines() == ["Grüße", ".", "Ende"]
    assert mailroom.envelopes[0].mail_from == "dienst@example.org"


async def test_blind_copies_arrive_and_nobody_sees_them(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage
) -> None:
    mail["Bcc"] = "chief@example.org"
    async with listen() as port:
        await send(mail, ["jana@example.org", "Chief <chief@example.org>", "chief@example.org"], block(port))
    assert mailroom.envelopes[0].rcpt_tos == ["jana@example.org", "chief@example.org"]
    assert b"chief" not in mailroom.envelopes[0].content


async def test_prefect_emails_own_block_is_taken_as_it_is(listen: Listen, mailroom: Any, mail: EmailMessage) -> None:
    async with listen() as port:
        server = EmailServerCredentials(smtp_server="localhost", smtp_type="INSECURE", smtp_port=port)
        await send(mail, ["jana@example.org"], server)
    assert len(mailroom.envelopes) == 1


async def test_a_mail_goes_encrypted_and_logged_in(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, trusted: ssl.SSLContext
) -> None:
    async with listen(tls_context=trusted, require_starttls=True, authenticator=right_password) as port:
        await send(mail, ["jana@example.org"], block(port, "STARTTLS", **LOGIN))
    assert mailroom.sessions[0].ssl is not None
    assert mailroom.sessions[0].authenticated


async def test_a_server_that_speaks_tls_from_the_start_is_spoken_to(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, trusted: ssl.SSLContext
) -> None:
    async with listen(tls=trusted) as port:
        await send(mail, ["jana@example.org"], block(port, "SSL"))
    assert len(mailroom.envelopes) == 1


@pytest.mark.parametrize("smtp_type", ["SSL", "STARTTLS"])
async def test_a_server_whose_certificate_nobody_knows_gets_nothing(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, untrusted: ssl.SSLContext, smtp_type: str
) -> None:
    options = {"tls": untrusted} if smtp_type == "SSL" else {"tls_context": untrusted}
    async with listen(**options) as port:
        words = await told(send(mail, ["jana@example.org"], block(port, smtp_type, **LOGIN)))
    assert f"localhost:{port} shows a certificate that is not to be trusted" in words
    assert mailroom.envelopes == []


async def test_a_certificate_goes_unchecked_only_when_the_block_says_so(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, untrusted: ssl.SSLContext
) -> None:
    async with listen(tls=untrusted) as port:
        await send(mail, ["jana@example.org"], block(port, "SSL", verify=False))
    assert len(mailroom.envelopes) == 1


async def test_a_certificate_of_another_server_is_not_trusted(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, trusted: ssl.SSLContext
) -> None:
    async with listen(tls_context=trusted) as port:
        words = await told(send(mail, ["jana@example.org"], block(port, "STARTTLS", smtp_server="127.0.0.1", **LOGIN)))
    assert f"127.0.0.1:{port} shows a certificate that is not to be trusted" in words
    assert mailroom.envelopes == []


async def test_a_server_that_wants_encryption_gets_nothing_without_it_and_its_words_are_told(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, trusted: ssl.SSLContext
) -> None:
    async with listen(tls_context=trusted, require_starttls=True) as port:
        words = await told(send(mail, ["jana@example.org"], block(port)))
    assert "answered 530 (Must issue a STARTTLS command first)" in words
    assert mailroom.envelopes == []


async def test_a_mail_that_is_refused_for_now_is_accepted_later_and_there_once(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage
) -> None:
    mailroom.refuses = {"jana@example.org": "451 greylisted"}
    async with listen() as port:
        with pytest.raises(NotSent) as caught:
            await send(mail, ["jana@example.org"], block(port))
        mailroom.refuses.clear()
        await send(mail, ["jana@example.org"], block(port))
    assert caught.value.temporary
    assert len(mailroom.envelopes) == 1


async def test_without_starttls_no_password_is_sent(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage
) -> None:
    async with listen() as port:
        words = await told(send(mail, ["jana@example.org"], block(port, "STARTTLS", **LOGIN)))
    assert f"localhost:{port} offers no STARTTLS, and nothing is sent unencrypted. Use SSL" in words


async def test_a_wrong_password_is_said_without_the_password(
    listen: Listen, block: Any, mail: EmailMessage, trusted: ssl.SSLContext
) -> None:
    async with listen(tls_context=trusted, authenticator=wrong_password) as port:
        words = await told(send(mail, ["jana@example.org"], block(port, "STARTTLS", **LOGIN)))
    assert "does not accept the user name or the password (535). Check both in the block" in words


async def test_a_login_that_the_server_does_not_offer_is_said(listen: Listen, block: Any, mail: EmailMessage) -> None:
    async with listen() as port:
        words = await told(send(mail, ["jana@example.org"], block(port, **LOGIN)))
    assert "offers no login here" in words
    assert "empty the block's user name" in words


async def test_a_password_with_umlauts_is_named_as_the_reason_and_not_shown(
    listen: Listen, block: Any, mail: EmailMessage, trusted: ssl.SSLContext
) -> None:
    async with listen(tls_context=trusted, authenticator=right_password) as port:
        server = block(port, "STARTTLS", username="crew", password=SecretStr("Möwenschrei"))
        words = await told(send(mail, ["jana@example.org"], server))
    assert "Choose a password without umlauts" in words
    assert "Möwenschrei" not in words


async def test_tls_where_there_is_none_is_said_with_the_ports_to_use(
    listen: Listen, block: Any, mail: EmailMessage
) -> None:
    async with listen() as port:
        words = await told(send(mail, ["jana@example.org"], block(port, "SSL")))
    assert "does not speak TLS on this port. Use SSL (usually port 465) or STARTTLS (usually port 587)" in words


@pytest.mark.parametrize(("answer", "temporary"), [("450 try later", True), ("550 looks like spam", False)])
async def test_a_refused_mail_is_not_sent_and_says_whether_it_passes(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, answer: str, temporary: bool
) -> None:
    mailroom.answer = answer
    async with listen() as port:
        with pytest.raises(NotSent, match=f"answered {answer[:3]} \\({answer[4:]}\\)") as caught:
            await send(mail, ["jana@example.org"], block(port))
    assert caught.value.temporary is temporary


async def test_a_refused_recipient_does_not_keep_it_from_the_others(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage
) -> None:
    mailroom.refuses = {"gone@example.org": "550 no such user"}
    async with listen() as port:
        with pytest.raises(PartlySent) as caught:
            await send(mail, ["jana@example.org", "gone@example.org"], block(port))
    assert mailroom.envelopes[0].rcpt_tos == ["jana@example.org"]
    assert caught.value.refused == ("gone@example.org",)
    assert "sent the mail to 1 of 2 recipients and refused gone@example.org" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).refused == ("gone@example.org",)


@pytest.mark.parametrize(("answer", "temporary"), [("451 greylisted", True), ("550 no such user", False)])
async def test_a_mail_that_nobody_may_get_is_not_sent(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage, answer: str, temporary: bool
) -> None:
    mailroom.refuses = {f"{name}@example.org": answer for name in "abcdefg"}
    async with listen() as port:
        with pytest.raises(NotSent, match="a@example.org, for which it answered .*; 2 more") as caught:
            await send(mail, list(mailroom.refuses), block(port))
    assert caught.value.temporary is temporary
    assert mailroom.envelopes == []


async def test_a_refused_sender_is_named(listen: Listen, mailroom: Any, block: Any, mail: EmailMessage) -> None:
    mailroom.refuses = {"dienst@example.org": "553 not your domain"}
    async with listen() as port:
        words = await told(send(mail, ["jana@example.org"], block(port)))
    assert "refuses the sender dienst@example.org: it answered 553 (not your domain)" in words


async def test_a_mail_over_the_servers_limit_is_not_even_begun(listen: Listen, mailroom: Any, block: Any) -> None:
    mail = build(sender="a@example.org", to=["b@example.org"], subject="Report", text="x" * 300_000)
    async with listen(data_size_limit=200_000) as port:
        words = await told(send(mail, ["b@example.org"], block(port)))
    assert f"takes mails of at most 200 kB, and this one has {size(mail) / 1e3:.0f} kB. Attach fewer or zipped" in words
    assert mailroom.sessions == []


async def test_a_server_without_a_limit_takes_any_size(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage
) -> None:
    async with listen(data_size_limit=None) as port:
        await send(mail, ["jana@example.org"], block(port))
    assert len(mailroom.envelopes) == 1


async def test_silence_after_the_whole_mail_may_mean_that_it_was_sent(
    listen: Listen, mailroom: Any, block: Any, mail: EmailMessage
) -> None:
    mailroom.silent = asyncio.Event()
    async with listen() as port:
        with pytest.raises(MayBeSent, match=r"had it whole and then did not answer within 0\.2 seconds"):
            await send(mail, ["jana@example.org"], block(port), timeout=0.2)
        mailroom.silent.set()


async def test_silence_before_the_mail_means_that_it_was_not_sent(block: Any, mail: EmailMessage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as quiet:  # the connection is made, and nobody speaks
        words = await told(send(mail, ["jana@example.org"], block(quiet.getsockname()[1]), timeout=0.1))
    assert "The mail was not sent" in words
    assert "did not answer within 0.1 seconds. Send it again later." in words


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ([b"220 hi"], "closed the connection"),
        ([b"421 too busy"], "answered 421 (too busy)"),
        ([b"220 hi", b"250 hi", b"250 ok", b"250 ok", b"451 not now"], "answered 451 (not now)"),
        ([b"220 hi", b"250 hi", b"250 ok", b"250 ok"], "closed the connection"),
    ],
)
async def test_whatever_happens_before_the_whole_mail_is_there_nothing_was_sent(
    script: Listen, block: Any, mail: EmailMessage, heard: list[bytes], expected: str
) -> None:
    async with script(heard) as port:
        with pytest.raises(NotSent) as caught:
            await send(mail, ["jana@example.org"], block(port))
    assert expected in str(caught.value)
    assert caught.value.temporary


async def test_a_connection_that_breaks_after_the_whole_mail_may_mean_that_it_was_sent(
    script: Listen, block: Any, mail: EmailMessage
) -> None:
    async with script([b"220 hi", b"250 hi", b"250 ok", b"250 ok", b"354 go"]) as port:
        with pytest.raises(MayBeSent, match="had it whole and then closed the connection"):
            await send(mail, ["jana@example.org"], block(port))


async def test_a_server_that_is_not_there_is_said_to_be_so(block: Any, mail: EmailMessage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    words = await told(send(mail, ["jana@example.org"], block(port, smtp_server="127.0.0.1")))
    assert f"127.0.0.1:{port} takes no connection on this port" in words


async def test_a_name_that_nobody_knows_is_said_to_be_so(block: Any, mail: EmailMessage) -> None:
    words = await told(send(mail, ["jana@example.org"], block(25, smtp_server="mail.invalid")))
    assert "mail.invalid:25 is not known by that name. Check the block's SMTP Server" in words


@pytest.mark.parametrize(
    ("recipients", "fields", "expected"),
    [
        ([], {}, "The mail has no recipients"),
        (["jana at example.org"], {}, "'jana at example.org' is not one mail address"),
        (["jana@example.org"], {"smtp_type": "TLS"}, "SMTP Type is one of SSL, STARTTLS, INSECURE, not 'TLS'"),
        (["jana@example.org"], {"smtp_server": " "}, "names no server"),
    ],
)
async def test_what_cannot_be_sent_is_refused_before_any_connection(
    block: Any, mail: EmailMessage, recipients: list[str], fields: dict[str, str], expected: str
) -> None:
    with pytest.raises(InvalidInput, match=expected):
        await send(mail, recipients, block(1, **fields))


def right_password(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"crew", PASSWORD.encode()), handled=False)


def wrong_password(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
) -> AuthResult:
    return AuthResult(success=False, handled=False)
