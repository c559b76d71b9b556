"""The punch terminal of v1: who types a code, which shift it is for, and whether they go in or out."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.dependencies import only_reads
from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import Location, Shift, TimePunch, User
from prefect_shiftwork.sandbox.seven_shifts.requests import Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.errors import V1Error
from prefect_shiftwork.sandbox.seven_shifts.wages import hourly_wage

router = APIRouter()

GRACE = timedelta(hours=1)
"""How early somebody may punch in; the company's preference, and no document gives its default."""


class Scheduled(Body):
    """The code that somebody types; a bare body, without the name of a resource around it."""

    punch_id: int | str


class Punch(Body):
    """The terminal's location and the code; `employee_id` is the punch code, not the id of a user."""

    location_hash: str
    employee_id: int | str


@router.post("/shifts/scheduled")
async def check_scheduled(
    request: Request, books: TheBooks, body: Annotated[Scheduled, json_body(Scheduled)]
) -> JSONResponse:
    """The shift that the person can punch in for, and its role.

    The document shows no answer for somebody who is not scheduled; absent relations are full of nulls
    elsewhere in v1, so they are here.
    """
    only_reads(request)
    shift = shift_now(books, holder_of(books, body.punch_id))
    role = books.roles.get(shift.role_id) if shift else None
    data = {
        "shift": {"id": shift.id if shift else None},
        "scheduled": shift is not None,
        "role": {"id": role.id if role else None, "name": role.name if role else None},
    }
    return JSONResponse({"status": "success", "data": data, "message": ""})


@router.post("/time_punches/punch")
async def punch(books: TheBooks, body: Annotated[Punch, json_body(Punch)]) -> JSONResponse:
    """Punch in, or out if the person is in."""
    user, location = holder_of(books, body.employee_id), location_of(books, body.location_hash)
    if location.id not in user.location_ids:
        raise V1Error("validation_error", f"{user.name} does not work at {location.name}")
    going_out = present(books, user)
    if going_out:
        books.settle("clocked out", going_out, clocked_out=books.now())
    else:
        punch_in(books, user, location)
    data = {
        "punched": "out" if going_out else "in",
        "message": f"{'Goodbye' if going_out else 'Welcome'} {user.name}",
        "user": {"photo_url": user.photo},
    }
    return JSONResponse({"status": "success", "data": data, "message": ""})


def punch_in(books: Books, user: User, location: Location) -> None:
    """Start a punch for the shift that is due, if one is."""
    shift = shift_now(books, user)
    role_id = shift.role_id if shift else next((role.role_id for role in user.roles if role.primary), None)
    books.create(
        books.punches,
        user_id=user.id,
        location_id=location.id,
        clocked_in=books.now(),
        shift_id=shift.id if shift else None,
        department_id=shift.department_id if shift else None,
        role_id=role_id,
        hourly_wage=hourly_wage(books, user.id, role_id),
    )


def holder_of(books: Books, code: int | str) -> User:
    """The active person with this punch code; leading zeros do not count, for 0042 is 42 as a number."""
    for user in books.users:
        if user.active and user.punch_id and user.punch_id.lstrip("0") == str(code).lstrip("0"):
            return user
    raise V1Error("validation_error", f"Nobody punches with the code {code}")


def location_of(books: Books, digest: str) -> Location:
    """The location with this hash."""
    for location in books.locations:
        if location.hash == digest:
            return location
    raise V1Error("invalid_id", "There is no location with this hash")


def present(books: Books, user: User) -> TimePunch | None:
    """The punch that says that somebody is at work."""
    running = (row for row in books.punches if row.user_id == user.id and not row.deleted)
    return next((row for row in running if row.clocked_out is None), None)


def shift_now(books: Books, user: User) -> Shift | None:
    """The published shift of a person that runs now or is about to start."""
    now = books.now()
    own = (row for row in books.shifts if row.user_id == user.id and not (row.deleted or row.draft))
    return next((row for row in own if row.end and row.start - GRACE <= now < row.end), None)
