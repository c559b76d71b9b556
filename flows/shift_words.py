"""A shift in words: the pack's, or a person's own."""

from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from pydantic import Field

from prefect_shiftwork.flows.forms import LOCALES, Form, Language, ZoneName
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.templates.context import ShiftNotice
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import Template, render


class WordsCard(Form):
    """In which words a shift is announced."""

    language: Language = Field(
        default="English", title="Language", description="Of the message, its dates and numbers."
    )
    time_zone: ZoneName = Field(default="UTC", title="Time zone", description="In which the shift's times are written.")
    own_text: str = Field(
        default="",
        title="Own text",
        description=(
            "Instead of the pack's words. It may use {{ shift.name }}, {{ shift.role }}, {{ shift.location }}, "
            "{{ shift.open_places }}, {{ shift.start | span(shift.end) }} and {{ shift.notes }}."
        ),
    )

    @property
    def zone(self) -> ZoneInfo:
        """The readers' time zone."""
        return ZoneInfo(self.time_zone)

    def reader(self) -> Reader:
        """For whom the words are written."""
        return Reader(LOCALES[self.language], self.zone)


@dataclass(frozen=True)
class Words:
    """One shift in the words of each channel."""

    title: str
    html: str
    mail_html: str
    text: str

    @classmethod
    def of(cls, shift: Shift, card: WordsCard) -> "Words":
        """The words about a shift. Raises TemplateProblem for a mistake in a person's own text."""
        values, reader = {"shift": notice(shift)}, card.reader()
        write = partial(render, values=values, reader=reader)
        title = write("announcement/title.txt")
        if not card.own_text:
            return cls(
                title, write("announcement/body.html"), write("shift_mail/message.html"), write("chat/message.txt")
            )
        text = write(Template("your own text.txt", card.own_text))
        own = partial(render, values=values | {"text": text}, reader=reader)
        return cls(title, own("own/body.html"), own("own/mail.html"), f"{text}\n\nRef. {shift.key}")


def notice(shift: Shift) -> ShiftNotice:
    """A shift as the templates are given it."""
    return ShiftNotice(
        reference=shift.key,
        name=" ".join(filter(None, (shift.event, shift.role))) or "Shift",
        organisation=shift.place or shift.event,
        start=shift.start,
        end=shift.end,
        open_places=shift.open,
        role=shift.role,
        location=shift.place,
        notes=shift.notes,
    )
