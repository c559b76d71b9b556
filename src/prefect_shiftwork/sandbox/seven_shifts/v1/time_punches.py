"""Time punches of v1; what a terminal does is in `terminal`."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.bulk import top_up
from prefect_shiftwork.sandbox.seven_shifts.records import TimePunch
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.errors import V1Error, refuse_backwards
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import ListQuery, Page, cut, deleted, found, ordered, saved
from prefect_shiftwork.sandbox.seven_shifts.v1.relations import punch_with_relations
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import TIME_PUNCH
from prefect_shiftwork.sandbox.seven_shifts.v1.values import Bound, Dollars, Stamp, StampOrNone
from prefect_shiftwork.sandbox.seven_shifts.values import Reference
from prefect_shiftwork.sandbox.seven_shifts.wages import hourly_wage

router = APIRouter(prefix="/time_punches")


class PunchChanges(Body):
    """What of a punch can be written."""

    user_id: int = OMITTED
    location_id: int = OMITTED
    clocked_in: Stamp = OMITTED
    clocked_out: StampOrNone = None
    shift_id: Reference = OMITTED
    department_id: Reference = OMITTED
    role_id: Reference = OMITTED
    approved: bool = False
    tips: Dollars = 0
    notes: str = ""


class NewPunch(PunchChanges):
    """A punch needs a user, a location and a clock-in."""

    user_id: int
    location_id: int
    clocked_in: Stamp


class CreatePunch(Body):
    """The body of a creation."""

    time_punch: NewPunch


class UpdatePunch(Body):
    """The body of an update."""

    time_punch: PunchChanges


class PunchQuery(ListQuery):
    """The filters of the list."""

    location_id: int | None = None
    department_id: int | None = None
    in_from: Annotated[Bound | None, Field(alias="clocked_in[gte]")] = None
    in_to: Annotated[Bound | None, Field(alias="clocked_in[lte]")] = None
    out_from: Annotated[Bound | None, Field(alias="clocked_out[gte]")] = None
    out_to: Annotated[Bound | None, Field(alias="clocked_out[lte]")] = None

    def admits(self, punch: TimePunch) -> bool:
        """Whether a punch is among those asked for."""
        return (
            not punch.deleted
            and self.location_id in (None, punch.location_id)
            and self.department_id in (None, punch.department_id or 0)
            and between(punch.clocked_in, self.in_from, self.in_to)
            and between(punch.clocked_out, self.out_from, self.out_to)
        )


def between(at: datetime | None, first: datetime | None, last: datetime | None) -> bool:
    """Whether a moment lies between two bounds, both included; no moment lies between any."""
    if first is None and last is None:
        return True
    return at is not None and (first is None or at >= first) and (last is None or at <= last)


@router.get("")
async def list_time_punches(books: TheBooks, query: Annotated[PunchQuery, Query()]) -> Response:
    """Punches; alone among the lists of v1 this one repeats `offset` and `limit`."""
    top_up(books)
    everything = query.model_copy(update={"limit": None, "offset": 0})
    punches = books.recall(everything, lambda: ordered(TIME_PUNCH, filter(query.admits, books.punches), query))
    page = cut(punches, query, books)
    return Response(books.recall((query, page.limit), lambda: rendered(page)), media_type="application/json")


def rendered(page: Page[TimePunch]) -> bytes:
    """The envelope of punches, as it goes over the wire."""
    rows = [{"time_punch": TIME_PUNCH.row(punch)} for punch in page.records]
    return bytes(
        JSONResponse(
            {"status": "success", "data": rows, "offset": page.offset, "total": page.total, "limit": page.limit}
        ).body
    )


@router.post("")
async def create_time_punch(books: TheBooks, body: Annotated[CreatePunch, json_body(CreatePunch)]) -> JSONResponse:
    """Add a punch; the rules of the company do not apply here."""
    fields = written(books, body.time_punch)
    refuse_backwards("time punch", fields["clocked_in"], fields.get("clocked_out"))
    wage = hourly_wage(books, fields["user_id"], fields.get("role_id"))
    return saved(TIME_PUNCH, books.create(books.punches, hourly_wage=wage, **fields), "Punch has been added")


@router.get("/{punch_id}")
async def get_time_punch(books: TheBooks, punch_id: int) -> JSONResponse:
    """One punch, with its location, department, shift and user beside it."""
    return found(**punch_with_relations(books, kept(books, punch_id)))


@router.put("/{punch_id}")
async def update_time_punch(
    books: TheBooks, punch_id: int, body: Annotated[UpdatePunch, json_body(UpdatePunch)]
) -> JSONResponse:
    """Change a punch."""
    punch = kept(books, punch_id)
    fields = written(books, body.time_punch)
    refuse_backwards(
        "time punch", fields.get("clocked_in", punch.clocked_in), fields.get("clocked_out", punch.clocked_out)
    )
    books.change(punch, **fields)
    return saved(TIME_PUNCH, punch, "Time punch saved.")


@router.delete("/{punch_id}")
async def delete_time_punch(books: TheBooks, punch_id: int) -> JSONResponse:
    """Hide a punch for good: v1 has no way to list deleted ones."""
    books.retire(kept(books, punch_id))
    return deleted("Time punch deleted")


def kept(books: Books, punch_id: int) -> TimePunch:
    """The punch, unless it was deleted."""
    punch = books.punches.must(punch_id)
    if punch.deleted:
        raise V1Error("invalid_id", f"The time punch {punch_id} was deleted")
    return punch


def written(books: Books, body: PunchChanges) -> dict[str, Any]:
    """The fields of a body, its references checked."""
    fields = body.given()
    check_references(books, fields)
    return fields
