"""The pack's messages, each rendered whole: a mail with its subject, an announcement with its title.

Every part can be replaced: ``own={"subject": "Help wanted on {{ shift.start | date }}"}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.context import AnnouncementSummary, PlanSummary, ReportSummary, ShiftNotice
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import Template, render

Own = Mapping[str, str | Template]
"""What a person puts in the place of a message's parts, by part: text, or one of the pack's templates by its name."""

NOTHING_OWN: Own = MappingProxyType({})


@dataclass(frozen=True)
class Message:
    """A message: the variable that its templates are given, and its parts' files by what the parts are called."""

    variable: str
    parts: Mapping[str, str]


MAIL = {"subject": "subject.txt", "html": "message.html", "text": "message.txt"}
MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "announcement": Message("shift", {"title": "title.txt", "body": "body.html"}),
        "shift_mail": Message("shift", MAIL),
        "chat": Message("shift", {"text": "message.txt"}),
        "report_mail": Message("report", MAIL),
        "time_off_summary": Message("summary", {"markdown": "summary.md"}),
        "announcement_summary": Message("summary", {"markdown": "summary.md"}),
    }
)
ONE_LINE = {"subject.txt", "title.txt"}


@dataclass(frozen=True)
class Announcement:
    """An announcement for CrewSense: its title as text, its body as an HTML fragment."""

    title: str
    body: str


@dataclass(frozen=True)
class MailText:
    """What a mail says: its subject on one line, and its body as an HTML document and as text."""

    subject: str
    html: str
    text: str


def announcement(shift: ShiftNotice, reader: Reader, own: Own = NOTHING_OWN) -> Announcement:
    """A shift as an announcement in CrewSense (parts ``title`` and ``body``)."""
    return Announcement(**parts("announcement", shift, reader, own))


def shift_mail(shift: ShiftNotice, reader: Reader, own: Own = NOTHING_OWN) -> MailText:
    """A shift as a mail (parts ``subject``, ``html`` and ``text``)."""
    return MailText(**parts("shift_mail", shift, reader, own))


def chat(shift: ShiftNotice, reader: Reader, own: Own = NOTHING_OWN) -> str:
    """A shift as plain text for a chat or a text message (part ``text``)."""
    return parts("chat", shift, reader, own)["text"]


def report_mail(report: ReportSummary, reader: Reader, own: Own = NOTHING_OWN) -> MailText:
    """The mail that carries a report (parts ``subject``, ``html`` and ``text``)."""
    return MailText(**parts("report_mail", report, reader, own))


def time_off_summary(summary: PlanSummary, reader: Reader) -> str:
    """What a copy of time off did, as markdown for a manager."""
    return parts("time_off_summary", summary, reader)["markdown"]


def announcement_summary(summary: AnnouncementSummary, reader: Reader) -> str:
    """What a run announced, as markdown for a manager."""
    return parts("announcement_summary", summary, reader)["markdown"]


def parts(message: str, context: object, reader: Reader, own: Own = NOTHING_OWN) -> dict[str, str]:
    """Every part of a message by its name, the person's own in the place of the pack's.

    Raises:
        InvalidInput: ``own`` names a part that the message does not have.
        TemplateProblem: a template cannot be rendered.
    """
    wanted = MESSAGES[message]
    if strange := own.keys() - wanted.parts.keys():
        raise InvalidInput(
            f"The message {message} has no part {', '.join(sorted(strange))}; its parts are {', '.join(wanted.parts)}."
        )
    values = {wanted.variable: context}
    texts = {part: render(_chosen(message, file, own.get(part)), values, reader) for part, file in wanted.parts.items()}
    return {part: " ".join(text.split()) if wanted.parts[part] in ONE_LINE else text for part, text in texts.items()}


def _chosen(message: str, file: str, own: str | Template | None) -> Template:
    if isinstance(own, Template):
        return own
    return Template(f"{message}/{file}") if own is None else Template(f"own/{message}/{file}", own)
