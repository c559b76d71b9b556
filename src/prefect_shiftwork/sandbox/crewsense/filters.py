"""Specialty classification filters (crewsense.md 3.5): updated by POST, deleted softly."""

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import no_record
from prefect_shiftwork.sandbox.crewsense.office import SYSTEM_USER, Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Json, Sent, Text, zoned_without_colon

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Filter:
    """A speciality by which users are found; `created_on` is aware."""

    id: int
    label: str
    created_on: datetime
    user_id: int
    deleted: bool = False

    def __str__(self) -> str:
        return f"Filter {self.id} '{self.label}'"


class FilterFields(Sent):
    """What a filter is made of."""

    label: Text


@router.get("/filters")
async def list_filters(office: Here) -> list[Json]:
    """The active filters."""
    return [_shown(office, entry) for entry in office.all(Filter) if not entry.deleted]


@router.get("/filters/{filter_id}")
async def get_filter(office: Here, filter_id: int) -> Json:
    """One filter, also a deleted one: only here `deleted` is told."""
    entry = office.one(Filter, filter_id)
    return {**_shown(office, entry), "deleted": str(int(entry.deleted))}


@router.post("/filters")
async def create_filter(office: Here, sent: FilterFields) -> Response:
    """A new filter."""
    entry = office.keep(Filter(office.next_id(Filter), sent.label, office.now(), SYSTEM_USER))
    office.changed("created", str(entry))
    return undocumented(office, f"Added new filter {entry.label}.", 201, id=entry.id)


@router.post("/filters/{filter_id}")
async def update_filter(office: Here, filter_id: int, sent: FilterFields) -> Response:
    """Give an active filter another name."""
    entry = office.keep(replace(_active(office, filter_id), label=sent.label))
    office.changed("updated", str(entry))
    return undocumented(office, f"Filter {entry.label} updated.", id=entry.id)


@router.delete("/filters/{filter_id}")
async def delete_filter(office: Here, filter_id: int) -> Response:
    """Mark an active filter as deleted."""
    entry = office.keep(replace(_active(office, filter_id), deleted=True))
    office.changed("deleted", str(entry))
    return undocumented(office, f"Filter {entry.label} removed.")


def _active(office: Office, filter_id: int) -> Filter:
    entry = office.one(Filter, filter_id)
    if entry.deleted:
        raise no_record("Filter")
    return entry


def _shown(office: Office, entry: Filter) -> Json:
    creator = office.one(User, entry.user_id)
    return {
        "id": str(entry.id),
        "label": entry.label,
        "created_on": zoned_without_colon(entry.created_on),
        "user": {"id": str(creator.id), "name": creator.full_name},
    }
