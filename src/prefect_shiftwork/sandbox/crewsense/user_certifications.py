"""Certifications that a user holds (crewsense.md 3.7). No document shows a body: what is sent is kept and shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP

from fastapi import APIRouter, Request, Response
from pydantic import JsonValue

from prefect_shiftwork.sandbox.crewsense.certifications import Certification, active
from prefect_shiftwork.sandbox.crewsense.errors import invalid, no_record
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.users import User, name_of
from prefect_shiftwork.sandbox.crewsense.wire import Json, read_whole

OF_USER = "/users/{user_id}/certifications"
ONE = OF_USER + "/{certification_id}"
FILE_TYPES = {
    "application/pdf",
    "image/jpeg",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Held:
    """A certification of a user, what else was sent with it, and the names of its files."""

    id: int
    user_id: int
    certification_id: int
    details: dict[str, JsonValue]
    files: tuple[str, ...] = ()


@router.get(OF_USER)
async def list_user_certifications(office: Here, user_id: int) -> list[Json]:
    """What a user holds."""
    return [_shown(office, held) for held in _held(office, user_id)]


@router.post(OF_USER)
async def add_user_certification(office: Here, user_id: int, sent: dict[str, JsonValue]) -> Response:
    """Add one by its `id`, as qualifiers are added."""
    certification = office.chosen(Certification, _id(sent), "id")
    if any(held.certification_id == certification.id for held in _held(office, user_id)):
        raise invalid("The user already has this certification.")
    held = Held(office.next_id(Held), user_id, certification.id, sent)
    return _kept(office, "added", held, 201)


@router.delete(OF_USER)
async def delete_user_certifications(office: Here, user_id: int) -> Response:
    """Remove all of them."""
    for held in _held(office, user_id):
        office.drop(held)
    office.changed("removed", f"All certifications of {name_of(office, user_id)}")
    return undocumented(office, "Certifications removed successfully.")


@router.get(ONE)
async def get_user_certification(office: Here, user_id: int, certification_id: int) -> Json:
    """One of them."""
    return _shown(office, _one(office, user_id, certification_id))


@router.put(ONE)
async def update_user_certification(
    office: Here, user_id: int, certification_id: int, sent: dict[str, JsonValue]
) -> Response:
    """Keep what is sent in the place of what was."""
    return _kept(office, "updated", replace(_one(office, user_id, certification_id), details=sent))


@router.delete(ONE)
async def delete_user_certification(office: Here, user_id: int, certification_id: int) -> Response:
    """Remove one of them."""
    held = _one(office, user_id, certification_id)
    office.drop(held)
    office.changed("removed", _told(office, held))
    return undocumented(office, "Certification removed successfully.")


@router.post(ONE + "/file")
async def add_certification_file(office: Here, user_id: int, certification_id: int, request: Request) -> Response:
    """Add a PDF, JPEG or Word file; the name of its field is not documented, so that any does."""
    held = _one(office, user_id, certification_id)
    files = tuple(_files(request.headers.get("Content-Type", ""), await request.body()))
    if len(files) != 1:
        raise invalid("The file must be a file of type: pdf, jpeg, doc.")
    return _kept(office, "updated", replace(held, files=held.files + files))


def _id(sent: dict[str, JsonValue]) -> int:
    try:
        number = read_whole(sent.get("id"))
    except ValueError as wrong:
        raise invalid(f"The id {wrong}.") from wrong
    return number


def _held(office: Office, user_id: int) -> list[Held]:
    user = office.one(User, user_id)
    return [held for held in office.all(Held) if held.user_id == user.id]


def _one(office: Office, user_id: int, certification_id: int) -> Held:
    certification = active(office, certification_id)
    for held in _held(office, user_id):
        if held.certification_id == certification.id:
            return held
    raise no_record("Certification")


def _kept(office: Office, action: str, held: Held, code: int = 200) -> Response:
    office.changed(action, _told(office, office.keep(held)))
    return undocumented(office, f"Certification {action} successfully.", code, id=held.certification_id)


def _told(office: Office, held: Held) -> str:
    return f"{office.one(Certification, held.certification_id)} of {name_of(office, held.user_id)}"


def _files(content_type: str, body: bytes) -> Iterator[str]:
    message = BytesParser(EmailMessage, policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    for part in message.iter_parts() if message.is_multipart() else ():
        if part.get_content_type() in FILE_TYPES and (name := part.get_filename()):
            yield name


def _shown(office: Office, held: Held) -> Json:
    certification = office.one(Certification, held.certification_id)
    named = {"id": certification.id, "name": certification.name, "cert_id": certification.cert_id}
    return {**held.details, **named, "files": held.files}
