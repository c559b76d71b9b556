"""How v1 spells values: UTC times without a zone, zeros for "none", 1/0 in queries, money with a decimal point."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

ZERO = "0000-00-00 00:00:00"


def stamp(at: datetime | None) -> str:
    """A UTC time as `2013-01-01 10:00:00`; none as zeros."""
    return at.astimezone(UTC).isoformat(" ", "seconds")[:19] if at else ZERO


def parse_stamp(text: object) -> datetime:
    """The aware UTC time of `2013-01-01 10:00:00`; nothing looser than that."""
    if not isinstance(text, str) or len(text) != len(ZERO):
        raise ValueError("expected a time like 2013-01-01 10:00:00")
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)


def parse_stamp_or_none(text: object) -> datetime | None:
    """A time, or None for zeros."""
    return None if text == ZERO else parse_stamp(text)


def parse_bound(text: object) -> datetime:
    """A time, or a date that means its midnight (v2.2022.0501 discussion 62570b4191babb0d046228c1)."""
    return parse_stamp(f"{text} 00:00:00" if isinstance(text, str) and len(text) == 10 else text)


def parse_flag(text: object) -> bool:
    """1 or 0: v1 does not know `true` and `false` in a query (lib7shifts b1553ef)."""
    if text not in ("0", "1"):
        raise ValueError("expected 0 or 1")
    return text == "1"


def dollars(cents: int) -> float:
    """Whole cents as v1 writes them: 1100 is 11, 1150 is 11.5."""
    return cents // 100 if cents % 100 == 0 else cents / 100


def cents(amount: float) -> int:
    """Currency units as whole cents."""
    return round(amount * 100)


Stamp = Annotated[datetime, BeforeValidator(parse_stamp)]
StampOrNone = Annotated[datetime | None, BeforeValidator(parse_stamp_or_none)]
Bound = Annotated[datetime, BeforeValidator(parse_bound)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
Dollars = Annotated[float, Field(ge=0), AfterValidator(cents)]
Truth = Annotated[bool, BeforeValidator(lambda value: bool(value) if value in (0, 1) else value)]
"""A boolean of a body, where the document itself writes both `true` and `1`."""
