"""What people earn, now and from a later date on."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import User, Wage
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row, single
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Cents
from prefect_shiftwork.sandbox.seven_shifts.values import Day

router = APIRouter(prefix="/users/{user_id}/wages", dependencies=[Depends(Scope("users"))])


class NewWage(Body):
    """A wage; without a role it is for everything the user does."""

    effective_date: Day
    wage_type: Literal["hourly", "weekly_salary"]
    wage_cents: Cents
    role_id: int | None = None


@router.get("")
async def list_wages(books: TheBooks, user_id: int) -> JSONResponse:
    """The wage of every role as of today, and those that are to come."""
    user = books.users.must(user_id)
    today = books.now().date()
    upcoming = [wage for wage in user.wages if wage.effective_date > today]
    data = {"current_wages": [*map(wage_row, current(books, user))], "upcoming_wages": [*map(wage_row, upcoming)]}
    return single("user_wages", data)


@router.post("")
async def create_wage(books: TheBooks, user_id: int, body: Annotated[NewWage, json_body(NewWage)]) -> JSONResponse:
    """Set a wage from a date on; a second one for the same role and date is a conflict."""
    user, fields = books.users.must(user_id), body.given()
    check_references(books, fields)
    wage = Wage(**fields)
    if any((row.role_id, row.effective_date) == (wage.role_id, wage.effective_date) for row in user.wages):
        raise V2Error(409, f"There is a wage for this role from {wage.effective_date} on already")
    books.change(user, wages=[*user.wages, wage])
    return single("user_wage", wage_row(wage), 201)


def current(books: Books, user: User) -> list[Wage]:
    """The latest wage of every role that is in force."""
    today = books.now().date()
    in_force = sorted((wage.effective_date, number) for number, wage in enumerate(user.wages))
    latest = {user.wages[number].role_id: user.wages[number] for day, number in in_force if day <= today}
    return list(latest.values())


def wage_row(wage: Wage) -> Row:
    """A wage as v2 shows it."""
    return {
        "role_id": wage.role_id,
        "wage_type": wage.wage_type,
        "wage_cents": wage.wage_cents,
        "effective_date": wage.effective_date.isoformat(),
    }
