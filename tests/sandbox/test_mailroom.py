"""The mail server, as smtplib meets it."""

import asyncio
import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage

import pytest
import trustme

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.mailroom import Mailroom

LOGIN = ("crew", "sandbox-mail")


def report(size: int = 0) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Dienstplan <plan@example.org>"
    message["To"] = "Zoë Ångholt <zoe.angholt@example.org>"
    message["Subject"] = "Überstunden im November"
    message.set_content("Hallo Zoë" + "!" * size)
    message.add_alternative("<p>Hallo <b>Zoë</b></p>", subtype="html")
    message.add_attachment(b"name,hours\n", maintype="text", subtype="csv", filename="Überstunden.csv")
    return message


async def talk(room: Mailroom, *steps: Callable[[smtplib.SMTP], object]) -> None:
    """Take some steps in one session with the mailroom, beside the event loop that it runs on."""

    def connect() -> None:
        with smtplib.SMTP("127.0.0.1", room.port, timeout=5) as smtp:
            for step in steps:
                step(smtp)

    await asyncio.to_thread(connect)


def send(smtp: smtplib.SMTP) -> None:
    smtp.send_message(report(), to_addrs=["zoe.angholt@example.org", "copy@example.org"])


async def test_a_mail_arrives_as_it_was_written(desk: Desk) -> None:
    async with Mailroom(0, mailbox=desk.mailbox, clock=desk.clock) as room:
        await talk(room, send)
    (mail,) = desk.mailbox
    assert ("plan@example.org", ("zoe.angholt@example.org", "copy@example.org")) == (mail.sender, mail.recipients)
    assert (1, "Überstunden im November", desk.clock.now()) == (mail.number, mail.subject, mail.at)
    assert ("Hallo Zoë\n", "<p>Hallo <b>Zoë</b></p>\n") == (mail.text, mail.html)
    assert [("Überstunden.csv", "text/csv", b"name,hours\n")] == [
        (file.name, file.media_type, file.content) for file in mail.attachments
    ]


async def test_a_picture_from_inside_the_mail_is_shown_in_its_html() -> None:
    message = EmailMessage()
    message.set_content("text")
    message.add_alternative('<img src="cid:chart">', subtype="html")
    html = message.get_body(("html",))
    assert html is not None
    html.add_related(b"png", maintype="image", subtype="png", cid="<chart>")
    mail = (room := Mailroom(0)).mailbox.add(Clock().now(), "a@example.org", (), message.as_bytes())
    assert '<img src="data:image/png;base64,cG5n">\n' == mail.html
    assert [mail] == list(room.mailbox)


async def test_a_mail_of_nothing_is_a_mail() -> None:
    mail = Mailroom(0).mailbox.add(Clock().now(), "a@example.org", (), b"")
    assert ("", None, None, ()) == (mail.subject, mail.text, mail.html, mail.attachments)


async def test_any_login_will_do_and_none_is_needed() -> None:
    async with Mailroom(0) as room:
        await talk(room, lambda smtp: smtp.login("anybody", "anything"), send)
        await talk(room, send)
    assert 2 == len(room.mailbox)


async def test_a_fixed_login_is_the_only_way_in() -> None:
    async with Mailroom(0, login=LOGIN) as room:
        with pytest.raises(smtplib.SMTPSenderRefused, match="Authentication required"):
            await talk(room, send)
        with pytest.raises(smtplib.SMTPAuthenticationError):
            await talk(room, lambda smtp: smtp.login(LOGIN[0], "wrong"))
        await talk(room, lambda smtp: smtp.login(*LOGIN), send)
    assert 1 == len(room.mailbox)


async def test_starttls_is_offered_with_a_certificate() -> None:
    authority = trustme.CA()
    server, client = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), ssl.create_default_context()
    authority.issue_cert("127.0.0.1").configure_cert(server)
    authority.configure_trust(client)
    async with Mailroom(0, tls=server) as room:
        await talk(room, lambda smtp: smtp.starttls(context=client), send)
    assert 1 == len(room.mailbox)


async def test_a_mail_may_be_refused_for_good() -> None:
    async with Mailroom(0, refuse="5xx") as room:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            await talk(room, send)
    assert (554, 0) == (refused.value.smtp_code, len(room.mailbox))


async def test_a_mail_may_be_refused_once() -> None:
    async with Mailroom(0, refuse="4xx_once") as room:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            await talk(room, send)
        await talk(room, send)
    assert (451, 1) == (refused.value.smtp_code, len(room.mailbox))


async def test_the_size_limit_is_announced_and_kept() -> None:
    sizes: list[str] = []

    def ask(smtp: smtplib.SMTP) -> None:
        smtp.ehlo()
        sizes.append(smtp.esmtp_features["size"])

    async with Mailroom(0, max_size=2000) as room:
        await talk(room, ask)
        with pytest.raises(smtplib.SMTPSenderRefused, match="size"):
            await talk(room, lambda smtp: smtp.send_message(report(size=3000)))
    assert (["2000"], 0) == (sizes, len(room.mailbox))
