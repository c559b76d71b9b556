"""Mails that a flow sends once, or says that it could not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prefect_email import EmailServerCredentials

from prefect_shiftwork.flows.memory import DidNotHappen
from prefect_shiftwork.mail.errors import NotSent
from prefect_shiftwork.mail.message import build
from prefect_shiftwork.mail.send import send
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.context import Picture
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import Template, render

FRAME = Template(
    "recipe.html",
    """{% extends "layout/mail.html" %}
{% block title %}{{ subject }}{% endblock %}
{% block content %}
{% for paragraph in text.split("\n\n") %}
<p>{% for line in paragraph.splitlines() %}{{ line }}{{ "<br>" | safe if not loop.last }}{% endfor %}</p>
{% endfor %}
{% for picture in pictures %}
<img class="chart" src="cid:{{ picture.cid }}" alt="{{ picture.alt }}" width="536">
{% endfor %}
{% endblock %}
""",
)
"""A text and pictures in the pack's frame of a mail."""


@dataclass(frozen=True)
class Letter:
    """A mail to be written and sent.

    Attributes:
        key: what it is about; the same key makes the same mail.
        sender: address; empty takes the user name of the server's block.
        pictures: PNG pictures by content id.
    """

    key: str
    sender: str
    to: tuple[str, ...]
    subject: str
    html: str
    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    attachments: tuple[Path, ...] = ()


async def post_letter(letter: Letter, server: EmailServerCredentials) -> None:
    """Send the mail.

    Raises:
        DidNotHappen: from the error that says why, when it provably was not sent.
        MailProblem: it may have been sent, or not to everybody.
    """
    try:
        message = build(
            sender=sender_of(letter.sender, server),
            to=letter.to,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            pictures=letter.pictures,
            attachments=letter.attachments,
            key=letter.key,
        )
        await send(message, letter.to, server)
    except (NotSent, InvalidInput) as error:
        raise DidNotHappen from error


def framed(subject: str, text: str, reader: Reader, pictures: Sequence[Picture] = ()) -> str:
    """A text and pictures as the HTML of a mail."""
    return render(FRAME, {"subject": subject, "text": text, "pictures": pictures}, reader)


def sender_of(sender: str, server: EmailServerCredentials) -> str:
    """The sender's address. Raises InvalidInput when neither form nor block has one."""
    found = sender or server.username or ""
    if "@" not in found:
        raise InvalidInput("The mail has no sender: fill in 'From', or the user name of the e-mail block.")
    return found
