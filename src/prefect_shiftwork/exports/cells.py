"""The cells of a table, and what a text in a file stands for."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

Number = int | float | Decimal
Cell = str | int | float | Decimal | bool | date | datetime | None
Row = Sequence[Cell]

NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")
"""A number as reports write it. Digits after a leading zero are somebody's number or a post code, and stay text."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?")


@lru_cache(maxsize=30_000)
def typed(text: str) -> Cell:
    """What a text of a CSV file stands for: nothing, a number, a day or a moment (ISO 8601), else the text.

    Remembered for the texts that come again and again: names, days, roles.
    """
    if NUMBER.fullmatch(text):
        return Decimal(text) if "." in text else int(text)
    return dated(text) if text else None


def dated(text: str) -> str | date | datetime:
    """The day or the moment that a text stands for, which JSON has no type for; else the text."""
    if not MOMENT.fullmatch(text):
        return text
    try:
        return datetime.fromisoformat(text) if len(text) > len("2026-12-24") else date.fromisoformat(text)
    except ValueError:  # it looks like a day, and there is no such day
        return text
