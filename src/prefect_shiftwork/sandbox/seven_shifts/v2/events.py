"""Events of v2. Times are local to the locations; every call has an envelope of its own (OpenAPI document)."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.records import Event
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import Body, Filters, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row, single
from prefect_shiftwork.sandbox.seven_shifts.v2.values import iso
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Name, TimeOfDay

router = APIRouter(prefix="/events", dependencies=[Depends(Scope("events"))])

Target = Literal["THIS", "THIS_AND_FUTURE"]


class NewEvent(Body):
    """An event needs a title, locations, and a start and an end. A colour has three or six digits."""

    title: Annotated[Name, Field(max_length=100)]
    description: str | None = None
    location_ids: Annotated[list[int], Field(min_length=1)]
    start_date: Day
    start_time: TimeOfDay
    end_date: Day
    end_time: TimeOfDay
    color: Annotated[str, Field(pattern=r"^([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$")] | None = None
    is_multi_day: bool
    recurrence: str | None = None

    def fields(self) -> dict[str, Any]:
        """What to write into the books, where a description and a colour are never null."""
        fields = self.given()
        fields.pop("recurrence_target", None)
        nulls = {"description": "", "color": "000000"}
        return fields | {name: value for name, value in nulls.items() if fields.get(name, ...) is None}


class EventChanges(NewEvent):
    """An update of one occurrence, or of it and all that follow; it needs again what creation needs."""

    recurrence_target: Target | None = None


class EventQuery(Filters):
    """The days to look at, both included."""

    start_date: Day
    end_date: Day
    location_id: int | None = None

    def admits(self, event: Event) -> bool:
        """Whether an event touches the days and the location."""
        last = event.end_date or event.start_date
        return (
            event.start_date <= self.end_date
            and last >= self.start_date
            and (self.location_id is None or self.location_id in event.location_ids)
        )


class Removal(Filters):
    """Which occurrences go."""

    recurrence_target: Target | None = None


@router.get("")
async def list_events(books: TheBooks, query: Annotated[EventQuery, Query()]) -> JSONResponse:
    """Events of some days: `data` alone."""
    return JSONResponse({"data": [event_row(event) for event in filter(query.admits, books.events)]})


@router.post("")
async def create_event(books: TheBooks, body: Annotated[NewEvent, json_body(NewEvent)]) -> JSONResponse:
    """Add an event: the answer is bare."""
    fields = body.fields()
    check_references(books, fields)
    refuse_backwards(body.start_date, body.end_date)
    return JSONResponse(event_row(books.create(books.events, **fields)), 201)


@router.get("/{event_id}")
async def get_event(books: TheBooks, event_id: int) -> JSONResponse:
    """One event, in the usual envelope."""
    return single("event", event_row(books.events.must(event_id)))


@router.patch("/{event_id}")
async def update_event(
    books: TheBooks, event_id: int, body: Annotated[EventChanges, json_body(EventChanges)]
) -> JSONResponse:
    """Change an event: the answer is a list of what changed."""
    event, fields = books.events.must(event_id), body.fields()
    check_references(books, fields)
    refuse_backwards(body.start_date, body.end_date)
    books.change(event, **fields)
    return JSONResponse({"data": [event_row(event)]})


@router.delete("/{event_id}")
async def delete_event(books: TheBooks, event_id: int, _: Annotated[Removal, Query()]) -> JSONResponse:
    """Drop an event: the answer is 200 and a list of what is gone."""
    event = books.events.must(event_id)
    books.remove(books.events, event)
    return JSONResponse({"data": [event_row(event)]})


def refuse_backwards(start: date, end: date) -> None:
    """An event ends on the day it starts, or later."""
    if end < start:
        raise V2Error(422, "end_date cannot be before start_date", param="end_date")


def event_row(event: Event) -> Row:
    """An event as v2 shows it; one that v1 made has no end of its own."""
    return {
        "id": event.id,
        "event_type": "general",
        "title": event.title,
        "description": event.description or None,
        "location_ids": event.location_ids,
        "start_date": event.start_date.isoformat(),
        "start_time": event.start_time.isoformat(),
        "end_date": iso(event.end_date or event.start_date),
        "end_time": iso(event.end_time or event.start_time),
        "color": event.color,
        "is_multi_day": event.is_multi_day,
        "recurrence": event.recurrence,
    }
