"""Certifications (crewsense.md 3.7): deleted softly, and only once."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import RefusedError, no_record
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import envelope
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Sent, Text

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class Certification:
    """A paper that users hold; `cert_id` is its short code."""

    id: int
    name: str
    cert_id: str
    created_by: int
    deleted: bool = False

    def __str__(self) -> str:
        return f"Certification {self.id} '{self.name}'"


class CertificationUpdate(Sent):
    """What may change."""

    name: Text = ""
    cert_id: Text = ""


class NewCertification(Sent):
    """What a certification is made of."""

    name: Text
    cert_id: Text
    created_by: Id


@router.get("/certifications")
async def list_certifications(office: Here) -> list[Json]:
    """The certifications that are not deleted."""
    return [_shown(office, row) for row in office.all(Certification) if not row.deleted]


@router.get("/certifications/{certification_id}")
async def get_certification(office: Here, certification_id: int) -> Json:
    """One of them."""
    return _shown(office, active(office, certification_id))


@router.post("/certifications")
async def create_certification(office: Here, sent: NewCertification) -> Response:
    """A new certification."""
    office.chosen(User, sent.created_by, "created_by")
    row = Certification(office.next_id(Certification), **sent.model_dump())
    office.changed("created", str(office.keep(row)), row.created_by)
    return envelope(f"Added new certification {row.name}.", 201, id=row.id)


@router.put("/certifications/{certification_id}")
async def update_certification(office: Here, certification_id: int, sent: CertificationUpdate) -> Response:
    """Change what is sent."""
    row = office.keep(replace(active(office, certification_id), **sent.changes()))
    office.changed("updated", str(row))
    return envelope(f"Updated certification {row.name}.", id=row.id)


@router.delete("/certifications/{certification_id}")
async def delete_certification(office: Here, certification_id: int) -> Response:
    """Mark a certification as deleted; 400 for one that is."""
    row = office.one(Certification, certification_id)
    if row.deleted:
        raise RefusedError(400, "Certification already deleted.")
    office.changed("deleted", str(office.keep(replace(row, deleted=True))))
    return envelope(f"Deleted certification {row.name}.")


def active(office: Office, certification_id: int) -> Certification:
    """A certification that is not deleted; 404 otherwise."""
    row = office.one(Certification, certification_id)
    if row.deleted:
        raise no_record("Certification")
    return row


def _shown(office: Office, row: Certification) -> Json:
    return {"id": row.id, "name": row.name, "cert_id": row.cert_id, "created_by": person(office, row.created_by)}
