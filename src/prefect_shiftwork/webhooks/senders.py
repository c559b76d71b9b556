"""Who may send, and how an event of theirs is told from every other one."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from pydantic import SecretStr, ValidationError

from prefect_shiftwork.events.event import Event
from prefect_shiftwork.rest.signatures import WebhookRefused
from prefect_shiftwork.vendors.crewio import webhooks as crewio
from prefect_shiftwork.vendors.seven_shifts import webhooks as seven_shifts
from prefect_shiftwork.webhooks.payload import read_object, word


class Sender(Protocol):
    """A vendor whose webhooks are received."""

    vendor: str

    def read(self, headers: Mapping[str, str], raw: bytes, now: datetime) -> Event:
        """The event in a request. Raises WebhookRefused, and nothing else, whatever was received."""


class CrewIO:
    """CrewIO, which signs each body; the event's id is in it."""

    vendor = "crewio"

    def __init__(self, secrets: Sequence[SecretStr]) -> None:
        self._secrets = secrets

    def read(self, headers: Mapping[str, str], raw: bytes, now: datetime) -> Event:
        """The event in a request."""
        signature, timestamp = headers.get(crewio.SIGNATURE_HEADER), headers.get(crewio.TIMESTAMP_HEADER)
        crewio.verify(raw, signature, timestamp, self._secrets, now)
        try:
            said = crewio.WebhookEvent.model_validate(read_object(raw))
        except ValidationError as error:
            where = ", ".join(sorted({str(problem["loc"][0]) for problem in error.errors()}))
            raise WebhookRefused(f"The body is not an event of CrewIO: {where}.", 400) from None
        return Event(self.vendor, word(said.id, "id"), word(said.type, "type"), said.data, said.occurred_at)


class SevenShifts:
    """7shifts, where it has set the webhook up for a partner: those are signed.

    What the id header means is not documented: it may be the same in all events of one webhook. So an event is known
    by its topic, its signed timestamp and its body.
    """

    vendor = "seven_shifts"

    def __init__(self, guids: Sequence[SecretStr]) -> None:
        self._guids = guids

    def read(self, headers: Mapping[str, str], raw: bytes, now: datetime) -> Event:
        """The event in a request."""
        signature, timestamp = headers.get(seven_shifts.SIGNATURE_HEADER), headers.get(seven_shifts.TIMESTAMP_HEADER)
        seven_shifts.verify(raw, signature, timestamp, self._guids, now)
        topic = _topic(headers)
        known_by = hashlib.sha256(f"{topic} {timestamp} ".encode() + raw).hexdigest()
        return Event(self.vendor, known_by, topic, read_object(raw), None)


class SevenShiftsUnsigned:
    """7shifts, where a company has set the webhook up itself: nothing is signed, only the address is secret.

    Nothing in such a request tells a second delivery from a second event; the same week may be published twice. So
    each delivery is an event of its own.
    """

    vendor = "seven_shifts"

    def read(self, headers: Mapping[str, str], raw: bytes, now: datetime) -> Event:  # noqa: ARG002  # has no time
        """The event in a request."""
        return Event(self.vendor, str(uuid4()), _topic(headers), read_object(raw), None, signed=False)


def _topic(headers: Mapping[str, str]) -> str:
    return word(headers.get(seven_shifts.TOPIC_HEADER), f"The header {seven_shifts.TOPIC_HEADER}")
