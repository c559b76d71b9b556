"""CrewSense's own field types: what its answers mean by "never", and what it accepts as a colour, an id or a secret."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    JsonValue,
    PlainSerializer,
    SecretStr,
    StringConstraints,
)

from prefect_shiftwork.rest.fields import LocalDateTime, RequestPart, none_when

T = TypeVar("T")


def _none_at_epoch(moment: datetime | None) -> datetime | None:
    return None if moment is None or moment.timestamp() == 0 else moment


Moment = Annotated[LocalDateTime | None, none_when("", 0), AfterValidator(_none_at_epoch)]
"""A moment in an answer, in the organisation's zone, whether CrewSense wrote it with an offset or without.

None where it never was. Older time off says "never" as UNIX time 0 in the organisation's zone, like
``1969-12-31T16:00:00-08:00`` (developer.crewsense.com: GET /users/{id}/time_offs).
"""

Day = Annotated[date | None, none_when("", 0)]
"""A date in an answer; None where there is none."""

Rows = Annotated[list[T], BeforeValidator(lambda rows: rows or [])]
"""A list in an answer. What is ``[]`` in the schedule is null in GET /shifts."""


def _one_or_many(found: object) -> object:
    return [found] if found and isinstance(found, Mapping) else found or []


OneOrMany = Annotated[list[T], BeforeValidator(_one_or_many)]
"""The matches of a search that answers a lone object, a list, or nothing."""

HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour to send, like ``#2474a9``."""

ShortHexColor = Annotated[str, StringConstraints(pattern=r"^#([0-9A-Fa-f]{3}){1,2}$")]
"""A colour to send where CrewSense also writes three digits, like ``#f00``."""

Flag = Annotated[bool, PlainSerializer(int)]
"""A yes or no that is sent as 1 or 0, as CrewSense writes them."""

JsonObject = dict[str, JsonValue]
"""A body whose fields CrewSense does not document."""

Password = Annotated[SecretStr, PlainSerializer(SecretStr.get_secret_value)]
"""A secret that is a field of a request: readable on the wire only."""


class IdOf(RequestPart):
    """A reference in a request."""

    id: int = Field(description="Id of the record.")
