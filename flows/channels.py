"""Where a shift is announced, in which words, and each place once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from prefect.blocks.abstract import NotificationBlock, NotificationError
from prefect_email import EmailServerCredentials
from pydantic import Field

from prefect_shiftwork.blocks import CrewSenseCredentials
from prefect_shiftwork.flows.forms import LOCALES, Form, Language, ZoneName
from prefect_shiftwork.flows.mailing import Letter, post_letter
from prefect_shiftwork.flows.memory import Effect, MayHaveHappened
from prefect_shiftwork.rest.errors import OutcomeUnknown
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.templates.context import ShiftNotice
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import Template, render

Readers = Literal["nobody else", "people on the shift", "everybody with the role"]


class MessageNotConfirmed(MayHaveHappened):
    """A chat did not confirm a message."""


class MailCard(Form):
    """Who gets a mail."""

    to: list[str] = Field(default=[], title="Addresses", description="Each gets a mail of their own.")
    people: Readers = Field(
        default="nobody else",
        title="And people of the shift",
        description="People whose e-mail address the vendor tells.",
    )
    sender: str = Field(
        default="", title="From", description="Sender's address; empty takes the user name of the e-mail block."
    )


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

    def reader(self) -> Reader:
        """For whom the words are written."""
        return Reader(LOCALES[self.language], ZoneInfo(self.time_zone))


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
        organisation=shift.event or shift.place,
        start=shift.start,
        end=shift.until,
        open_places=shift.open,
        role=shift.role,
        location=shift.place,
        notes=shift.notes,
    )


class Channel(Protocol):
    """A place where shifts are announced."""

    def effects(self, shift: Shift, words: Words) -> list[tuple[str, Effect]]:
        """What announcing the shift there does, each with whom it reaches."""


@dataclass(frozen=True)
class CrewSenseChannel:
    """The organisation's announcements in CrewSense. The reference in the text finds an announcement again."""

    credentials: CrewSenseCredentials

    def effects(self, shift: Shift, words: Words) -> list[tuple[str, Effect]]:
        """One announcement."""
        key = f"announce/{shift.key}/crewsense/{self.credentials.fingerprint()}"
        look = partial(self._is_there, shift.key)
        what = f"CrewSense announcement of {shift.key}"
        return [("CrewSense", Effect(key, what, partial(self._announce, words, look), look))]

    async def _is_there(self, reference: str) -> bool:
        async with self.credentials.get_client() as client:
            async for announcement in client.list_announcements():
                if f"Ref. {reference}" in (announcement.body or ""):
                    return True
        return False

    async def _announce(self, words: Words, look: Callable[[], Awaitable[bool]]) -> None:
        async with self.credentials.get_client() as client:
            try:
                await client.create_announcement(body=words.html, title=words.title)
            except OutcomeUnknown:
                if not await look():
                    raise


@dataclass(frozen=True)
class MailChannel:
    """A mail to each reader."""

    server: EmailServerCredentials
    card: MailCard
    readers: Callable[[Shift], list[Person]]

    def effects(self, shift: Shift, words: Words) -> list[tuple[str, Effect]]:
        """One mail an address, however many people share it."""
        found: dict[str, str] = {address.strip().casefold(): shown(address) for address in self.card.to}
        for person in self.readers(shift):
            if person.email:
                found.setdefault(person.email.strip().casefold(), person.name)
        return [(f"Mail to {name}", self._mail(shift, words, address)) for address, name in found.items()]

    def _mail(self, shift: Shift, words: Words, address: str) -> Effect:
        key = f"announce/{shift.key}/mail/{address}"
        letter = Letter(
            key=key, sender=self.card.sender, to=(address,), subject=words.title, html=words.mail_html, text=words.text
        )
        return Effect(key, f"mail about {shift.key}", partial(post_letter, letter, self.server))


@dataclass(frozen=True)
class ChatChannel:
    """A message through one of Prefect's notification blocks."""

    block: NotificationBlock

    def effects(self, shift: Shift, words: Words) -> list[tuple[str, Effect]]:
        """One message."""
        name = getattr(self.block, "_block_document_name", None) or type(self.block).__name__
        key = f"announce/{shift.key}/chat/{type(self.block).__name__}/{name}"
        return [(f"Chat {name}", Effect(key, f"chat message about {shift.key}", partial(self._notify, words)))]

    async def _notify(self, words: Words) -> None:
        try:
            with self.block.raise_on_failure():
                await self.block.notify(words.text, subject=words.title)
        except NotificationError:
            # Its text may hold the webhook's address, which is a secret.
            name = type(self.block).__name__
            raise MessageNotConfirmed(
                f"{name} did not confirm the message; it may have arrived. Look there, and check the block's address."
            ) from None


def shown(address: str) -> str:
    """An e-mail address as an artifact may show it."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}…@{domain}"
