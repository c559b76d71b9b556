"""Callbacks: open positions that people were called back for (crewsense.md 3.9)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query

from prefect_shiftwork.sandbox.crewsense.lists import Title
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.paging import page
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import name_of
from prefect_shiftwork.sandbox.crewsense.wire import (
    Json,
    LocalTime,
    href,
    local,
    local_or_none,
    zoned,
    zoned_or_none,
)

ACCEPTED = "accepted"

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one user answered to a callback; times are local."""

    user_id: int
    position: int
    status: str
    contact_method: str = "Mobile App"
    contact_time: datetime | None = None
    response_time: datetime | None = None
    start_time: datetime | None = None
    end_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    """A callback; `start` and `end` of the shift are local, the stamps of the calls aware."""

    id: int
    title_id: int
    initiated_by: int
    start: datetime
    end: datetime
    positions_to_fill: int
    scheduled_to: datetime
    ended_at: datetime | None
    deadline: datetime
    status: str
    answers: tuple[Answer, ...] = ()


@router.get("/callbacks")
async def list_callbacks(
    office: Here,
    start: LocalTime | None = None,
    end: LocalTime | None = None,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Json:
    """Callbacks whose shift touches [start, end), latest first."""
    rows = [
        row
        for row in reversed(office.all(Callback))
        if (start is None or row.end > start) and (end is None or row.start < end)
    ]
    window = {name: local(at) for name, at in (("start", start), ("end", end)) if at}

    def link(to: int) -> str:
        return href(f"callbacks?{urlencode({**window, 'offset': to})}")

    return page(office, rows, offset, lambda row: _shown(office, row), link)


@router.get("/callbacks/{callback_id}")
async def get_callback(office: Here, callback_id: int) -> Json:
    """One callback."""
    return _shown(office, office.one(Callback, callback_id))


@router.get("/callbacks/{callback_id}/users")
async def list_callback_users(office: Here, callback_id: int) -> list[Json]:
    """Who was asked, and what they answered; numbers and flags are strings."""
    return [_answer(answer) for answer in office.one(Callback, callback_id).answers]


def _shown(office: Office, row: Callback) -> Json:
    title = office.one(Title, row.title_id)
    return {
        "id": row.id,
        "title": {"id": title.id, "name": title.name},
        "initiated_by": {"id": row.initiated_by, "name": name_of(office, row.initiated_by)},
        "start": local(row.start),
        "end": local(row.end),
        "positions_to_fill": row.positions_to_fill,
        "scheduled_to": zoned(row.scheduled_to),
        "started_at": zoned(row.scheduled_to),
        "ended_at": zoned_or_none(row.ended_at),
        "deadline": zoned(row.deadline),
        "status": row.status,
    }


def _answer(answer: Answer) -> Json:
    return {
        "id": str(answer.user_id),
        "position": str(answer.position),
        "status": answer.status,
        "contact_method": answer.contact_method,
        "contact_time": local_or_none(answer.contact_time),
        "response_time": local_or_none(answer.response_time),
        "start_time": local_or_none(answer.start_time),
        "end_time": local_or_none(answer.end_time),
        "uses_opportunity": "1",
        "do_not_disturb": "0",
        "auto_accepted": "0",
    }
