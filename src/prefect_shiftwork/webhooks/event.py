"""What a vendor has told, in one form for all vendors."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID, uuid5

from pydantic import JsonValue

NAMESPACE = UUID("6f1c2a52-7a5c-5d0e-9d39-2f5a0c5f4f0b")
"""Never changed: with another one, an event that comes again would be a new one."""


@dataclass(frozen=True)
class Event:
    """One thing that happened at a vendor, however often the vendor tells it.

    Attributes:
        vendor: the vendor's id, like ``crewio``.
        id: what tells it from every other event of the vendor, 200 characters at most.
        type: the vendor's word for what happened, like ``assignment.updated``.
        data: what the vendor says about it. A hint: read the record again before acting on it.
        occurred_at: the vendor's time, where it gives one.
        signed: whether the vendor's signature was checked. Without one, anybody who knows the address may have sent it.
    """

    vendor: str
    id: str
    type: str
    data: dict[str, JsonValue]
    occurred_at: datetime | None
    signed: bool = True

    @property
    def name(self) -> str:
        """Its name in Prefect, like ``crewio.assignment.updated``."""
        return f"{self.vendor}.{self.type}"

    @cached_property
    def key(self) -> UUID:
        """The same for every delivery of the event, here and in Prefect."""
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
            "data": self.data,
        }

    @property
    def text(self) -> str:
        """The payload as JSON."""
        return json.dumps(self.payload, ensure_ascii=False, allow_nan=False)
