"""Where a shift is announced, each place once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from prefect.blocks.abstract import NotificationBlock
from prefect_email import EmailServerCredentials
from pydantic import Field

from prefect_shiftwork.blocks import CrewSenseCredentials
from prefect_shiftwork.flows.chat import say
from prefect_shiftwork.flows.forms import Addresses, Form, Sender
from prefect_shiftwork.flows.left_out import need_whole
from prefect_shiftwork.flows.mailing import Letter, post_letter
from prefect_shiftwork.flows.making import make_once
from prefect_shiftwork.flows.memory import Effect, saved_as
from prefect_shiftwork.flows.shift_sources import Audience
from prefect_shiftwork.flows.shift_words import Words
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors.crewsense import CrewSense

REFERENCE = re.compile(r"[a-z_]+/[\w-]+")
"""What a shift's natural key looks like in the text of an announcement."""


class MailCard(Form):
    """Who gets a mail."""

    to: Addresses = Field(default=[], title="Addresses", description="Each gets a mail of their own.")
    people: Audience = Field(
        default="nobody else",
        title="And people of the shift",
        description="People whose e-mail address the vendor tells.",
    )
    sender: Sender = ""


class Channel(Protocol):
    """A place where shifts are announced."""

    @property
    def name(self) -> str:
        """For people."""

    def effects(self, shift: Shift, words: Words) -> list[tuple[str, Effect]]:
        """What announcing the shift there does, each with whom it reaches."""


class CrewSenseChannel:
    """The organisation's announcements in CrewSense. The reference in the text finds an announcement again."""

    name = "CrewSense"

    def __init__(self, credentials: CrewSenseCredentials) -> None:
        self._credentials = credentials
        self._there: set[str] | None = None

    def effects(self, shift: Shift, words: Words) -> list[tuple[str, Effect]]:
        """One announcement."""
        key = f"announce/{shift.key}/crewsense/{self._credentials.client_id}"
        perform = partial(self._announce, words, shift.key)
        look = partial(self._is_there, shift.key)
        return [(self.name, Effect(key, f"CrewSense announcement of {shift.key}", perform, look))]

    async def _is_there(self, reference: str) -> bool:
        # One reading for all shifts of a run: the list has no filter, and grows with every announcement.
        if self._there is None:
            self._there = await self._references()
        return reference in self._there

    async def _references(self) -> set[str]:
        async with self._credentials.get_client() as client:
            found = {
                reference
                async for announcement in client.list_announcements()
                for reference in REFERENCE.findall(announcement.body or "")
            }
            await need_whole(self._credentials, CrewSense.list_announcements)
            return found

    async def _announce(self, words: Words, reference: str) -> None:
        async with self._credentials.get_client() as client:
            await make_once(
                f"{self._credentials.client_id}/{reference}",
                lambda: client.create_announcement(body=words.html, title=words.title),
                partial(self._found, reference),
            )

    async def _found(self, reference: str) -> str | None:
        return reference if reference in await self._references() else None


@dataclass(frozen=True)
class MailChannel:
    """A mail to each reader."""

    server: EmailServerCredentials
    card: MailCard
    readers: Callable[[Shift], Sequence[Person]]

    name = "Mail"

    def effects(self, shift: Shift, words: Words) -> list[tuple[str, Effect]]:
        """One mail an address, however many people share it."""
        found = {address.casefold(): shown(address) for address in self.card.to}
        for person in self.readers(shift):
            if person.email:
                found.setdefault(person.email.strip().casefold(), person.name)
        return [(f"{self.name} to {name}", self._mail(shift, words, address)) for address, name in found.items()]

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
        key = f"announce/{shift.key}/chat/{type(self.block).__name__}/{saved_as(self.block)}"
        perform = partial(say, self.block, words.text, words.title)
        return [(self.name, Effect(key, f"chat message about {shift.key}", perform))]

    @property
    def name(self) -> str:
        """For people."""
        return f"Chat {saved_as(self.block)}"


def shown(address: str) -> str:
    """An e-mail address as an artifact may show it."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}…@{domain}"
