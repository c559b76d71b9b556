"""How long lists come in pages: one strategy a shape, as data.

A strategy is part of an operation's declaration. It says where the records and the way to the next page are; the walk
is the same for all: records in the vendor's order, an error instead of an endless loop.
"""

import functools
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Protocol, Self, TypeVar

import httpx
from pydantic import AliasPath, BaseModel, ConfigDict, Field, create_model

from prefect_shiftwork.rest.ahead import in_order
from prefect_shiftwork.rest.fields import keyed

T = TypeVar("T")

MOST_PAGES = 20_000
"""No list of a real crew is longer; a vendor that pages on and on is broken."""


class Page(BaseModel):
    """One page as its strategy's :meth:`Pages.shape` validates it, whole and straight from the bytes.

    ``next`` and ``total`` have a type where the strategy says where they are. Elsewhere a vendor may mean something
    else by them: CrewSense's schedule has an object under ``next`` (CrewSense "GET /schedule").
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="ignore")

    items: list[Any]
    next: Any = None
    total: Any = None
    _left_out: int = 0

    @property
    def rows(self) -> int:
        """How many the vendor has sent, with those that could not be read."""
        return len(self.items) + self._left_out

    def without(self, left_out: int) -> Self:
        """The same page, which that many unreadable records were left out of."""
        self._left_out = left_out
        return self


class Reader(Protocol):
    """Reads pages of one list."""

    async def ask(self, query: dict[str, Any] | None = None, *, link: str | None = None) -> httpx.Response:
        """The answer with these query arguments added to the call's own, or behind a link of an earlier answer."""

    def read(self, answer: httpx.Response) -> Page:
        """The page that is in an answer."""

    async def page(self, query: dict[str, Any] | None = None, *, link: str | None = None) -> Page:
        """Ask and read."""

    def part(self, query: dict[str, Any]) -> "Reader":
        """One that reads the same list with these query arguments in place of the call's own."""

    def argument(self, name: str) -> Any:
        """The validated argument of that name that the list was asked with."""

    def endless(self, why: str) -> Exception:
        """The error for a vendor whose pages do not end."""


class Pages(Protocol):
    """A way of paging."""

    def shape(self, item: Any) -> type[Page]:
        """The model of a page of such items."""

    def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """All records of the list, page by page: to hand on each by itself would be a good part of a page's cost."""


@functools.cache
def page_of(item: Any, items: Sequence[str], key: str = "", **paths: Sequence[str]) -> type[Page]:
    """A page model whose records and next/total values are under these keys; only the records are required.

    With ``key`` the records may also come as an object whose keys become that field of each.
    """
    rows: Any = Annotated[list[item], keyed(key)] if key else list[item]
    fields: dict[str, Any] = {"items": (rows, Field(validation_alias=AliasPath(*items)))}
    for name, path in paths.items():
        kind = int if name == "total" else str
        fields[name] = (kind | None, Field(default=None, validation_alias=AliasPath(*path)))
    return create_model("Page", __base__=Page, **fields)


@dataclass(frozen=True)
class Links:
    """Each page holds a link to the next one, null or empty at the end (CrewSense "Paginated resources")."""

    items: str
    next: tuple[str, ...]

    def shape(self, item: Any) -> type[Page]:
        """Records under ``items``, the link under the path ``next``."""
        return page_of(item, (self.items,), next=self.next)

    async def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """Follow the links until there is none."""
        page = await reader.page()
        seen: set[str] = set()
        while True:
            yield page.items
            if not page.next:
                return
            guard(reader, seen, page.next)
            page = await reader.page(link=page.next)


@dataclass(frozen=True)
class Cursor:
    """Each page holds the cursor of the next one, null at the end; filters are sent again with it (7shifts v2)."""

    items: tuple[str, ...] = ("data",)
    next: tuple[str, ...] = ("meta", "cursor", "next")
    parameter: str = "cursor"

    def shape(self, item: Any) -> type[Page]:
        """Records under ``items``, the cursor under the path ``next``; a page without one is the last."""
        return page_of(item, self.items, next=self.next)

    async def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """Send each cursor until there is none. Serial by nature."""
        page = await reader.page()
        seen: set[str] = set()
        while True:
            yield page.items
            if not page.next:
                return
            guard(reader, seen, page.next)
            page = await reader.page({self.parameter: page.next})


@dataclass(frozen=True)
class Windows:
    """The list has no pages but is large: it is asked for in windows of time (CrewSense schedule).

    Records are days with their date under ``key``. An answer may spill beyond its window: a day is taken from the
    window that holds it whole, which is why windows are cut at midnight, and never twice.
    """

    items: str
    key: str
    days: int = 31

    def shape(self, item: Any) -> type[Page]:
        """Records under ``items``, as a list or as an object keyed by date."""
        return page_of(item, (self.items,), self.key)

    async def walk(self, reader: Reader) -> AsyncIterator[Sequence[Any]]:
        """Several windows at a time, in their order."""
        seen: set[Any] = set()
        first, end = bounds(reader)

        async def asked(start: datetime, stop: datetime) -> tuple[datetime, httpx.Response]:
            return stop, await reader.ask(between(start, stop))

        async with aclosing(in_order(partial(asked, *window) for window in self.windows(first, end))) as answers:
            async for stop, answer in answers:
                days = reader.read(answer).items
                whole = [day for day in days if stop == end or getattr(day, self.key) < stop.date()]
                yield list(first_of(whole, seen, attrgetter(self.key)))

    def windows(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Start and end of each window of [start, end), as the wall clock shows them."""
        while start < end:
            stop = min(end, datetime.combine(start.date() + timedelta(days=self.days), time.min))
            yield start, stop
            start = stop


def bounds(reader: Reader) -> tuple[datetime, datetime]:
    """The moments between which a list was asked for, as the wall clock shows them."""
    return datetime.fromisoformat(reader.argument("start")), datetime.fromisoformat(reader.argument("end"))


def between(start: datetime, end: datetime) -> dict[str, Any]:
    """The query that asks for what is between two moments."""
    return {"start": start.isoformat(" "), "end": end.isoformat(" ")}


def first_of(items: Iterable[T], seen: set[Any], key: Callable[[T], Any]) -> Iterator[T]:
    """The items whose key has not been seen before; it has then."""
    for item in items:
        if (found := key(item)) not in seen:
            seen.add(found)
            yield item


def guard(reader: Reader, seen: set[str], mark: str) -> None:
    """Refuse a link or cursor that was there before, and lists without end."""
    if mark in seen:
        raise reader.endless("the same page comes again")
    if len(seen) >= MOST_PAGES:
        raise reader.endless(f"{MOST_PAGES} pages and no end")
    seen.add(mark)
