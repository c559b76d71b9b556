"""What a table's columns are, and cells that a spreadsheet cannot take for a formula."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """A column: the ``name`` of its cells in a row, its ``title`` for people, and whether a total makes sense."""

    name: str
    title: str
    kind: Kind = Kind.TEXT
    summed: bool = False


@dataclass(frozen=True)
class Table:
    """The head of a table; rows come separately, as there may be a million."""

    title: str
    columns: tuple[Column, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all columns."""
        return tuple(column.title for column in self.columns)


def safe_cell(value: T) -> T | str:
    """The value, or for text that a spreadsheet would run as a formula the same text behind an apostrophe.

    Text that begins with ``= + - @``, their full-width forms, a tab or a line end is neutralised, also after spaces,
    unless it is a plain number, like ``-5``. See OWASP, CSV Injection.
    """
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
