"""Events of v1. Their locations stand beside the event in a request, and inside it in an answer."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, Filters, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import ListQuery, deleted, found, listed, page_of, saved
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import EVENT
from prefect_shiftwork.sandbox.seven_shifts.values import Color, Day, Name, TimeOfDay

router = APIRouter(prefix="/events")


class EventChanges(Body):
    """What of an event can be written."""

    title: Name = OMITTED
    description: str = ""
    start_date: Annotated[Day, Field(alias="date")] = OMITTED
    start_time: Annotated[TimeOfDay, Field(alias="start")] = OMITTED
    color: Color = "000000"


class NewEvent(EventChanges):
    """An event needs a title, a date and a time."""

    title: Name
    start_date: Annotated[Day, Field(alias="date")]
    start_time: Annotated[TimeOfDay, Field(alias="start")]


class CreateEvent(Body):
    """The body of a creation; `location` is a list of plain ids."""

    event: NewEvent
    location: list[int] = Field(default_factory=list)


class UpdateEvent(Body):
    """The body of an update."""

    event: EventChanges
    location: list[int] = Field(default_factory=list)


class EventDates(Filters):
    """The dates of a query. The document prints them for a single event too, where they have no effect."""

    on: Annotated[Day | None, Field(alias="date")] = None
    first: Annotated[Day | None, Field(alias="date[gte]")] = None
    last: Annotated[Day | None, Field(alias="date[lte]")] = None

    def admit(self, day: date) -> bool:
        """Whether a day is among those asked for."""
        return (
            self.on in (None, day)
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
        )


class EventQuery(ListQuery, EventDates):
    """The arguments of the list."""


@router.get("")
async def list_events(books: TheBooks, query: Annotated[EventQuery, Query()]) -> JSONResponse:
    """All events of the company."""
    events = (event for event in books.events if query.admit(event.start_date))
    return listed(EVENT, page_of(EVENT, events, query, books))


@router.post("")
async def create_event(books: TheBooks, body: Annotated[CreateEvent, json_body(CreateEvent)]) -> JSONResponse:
    """Add an event."""
    return saved(EVENT, books.create(books.events, **written(books, body)), "Event added.")


@router.get("/{event_id}")
async def get_event(books: TheBooks, event_id: int, _: Annotated[EventDates, Query()]) -> JSONResponse:
    """One event."""
    return found(event=EVENT.row(books.events.must(event_id)))


@router.put("/{event_id}")
async def update_event(
    books: TheBooks, event_id: int, body: Annotated[UpdateEvent, json_body(UpdateEvent)]
) -> JSONResponse:
    """Change an event."""
    event = books.events.must(event_id)
    books.change(event, **written(books, body))
    return saved(EVENT, event, "Event saved.")


@router.delete("/{event_id}")
async def delete_event(books: TheBooks, event_id: int) -> JSONResponse:
    """Drop an event."""
    books.remove(books.events, books.events.must(event_id))
    return deleted("Event deleted.")


def written(books: Books, body: CreateEvent | UpdateEvent) -> dict[str, Any]:
    """The fields of a body, with the locations that are given."""
    fields = body.event.given()
    if "location" in body.model_fields_set:
        fields["location_ids"] = body.location
    check_references(books, fields)
    return fields
