"""How v2 spells values: times of RFC 3339 with a zone, `true`/`false` in queries, money in cents."""

from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from prefect_shiftwork.sandbox.seven_shifts.v2.errors import NAIVE_TIME
from prefect_shiftwork.sandbox.seven_shifts.values import parse_day

FLAGS = {"true": True, "false": False}


def parse_moment(text: object) -> datetime:
    """The UTC time of `2026-11-23T15:00:00Z`; a time without a zone is refused, for nobody can say when it is."""
    if not isinstance(text, str) or len(text) < len("2026-11-23T15:00:00") or text[10] != "T":
        raise ValueError("expected a time like 2026-11-23T15:00:00Z")
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise PydanticCustomError(NAIVE_TIME, "the time has no zone, write it in UTC like 2026-11-23T15:00:00Z")
    return moment.astimezone(UTC).replace(microsecond=0)


def parse_iso_day(text: object) -> date:
    """The day of a date or of a time in ISO 8601, as reports take both."""
    return parse_day(text[: len("2026-11-23")] if isinstance(text, str) else text)


def parse_flag(text: object) -> bool:
    """`true` or `false`, in lower case (lib7shifts 8bb4399); a boolean is one that a cursor brought back."""
    if isinstance(text, bool):
        return text
    if not isinstance(text, str) or text not in FLAGS:
        raise ValueError("expected true or false")
    return FLAGS[text]


def zulu(at: datetime | None) -> str | None:
    """`2026-11-23T15:00:00Z`, as shifts have it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else None


def offset(at: datetime | None) -> str | None:
    """`2026-11-23T15:00:00+00:00`, as most records have it."""
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None


def compact(at: datetime | None) -> str | None:
    """`2026-11-23T15:00:00+0000`, as roles have it (the Airbyte manifest knows all three)."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S%z}" if at else None


def iso(value: date | time | None) -> str | None:
    """A date or a time of day."""
    return value.isoformat() if value else None


Moment = Annotated[datetime, BeforeValidator(parse_moment)]
IsoDay = Annotated[date, BeforeValidator(parse_iso_day)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
Cents = Annotated[int, Field(ge=0)]
