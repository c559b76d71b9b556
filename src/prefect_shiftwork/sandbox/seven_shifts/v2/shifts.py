"""Shifts of v2."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import Shift
from prefect_shiftwork.sandbox.seven_shifts.references import UnknownReference
from prefect_shiftwork.sandbox.seven_shifts.requests import Filters, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.tables import UnknownRecord
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import CursorQuery, listed, page_of, single
from prefect_shiftwork.sandbox.seven_shifts.v2.shift_bodies import NewShift, ShiftChanges
from prefect_shiftwork.sandbox.seven_shifts.v2.shift_shape import end_of, shift_row
from prefect_shiftwork.sandbox.seven_shifts.v2.users import find
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Flag, Moment
from prefect_shiftwork.sandbox.seven_shifts.wages import hourly_wage

router = APIRouter(dependencies=[Depends(Scope("shifts"))])


class ShiftQuery(CursorQuery):
    """The filters of the list; lists of ids repeat their key."""

    location_id: int | None = None
    shift_ids: list[int] = Field(default_factory=list)
    department_id: int | None = None
    department_ids: list[int] = Field(default_factory=list)
    role_id: int | None = None
    user_id: int | None = None
    start_from: Annotated[Moment | None, Field(alias="start[gte]")] = None
    start_to: Annotated[Moment | None, Field(alias="start[lte]")] = None
    end_from: Annotated[Moment | None, Field(alias="end[gte]")] = None
    end_to: Annotated[Moment | None, Field(alias="end[lte]")] = None
    modified_since: Moment | None = None
    deleted: Flag = False
    draft: Flag = False
    include_draft: Flag = False
    open: Flag | None = None
    sort_by: Literal["id", "start", "created", "modified"] = "id"
    sort_dir: Literal["asc", "desc"] = "asc"

    def wants(self, shift: Shift) -> bool:
        """Whether a shift is of the kind, the place and the person asked for."""
        return (
            shift.deleted == self.deleted
            and (shift.draft == self.draft or (self.include_draft and shift.draft))
            and self.open in (None, shift.open)
            and self.location_id in (None, shift.location_id)
            and self.department_id in (None, shift.department_id)
            and (not self.department_ids or shift.department_id in self.department_ids)
            and self.role_id in (None, shift.role_id)
            and self.user_id in (None, shift.user_id)
            and (not self.shift_ids or shift.id in self.shift_ids)
        )

    def covers(self, start: datetime, end: datetime, modified: datetime) -> bool:
        """Whether the times of a shift lie within those asked for."""
        return (
            (self.start_from is None or start >= self.start_from)
            and (self.start_to is None or start <= self.start_to)
            and (self.end_from is None or end >= self.end_from)
            and (self.end_to is None or end <= self.end_to)
            and (self.modified_since is None or modified >= self.modified_since)
        )


class DeletedToo(Filters):
    """Whether a deleted shift may be shown."""

    include_deleted: Flag = False


class ScheduledQuery(Filters):
    """Where somebody wants to work, and how many minutes early they may come."""

    location_id: int
    grace_period: Annotated[int, Field(ge=0)] = 0


@router.get("/shifts")
async def list_shifts(books: TheBooks, query: Annotated[ShiftQuery, Query()]) -> JSONResponse:
    """Published shifts that are not deleted, or the drafts, or the deleted ones: never two of them at once."""
    query = query.resumed()
    if query.deleted and query.draft:
        raise V2Error(400, "deleted and draft cannot be combined")
    rows = (
        shift
        for shift in filter(query.wants, books.shifts)
        if query.covers(shift.start, end_of(books, shift), shift.modified)
    )
    page = page_of(books.desk, ordered(rows, query), query)
    return listed("shifts", lambda shift: shift_row(books, shift), page)


def ordered(shifts: Iterable[Shift], query: ShiftQuery) -> list[Shift]:
    """Shifts in the order of the query; the tables hold them by id."""
    rows = list(shifts)
    if query.sort_by != "id":
        rows.sort(key=lambda shift: (getattr(shift, query.sort_by), shift.id))
    return rows if query.sort_dir == "asc" else rows[::-1]


@router.post("/shifts")
async def create_shift(books: TheBooks, body: Annotated[NewShift, json_body(NewShift)]) -> JSONResponse:
    """Add a shift."""
    fields = body.fields(books)
    if body.close:
        fields["end"] = None
    elif body.end <= body.start:
        raise V2Error(422, "end has to be after start", param="end")
    wage = hourly_wage(books, body.user_id, body.role_id)
    return single("shift", shift_row(books, books.create(books.shifts, hourly_wage=wage, **fields)), 201)


@router.get("/shifts/{shift_id}")
async def get_shift(books: TheBooks, shift_id: int, query: Annotated[DeletedToo, Query()]) -> JSONResponse:
    """One shift; a deleted one only for who asks for it."""
    return single("shift", shift_row(books, kept(books, shift_id, deleted_too=query.include_deleted)))


@router.put("/shifts/{shift_id}")
async def update_shift(
    books: TheBooks, shift_id: int, body: Annotated[ShiftChanges, json_body(ShiftChanges)]
) -> JSONResponse:
    """Change a shift."""
    shift = kept(books, shift_id)
    fields = body.fields(books)
    end = fields.get("end", shift.end)
    if end is not None and end <= fields.get("start", shift.start):
        raise V2Error(422, "end has to be after start", param="end")
    wage = hourly_wage(books, fields.get("user_id", shift.user_id), fields.get("role_id", shift.role_id))
    books.change(shift, **fields, hourly_wage=wage)
    return single("shift", shift_row(books, shift))


@router.delete("/shifts/{shift_id}")
async def delete_shift(books: TheBooks, shift_id: int) -> Response:
    """Hide a shift: it is listed with `deleted=true` from now on."""
    books.retire(kept(books, shift_id))
    return Response(status_code=204)


@router.get("/shifts_scheduled/{identifier}")
async def list_shifts_scheduled(
    books: TheBooks, identifier: str, query: Annotated[ScheduledQuery, Query()]
) -> JSONResponse:
    """Today's shifts of a person at a location; the identifier is a user id or `punch_id:<code>`."""
    if query.location_id not in books.locations:
        raise UnknownReference("location_id", query.location_id)
    user = find(books, identifier.replace("punch_id:", "punch:"))
    early = books.now() + timedelta(minutes=query.grace_period)
    rows = [
        shift_row(books, shift)
        for shift in books.shifts
        if (shift.user_id, shift.location_id) == (user.id, query.location_id)
        and not (shift.deleted or shift.draft)
        and is_today(books, shift, early)
    ]
    return JSONResponse({"object": "shifts", "data": rows})


def is_today(books: Books, shift: Shift, moment: datetime) -> bool:
    """Whether a shift starts on the day of `moment`, on the calendar of its location."""
    zone = books.zone(shift.location_id)
    return shift.start.astimezone(zone).date() == moment.astimezone(zone).date()


def kept(books: Books, shift_id: int, *, deleted_too: bool = False) -> Shift:
    """The shift, unless it was deleted."""
    shift = books.shifts.must(shift_id)
    if shift.deleted and not deleted_too:
        raise UnknownRecord("shift", shift_id)
    return shift
