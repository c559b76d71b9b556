"""The mails that the sandbox has received, as people read them."""

from base64 import b64encode
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

MAILBOX_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attached file."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One received mail: its envelope, and the message as the standard library parsed it."""

    number: int
    at: datetime
    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage

    @property
    def subject(self) -> str:
        """The decoded subject line, empty when there is none."""
        return str(self.message["subject"] or "")

    @property
    def text(self) -> str | None:
        """The plain text part."""
        return self._part("plain")

    @property
    def html(self) -> str | None:
        """The HTML part, with the pictures that it shows from inside the mail."""
        html = self._part("html")
        for part in self.message.walk():
            if html and (content_id := part["content-id"]):
                html = html.replace(f"cid:{content_id.strip('<> ')}", _data_url(part))
        return html

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attached files, in the order of the message."""
        return tuple(
            Attachment(
                part.get_filename() or f"attachment-{number}",
                part.get_content_type(),
                cast("bytes", part.get_payload(decode=True) or b""),
            )
            for number, part in enumerate(self.message.iter_attachments(), start=1)
        )

    def _part(self, subtype: str) -> str | None:
        part = self.message.get_body((subtype,))
        return str(part.get_content()).replace("\r\n", "\n") if part else None


def _data_url(part: EmailMessage) -> str:
    content = b64encode(cast("bytes", part.get_payload(decode=True) or b"")).decode()
    return f"data:{part.get_content_type()};base64,{content}"


class Mailbox:
    """The last five hundred mails, newest last. `arrived` is told of each, with its content."""

    def __init__(self, arrived: Callable[[Mail, bytes], None] | None = None) -> None:
        self._arrived = arrived
        self._mails: deque[Mail] = deque(maxlen=MAILBOX_LENGTH)
        self._received = 0

    def add(
        self, at: datetime, sender: str, recipients: tuple[str, ...], content: bytes, *, number: int | None = None
    ) -> Mail:
        """Keep a mail and number it; one that was here before comes with its number."""
        self._received = number or self._received + 1
        mail = Mail(self._received, at, sender, recipients, message_from_bytes(content, policy=policy.default))
        self._mails.append(mail)
        if self._arrived:
            self._arrived(mail, content)
        return mail

    def __iter__(self) -> Iterator[Mail]:
        return iter(self._mails)

    def __len__(self) -> int:
        return len(self._mails)

    def get(self, number: int) -> Mail | None:
        """The mail with this number, unless it never came or had to make room."""
        return next((mail for mail in self._mails if mail.number == number), None)

    def clear(self) -> None:
        """Forget every mail; numbers go on counting."""
        self._mails.clear()
