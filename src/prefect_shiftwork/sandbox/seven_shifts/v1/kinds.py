"""What a kind of record looks like in v1, and the envelopes around it (samples of the Partner API page)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Generic, Literal, TypeVar, cast

from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.paging import page_length
from prefect_shiftwork.sandbox.seven_shifts.records import Record
from prefect_shiftwork.sandbox.seven_shifts.requests import Filters
from prefect_shiftwork.sandbox.seven_shifts.v1.errors import V1Error

R = TypeVar("R", bound=Record)
Row = dict[str, object]

DEFAULT_LIMIT, MAXIMUM_LIMIT = 20, 500


@dataclass(frozen=True)
class Kind(Generic[R]):
    """One resource: its singular name, which wraps every record, and its fields in the order of the document."""

    singular: str
    fields: Mapping[str, Callable[[R], object]]

    def row(self, record: R) -> Row:
        """The record as v1 shows it, without its wrapper."""
        return {name: read(record) for name, read in self.fields.items()}

    def related(self, record: R | None) -> Row:
        """The record inside another one's answer: full of nulls when there is none."""
        return dict.fromkeys(self.fields) if record is None else self.row(record)


class ListQuery(Filters):
    """The arguments that every list takes."""

    limit: Annotated[int, Field(ge=1, le=MAXIMUM_LIMIT)] | None = None
    offset: Annotated[int, Field(ge=0)] = 0
    order_field: str | None = None
    order_dir: Literal["asc", "desc"] = "asc"


@dataclass(frozen=True)
class Page(Generic[R]):
    """One page of a list, and what it is a page of."""

    records: list[R]
    offset: int
    limit: int
    total: int


def page_of(kind: Kind[R], records: Iterable[R], query: ListQuery, books: Books) -> Page[R]:
    """The page of `records` that the query asks for, in its order."""
    return cut(ordered(kind, records, query), query, books)


def cut(records: list[R], query: ListQuery, books: Books) -> Page[R]:
    """The page of records that are in order already."""
    limit = page_length(books.desk, "seven_shifts_v1", query.limit, DEFAULT_LIMIT, MAXIMUM_LIMIT)
    return Page(records[query.offset : query.offset + limit], query.offset, limit, len(records))


def ordered(kind: Kind[R], records: Iterable[R], query: ListQuery) -> list[R]:
    """The records by `order_field` (`shift.modified`), or by id as the tables hold them."""
    singular, _, field = (query.order_field or f"{kind.singular}.id").partition(".")
    if singular != kind.singular or field not in kind.fields:
        raise V1Error("validation_error", f"order_field: expected {kind.singular}.{{field}} with a known field")
    read = kind.fields[field]
    return sorted(records, key=lambda record: cast("str", read(record)), reverse=query.order_dir == "desc")


def listed(kind: Kind[R], page: Page[R]) -> JSONResponse:
    """A list: every row wrapped in its singular name, and the count over all pages."""
    return rows_answer([{kind.singular: kind.row(record)} for record in page.records], page.total)


def rows_answer(rows: list[Row], total: int) -> JSONResponse:
    """A list of rows that are wrapped already."""
    return JSONResponse({"status": "success", "data": rows, "total": total})


def found(**data: Row) -> JSONResponse:
    """One record by its singular name, with its relations beside it."""
    return JSONResponse({"status": "success", "data": data, "message": ""})


def saved(kind: Kind[R], record: R, message: str) -> JSONResponse:
    """A write: nothing of the record but its id."""
    return JSONResponse({"status": "success", "data": {kind.singular: {"id": record.id}}, "message": message})


def deleted(message: str) -> JSONResponse:
    """A removal: `data` is an empty list here, not an object."""
    return JSONResponse({"status": "success", "data": [], "message": message})
