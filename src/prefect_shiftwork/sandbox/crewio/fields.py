"""The kinds of values that the developer portal shows.

Days are `YYYY-MM-DD`; moments are ISO 8601 in UTC with a `Z`, and come back with milliseconds as in the examples.
"""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, StringConstraints

UTC_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")

EventStatus = Literal["draft", "active", "archived", "cancelled"]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


def _is_day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _is_utc(value: object) -> object:
    if isinstance(value, datetime) or (isinstance(value, str) and UTC_TIME.match(value)):
        return value
    raise ValueError("must be ISO 8601 in UTC, such as 2026-07-12T14:00:00.000Z")


def _with_milliseconds(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z"


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_is_day)]
Moment = Annotated[datetime, BeforeValidator(_is_utc), PlainSerializer(_with_milliseconds)]
