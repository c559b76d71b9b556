"""Rows that can be read again and again without being in memory."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from prefect_shiftwork.exports.cells import Row


class Rows(ABC):
    """The rows of one table; each reading starts with the first. Close them when the last reading is done.

    Attributes:
        columns: the headings, each only once.
    """

    columns: tuple[str, ...]

    @abstractmethod
    def __iter__(self) -> Iterator[Row]:
        """The rows, one cell a column, with numbers, days and moments as such."""

    def written(self) -> Iterator[Row]:
        """The rows as whoever made them wrote their cells; the fastest way to write them again."""
        return iter(self)

    def close(self) -> None:  # noqa: B027 - rows of a file have nothing to give back
        """Gives back what the rows took on the disk."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def unique(headings: list[str]) -> tuple[str, ...]:
    """Headings that tell their columns apart: an empty one is counted, a repeated one numbered."""
    taken: dict[str, None] = {}
    for place, heading in enumerate(headings, 1):
        name = heading.strip() or f"Column {place}"
        copies = (f"{name} ({number})" for number in range(2, len(headings) + 1))
        taken[name if name not in taken else next(copy for copy in copies if copy not in taken)] = None
    return tuple(taken)
