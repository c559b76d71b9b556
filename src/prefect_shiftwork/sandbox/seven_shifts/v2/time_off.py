"""Time off of v2. The company stands in the query and in the body, not in the path, and answers are bare."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import TimeOff
from prefect_shiftwork.sandbox.seven_shifts.references import UnknownReference, check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.time_off import RequestStatus
from prefect_shiftwork.sandbox.seven_shifts.v2.access import check_company
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import SHORT_LIMIT, CursorQuery, page_of
from prefect_shiftwork.sandbox.seven_shifts.v2.time_off_bodies import Category, Decision, NewTimeOff, TimeOffChanges
from prefect_shiftwork.sandbox.seven_shifts.v2.time_off_shape import time_off_row
from prefect_shiftwork.sandbox.seven_shifts.values import Day

router = APIRouter(prefix="/time_off")


class TimeOffQuery(CursorQuery):
    """The filters of the list; there is none for the start, and none for changes."""

    company_id: int
    location_id: int | None = None
    user_id: int | None = None
    status: int | None = None
    category: Category | None = None
    to_date_gte: Day | None = None
    sort_by: Literal["created", "from_date"] = "created"
    sort_dir: Literal["asc", "desc"] = "asc"

    def admits(self, books: Books, entry: TimeOff) -> bool:
        """Whether an entry is among those asked for."""
        places = books.users.must(entry.user_id).location_ids
        return (
            self.user_id in (None, entry.user_id)
            and self.status in (None, entry.status)
            and self.category in (None, entry.category)
            and (self.location_id is None or self.location_id in places)
            and (self.to_date_gte is None or entry.to_date >= self.to_date_gte)
        )


@router.get("")
async def list_time_off(books: TheBooks, query: Annotated[TimeOffQuery, Query()]) -> JSONResponse:
    """Entries of everybody; the list has no `object`, and its `current` is always null."""
    check_company(books.desk, query.company_id)
    query = query.resumed()
    entries = sorted(
        (entry for entry in books.time_off if query.admits(books, entry)),
        key=lambda entry: getattr(entry, query.sort_by),
        reverse=query.sort_dir == "desc",
    )
    page = page_of(books.desk, entries, query, SHORT_LIMIT).without_current()
    return JSONResponse({"data": [time_off_row(entry) for entry in page.records], "meta": page.meta()})


@router.post("")
async def create_time_off(books: TheBooks, body: Annotated[NewTimeOff, json_body(NewTimeOff)]) -> JSONResponse:
    """Add an entry; the answer is 200, not 201."""
    check_company(books.desk, body.company_id)
    fields = body.fields()
    check_time_off(books, fields)
    if body.status_action_user_id is not None and body.status_action_user_id not in books.users:
        raise UnknownReference("status_action_user_id", body.status_action_user_id)
    return JSONResponse(time_off_row(books.create(books.time_off, **fields)))


@router.get("/{time_off_id}")
async def get_time_off(books: TheBooks, time_off_id: int) -> JSONResponse:
    """One entry."""
    return JSONResponse(time_off_row(books.time_off.must(time_off_id)))


@router.patch("/{time_off_id}")
async def update_time_off(
    books: TheBooks, time_off_id: int, body: Annotated[TimeOffChanges, json_body(TimeOffChanges)]
) -> JSONResponse:
    """Change an entry."""
    entry = books.time_off.must(time_off_id)
    names = ("user_id", "from_date", "to_date", "partial", "partial_from", "partial_to")
    fields = body.fields()
    check_time_off(books, {name: getattr(entry, name) for name in names} | fields)
    books.change(entry, **fields)
    return JSONResponse(time_off_row(entry))


@router.delete("/{time_off_id}")
async def delete_time_off(books: TheBooks, time_off_id: int) -> Response:
    """Drop an entry."""
    books.remove(books.time_off, books.time_off.must(time_off_id))
    return Response(status_code=204)


TheDecision = Annotated[Decision, json_body(Decision, when_empty=b"{}")]


@router.post("/{time_off_id}/approve")
async def approve_time_off(books: TheBooks, time_off_id: int, body: TheDecision) -> JSONResponse:
    """Approve an entry in the name of the token's owner."""
    return JSONResponse(time_off_row(decide(books, time_off_id, RequestStatus.APPROVED, body)))


@router.post("/{time_off_id}/decline")
async def decline_time_off(books: TheBooks, time_off_id: int, body: TheDecision) -> JSONResponse:
    """Decline an entry in the name of the token's owner."""
    return JSONResponse(time_off_row(decide(books, time_off_id, RequestStatus.DECLINED, body)))


def decide(books: Books, time_off_id: int, status: RequestStatus, body: Decision) -> TimeOff:
    """Set the status of an entry, and who set it."""
    entry = books.time_off.must(time_off_id)
    books.settle(
        status.name.lower(),
        entry,
        status=int(status),
        status_action_user_id=books.owner().id,
        status_action_message=body.status_action_message or "",
    )
    return entry


def check_time_off(books: Books, fields: dict[str, Any]) -> None:
    """An entry belongs to somebody, ends after it starts, and has hours if it is partial."""
    check_references(books, fields)
    if fields["to_date"] < fields["from_date"]:
        raise V2Error(422, "to_date cannot be before from_date", param="to_date")
    start, end = fields.get("partial_from"), fields.get("partial_to")
    if not fields["partial"]:
        return
    if start is None or end is None:
        raise V2Error(422, "partial_from and partial_to are required", "missing_parameter", "partial_from")
    if fields["from_date"] == fields["to_date"] and end <= start:
        raise V2Error(422, "partial_to has to be after partial_from", param="partial_to")
