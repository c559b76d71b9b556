"""Payroll (crewsense.md 3.9): the shifts of a period, a row for each day that was worked."""

from collections.abc import Iterator

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.assignments import Assignment
from prefect_shiftwork.sandbox.crewsense.labels import labels_of
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.shift_records import Occurrence, Shift
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, LocalTime, hours, local
from prefect_shiftwork.sandbox.crewsense.work_types import WorkSubtype, WorkType

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@router.get("/payroll")
async def list_payroll(office: Here, start: LocalTime, end: LocalTime, user_id: Id | None = None) -> list[Json]:
    """The shifts that start in [start, end), of everybody or of one user."""
    if user_id is not None:
        office.chosen(User, user_id, "user_id")
    rows = [
        (on, shift) for on, shift in _worked(office) if start <= on.start < end and user_id in {None, shift.user_id}
    ]
    rows.sort(key=lambda row: (row[0].start, row[1].user_id))
    return [_shown(office, shift, on) for on, shift in rows]


@router.get("/payroll/{user_id}")
async def list_payroll_of(office: Here, user_id: int, start: LocalTime, end: LocalTime) -> list[Json]:
    """The same of one user."""
    return await list_payroll(office, start, end, office.one(User, user_id).id)


def _worked(office: Office) -> Iterator[tuple[Occurrence, Shift]]:
    return ((on, shift) for shift in office.all(Shift) for on in shift.occurrences)


def _shown(office: Office, shift: Shift, on: Occurrence) -> Json:
    user = office.one(User, shift.user_id)
    work_type = office.one(WorkType, shift.work_type_id)
    subtype = office.find(WorkSubtype, shift.work_subtype_id or 0)
    assignment = office.find(Assignment, shift.assignment_id)
    return {
        "type": "work shift",
        "user_id": str(user.id),
        "employee_id": user.employee_id,
        "name": user.full_name.upper(),
        "work_type": work_type.label,
        "work_subtype": subtype.label if subtype else "",
        "work_code": subtype.work_code if subtype else work_type.work_code,
        "start": local(on.start),
        "end": local(on.end),
        "assignment_id": shift.assignment_id,
        "assignment_name": assignment.name if assignment else "",
        "labels": ",".join(label.label for label in labels_of(office, shift.labels)),
        "notes": shift.notes or "",
        "total_hours": hours(on.end - on.start - on.break_length),
    }
