"""What a mail promises to whoever receives it, and to the server that takes it."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.mail.addresses import address
from prefect_shiftwork.mail.message import build
from prefect_shiftwork.mail.wire import on_disk, size
from prefect_shiftwork.rest.errors import InvalidInput

PLAIN: dict[str, Any] = {
    "sender": "dienst@example.org",
    "to": ["jana@example.org"],
    "subject": "Dienst",
    "text": "Hallo",
}
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200)


def received(message: EmailMessage) -> EmailMessage:
    """The mail as the other side reads it."""
    return message_from_bytes(message.as_bytes(), policy=SMTP)


def test_names_and_subjects_keep_their_umlauts() -> None:
    message = received(
        build(
            sender="Café Möwe <dienst@example.org>",
            to=["Jana Müller <jana@example.org>", '"Okafor, Tomás" <tomas@example.org>'],
            cc=["Küche <kueche@bücher.example>"],
            reply_to=["büro <buero@example.org>"],
            subject="Küche: Frühschicht am Sonntag, und noch so viele Worte, dass die Zeile umbrochen werden muss",
            text="Grüße",
        )
    )
    assert str(message["From"]) == "Café Möwe <dienst@example.org>"
    assert [each.display_name for each in message["To"].addresses] == ["Jana Müller", "Okafor, Tomás"]
    assert message["Cc"].addresses[0].addr_spec == "kueche@xn--bcher-kva.example"
    assert message["Reply-To"].addresses[0].display_name == "büro"
    assert message["Subject"].endswith("dass die Zeile umbrochen werden muss")


def test_text_html_and_picture_are_parts_that_mail_programs_put_together() -> None:
    html = '<html><body><img src="cid:chart" alt="Stunden"></body></html>'
    message = received(build(**PLAIN, html=html, pictures={"chart": b"\x89PNG"}))
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]
    picture = [*message.walk()][-1]
    assert picture["Content-ID"] == "<chart>"
    assert picture.get_content_disposition() == "inline"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("Stunden März.csv", "text/csv"),
        ("stunden.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("stunden.json", "application/json"),
        ("stunden.csv.zip", "application/zip"),
        ("plan.pdf", "application/pdf"),
        ("stunden.unknown", "application/octet-stream"),
    ],
)
def test_an_attached_file_comes_with_its_name_type_and_content(tmp_path: Path, name: str, media_type: str) -> None:
    (tmp_path / name).write_bytes(b"Name,Stunden\r\nM\xc3\xbcller,8\r\n")
    message = received(build(**PLAIN, attachments=[tmp_path / name]))
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == (name, media_type)
    assert attached.get_payload(decode=True) == b"Name,Stunden\r\nM\xc3\xbcller,8\r\n"


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"The file gone\.csv cannot be attached: No such file"):
        build(**PLAIN, attachments=[tmp_path / "gone.csv"])


def test_the_same_key_makes_the_same_mail() -> None:
    first, again, other = (build(**PLAIN, key=key)["Message-ID"] for key in ("crewio/1", "crewio/1", "crewio/2"))
    assert first == again
    assert first != other
    assert first.endswith("@example.org>")


def test_without_a_key_every_mail_is_one_of_its_own() -> None:
    assert build(**PLAIN)["Message-ID"] != build(**PLAIN)["Message-ID"]


def test_the_date_is_the_one_given_and_has_a_zone() -> None:
    moment = datetime(2026, 12, 24, 8, tzinfo=UTC)
    assert received(build(**PLAIN, date=moment))["Date"].datetime == moment
    with pytest.raises(InvalidInput, match="has no zone"):
        build(**PLAIN, date=moment.replace(tzinfo=None))


def test_a_mail_to_blind_copies_alone_names_nobody() -> None:
    message = received(build(**{**PLAIN, "to": []}))
    assert message["To"].addresses == ()
    assert message["Bcc"] is None


def test_no_holiday_notice_answers_it() -> None:
    assert build(**PLAIN)["Auto-Submitted"] == "auto-generated"


def on_the_wire(message: EmailMessage) -> bytes:
    with on_disk(message) as wire:
        wire.seek(0)
        return wire.read()


@pytest.mark.parametrize("files", [0, 1, 3])
def test_what_goes_over_the_wire_is_what_the_library_would_write(tmp_path: Path, files: int) -> None:
    paths = [tmp_path / f"Übersicht {number}.zip" for number in range(files)]
    for number, path in enumerate(paths):
        path.write_bytes(bytes(range(256)) * 700 * number)
    message = build(**PLAIN, html="<html>", pictures={"chart": b"\x89PNG"}, attachments=paths)
    wire = on_the_wire(message)
    assert wire == message.as_bytes()
    assert size(message) == len(wire)


def test_a_mail_that_somebody_else_built_goes_over_the_wire_too(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner.set_content("Weitergeleitet: Grüße")
    message = EmailMessage()
    message.set_content("Grüße\n", cte="8bit")
    message.add_attachment("a;b\n", filename="a.csv")
    message.add_attachment(inner)
    read = message_from_bytes(on_the_wire(message), policy=SMTP)
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/plain", "message/rfc822"]
    assert b"\n" not in on_the_wire(message).replace(b"\r\n", b"")


@given(subject=LINE, text=ANY_TEXT, html=ANY_TEXT, name=LINE)
def test_whatever_people_are_called_the_mail_is_ascii_and_reads_the_same(
    subject: str, text: str, html: str, name: str
) -> None:
    message = build(
        sender="dienst@example.org",
        to=[f"{name.translate({60: None, 62: None})} <jana@example.org>"],
        subject=subject,
        text=text,
        html=f"<html>{html}",
    )
    assert message.as_bytes().isascii()
    read = received(message)
    assert set(read.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "MIME-Version",
        "Content-Type",
    }
    assert [each.addr_spec for each in read["To"].addresses] == ["jana@example.org"]
    assert "".join(str(read["Subject"]).split()) == "".join(subject.split())
    (plain,) = (part for part in read.walk() if part.get_content_type() == "text/plain")
    assert plain.get_content().split() == text.split()


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00"])
@pytest.mark.parametrize("field", ["sender", "to", "subject", "cc", "reply_to", "pictures"])
def test_nobody_puts_a_header_into_a_mail(field: str, line_end: str) -> None:
    evil = f"x{line_end}Bcc: everybody@example.org"
    values: dict[str, Any] = {
        "sender": f"{evil} <dienst@example.org>",
        "subject": evil,
        "pictures": {evil: b""},
    }
    value = values.get(field, [f"{evil} <jana@example.org>"])
    with pytest.raises(InvalidInput, match="line end or a control character"):
        build(**{**PLAIN, "html": "<html>", field: value})


def test_nobody_puts_a_header_into_a_mail_by_a_files_name(tmp_path: Path) -> None:
    evil = tmp_path / "x\r\nBcc: everybody@example.org.csv"
    evil.touch()
    with pytest.raises(InvalidInput, match="The name of an attached file has a line end"):
        build(**PLAIN, attachments=[evil])


@pytest.mark.parametrize(
    ("written", "name", "spec"),
    [
        ("jana@example.org", "", "jana@example.org"),
        (" jana@example.org ", "", "jana@example.org"),
        ("<jana@example.org>", "", "jana@example.org"),
        ("Jana Müller <jana.mueller+dienst@example.org>", "Jana Müller", "jana.mueller+dienst@example.org"),
        ('"Müller, Jana" <jana@example.org>', "Müller, Jana", "jana@example.org"),
        ("it@wache.local", "", "it@wache.local"),
        ("root@localhost", "", "root@localhost"),
        ("jana@straße.example", "", "jana@xn--strae-oqa.example"),
    ],
)
def test_addresses_are_taken_as_people_write_them(written: str, name: str, spec: str) -> None:
    found = address(written)
    assert (found.display_name, found.addr_spec) == (name, spec)


@pytest.mark.parametrize(
    "written",
    [
        "", "jana", "jana@", "@example.org", "jana@@example.org", "jana@example.org, ove@example.org",
        "jana@example.org ove@example.org", "jana..m@example.org", ".jana@example.org", "jürgen@example.org",
        "jana m@example.org", "jana@exa mple.org", "jana@example..org", "jana@-example.org", "jana@exam_ple.org",
        "Jana <jana@example.org> <ove@example.org>", "jana@[127.0.0.1]", "jana@ü..de",
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_refused_by_name(written: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        address(written)
    assert repr(written) in str(caught.value)
