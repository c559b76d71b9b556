"""Shifts of v1."""

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import Shift
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.errors import V1Error, refuse_backwards
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import (
    ListQuery,
    deleted,
    found,
    listed,
    page_of,
    rows_answer,
    saved,
)
from prefect_shiftwork.sandbox.seven_shifts.v1.local_times import as_meant, as_shown
from prefect_shiftwork.sandbox.seven_shifts.v1.relations import deep_shift
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import SHIFT
from prefect_shiftwork.sandbox.seven_shifts.v1.values import Bound, Dollars, Flag, Stamp, StampOrNone
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Reference
from prefect_shiftwork.sandbox.seven_shifts.wages import hourly_wage

router = APIRouter(prefix="/shifts")


class ShiftChanges(Body):
    """What of a shift can be written; `bd` is "business decline"."""

    start: Stamp = OMITTED
    end: StampOrNone = None
    location_id: int = OMITTED
    user_id: Reference = OMITTED
    role_id: Reference = OMITTED
    department_id: Reference = OMITTED
    close: bool = False
    notes: str = ""
    hourly_wage: Dollars = 0
    open: bool = False
    notified: bool = False
    open_offer_type: Annotated[int, Field(ge=0, le=1)] = 0
    draft: bool = False
    business_decline: Annotated[bool, Field(alias="bd")] = False
    status: Annotated[int, Field(ge=0, le=3)] = 0
    late_minutes: Annotated[int, Field(ge=0)] = 0


class NewShift(ShiftChanges):
    """A shift needs a start and a location."""

    start: Stamp
    location_id: int


class CreateShift(Body):
    """The body of a creation."""

    shift: NewShift


class UpdateShift(Body):
    """The body of an update."""

    shift: ShiftChanges


class ShiftQuery(ListQuery):
    """The filters of the list.

    `deleted` and `draft` are taken as 0 when they are left out, as in v2. `end[lte]` is no filter of v1: the
    server fails on it (v2.2022.0501 discussion 62570b4191babb0d046228c1).
    """

    location_id: int | None = None
    department_id: int | None = None
    user_id: int | None = None
    start_from: Annotated[Bound | None, Field(alias="start[gte]")] = None
    start_to: Annotated[Bound | None, Field(alias="start[lte]")] = None
    start_on: Annotated[Day | None, Field(alias="start[date]")] = None
    end_to: Annotated[str | None, Field(alias="end[lte]")] = None
    deleted: Flag = False
    draft: Flag = False
    open: Flag | None = None
    deep: Flag = False

    def admits(self, shift: Shift) -> bool:
        """Whether a shift is among those asked for."""
        return (
            shift.deleted == self.deleted
            and shift.draft == self.draft
            and self.open in (None, shift.open)
            and self.location_id in (None, shift.location_id)
            and self.department_id in (None, shift.department_id or 0)
            and self.user_id in (None, shift.user_id or 0)
            and self._starts(shift.start)
        )

    def _starts(self, start: datetime) -> bool:
        day: date | None = self.start_on
        return (
            (self.start_from is None or start >= self.start_from)
            and (self.start_to is None or start <= self.start_to)
            and day in (None, start.date())
        )


@router.get("")
async def list_shifts(books: TheBooks, query: Annotated[ShiftQuery, Query()]) -> JSONResponse:
    """Published shifts that are not deleted, unless the query wants the others."""
    if query.end_to is not None:
        raise V1Error("unknown", "Something went wrong")
    shown = (as_shown(books, shift) for shift in books.shifts)
    page = page_of(SHIFT, filter(query.admits, shown), query, books)
    if query.deep:
        return rows_answer([deep_shift(books, shift) for shift in page.records], page.total)
    return listed(SHIFT, page)


@router.post("")
async def create_shift(books: TheBooks, body: Annotated[CreateShift, json_body(CreateShift)]) -> JSONResponse:
    """Add a shift."""
    fields = written(books, body.shift, body.shift.location_id)
    refuse_backwards("shift", fields["start"], fields.get("end"))
    defaults = {"end": None, "hourly_wage": hourly_wage(books, fields.get("user_id"), fields.get("role_id"))}
    return saved(SHIFT, books.create(books.shifts, **(defaults | fields)), "Shift added.")


@router.get("/{shift_id}")
async def get_shift(books: TheBooks, shift_id: int) -> JSONResponse:
    """One shift, also a deleted one: deletes are soft."""
    return found(shift=SHIFT.row(as_shown(books, books.shifts.must(shift_id))))


@router.put("/{shift_id}")
async def update_shift(
    books: TheBooks, shift_id: int, body: Annotated[UpdateShift, json_body(UpdateShift)]
) -> JSONResponse:
    """Change a shift."""
    shift = books.shifts.must(shift_id)
    fields = written(books, body.shift, shift.location_id)
    refuse_backwards("shift", fields.get("start", shift.start), fields.get("end", shift.end))
    books.change(shift, **fields)
    return saved(SHIFT, shift, "Shift saved.")


@router.delete("/{shift_id}")
async def delete_shift(books: TheBooks, shift_id: int) -> JSONResponse:
    """Hide a shift: it stays readable and is listed with `deleted=1`."""
    books.retire(books.shifts.must(shift_id))
    return deleted("Shift deleted.")


def written(books: Books, body: ShiftChanges, location_id: int) -> dict[str, Any]:
    """The fields of a body, its references checked and its times in UTC."""
    fields = body.given()
    check_references(books, fields)
    return as_meant(books, fields.get("location_id", location_id), fields)
