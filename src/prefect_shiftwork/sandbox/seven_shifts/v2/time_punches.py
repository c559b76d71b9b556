"""Time punches of v2."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.bulk import top_up
from prefect_shiftwork.sandbox.seven_shifts.records import PunchBreak, TimePunch
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.tables import UnknownRecord
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import SHORT_LIMIT, Page, Row, page_of, single
from prefect_shiftwork.sandbox.seven_shifts.v2.punch_query import PunchQuery
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Cents, Moment, offset
from prefect_shiftwork.sandbox.seven_shifts.values import Reference
from prefect_shiftwork.sandbox.seven_shifts.wages import hourly_wage

router = APIRouter(prefix="/time_punches", dependencies=[Depends(Scope("time_punches"))])


class Break(Body):
    """A break that was taken; `in` and `out` are when it began and ended."""

    paid: bool
    start: Annotated[Moment, Field(alias="in")]
    end: Annotated[Moment | None, Field(alias="out")] = None
    custom_break_id: int | None = None


class PunchChanges(Body):
    """What of a punch can be changed. Breaks that are not sent again are removed."""

    department_id: Reference = OMITTED
    role_id: Reference = OMITTED
    clocked_in: Moment = OMITTED
    clocked_out: Moment | None = None
    notes: str = ""
    tips: Cents | None = None
    breaks: list[Break] = Field(default_factory=list)

    def fields(self, books: Books) -> dict[str, Any]:
        """What to write into the books, with every reference checked."""
        fields = self.given()
        check_references(books, fields)
        if "tips" in fields:
            fields["tips"] = self.tips or 0
        return fields | {"breaks": [taken(number, row) for number, row in enumerate(self.breaks, start=1)]}


class NewPunch(PunchChanges):
    """A punch belongs to a user and a location for good."""

    user_id: int
    location_id: int
    clocked_in: Moment


def taken(number: int, row: Break) -> PunchBreak:
    """A break as the books keep it, numbered within its punch."""
    return PunchBreak(id=number, paid=row.paid, start=row.start, end=row.end, custom_break_id=row.custom_break_id or 0)


@router.get("")
async def list_time_punches(books: TheBooks, query: Annotated[PunchQuery, Query()]) -> Response:
    """Punches; `current` is null in this list even on a later page (discussion 67e174afe43023006f5f3def)."""
    top_up(books)
    query = query.resumed()
    everything = query.model_copy(update={"limit": None, "cursor": None})
    page = page_of(books.desk, books.recall(everything, lambda: query.find(books)), query, SHORT_LIMIT)
    body = books.recall((query, page.next), lambda: rendered(page))
    return Response(body, media_type="application/json")


def rendered(page: Page[TimePunch]) -> bytes:
    """The list as it goes over the wire."""
    rows = [punch_row(punch) for punch in page.records]
    meta = page.without_current().meta()
    return bytes(JSONResponse({"object": "time_punches", "data": rows, "meta": meta}).body)


@router.post("")
async def create_time_punch(books: TheBooks, body: Annotated[NewPunch, json_body(NewPunch)]) -> JSONResponse:
    """Add a punch."""
    fields = body.fields(books)
    refuse_backwards(fields)
    wage = hourly_wage(books, body.user_id, fields.get("role_id"))
    return single("time_punch", punch_row(books.create(books.punches, hourly_wage=wage, **fields)), 201)


@router.get("/{punch_id}")
async def get_time_punch(books: TheBooks, punch_id: int) -> JSONResponse:
    """One punch."""
    return single("time_punch", punch_row(kept(books, punch_id)))


@router.put("/{punch_id}")
async def update_time_punch(
    books: TheBooks, punch_id: int, body: Annotated[PunchChanges, json_body(PunchChanges)]
) -> JSONResponse:
    """Change a punch; the breaks of the request replace those of the punch, all of them."""
    punch = kept(books, punch_id)
    fields = body.fields(books)
    refuse_backwards({"clocked_in": punch.clocked_in, "clocked_out": punch.clocked_out} | fields)
    books.change(punch, **fields)
    return single("time_punch", punch_row(punch))


@router.delete("/{punch_id}")
async def delete_time_punch(books: TheBooks, punch_id: int) -> Response:
    """Hide a punch: it is listed with `deleted=true` from now on."""
    books.retire(kept(books, punch_id))
    return Response(status_code=204)


def kept(books: Books, punch_id: int) -> TimePunch:
    """The punch, unless it was deleted."""
    punch = books.punches.must(punch_id)
    if punch.deleted:
        raise UnknownRecord("time punch", punch_id)
    return punch


def refuse_backwards(fields: dict[str, Any]) -> None:
    """Nobody clocks out before they clock in."""
    out = fields.get("clocked_out")
    if out is not None and out <= fields["clocked_in"]:
        raise V2Error(422, "clocked_out has to be after clocked_in", param="clocked_out")


def punch_row(punch: TimePunch) -> Row:
    """A punch as v2 shows it; 0 where it has no shift, department or role."""
    return {
        "id": punch.id,
        "shift_id": punch.shift_id or 0,
        "user_id": punch.user_id,
        "company_id": COMPANY_ID,
        "location_id": punch.location_id,
        "department_id": punch.department_id or 0,
        "role_id": punch.role_id or 0,
        "editable_punch": True,
        "hourly_wage": punch.hourly_wage,
        "approved": punch.approved,
        "clocked_in": offset(punch.clocked_in),
        "clocked_out": offset(punch.clocked_out),
        "notes": punch.notes,
        "auto_clocked_out": punch.auto_clocked_out,
        "clocked_in_offline": punch.clocked_in_offline,
        "clocked_out_offline": punch.clocked_out_offline,
        "tips": punch.tips,
        "pos_type": "web",
        "breaks": [break_row(punch, row) for row in punch.breaks],
        "created": offset(punch.created),
        "modified": offset(punch.modified),
        "deleted": punch.deleted,
    }


def break_row(punch: TimePunch, row: PunchBreak) -> Row:
    """A break that was taken."""
    return {
        "id": row.id,
        "user_id": punch.user_id,
        "custom_break_id": row.custom_break_id,
        "paid": row.paid,
        "in": offset(row.start),
        "out": offset(row.end),
    }
