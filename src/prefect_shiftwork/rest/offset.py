"""Lists that are paged by offset, several pages at a time."""

import functools
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

from pydantic import AliasChoices, ConfigDict, Field, with_config
from typing_extensions import TypedDict

from prefect_shiftwork.rest.ahead import AHEAD, in_order
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
    ahead: int = AHEAD

    def shape(self, item: Any) -> type[Page]:
        """Records under ``data``, each in a row."""
        return page_of(row_of(item, self._keys), ("data",), total=("total",))

    async def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """The first page alone, then those that its total tells of, side by side; and so on until a short one.

        A full page that is the one before over again is a vendor who does not heed the offset.
        """
        size, start, key = reader.argument("limit") or self.size, reader.argument("offset") or 0, self._keys[0]
        asked, told, before = 0, 1, b""
        while asked < MOST_PAGES:
            numbers = range(asked, min(max(told, asked + 1), MOST_PAGES))
            asks = (partial(reader.ask, {"limit": size, "offset": start + number * size}) for number in numbers)
            async with aclosing(in_order(asks, self.ahead)) as answers:
                async for answer in answers:
                    page = reader.read(answer)
                    full = page.rows >= size
                    if full and answer.content == before:
                        raise reader.endless("the same page comes again")
                    yield [unwrapped(row, key) for row in page.items]
                    if not full:
                        return
                    before, told = answer.content, -(-((page.total or 0) - start) // size)
            asked = numbers.stop
        raise reader.endless(f"{MOST_PAGES} pages and no end")

    @property
    def _keys(self) -> tuple[str, ...]:
        return (self.row,) if isinstance(self.row, str) else self.row
