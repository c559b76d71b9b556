"""How CrewSense's time off comes: month by month, in segments of entries."""

from calendar import monthrange
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from operator import attrgetter
from typing import Any

from prefect_shiftwork.rest.ahead import in_order
from prefect_shiftwork.rest.pages import Links, Reader, between, bounds, first_of


@dataclass(frozen=True)
class Segments(Links):
    """Pages of one month each, behind links. The segments of a long entry share its id, over several pages.

    Where the pages are cut is documented ("Paginated resources"), so the list is asked for in months, some at a time.
    A segment is told apart by id and start; one that touches two pages is not repeated (changelog 2018-12-18).
    """

    async def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """Month after month; in each, the links are followed until there is none."""
        seen: set[tuple[object, object]] = set()
        whole = (partial(self._month, reader.part(between(*month))) for month in months(*bounds(reader)))
        async with aclosing(in_order(whole)) as every:
            async for pages in every:
                for rows in pages:
                    yield list(first_of(rows, seen, attrgetter("id", "start")))

    async def _month(self, reader: Reader) -> list[Sequence[Any]]:
        return [rows async for rows in Links.walk(self, reader)]


def months(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """[start, end) in months from its first day on; what is no longer than one, or ends too early, as it is."""
    for number in count():
        first, following = later(start, number), later(start, number + 1)
        yield first, min(following, end)
        if following >= end:
            return


def later(moment: datetime, number: int) -> datetime:
    """So many months later, on the same day or the last one of a month that is shorter."""
    year, month = divmod(12 * moment.year + moment.month - 1 + number, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
