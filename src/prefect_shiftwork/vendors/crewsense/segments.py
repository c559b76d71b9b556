"""How CrewSense's time off comes: month by month, in segments of entries."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from prefect_shiftwork.rest.pages import Links, Reader


@dataclass(frozen=True)
class Segments(Links):
    """Pages of one month each, behind links. The segments of a long entry share its id, over several pages.

    A segment is told apart by id and start; one that touches two pages is not repeated (changelog 2018-12-18).
    """

    async def walk(self, reader: Reader) -> AsyncIterator[Any]:
        """Follow the links until there is none."""
        seen: set[tuple[object, object]] = set()
        async with aclosing(super().walk(reader)) as rows:  # type: ignore[type-var]  # walks are generators
            async for row in rows:
                if (segment := (row.id, row.start)) not in seen:
                    seen.add(segment)
                    yield row
