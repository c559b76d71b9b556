"""Single shifts (crewsense.md 3.3): a PATCH always names its day and its hours."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.assignments import Assignment
from prefect_shiftwork.sandbox.crewsense.errors import invalid, selected
from prefect_shiftwork.sandbox.crewsense.labels import Label, labels_of
from prefect_shiftwork.sandbox.crewsense.office import SYSTEM_USER, Here, Office, Record
from prefect_shiftwork.sandbox.crewsense.qualifiers import Qualifier
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.shift_records import Occurrence, Shift, shift_told
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Day, Id, Json, LocalTime, Sent, href, local, zoned
from prefect_shiftwork.sandbox.crewsense.work_types import WorkSubtype, WorkType

router = APIRouter(prefix="/v1", route_class=JsonRoute)


class ShiftUpdate(Sent):
    """The day and its hours, and whatever else is to change."""

    date: Day
    start: LocalTime
    end: LocalTime
    assignment_id: Id = 0
    user_id: Id = 0
    work_type_id: Id = 0
    work_subtype_id: Id | None = None
    notes: str | None = None
    from_callback: Id | None = None
    traded_with: Id | None = None
    labels: tuple[Id, ...] = ()
    qualifiers: tuple[Id, ...] = ()


class NewShift(ShiftUpdate):
    """A new shift for one day."""

    assignment_id: Id
    user_id: Id
    work_type_id: Id


REFERENCES: dict[str, type[Record]] = {
    "assignment_id": Assignment,
    "user_id": User,
    "work_type_id": WorkType,
    "work_subtype_id": WorkSubtype,
    "traded_with": User,
}


@router.get("/shifts")
async def list_shifts(office: Here, user_id: Id) -> list[Json]:
    """The shifts of a user that do not recur."""
    user = office.chosen(User, user_id, "user_id")
    return [_shown(office, row) for row in office.all(Shift) if row.user_id == user.id and not row.recurring]


@router.get("/shifts/{shift_id}")
async def get_shift(office: Here, shift_id: int) -> Json:
    """One shift; of a recurring one its first day."""
    return _shown(office, office.one(Shift, shift_id))


@router.post("/shifts")
async def create_shift(office: Here, sent: NewShift) -> Response:
    """A new shift for one day."""
    fields = _checked(office, sent)
    occurrence = Occurrence(sent.date, sent.start, sent.end)
    now = office.now()
    shift = Shift(
        office.next_id(Shift), occurrences=(occurrence,), scheduled_by=SYSTEM_USER, created=now, updated=now, **fields
    )
    office.changed("created", shift_told(office, office.keep(shift)))
    return undocumented(office, "Shift created successfully.", 201, id=shift.id)


@router.patch("/shifts/{shift_id}")
async def update_shift(office: Here, shift_id: int, sent: ShiftUpdate) -> Response:
    """Change the hours of one day; what else is sent changes on every day of a recurring shift."""
    shift = office.one(Shift, shift_id)
    fields = _checked(office, sent)
    shift = replace(shift, occurrences=_moved(shift, sent), updated=office.now(), **fields)
    office.changed("updated", shift_told(office, office.keep(shift)))
    return undocumented(office, "Shift updated successfully.", id=shift.id)


@router.delete("/shifts/{shift_id}")
async def delete_shift(office: Here, shift_id: int) -> Response:
    """Remove a shift on all its days, for good."""
    shift = office.one(Shift, shift_id)
    office.drop(shift)
    office.changed("deleted", shift_told(office, shift))
    return undocumented(office, "Shift removed successfully.")


def labels_shown(office: Office, shift: Shift) -> list[Json]:
    """The labels of a shift."""
    labels = labels_of(office, shift.labels)
    return [{"id": row.id, "href": href(f"labels/{row.id}"), "label": row.label} for row in labels]


def qualifiers_shown(office: Office, shift: Shift) -> list[Json]:
    """The qualifiers of a shift."""
    rows = [office.one(Qualifier, number) for number in shift.qualifiers]
    return [
        {"id": row.id, "href": href(f"qualifiers/{row.id}"), "shortcode": row.shortcode, "name": row.name}
        for row in rows
    ]


def _checked(office: Office, sent: ShiftUpdate) -> dict[str, Any]:
    if sent.end <= sent.start:
        raise invalid("The end must be a date after start.")
    fields = sent.changes()
    for name in fields.keys() & REFERENCES.keys():
        if fields[name] is not None:
            office.chosen(REFERENCES[name], fields[name], name)
    for number in sent.labels:
        office.chosen(Label, number, "labels")
    for number in sent.qualifiers:
        office.chosen(Qualifier, number, "qualifiers")
    return {name: value for name, value in fields.items() if name not in {"date", "start", "end"}}


def _moved(shift: Shift, sent: ShiftUpdate) -> tuple[Occurrence, ...]:
    moved = Occurrence(sent.date, sent.start, sent.end)
    if not shift.recurring:
        return (moved,)
    if sent.date not in {row.date for row in shift.occurrences}:
        raise selected("date")
    return tuple(moved if row.date == sent.date else row for row in shift.occurrences)


def _shown(office: Office, shift: Shift) -> Json:
    first = shift.occurrences[0]
    work_type = office.one(WorkType, shift.work_type_id)
    return {
        "id": shift.id,
        "assignment_id": shift.assignment_id,
        "date": first.date,
        "start": local(first.start),
        "end": local(first.end),
        "user": person(office, shift.user_id),
        "scheduled_by": person(office, shift.scheduled_by),
        "work_type": {
            "id": work_type.id,
            "href": href(f"work_types/{work_type.id}"),
            "name": work_type.label,
            "work_code": work_type.work_code,
            "subtype_id": shift.work_subtype_id,
        },
        # Null and not an empty array, unlike the schedule (crewsense.md 5.1 item 11).
        "labels": labels_shown(office, shift) or None,
        "qualifiers": qualifiers_shown(office, shift) or None,
        "traded_with": person(office, shift.traded_with) if shift.traded_with else None,
        "from_callback": shift.from_callback,
        "notes": shift.notes,
        "created_at": zoned(shift.created),
        "updated_at": zoned(shift.updated),
    }
