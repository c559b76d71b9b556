"""Sums that are built up chunk by chunk: of whole columns, and of the groups that a column makes."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from decimal import Decimal
from heapq import nlargest
from operator import itemgetter
from typing import Any

from prefect_shiftwork.exports.cells import Cell, Row

MOST_GROUPS = 10_000
"""Different values by which rows are still grouped: a column with more is no grouping, and memory has an end."""
NUMBERS = {int, float, Decimal}
NAMELESS = "–"
NOTHING = Decimal()


def exact(cell: Cell) -> Decimal:
    """A number as people wrote it, so that 0.1 and 0.2 are 0.3; what is no number counts nothing."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return NOTHING
    return Decimal(str(cell)) if isinstance(cell, float) else Decimal(cell)


def are_numbers(cells: Sequence[Cell]) -> bool:
    """Whether every cell is a number or empty, and not all are empty."""
    kinds = set(map(type, cells)) - {type(None)}
    return bool(kinds) and kinds <= NUMBERS


class Total:
    """The sum of one column.

    Attributes:
        value: None before the first number, and for good after the first cell that is none.
    """

    def __init__(self) -> None:
        self.value: Decimal | None = None
        self._of_numbers = True

    def add(self, cells: Sequence[Cell]) -> None:
        """Takes the next cells."""
        if self._of_numbers and are_numbers(cells):
            self.value = sum(map(exact, cells), self.value or NOTHING)
        elif any(cell is not None for cell in cells):
            self.value, self._of_numbers = None, False


class Grouping:
    """The sums of one column, or the counts of rows, by the values of others.

    Args:
        name: the columns that name a group.
        apart: those that tell groups of the same name apart, like the number of an employee.
        of: the column that is added up; None to count rows.
    """

    def __init__(self, name: Sequence[int], apart: Sequence[int], of: int | None) -> None:
        self._key, self._parts, self._of = itemgetter(*name, *apart), len(name), of
        self._one = not (apart or name[1:])
        self._sums: defaultdict[Hashable, Decimal] = defaultdict(Decimal)

    def add(self, rows: Sequence[Row]) -> None:
        """Takes the next rows."""
        if len(self) > MOST_GROUPS:
            return
        for row in rows:
            self._sums[self._key(row)] += 1 if self._of is None else exact(row[self._of])

    def __len__(self) -> int:
        return len(self._sums)

    def largest(self, count: int) -> tuple[tuple[str, Decimal], ...]:
        """The largest groups, the largest first."""
        return tuple((self._name(key), value) for key, value in nlargest(count, self._sums.items(), key=itemgetter(1)))

    def _name(self, key: Any) -> str:
        cells = [key] if self._one else key[: self._parts]
        return " ".join(str(cell) for cell in cells if cell is not None) or NAMELESS
