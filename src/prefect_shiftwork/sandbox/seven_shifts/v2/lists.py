"""Lists of v2: pages behind opaque cursors, and the envelopes around records."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Generic, Self, TypeVar

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.paging import page_length
from prefect_shiftwork.sandbox.seven_shifts.records import Record
from prefect_shiftwork.sandbox.seven_shifts.requests import Filters
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error

R = TypeVar("R", bound=Record)
Row = dict[str, Any]

DEFAULT_LIMIT, SHORT_LIMIT, MAXIMUM_LIMIT = 100, 20, 500
"""100 where the OpenAPI document says so, 20 elsewhere (pagination page of 2022); 500 worked for all (tap-7shifts)."""


class Position(BaseModel):
    """Where a page starts, how long it is, and what it is a page of: what a cursor stands for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    limit: Annotated[int, Field(ge=1, le=MAXIMUM_LIMIT)]
    offset: Annotated[int, Field(ge=0)] = 0
    filters: Row = Field(default_factory=dict)

    def at(self, offset: int) -> str:
        """The cursor of another page of the same list: base64 of JSON, as the vendor's own."""
        there = self.model_copy(update={"offset": max(0, offset)})
        return urlsafe_b64encode(there.model_dump_json().encode()).decode()

    @classmethod
    def decode(cls, cursor: str) -> Self:
        """The position that a cursor stands for."""
        try:
            return cls.model_validate_json(urlsafe_b64decode(cursor))
        except ValueError:
            raise V2Error(400, "The cursor is not one of ours", param="cursor") from None


class CursorQuery(Filters):
    """The arguments of every list with pages."""

    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=MAXIMUM_LIMIT)] | None = None

    def resumed(self) -> Self:
        """The query that the cursor came from: the cursor alone is enough, filters need not be sent again."""
        if self.cursor is None:
            return self
        try:
            return self.model_validate(Position.decode(self.cursor).filters | {"cursor": self.cursor})
        except ValidationError:
            raise V2Error(400, "The cursor is of another list", param="cursor") from None

    def position(self, limit: int) -> Position:
        """Where this query stands; a cursor goes on with the length of its first page."""
        if self.cursor is not None:
            return Position.decode(self.cursor)
        filters = self.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"cursor", "limit"})
        return Position(limit=limit, filters=filters)


@dataclass(frozen=True)
class Page(Generic[R]):
    """One page, and the cursors around it."""

    records: list[R]
    current: str | None
    prev: str | None
    next: str | None

    def without_current(self) -> "Page[R]":
        """The page as time off and punches show it (discussion 67e174afe43023006f5f3def)."""
        return replace(self, current=None)

    def meta(self) -> Row:
        """The `meta` of a list."""
        cursors = {"current": self.current, "prev": self.prev, "next": self.next}
        return {"cursor": cursors | {"count": len(self.records)}}


def page_of(desk: Desk, records: Iterable[R], query: CursorQuery, default: int = DEFAULT_LIMIT) -> Page[R]:
    """The page that the query asks for."""
    rows = list(records)
    here = query.position(page_length(desk, "seven_shifts", query.limit, default, MAXIMUM_LIMIT))
    end = here.offset + here.limit
    return Page(
        records=rows[here.offset : end],
        current=query.cursor,
        prev=here.at(here.offset - here.limit) if here.offset else None,
        next=here.at(end) if end < len(rows) else None,
    )


def changed_since(records: Iterable[R], day: date | None) -> Iterator[R]:
    """Those that were changed on this day or later (UTC)."""
    return (record for record in records if day is None or record.modified.date() >= day)


def listed(name: str, render: Callable[[R], Row], page: Page[R]) -> JSONResponse:
    """The usual list: `object`, `data` and `meta`."""
    return JSONResponse({"object": name, "data": [render(row) for row in page.records], "meta": page.meta()})


def single(name: str, row: Row, status: int = 200) -> JSONResponse:
    """The usual single record: `object` and `data`."""
    return JSONResponse({"object": name, "data": row}, status)
