"""Users (crewsense.md 3.6): created by PUT, updated by PATCH, never deleted over the API."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from prefect_shiftwork.sandbox.crewsense.errors import invalid, no_record, selected
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.wire import Day, Id, Json, Sent, Text, href

ACCRUAL_TRACKS = {4: "Firefighter", 112: "Paramedic"}
ACCRUAL_PROFILES = {5: "Firefighter 5-10 years", 7: "Firefighter 10-15 years"}
EXTRA_FIELDS = ("Retired?", "Radio number", "Eligible for leave")

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class User:
    """One person; the tuples hold ids, `qualifiers` rankings by id (0 is none).

    An inactive user stands in records and in no list.
    """

    id: int
    first_name: str
    last_name: str
    username: str
    full_name: str = ""
    employee_id: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phone_numbers: tuple[str, ...] = ()
    date_of_hire: date | None = None
    date_of_birth: date | None = None
    accrual_start_date: date | None = None
    accrual_track: int | None = None
    accrual_profile: int | None = None
    target_solutions_id: int | None = None
    titles: tuple[int, ...] = ()
    filters: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    qualifiers: Mapping[int, int] = field(default_factory=dict)
    inactive: bool = False


class Reference(Sent):
    """A track or a profile, by its id."""

    id: Id


Mail = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]


class UserUpdate(Sent):
    """What may be set; `mail` and `phone` are read back as `emails` and `phone_numbers`."""

    username: Text = ""
    first_name: Text = ""
    last_name: Text = ""
    mail: Mail = ""
    password: Text = ""
    employee_id: Text | Id = ""
    phone: str = ""
    phone_numbers: tuple[Text, ...] = ()
    full_name: Text = ""
    role: str = ""
    date_of_hire: Day | None = None
    date_of_birth: Day | None = None
    accrual_profile: Reference | None = None
    accrual_track: Reference | None = None
    accrual_start_date: Day | None = None


class NewUser(UserUpdate):
    """A new user. The later table asks for a password, the older sample has none: both are taken."""

    username: Text
    first_name: Text
    last_name: Text
    mail: Mail


def person(office: Office, user_id: int) -> Json:
    """A user as most records embed one."""
    user = office.one(User, user_id)
    return {"id": user.id, "name": user.full_name, "href": href(f"users/{user.id}")}


def name_of(office: Office, user_id: int) -> str:
    """The full name, for messages to people."""
    return office.one(User, user_id).full_name


@router.get("/users")
async def list_users(office: Here, employee_id: str | None = None) -> list[Json] | Json:
    """All active users; with `employee_id` the one who has it, as an object and not as an array."""
    users = [user for user in office.all(User) if not user.inactive]
    if employee_id is None:
        return [_shown(user) for user in users]
    found = next((user for user in users if user.employee_id == employee_id), None)
    if found is None:
        # What an unknown employee id answers is not documented; this is what any unknown record answers.
        raise no_record("User")
    return _shown(found)


@router.get("/users/{user_id}")
async def get_user(office: Here, user_id: int) -> Json:
    """One user, with the organisation's extra fields."""
    fields = [{"id": number, "label": label, "value": "0"} for number, label in enumerate(EXTRA_FIELDS, start=1)]
    return {**_shown(office.one(User, user_id)), "fields": fields}


@router.put("/users")
async def create_user(office: Here, sent: NewUser) -> Response:
    """A new user."""
    blank = User(office.next_id(User), sent.first_name, sent.last_name, sent.username)
    user = office.keep(_updated(office, blank, sent))
    office.changed("created", f"User {user.id} '{user.full_name}'")
    return undocumented(office, f"Added new user {user.full_name}.", 201, id=user.id)


@router.patch("/users/{user_id}")
async def update_user(office: Here, user_id: int, sent: UserUpdate) -> Response:
    """Change what is sent, and nothing else."""
    user = office.keep(_updated(office, office.one(User, user_id), sent))
    office.changed("updated", f"User {user.id} '{user.full_name}'")
    return undocumented(office, f"User {user.full_name} updated.", id=user.id)


def _updated(office: Office, user: User, sent: UserUpdate) -> User:
    _refuse_taken(office, user, sent)
    fields = sent.changes()
    fields.pop("password", None)
    if "mail" in fields:
        fields["emails"] = (fields.pop("mail"),)
    if "phone" in fields:
        fields["phone_numbers"] = tuple(filter(None, (fields.pop("phone"),)))
    if "employee_id" in fields:
        fields["employee_id"] = str(sent.employee_id)
    if fields.keys() & {"first_name", "last_name"}:
        fields.setdefault("full_name", _full_name(user, fields))
    for name, known in (("accrual_track", ACCRUAL_TRACKS), ("accrual_profile", ACCRUAL_PROFILES)):
        if name in fields:
            fields[name] = _known(getattr(sent, name), known, name)
    return replace(user, **fields)


def _full_name(user: User, fields: dict[str, Any]) -> str:
    return f"{fields.get('first_name', user.first_name)} {fields.get('last_name', user.last_name)}"


def _refuse_taken(office: Office, user: User, sent: UserUpdate) -> None:
    others = [other for other in office.all(User) if other.id != user.id]
    if sent.username and sent.username in {other.username for other in others}:
        raise invalid("The username has already been taken.")


def _known(reference: Reference | None, known: dict[int, str], name: str) -> int | None:
    if reference is not None and reference.id not in known:
        raise selected(f"{name}.id")
    return reference.id if reference else None


def _shown(user: User) -> Json:
    return {
        "user_id": user.id,
        "employee_id": user.employee_id,
        "username": user.username,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "full_name": user.full_name,
        "role": user.role,
        "emails": user.emails,
        "phone_numbers": user.phone_numbers,
        "avatar_url": None,
        "date_of_hire": user.date_of_hire,
        "date_of_birth": user.date_of_birth,
        "accrual_start_date": user.accrual_start_date,
        "accrual_track": _named(user.accrual_track, ACCRUAL_TRACKS),
        "accrual_profile": _named(user.accrual_profile, ACCRUAL_PROFILES),
    }


def _named(number: int | None, names: dict[int, str]) -> Json | None:
    return {"id": number, "name": names[number]} if number is not None else None
