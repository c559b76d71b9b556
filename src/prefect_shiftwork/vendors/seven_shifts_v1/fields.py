"""7shifts v1's own spellings: times without a zone, zeros for "none", 1 and 0 for yes and no."""

from datetime import UTC, date, datetime, tzinfo
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Discriminator,
    Field,
    PlainSerializer,
    SkipValidation,
    Tag,
    TypeAdapter,
    ValidationInfo,
)

from prefect_shiftwork.rest.fields import none_when

ZERO = "0000-00-00 00:00:00"
"""How "no time" is written ("Time Punches Read", "Shifts List"); year 0 is no date that Python knows."""

_ZONED: TypeAdapter[datetime | None] = TypeAdapter(AwareDatetime | None)


def _from_utc(value: object) -> datetime | None:
    # All the validation that a value as documented gets: a page of 100 punches holds 400 of them.
    if isinstance(value, str) and len(value) == len(ZERO):
        return None if value == ZERO else datetime.fromisoformat(f"{value}Z")
    return _ZONED.validate_python(value)


def _from_shift_zone(value: object, info: ValidationInfo) -> datetime | None:
    zone = shift_zone(info)
    if zone is not UTC and isinstance(value, str) and len(value) == len(ZERO) and value != ZERO:
        return datetime.fromisoformat(value).replace(tzinfo=zone)
    return _from_utc(value)


def shift_zone(info: ValidationInfo) -> tzinfo:
    """The zone that shift times are written in; UTC, as documented, where no client says otherwise."""
    zone: tzinfo = (info.context or {}).get("zone", UTC)
    return zone


Stamp = Annotated[AwareDatetime | None, SkipValidation, BeforeValidator(_from_utc)]
"""A moment in a record, documented as "a UTC timestamp", like ``2013-01-01 10:00:00``; zeros are None."""

ShiftStamp = Annotated[AwareDatetime | None, SkipValidation, BeforeValidator(_from_shift_zone)]
"""The start or end in a record of a shift, in the zone that the credential says shift times are in; zeros are None."""


def _wall_clock(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


UtcMoment = Annotated[AwareDatetime, AfterValidator(lambda m: m.astimezone(UTC)), PlainSerializer(_wall_clock)]
"""A moment that is sent in UTC, like ``2013-03-01 10:00:00``; a datetime without a zone is refused."""

ShiftMoment = Annotated[
    AwareDatetime,
    AfterValidator(lambda moment, info: moment.astimezone(shift_zone(info))),
    PlainSerializer(_wall_clock),
]
"""A moment that is sent in the zone of shift times; a datetime without a zone is refused."""


def _day_or_moment(value: object) -> str:
    is_day = type(value) is date or (isinstance(value, str) and len(value) == len("2014-01-01"))
    return "day" if is_day else "moment"


ShiftBound = Annotated[
    Annotated[ShiftMoment, Tag("moment")] | Annotated[date, Tag("day")], Discriminator(_day_or_moment)
]
"""A moment as above, or a day like ``2014-01-01``, which means its first moment ("Shifts List", ``start[gte]``)."""

Wage = Annotated[float, Field(ge=0)]
"""Money in units of the currency: 5.00 is 5 dollars."""

Minutes = Annotated[int, Field(ge=0)]

Text = Annotated[str, Field(min_length=1)]

OrderField = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$")]
"""What a list is ordered by: the singular of its records and a field, like ``shift.modified``."""

Day = Annotated[date | None, none_when("0000-00-00", "")]
"""A day in a record; zeros are None."""

Flag = Annotated[bool, PlainSerializer(int)]
"""Yes or no in a query, sent as 1 or 0 ("Shifts List", ``deleted``)."""

IdObject = Annotated[int, PlainSerializer(lambda value: {"id": value})]
"""An id that is sent as ``{"id": 1}`` ("Users Create")."""

Start = Annotated[int, Field(ge=0)]
"""Records to leave out at the beginning of the list."""
