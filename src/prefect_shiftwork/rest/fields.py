"""Types of fields and arguments that vendors share, and the base of every record."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, PlainSerializer, ValidationInfo
from pydantic.functional_validators import AfterValidator


class Record(BaseModel):
    """A record of a vendor: fields that the vendor adds are kept, fields that it leaves out are None.

    Ids are accepted as string or number, and the other way round.

    Attributes:
        as_sent: documented fields that have no type here; they are kept as the vendor sends them.
    """

    as_sent: ClassVar[frozenset[str]] = frozenset()

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="allow",
        populate_by_name=True,
        coerce_numbers_to_str=True,
        ser_json_timedelta="float",
        defer_build=True,  # a run uses a few of the hundreds of records; the others cost it nothing
    )


class RequestPart(BaseModel):
    """A part of a request, or its whole body. Unknown fields are refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", defer_build=True)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Instant = Annotated[AwareDatetime, PlainSerializer(_utc)]
"""A moment; a datetime without a zone is refused. Sent in UTC, like ``2026-11-23T15:00:00Z``."""


def _in_zone(moment: datetime, info: ValidationInfo) -> datetime:
    zone = (info.context or {}).get("zone")
    if not isinstance(zone, ZoneInfo):
        raise ValueError("a time without zone needs the organisation's time zone")
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _wall_clock(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


LocalDateTime = Annotated[datetime, AfterValidator(_in_zone), PlainSerializer(_wall_clock)]
"""A moment that the vendor writes without a zone, as the organisation's wall clock shows it.

Given without a zone it is read in the organisation's zone; given with one it is converted. In a record it always has
the organisation's zone. Sent like ``2015-03-15 19:33:59``. The hour that a clock change repeats means its first pass.
"""


def keyed(name: str) -> BeforeValidator:
    """Accepts a list of objects, or an object of objects whose keys become the field ``name`` of each."""

    def to_list(value: object) -> object:
        if isinstance(value, Mapping):
            return [{name: key, **item} for key, item in value.items()]
        return value

    return BeforeValidator(to_list)


def none_when(*blanks: object) -> BeforeValidator:
    """Reads these spellings of "none" as None."""
    return BeforeValidator(lambda value: None if value in blanks else value)
