"""Lists that are paged by offset, several pages at a time."""

import asyncio
import functools
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import httpx
from pydantic import AliasChoices, ConfigDict, Field, with_config
from typing_extensions import TypedDict

from prefect_shiftwork.rest.pages import MOST_PAGES, Page, Reader, page_of


@functools.cache
def row_of(item: Any, keys: tuple[str, ...]) -> Any:
    """The type of a row: a dictionary whose record is under the first of these keys, or was under another of them."""
    record = Annotated[item, Field(validation_alias=AliasChoices(*keys))]
    row = TypedDict("Row", {keys[0]: record})  # type: ignore[misc]  # the key is the vendor's
    return with_config(ConfigDict(extra="allow"))(row)


def unwrapped(row: dict[str, Any], key: str) -> Any:
    """The record of a row, with what lay beside it as further fields."""
    record = row.pop(key)
    if row:
        record.__pydantic_extra__.update(row)
    return record


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
        return page_of(row_of(item, self._keys), ("data",), total=("total",))

    async def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """The first page alone, then up to ``ahead`` pages in flight, in order."""
        size, key = reader.argument("limit") or self.size, self._keys[0]
        async with Flight(reader, size, self.ahead) as flight:
            async for page in flight.pages(reader.argument("offset") or 0):
                yield [unwrapped(row, key) for row in page.items]

    @property
    def _keys(self) -> tuple[str, ...]:
        return (self.row,) if isinstance(self.row, str) else self.row


class Flight:
    """Answers of an offset list that are under way, at most ``ahead`` of them, and as many that wait to be read.

    An answer is read when its records are wanted, so that the next request leaves as soon as an answer is there.
    """

    def __init__(self, reader: Reader, size: int, ahead: int) -> None:
        self._reader = reader
        self._size = size
        self._most = 2 * ahead
        self._lanes = asyncio.Semaphore(ahead)
        self._answers: deque[asyncio.Task[httpx.Response]] = deque()

    async def __aenter__(self) -> "Flight":
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._answers:
            task.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)

    async def pages(self, start: int) -> AsyncIterator[Page]:
        """From that offset to the first short page; ``total`` says how many to ask for side by side.

        A full page that is the one before over again is a vendor who does not heed the offset.
        """
        asked, hinted, before = 0, 1, b""
        for read in range(MOST_PAGES):
            while asked < max(hinted, read + 1) and len(self._answers) < self._most:
                self._answers.append(asyncio.create_task(self._answer(start + asked * self._size)))
                asked += 1
            answer = await self._answers.popleft()
            page = self._reader.read(answer)
            full = page.rows >= self._size
            if full and answer.content == before:
                raise self._reader.endless("the same page comes again")
            yield page
            if not full:
                return
            before = answer.content
            hinted = -(-((page.total or 0) - start) // self._size)
        raise self._reader.endless(f"{MOST_PAGES} pages and no end")

    async def _answer(self, offset: int) -> httpx.Response:
        async with self._lanes:
            return await self._reader.ask({"limit": self._size, "offset": offset})
