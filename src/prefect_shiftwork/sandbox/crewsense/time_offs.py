"""Time off of everybody (crewsense.md 3.4): a month a page, and a row for each segment."""

from calendar import monthrange
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Response
from pydantic import Field

from prefect_shiftwork.sandbox.crewsense.errors import invalid
from prefect_shiftwork.sandbox.crewsense.leave import APPROVED, DENIED, PENDING, Segment, TimeOff, split, told
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import envelope, undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.time_off_types import TimeOffType
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import (
    Id,
    Json,
    LocalTime,
    Sent,
    hours,
    href,
    local,
    zoned,
    zoned_or_none,
)

# The sample's own links lead to the vendor's development host, over plain http (crewsense.md 2.2).
LINK_ORIGIN = "http://api.crewsense.local"

router = APIRouter(prefix="/v1", route_class=JsonRoute)


class TimeOffRequest(Sent):
    """Time off that somebody asks for; times are local. `status` 1 is approved at once."""

    admin_ids: Annotated[tuple[Id, ...], Field(min_length=1)]
    start_date: LocalTime
    end_date: LocalTime
    time_off_type_id: Id
    status: Literal[0, 1] = PENDING
    user_note: Annotated[str, Field(max_length=1000)] | None = None


class NewTimeOff(TimeOffRequest):
    """The same for any user."""

    user_id: Id


@router.get("/time_offs")
async def list_time_offs(office: Here, start: LocalTime, end: LocalTime, after: LocalTime | None = None) -> Json:
    """Pending and approved segments that touch one month from `after`, or else from `start`, before `end`."""
    page_start = after or start
    if not start <= page_start < end:
        raise invalid("The end must be a date after start.")
    page_end = min(_months_on(page_start, 1), end)
    rows = [
        (segment, entry)
        for entry in office.all(TimeOff)
        for segment in entry.segments
        if entry.status != DENIED and segment.start < page_end and segment.end > page_start
    ]
    rows.sort(key=lambda row: (row[0].start, row[1].id))
    before = max(_months_on(page_start, -1), start) if page_start > start else None
    following = page_end if page_end < end else None
    return {
        "items": [_shown(office, entry, segment) for segment, entry in rows],
        "metadata": {
            "start": local(start),
            "end": local(end),
            "page_start": local(page_start),
            "page_end": local(page_end),
            "links": {"prev": _link(start, end, before), "next": _link(start, end, following)},
        },
    }


@router.get("/time_offs/{time_off_id}")
async def get_time_off(office: Here, time_off_id: int) -> Json:
    """The segments of one entry. The empty `metadata` is an array here, as PHP writes an empty map."""
    entry = office.one(TimeOff, time_off_id)
    return {"items": [_shown(office, entry, segment) for segment in entry.segments], "metadata": []}


@router.post("/time_offs")
async def create_time_off(office: Here, sent: NewTimeOff) -> Response:
    """A new entry, split into segments."""
    user = office.chosen(User, sent.user_id, "user_id")
    entry = create(office, user, sent)
    return undocumented(office, "Time Off added successfully.", 201, id=entry.id)


@router.delete("/time_offs/{time_off_id}")
async def delete_time_off(office: Here, time_off_id: int) -> Response:
    """Remove an entry with all its segments, for good."""
    entry = office.one(TimeOff, time_off_id)
    office.drop(entry)
    office.changed("deleted", told(office, entry))
    return envelope("Time Off removed successfully.")


@router.post("/time_offs/{time_off_id}/approve")
async def approve_time_off(office: Here, time_off_id: int) -> Response:
    """Grant a request."""
    entry = replace(office.one(TimeOff, time_off_id), status=APPROVED, approved=office.now())
    office.changed("approved", told(office, office.keep(entry)))
    return undocumented(office, "Time Off approved successfully.")


@router.post("/time_offs/{time_off_id}/deny")
async def deny_time_off(office: Here, time_off_id: int) -> Response:
    """Turn a request down: it leaves the list and the schedule."""
    entry = replace(office.one(TimeOff, time_off_id), status=DENIED, approved=None)
    office.changed("denied", told(office, office.keep(entry)))
    return undocumented(office, "Time Off denied successfully.")


def create(office: Office, user: User, sent: TimeOffRequest) -> TimeOff:
    """Store what is asked for."""
    if sent.end_date <= sent.start_date:
        raise invalid("The end date must be a date after start date.")
    admins = tuple(office.chosen(User, admin, "admin_ids").id for admin in sent.admin_ids)
    now = office.now()
    entry = TimeOff(
        office.next_id(TimeOff),
        user.id,
        admins,
        office.chosen(TimeOffType, sent.time_off_type_id, "time_off_type_id").id,
        split(sent.start_date, sent.end_date),
        sent.status,
        requested=now,
        approved=now if sent.status == APPROVED else None,
        user_note=sent.user_note,
    )
    office.changed("created", told(office, office.keep(entry)), user.id)
    return entry


def _months_on(at: datetime, months: int) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    day = min(at.day, monthrange(year, month + 1)[1])
    return at.replace(year=year, month=month + 1, day=day)


def _link(start: datetime, end: datetime, after: datetime | None) -> str | None:
    if after is None:
        return None
    query = urlencode({"start": local(start), "end": local(end), "after": local(after)})
    return href(f"time_offs?{query}", LINK_ORIGIN)


def _shown(office: Office, entry: TimeOff, segment: Segment) -> Json:
    length = segment.end - segment.start
    return {
        "id": entry.id,
        "time_off_type": office.one(TimeOffType, entry.type_id).embedded(),
        "user": person(office, entry.user_id),
        "admin": person(office, entry.admin_ids[0]),
        "start": local(segment.start),
        "end": local(segment.end),
        "length": hours(length),
        "real_length": hours(length - segment.break_length),
        "status": entry.status,
        "request_date": zoned(entry.requested),
        "approval_date": zoned_or_none(entry.approved),
        "acknowledgement_date": zoned_or_none(entry.acknowledged),
        "user_note": entry.user_note,
        "traded_with": person(office, entry.traded_with) if entry.traded_with else None,
    }
