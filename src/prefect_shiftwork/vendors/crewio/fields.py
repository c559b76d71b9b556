"""The kinds of values that CrewIO's developer portal shows."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, JsonValue, PlainSerializer, StringConstraints

from prefect_shiftwork.rest.parameters import WholeBody

EventStatus = Literal["draft", "active", "archived", "cancelled"]
"""What a person may set; the vendor may answer others."""

Id = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A record's id: a UUID in the vendor's words, shown as ``event_uuid`` in its examples."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour like ``#2563EB``."""

AsGiven = Annotated[dict[str, JsonValue], WholeBody()]
"""A body that the vendor does not document: the caller's mapping is sent as it is."""


def _with_milliseconds(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Moment = Annotated[AwareDatetime, PlainSerializer(_with_milliseconds)]
"""A moment; a datetime without a zone is refused. Sent in UTC, like ``2026-07-12T14:00:00.000Z``."""
