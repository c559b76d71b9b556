"""The signup board (crewsense.md 3.9): events that users sign up for, each entry with its miscellaneous hours."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import invalid
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import envelope
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import (
    Id,
    Json,
    LocalTime,
    Sent,
    Text,
    local,
    zoned,
    zoned_or_none,
)
from prefect_shiftwork.sandbox.crewsense.work_types import WorkSubtype, WorkType

Status = Literal["active", "partially_filled", "filled", "not_filled"]

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class SignupEvent:
    """An event; its hours are local, its stamps aware, its description HTML."""

    id: int
    work_type_id: int
    title: str
    start: datetime
    end: datetime
    employees_needed: int
    created_by: int
    created_at: datetime
    modified_by: int
    modified_at: datetime
    work_subtype_id: int | None = None
    description: str = ""
    deleted_by: int | None = None
    deleted_at: datetime | None = None

    def __str__(self) -> str:
        return f"Signup event {self.id} '{self.title}'"


@dataclass(frozen=True, slots=True)
class Signup:
    """A user who signed up, and the hours that stand on the schedule for it."""

    id: int
    event_id: int
    user_id: int
    misc_hour_id: int


class SignupFields(Sent):
    """The whole event: an update replaces everything."""

    admin_id: Id
    title: Text
    start: LocalTime
    end: LocalTime
    employees_needed: Id
    work_type_id: Id
    work_subtype_id: Id | None = None
    description: str = ""


@router.get("/signup_events")
async def list_signup_events(
    office: Here,
    deleted: bool = False,
    archived: bool | None = None,
    status: Status | None = None,
    start: LocalTime | None = None,
    end: LocalTime | None = None,
) -> list[Json]:
    """The events that are not deleted, or those that are; archived ones are over."""
    now = office.local_now()
    return [
        _shown(office, event)
        for event in office.all(SignupEvent)
        if (event.deleted_at is not None) == deleted
        and archived in {None, event.end <= now}
        and status in {None, _status(office, event)}
        and (start is None or event.start >= start)
        and (end is None or event.end <= end)
    ]


@router.get("/signup_events/{event_id}")
async def get_signup_event(office: Here, event_id: int) -> Json:
    """One event, also a deleted one: only here that is told."""
    event = office.one(SignupEvent, event_id)
    return {
        **_shown(office, event),
        "deleted_by": event.deleted_by,
        "deleted_at": zoned_or_none(event.deleted_at),
    }


@router.post("/signup_events")
async def create_signup_event(office: Here, sent: SignupFields) -> Response:
    """A new event."""
    fields = _checked(office, sent)
    number = office.next_id(SignupEvent)
    event = SignupEvent(number, created_by=sent.admin_id, created_at=office.now(), **fields)
    office.changed("created", str(office.keep(event)), sent.admin_id)
    return envelope(f"Added new signup event {event.title}.", 201, id=event.id)


@router.put("/signup_events/{event_id}")
async def replace_signup_event(office: Here, event_id: int, sent: SignupFields) -> Response:
    """Replace everything that was sent before."""
    event = replace(office.one(SignupEvent, event_id), **_checked(office, sent))
    office.changed("updated", str(office.keep(event)), sent.admin_id)
    return envelope(f"Updated signup event {event.title}.", id=event.id)


def signups(office: Office, event: SignupEvent) -> list[Signup]:
    """Who signed up."""
    return [signup for signup in office.all(Signup) if signup.event_id == event.id]


def _checked(office: Office, sent: SignupFields) -> dict[str, Any]:
    office.chosen(User, sent.admin_id, "admin_id")
    office.chosen(WorkType, sent.work_type_id, "work_type_id")
    if sent.work_subtype_id:
        office.chosen(WorkSubtype, sent.work_subtype_id, "work_subtype_id")
    if sent.end <= sent.start:
        raise invalid("The end must be a date after start.")
    fields = sent.model_dump(exclude={"admin_id"})
    return {**fields, "modified_by": sent.admin_id, "modified_at": office.now()}


def _status(office: Office, event: SignupEvent) -> str:
    count = len(signups(office, event))
    if event.deleted_at is not None:
        return "deleted"
    if count >= event.employees_needed:
        return "filled"
    if event.end <= office.local_now():
        return "not_filled"
    return "partially_filled" if count else "active"


def _shown(office: Office, event: SignupEvent) -> Json:
    return {
        "id": event.id,
        "work_type_id": event.work_type_id,
        "work_subtype_id": event.work_subtype_id,
        "title": event.title,
        "start": local(event.start),
        "end": local(event.end),
        "description": event.description,
        "created_by": event.created_by,
        "created_at": zoned(event.created_at),
        "modified_by": event.modified_by,
        "modified_at": zoned(event.modified_at),
        "employees_needed": event.employees_needed,
        "status": _status(office, event),
    }
