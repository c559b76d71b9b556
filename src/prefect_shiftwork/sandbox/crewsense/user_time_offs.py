"""Time off of one user (crewsense.md 3.4), in the shape that all time off once had: strings, and no pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import ConfigDict, Field

from prefect_shiftwork.sandbox.crewsense.errors import invalid, no_record
from prefect_shiftwork.sandbox.crewsense.leave import TimeOff, split, told
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.time_off_types import TimeOffType
from prefect_shiftwork.sandbox.crewsense.time_offs import TimeOffRequest, create
from prefect_shiftwork.sandbox.crewsense.users import User, name_of
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, LocalTime, Open, local, zoned

OF_USER = "/users/{user_id}/time_offs"
NEVER = datetime.fromtimestamp(0, UTC)
"""What the old shape shows for a date that is not set (crewsense.md 2.1)."""

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


class OpenTimeOffRequest(TimeOffRequest):
    """As for all time off; no document describes this body, so that other fields are let through."""

    model_config = ConfigDict(extra="ignore")


class TimeOffUpdate(Open):
    """What may change: the documents list no fields. Null changes nothing."""

    admin_ids: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    start_date: LocalTime | None = None
    end_date: LocalTime | None = None
    time_off_type_id: Id | None = None
    status: Literal[0, 1] | None = None
    user_note: Annotated[str, Field(max_length=1000)] | None = None


@router.get(OF_USER)
async def list_user_time_offs(
    office: Here, user_id: int, start: LocalTime | None = None, end: LocalTime | None = None
) -> list[Json]:
    """The entries of a user that touch [start, end), by default the last month."""
    user = office.one(User, user_id)
    last = end or office.local_now()
    first = start or last - timedelta(days=30)
    entries = [entry for entry in office.all(TimeOff) if entry.user_id == user.id]
    return [_shown(office, entry) for entry in entries if entry.start < last and entry.end > first]


@router.post(OF_USER)
async def create_user_time_off(office: Here, user_id: int, sent: OpenTimeOffRequest) -> Response:
    """A new entry, split into segments."""
    entry = create(office, office.one(User, user_id), sent)
    return undocumented(office, "Time Off added successfully.", 201, id=entry.id)


@router.patch(OF_USER + "/{time_off_id}")
async def update_user_time_off(office: Here, user_id: int, time_off_id: int, sent: TimeOffUpdate) -> Response:
    """Change what is sent; new hours are split anew."""
    entry = office.one(TimeOff, time_off_id)
    if entry.user_id != office.one(User, user_id).id:
        raise no_record("TimeOff")
    entry = office.keep(_updated(office, entry, sent))
    office.changed("updated", told(office, entry))
    return undocumented(office, "Time Off updated successfully.", id=entry.id)


def _updated(office: Office, entry: TimeOff, sent: TimeOffUpdate) -> TimeOff:
    start, end = sent.start_date or entry.start, sent.end_date or entry.end
    if end <= start:
        raise invalid("The end date must be a date after start date.")
    if sent.time_off_type_id:
        office.chosen(TimeOffType, sent.time_off_type_id, "time_off_type_id")
    for admin in sent.admin_ids or ():
        office.chosen(User, admin, "admin_ids")
    moved = (start, end) != (entry.start, entry.end)
    return replace(
        entry,
        admin_ids=sent.admin_ids or entry.admin_ids,
        type_id=sent.time_off_type_id or entry.type_id,
        segments=split(start, end) if moved else entry.segments,
        status=entry.status if sent.status is None else sent.status,
        approved=office.now() if sent.status == 1 else entry.approved,
        user_note=entry.user_note if sent.user_note is None else sent.user_note,
    )


def _shown(office: Office, entry: TimeOff) -> Json:
    kind = office.one(TimeOffType, entry.type_id)
    return {
        "id": str(entry.id),
        "time_off_type": {**kind.embedded(), "id": str(kind.id)},
        "user": _person(office, entry.user_id),
        "admin": _person(office, entry.admin_ids[0]),
        "start": local(entry.start),
        "end": local(entry.end),
        "rrule": None,
        "status": str(entry.status),
        "request_date": zoned(entry.requested),
        "approval_date": zoned(entry.approved or NEVER.astimezone(office.zone)),
        "acknowledgement_date": zoned(entry.acknowledged or NEVER.astimezone(office.zone)),
        "user_note": entry.user_note,
        "traded_with": _person(office, entry.traded_with) if entry.traded_with else None,
    }


def _person(office: Office, user_id: int) -> Json:
    """A user with a string for an id, and an address without a host."""
    return {"id": str(user_id), "name": name_of(office, user_id), "href": f"/users/{user_id}"}
