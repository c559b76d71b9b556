"""Finalization (crewsense.md 3.2): of one assignment on a day, and of many at once, which may succeed in part."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from prefect_shiftwork.sandbox.crewsense.assignments import Assignment
from prefect_shiftwork.sandbox.crewsense.errors import RefusedError, invalid
from prefect_shiftwork.sandbox.crewsense.office import SYSTEM_USER, Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import SUCCESS, envelope
from prefect_shiftwork.sandbox.crewsense.routes import FormRoute, JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Day, Id, Json, Sent

ONE = "/assignments/{assignment_id}/finalization"

router = APIRouter(prefix="/v1", route_class=JsonRoute)
form_router = APIRouter(prefix="/v1", route_class=FormRoute)


class OnDay(Sent):
    """One day."""

    date: Day


class Finalized(OnDay):
    """One day, and who finalizes it."""

    admin_id: Id


class Days(Sent):
    """Days of one assignment: single ones, a stretch with both its ends, or both together."""

    id: Id
    dates: tuple[Day, ...] = ()
    start: Day | None = None
    end: Day | None = None

    def days(self) -> list[date]:
        """Each day once, in order."""
        if (self.start is None) != (self.end is None) or not (self.dates or self.start):
            raise invalid("The assignments need dates, or start and end.")
        stretch: set[date] = set()
        if self.start and self.end:
            stretch = {self.start + timedelta(days=number) for number in range((self.end - self.start).days + 1)}
        return sorted(stretch | set(self.dates))


class Batch(Sent):
    """Days of several assignments, and who finalizes them."""

    assignments: Annotated[list[Days], Field(min_length=1)]
    admin_id: Id


@form_router.post(ONE)
async def finalize_assignment(office: Here, assignment_id: int, sent: Finalized) -> Json:
    """Finalize one day."""
    row = office.one(Assignment, assignment_id)
    office.chosen(User, sent.admin_id, "admin_id")
    _finalized(office, row.id, sent.date, sent.admin_id)
    return SUCCESS


@router.delete(ONE)
async def unfinalize_assignment(office: Here, assignment_id: int, sent: OnDay) -> Json:
    """Open one day again."""
    row = office.one(Assignment, assignment_id)
    _opened(office, row.id, sent.date, SYSTEM_USER)
    return SUCCESS


@router.post("/finalization")
async def finalize_batch(office: Here, sent: Batch) -> Response:
    """Finalize many days."""
    return _batch(office, sent, _finalized)


@router.delete("/finalization")
async def unfinalize_batch(office: Here, sent: Batch) -> Response:
    """Open many days again."""
    return _batch(office, sent, _opened)


def _finalized(office: Office, assignment_id: int, day: date, admin_id: int) -> str:
    row = _on_day(office, assignment_id, day)
    if day in row.finalized:
        raise invalid(f"Assignment (#{row.id}) is already finalized on {day}.")
    office.keep(replace(row, finalized=row.finalized | {day}))
    office.changed("finalized", f"{row} on {day}", admin_id)
    return f"Assignment (#{row.id}) finalized on {day}."


def _opened(office: Office, assignment_id: int, day: date, admin_id: int) -> str:
    row = _on_day(office, assignment_id, day)
    if day not in row.finalized:
        raise invalid(f"Assignment (#{row.id}) is not finalized on {day}.")
    office.keep(replace(row, finalized=row.finalized - {day}))
    office.changed("opened", f"{row} on {day}", admin_id)
    return f"Assignment (#{row.id}) finalization removed on {day}."


def _on_day(office: Office, assignment_id: int, day: date) -> Assignment:
    row = office.one(Assignment, assignment_id)
    if day > office.local_now().date():
        raise invalid(f"Assignment (#{row.id}) cannot be finalized on {day}, a day to come.")
    if row.on(day) is None:
        raise invalid(f"Assignment (#{row.id}) does not take place on {day}.")
    return row


def _batch(office: Office, sent: Batch, apply: Callable[[Office, int, date, int], str]) -> Response:
    """Apply what can be applied: a partial success is a success (crewsense.md 2.4)."""
    # An unknown admin is 404 here and 422 for a single assignment (crewsense.md 2.3).
    admin = office.one(User, sent.admin_id)
    rows = [(office.chosen(Assignment, row.id, "assignments"), row.days()) for row in sent.assignments]
    wanted = [(row.id, day) for row, days in rows for day in days]
    done: list[str] = []
    refused: list[str] = []
    for number, day in wanted:
        try:
            done.append(apply(office, number, day, admin.id))
        except RefusedError as refusal:
            refused.extend(refusal.message)
    if not refused:
        return envelope("Finalizations processed successfully.")
    message = "Finalizations processed with errors. See the error_messages field."
    return envelope(message, success_messages=done, error_messages=refused)
