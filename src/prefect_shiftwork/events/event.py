"""What happened at a vendor, in one form for all vendors and for every way of learning it."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal
from uuid import UUID, uuid5

from pydantic import JsonValue

NAMESPACE = UUID("6f1c2a52-7a5c-5d0e-9d39-2f5a0c5f4f0b")
"""Never changed: with another one, an event that comes again would be a new one."""

Source = Literal["webhook", "polling"]


@dataclass(frozen=True)
class Event:
    """One thing that happened at a vendor, however often it is told.

    Attributes:
        vendor: the vendor's id, like ``crewio``.
        id: what tells it from every other event of the vendor, 200 characters at most.
        type: what happened, like ``assignment.updated``: the vendor's word in a webhook, ours for what was seen.
        data: what is known about it. A hint: read the record again before acting on it.
        occurred_at: the vendor's time in a webhook, where it gives one; the moment at which it was seen otherwise.
        signed: False for a webhook without a signature: anybody who knows the address may have sent it.
        source: who told it: the vendor, or a look at its records.
        record: the record that it is about, like ``shift.31415``; empty where nobody has documented which.
    """

    vendor: str
    id: str
    type: str
    data: dict[str, JsonValue]
    occurred_at: datetime | None
    signed: bool = True
    source: Source = "webhook"
    record: str = ""

    @property
    def name(self) -> str:
        """Its name in Prefect, like ``crewio.assignment.updated``."""
        return f"{self.vendor}.{self.type}"

    @property
    def resource(self) -> str:
        """What it happened to, as Prefect calls it: ``crewio.shift.31415``, or ``crewio.event.evt_1``."""
        return f"{self.vendor}.{self.record or f'event.{self.id}'}"

    @cached_property
    def key(self) -> UUID:
        """The same each time that the event is told, here and in Prefect."""
        return uuid5(NAMESPACE, f"{self.vendor}.{self.id}")

    @property
    def payload(self) -> dict[str, JsonValue]:
        """What Prefect is told of it."""
        return {
            "vendor": self.vendor,
            "id": self.id,
            "type": self.type,
            "occurred_at": self.occurred_at.isoformat() if self.occurred_at else None,
            "signed": self.signed,
            "source": self.source,
            "data": self.data,
        }

    @property
    def text(self) -> str:
        """The payload as JSON."""
        return json.dumps(self.payload, ensure_ascii=False, allow_nan=False)
