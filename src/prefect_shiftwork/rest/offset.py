"""Lists that are paged by offset, several pages at a time."""

import asyncio
import functools
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, create_model

from prefect_shiftwork.rest.pages import MOST_PAGES, Page, Reader, page_of


class Row(BaseModel):
    """A record in its envelope."""

    model_config = ConfigDict(extra="allow")

    record: Any

    def unwrapped(self) -> Any:
        """The record, with what lay beside it as further fields."""
        if self.model_extra:
            self.record.__pydantic_extra__.update(self.model_extra)
        return self.record


@functools.cache
def row_of(item: Any, key: str | tuple[str, ...]) -> type[Row]:
    """A row model whose record is under that key, or one of these keys."""
    keys = (key,) if isinstance(key, str) else key
    field: Any = (item, Field(validation_alias=AliasChoices(*keys)))
    return create_model("Row", __base__=Row, record=field)


@dataclass(frozen=True)
class Offset:
    """Pages are asked for by offset, side by side; the first short page is the last (7shifts v1).

    The answer's ``total`` is only a hint at how many pages to ask for at once: rows come and go meanwhile.

    Attributes:
        row: the key (or one of the keys) that each record is wrapped in; what lies beside it becomes part of it.
        size: records a page, unless the caller sets ``limit``.
        ahead: pages in flight at the most.
    """

    row: str | tuple[str, ...]
    size: int = 100
    ahead: int = 8

    def shape(self, item: Any) -> type[Page]:
        """Records under ``data``, each in a row."""
        return page_of(row_of(item, self.row), ("data",), total=("total",))

    async def walk(self, reader: Reader) -> AsyncIterator[Any]:
        """The first page alone, then up to ``ahead`` pages in flight, in order."""
        size = reader.argument("limit") or self.size
        start = reader.argument("offset") or 0
        first = await self.page(reader, start, size)
        for row in first.items:
            yield row.unwrapped()
        if len(first.items) < size:
            return
        hinted = max(1, -(-((first.total or 0) - start - size) // size))
        async with Flight(self, reader, size) as flight:
            async for page in flight.pages(start + size, hinted):
                for row in page.items:
                    yield row.unwrapped()

    async def page(self, reader: Reader, offset: int, size: int) -> Page:
        """The page that begins at that offset."""
        return await reader.page({"limit": size, "offset": offset})


class Flight:
    """Pages of an offset list that are under way, at most ``ahead`` of them."""

    def __init__(self, strategy: Offset, reader: Reader, size: int) -> None:
        self._strategy = strategy
        self._reader = reader
        self._size = size
        self._under_way: deque[asyncio.Task[Page]] = deque()

    async def __aenter__(self) -> "Flight":
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def pages(self, offset: int, hinted: int) -> AsyncIterator[Page]:
        """From that offset on: the hinted number side by side, then one by one until a short page."""
        asked = 0
        while asked < MOST_PAGES:
            while len(self._under_way) < self._strategy.ahead and (asked < hinted or not self._under_way):
                self._ask(offset + asked * self._size)
                asked += 1
            page = await self._under_way.popleft()
            yield page
            if len(page.items) < self._size:
                return
        raise self._reader.endless(f"{MOST_PAGES} pages and no end")

    def _ask(self, offset: int) -> None:
        page = self._strategy.page(self._reader, offset, self._size)
        self._under_way.append(asyncio.create_task(page))
