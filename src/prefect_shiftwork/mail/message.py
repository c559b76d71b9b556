"""Mails as the standard library builds them: text and HTML, pictures inside, files attached."""

import mimetypes
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import make_msgid
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import cast

from prefect_shiftwork.mail.addresses import address, one_line
from prefect_shiftwork.rest.errors import InvalidInput

POLICY = SMTP.clone(cte_type="7bit")
"""Nothing but ASCII on the wire, which every server on the way takes."""
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""What this package attaches; a machine's own table may not know all of them."""
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
    for path in attachments:
        _attach(message, path)
    return message


def size(message: EmailMessage) -> int:
    """How large the mail is on the wire, in bytes: a third more than the files in it."""
    return len(message.as_bytes())


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


def _attach(message: EmailMessage, path: Path) -> None:
    name = one_line(path.name, "The name of an attached file")
    media_type = MEDIA_TYPES.get(path.suffix.lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    main, sub = media_type.split("/")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"The file {name} cannot be attached: {error.strerror}.") from error
    params = {"charset": "utf-8"} if main == "text" else None
    message.add_attachment(content, main, sub, filename=name, params=params)
