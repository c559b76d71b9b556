"""How CrewSense's time off comes: month by month, in segments of entries."""

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from prefect_shiftwork.rest.pages import Links, Reader, first_of


@dataclass(frozen=True)
class Segments(Links):
    """Pages of one month each, behind links. The segments of a long entry share its id, over several pages.

    A segment is told apart by id and start; one that touches two pages is not repeated (changelog 2018-12-18).
    """

    async def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """Follow the links until there is none."""
        seen: set[tuple[object, object]] = set()
        async with aclosing(super().walk(reader)) as pages:  # type: ignore[type-var]  # walks are generators
            async for rows in pages:
                yield list(first_of(rows, seen, attrgetter("id", "start")))
