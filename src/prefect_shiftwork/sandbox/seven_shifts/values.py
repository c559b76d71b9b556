"""Values that both versions spell alike."""

from datetime import date, time
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field


def parse_day(text: object) -> date:
    """The date of `2013-01-01`, and of nothing looser."""
    if not isinstance(text, str) or len(text) != len("2013-01-01"):
        raise ValueError("expected a date like 2013-01-01")
    return date.fromisoformat(text)


def parse_time(text: object) -> time:
    """The local time of `16:30:00`."""
    if not isinstance(text, str) or len(text) != len("16:30:00"):
        raise ValueError("expected a time of day like 16:30:00")
    return time.fromisoformat(text)


def known_zone(name: str) -> str:
    """A zone of the IANA database."""
    if name not in available_timezones():
        raise ValueError("Location timezone is invalid")
    return name


def none_if_zero(record_id: int) -> int | None:
    """0 where a record points to nothing."""
    return record_id or None


Day = Annotated[date, BeforeValidator(parse_day)]
TimeOfDay = Annotated[time, BeforeValidator(parse_time)]
Zone = Annotated[str, AfterValidator(known_zone)]
Color = Annotated[str, Field(pattern=r"^[0-9a-fA-F]{6}$")]
Name = Annotated[str, Field(min_length=1)]
Reference = Annotated[int, Field(ge=0), AfterValidator(none_if_zero)]
"""The id of another record, or 0 for none."""
