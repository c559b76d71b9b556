"""Availability of v2: when people can work. Its lists and records have no `object`."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.records import Availability
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.time_off import RequestStatus
from prefect_shiftwork.sandbox.seven_shifts.v2.availability_bodies import (
    DAY_FIELDS,
    AvailabilityChanges,
    NewAvailability,
    StatusChange,
    Week,
    WeekOfUser,
)
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import CursorQuery, Row, page_of
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Flag, iso, offset
from prefect_shiftwork.sandbox.seven_shifts.values import Day

router = APIRouter(prefix="/availabilities")


class AvailabilityQuery(CursorQuery):
    """The filters of the list; `status` is 0 pending, 1 approved, 2 declined."""

    location_id: int | None = None
    user_id: int | None = None
    status: Annotated[int, Field(ge=0, le=2)] | None = None
    repeating: Flag | None = None
    week_gte: Day | None = None
    order_field: Literal["id", "user_id", "week", "status", "created", "modified"] = "id"
    order_dir: Literal["asc", "desc"] = "asc"

    def ordered(self, records: Iterable[Availability]) -> list[Availability]:
        """The records in the order asked for, those without a week first; which fields there are is not documented."""

        def rank(record: Availability) -> tuple[bool, Any]:
            value = getattr(record, self.order_field)
            return value is not None, value

        return sorted(records, key=rank, reverse=self.order_dir == "desc")

    def admits(self, books: Books, record: Availability) -> bool:
        """Whether a record is among those asked for; a week without a date is always asked for."""
        return (
            self.user_id in (None, record.user_id)
            and self.status in (None, record.status)
            and self.repeating in (None, record.repeat)
            and (self.location_id is None or self.location_id in books.users.must(record.user_id).location_ids)
            and (self.week_gte is None or record.week is None or record.week >= self.week_gte)
        )


@router.get("")
async def list_availabilities(books: TheBooks, query: Annotated[AvailabilityQuery, Query()]) -> JSONResponse:
    """When people can work."""
    query = query.resumed()
    records = query.ordered(record for record in books.availabilities if query.admits(books, record))
    page = page_of(books.desk, records, query)
    return JSONResponse({"data": [availability_row(record) for record in page.records], "meta": page.meta()})


@router.post("")
async def create_availability(books: TheBooks, body: Annotated[WeekOfUser, json_body(NewAvailability)]) -> JSONResponse:
    """Add a week, which is pending at first."""
    fields = body.fields()
    check_references(books, fields)
    return JSONResponse({"data": availability_row(books.create(books.availabilities, **fields))}, 201)


@router.get("/{availability_id}")
async def get_availability(books: TheBooks, availability_id: int) -> JSONResponse:
    """One week."""
    return JSONResponse({"data": availability_row(books.availabilities.must(availability_id))})


@router.put("/{availability_id}")
async def update_availability(
    books: TheBooks, availability_id: int, body: Annotated[Week, json_body(AvailabilityChanges)]
) -> JSONResponse:
    """Change a week; days that are left out stay."""
    record, fields = books.availabilities.must(availability_id), body.fields()
    if "days" in fields:
        fields["days"] = record.days | fields["days"]
    books.change(record, **fields)
    return JSONResponse({"data": availability_row(record)})


@router.delete("/{availability_id}")
async def delete_availability(books: TheBooks, availability_id: int) -> Response:
    """Drop a week."""
    books.remove(books.availabilities, books.availabilities.must(availability_id))
    return Response(status_code=204)


@router.put("/{availability_id}/status")
async def set_availability_status(
    books: TheBooks, availability_id: int, body: Annotated[StatusChange, json_body(StatusChange)]
) -> Response:
    """Approve or decline a week in the name of the token's owner."""
    books.settle(
        body.status,
        books.availabilities.must(availability_id),
        status=int(RequestStatus[body.status.upper()]),
        status_action_user_id=books.owner().id,
        status_action_message=body.message,
    )
    return Response(status_code=204)


def availability_row(record: Availability) -> Row:
    """A week as v2 shows it; the sandbox keeps no earlier state of it."""
    return {
        "id": record.id,
        "user_id": record.user_id,
        "company_id": COMPANY_ID,
        "week": iso(record.week),
        "week_to": iso(record.week_to),
        "repeat": record.repeat,
        "status": record.status,
        "status_action_user_id": record.status_action_user_id,
        "status_action_message": record.status_action_message,
        **{name: record.days.get(name) for name in DAY_FIELDS},
        "created": offset(record.created),
        "modified": offset(record.modified),
        "old_approved_data": None,
    }
