"""How CrewSense writes times, numbers and links, and how it reads what it is sent (crewsense.md 2.1, 2.5)."""

import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Json = dict[str, object]
T = TypeVar("T", date, datetime)

ORIGIN = "https://api.crewsense.com"
LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST_YEAR, LAST_YEAR = 1970, 2099
DIGITS = re.compile(r"\d{1,18}")
MOST = 1_000_000


def parse_time(text: str) -> datetime:
    """A time without a zone, in the one spelling that is taken: `2015-03-15 19:33:59`."""
    if not LOCAL_TIME.fullmatch(text):
        raise ValueError("does not match the format Y-m-d H:i:s")
    return _within_years(datetime.fromisoformat(text))


def read_time(value: object) -> datetime:
    """The same for what a JSON body may hold instead of a text."""
    return parse_time(value if isinstance(value, str) else "")


def read_day(value: object) -> date:
    """A day as `2015-03-15`, and nothing else."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise ValueError("does not match the format Y-m-d")
    return _within_years(date.fromisoformat(value))


def _within_years(day: T) -> T:
    """Refuse a year that no roster has, so that a slip of the pen is told and no window is endless."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"must be between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def read_whole(value: object) -> int:
    """A whole number, also as a string of digits: the documents' own samples send ids both ways."""
    if isinstance(value, str) and DIGITS.fullmatch(value):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("must be an integer")
    return value


def read_number(value: object) -> object:
    """A number with or without a fraction; in a form it is a string."""
    if isinstance(value, bool):
        raise ValueError("must be a number")
    return value


LocalTime = Annotated[datetime, BeforeValidator(read_time)]
Day = Annotated[date, BeforeValidator(read_day)]
Whole = Annotated[int, BeforeValidator(read_whole)]
Number = Annotated[float, BeforeValidator(read_number), Field(ge=-MOST, le=MOST)]
Id = Annotated[Whole, Field(ge=1)]
Text = Annotated[str, Field(min_length=1)]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Sent(BaseModel):
    """A request body: fields that the documents do not name are refused."""

    model_config = ConfigDict(extra="forbid")

    def changes(self) -> dict[str, Any]:
        """The fields that were really sent, for a partial update."""
        return self.model_dump(exclude_unset=True)


class Open(BaseModel):
    """A body that no document describes: fields that are not known have no effect."""

    model_config = ConfigDict(extra="ignore")


def local(at: datetime) -> str:
    """`2015-03-15 19:33:59`, in the organisation's zone and without naming it."""
    return at.strftime("%Y-%m-%d %H:%M:%S")


def local_or_none(at: datetime | None) -> str | None:
    """As `local`, with null for a time that is not set."""
    return local(at) if at else None


def zoned(at: datetime) -> str:
    """`2015-03-21T19:45:33-06:00`."""
    return at.isoformat(timespec="seconds")


def zoned_or_none(at: datetime | None) -> str | None:
    """As `zoned`, with null for a time that is not set."""
    return zoned(at) if at else None


def zoned_without_colon(at: datetime) -> str:
    """`2014-10-29T02:17:51-0700`, the spelling of filters, logs and form submissions."""
    return at.strftime("%Y-%m-%dT%H:%M:%S%z")


def number(value: float) -> int | float:
    """A number as PHP writes it: 24 and 10.75, never 24.0."""
    rounded = round(value, 4)
    return int(rounded) if rounded.is_integer() else rounded


def hours(length: timedelta) -> int | float:
    """A length in hours, whole or with a fraction (crewsense.md 5.1 item 8)."""
    return number(length / timedelta(hours=1))


def href(path: str, origin: str = ORIGIN) -> str:
    """The address of a resource, as it stands in answers: `https://api.crewsense.com/v1/users/848`."""
    return f"{origin}/v1/{path}"
