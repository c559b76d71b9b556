"""Mails as the standard library builds them: text and HTML, pictures inside, files attached."""

import mimetypes
from base64 import encodebytes
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.utils import make_msgid
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import cast

from prefect_shiftwork.mail.addresses import address, one_line
from prefect_shiftwork.mail.wire import POLICY
from prefect_shiftwork.rest.errors import InvalidInput

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""What this package attaches; a machine's own table may not know all of them."""
PIECE = 57 * 1024
"""Bytes; a multiple of the 57 that make a line of base64."""
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def build(
    *,
    sender: str,
    to: Sequence[str],
    subject: str,
    text: str,
    html: str = "",
    cc: Sequence[str] = (),
    reply_to: Sequence[str] = (),
    pictures: Mapping[str, bytes] = NO_PICTURES,
    attachments: Sequence[Path] = (),
    key: str = "",
    date: datetime | None = None,
) -> EmailMessage:
    """A mail, ready to be sent. Blind copies have no place in it: they are recipients of ``send``.

    Args:
        sender: one address, with a name or without.
        to: addresses; without any, the recipients stay undisclosed.
        subject: one line.
        text: the body for whoever reads no HTML.
        html: the body as an HTML document; empty for a mail of text alone.
        cc: addresses.
        reply_to: addresses that answers go to.
        pictures: PNG pictures by the content id under which the HTML shows them (``src="cid:chart"``).
        attachments: files; each is read once.
        key: what the mail is about. The same key makes the same Message-ID, so that a mail that is sent twice is one.
        date: when it was written, aware; None for now.

    Raises:
        InvalidInput: an address is not one, a header or a file's name has a line end in it, or a file is missing.
    """
    message = EmailMessage(POLICY)
    author = address(sender)
    message["From"] = author
    message["To"] = _addresses(to) or "undisclosed-recipients:;"
    for name, values in (("Cc", cc), ("Reply-To", reply_to)):
        if values:
            message[name] = _addresses(values)
    message["Subject"] = one_line(subject, "The subject")
    message["Date"] = _aware(date)
    message["Message-ID"] = _message_id(author.domain, key)
    # Nobody's holiday notice answers it (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    _fill(message, text, html, pictures)
    _attach(message, attachments)
    return message


def _addresses(texts: Sequence[str]) -> tuple[Address, ...]:
    return tuple(map(address, texts))


def _aware(date: datetime | None) -> datetime:
    if date and date.tzinfo is None:
        raise InvalidInput(f"The mail's date {date.isoformat()} has no zone; give it one.")
    return date or datetime.now(UTC)


def _message_id(domain: str, key: str) -> str:
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{domain}>" if key else make_msgid(domain=domain)


def _fill(message: EmailMessage, text: str, html: str, pictures: Mapping[str, bytes]) -> None:
    message.set_content(text)
    if not html:
        return
    message.add_alternative(html, subtype="html")
    shown = cast("MIMEPart", message.get_body(("html",)))
    for cid, png in pictures.items():
        name = one_line(cid, "The name of a picture")
        shown.add_related(png, "image", "png", cid=f"<{name}>", disposition="inline", filename=f"{name}.png")


def _attach(message: EmailMessage, paths: Sequence[Path]) -> None:
    if paths:
        message.make_mixed()
    for path in paths:
        message.attach(_attachment(path))


def _attachment(path: Path) -> EmailMessage:
    name = one_line(path.name, "The name of an attached file")
    media_type = MEDIA_TYPES.get(path.suffix.lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    main, sub = media_type.split("/")
    part = EmailMessage(POLICY)
    params = {"charset": "utf-8"} if main == "text" else None
    part.set_content(b"", main, sub, disposition="attachment", filename=name, params=params)
    try:
        part.set_payload(_base64(path))
    except OSError as error:
        raise InvalidInput(f"The file {name} cannot be attached: {error.strerror}.") from error
    return part


def _base64(path: Path) -> str:
    """The file's content, encoded in pieces: the library would hold it four times over."""
    with path.open("rb") as file:
        return "".join(encodebytes(piece).decode("ascii") for piece in iter(lambda: file.read(PIECE), b""))
