"""Qualifiers (crewsense.md 3.7): deleted softly, and PUT only restores."""

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import RefusedError, invalid, no_record
from prefect_shiftwork.sandbox.crewsense.office import SYSTEM_USER, Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import envelope, undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Sent, Text, local, local_or_none

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What a user is qualified for; times are local and without a zone."""

    id: int
    name: str
    shortcode: str
    created_by: int
    created_on: datetime
    color: str = "#d81b60"
    text_color: str = "#FFFFFF"
    title_id: int | None = None
    target_solutions_credential_id: int | None = None
    deleted_at: datetime | None = None
    deleted_by: int | None = None

    def __str__(self) -> str:
        return f"Qualifier {self.name} [{self.shortcode}]"


class NewQualifier(Sent):
    """What a qualifier is made of."""

    name: Text
    shortcode: str = ""
    target_solutions_credential_id: Id | None = None


class Restore(Sent):
    """The one change that PUT makes."""

    undelete: bool


@router.get("/qualifiers")
async def list_qualifiers(office: Here) -> list[Json]:
    """The active qualifiers."""
    return [_shown(row) for row in office.all(Qualifier) if row.deleted_at is None]


@router.get("/qualifiers/{qualifier_id}")
async def get_qualifier(office: Here, qualifier_id: int) -> Json:
    """One qualifier, also a deleted one."""
    row = office.one(Qualifier, qualifier_id)
    return {
        **_shown(row),
        "title_id": row.title_id,
        "created_by": row.created_by,
        "created_on": local(row.created_on),
        "deleted_at": local_or_none(row.deleted_at),
        "deleted_by": row.deleted_by,
    }


@router.post("/qualifiers")
async def create_qualifier(office: Here, sent: NewQualifier) -> Json:
    """A new qualifier; the answer counts the rows and does not name the new id."""
    number = office.next_id(Qualifier)
    fields = sent.model_dump()
    row = Qualifier(number, created_by=SYSTEM_USER, created_on=office.local_now(), **fields)
    office.keep(row)
    office.changed("created", str(row))
    return {"inserted": 1}


@router.put("/qualifiers/{qualifier_id}")
async def restore_qualifier(office: Here, qualifier_id: int, sent: Restore) -> Response:
    """Take back a deletion; 409 without one."""
    row = office.one(Qualifier, qualifier_id)
    if not sent.undelete:
        raise invalid("The undelete field must be accepted.")
    if row.deleted_at is None:
        raise RefusedError(409, f"{row} is not deleted, cannot restore.")
    office.keep(replace(row, deleted_at=None, deleted_by=None))
    office.changed("restored", str(row))
    shown = {"id": row.id, "name": row.name, "shortcode": row.shortcode}
    return envelope(f"{row} restored successfully.", qualifier=shown)


@router.delete("/qualifiers/{qualifier_id}")
async def delete_qualifier(office: Here, qualifier_id: int) -> Response:
    """Mark an active qualifier as deleted."""
    row = active(office, qualifier_id)
    office.keep(replace(row, deleted_at=office.local_now(), deleted_by=SYSTEM_USER))
    office.changed("deleted", str(row))
    return undocumented(office, f"{row} removed.")


@router.get("/qualifiers/{qualifier_id}/users")
async def list_qualifier_users(office: Here, qualifier_id: int) -> list[Json]:
    """The users who hold a qualifier; ranking 0 is one that was never ordered."""
    row = active(office, qualifier_id)
    return [
        {"id": user.id, "name": user.full_name, "ranking": user.qualifiers[row.id]}
        for user in office.all(User)
        if row.id in user.qualifiers
    ]


def active(office: Office, qualifier_id: int) -> Qualifier:
    """A qualifier that is not deleted; 404 otherwise."""
    row = office.one(Qualifier, qualifier_id)
    if row.deleted_at is not None:
        raise no_record("Qualifier")
    return row


def _shown(row: Qualifier) -> Json:
    credential = {"target_solutions_credential_id": row.target_solutions_credential_id}
    return {
        "id": row.id,
        "name": row.name,
        "shortcode": row.shortcode,
        "color": row.color,
        "text_color": row.text_color,
        "modified_by": None,
        "modified_on": None,
        **(credential if row.target_solutions_credential_id is not None else {}),
    }
