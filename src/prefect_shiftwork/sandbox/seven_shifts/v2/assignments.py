"""Where and what people work: their locations, departments and roles."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.records import Department, Location, Role, RoleAssignment, User
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.tables import UnknownRecord
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row, single

router = APIRouter(prefix="/users/{user_id}", dependencies=[Depends(Scope("users"))])


class NewLocation(Body):
    """A location to work at."""

    location_id: int


class NewDepartment(Body):
    """A department to work in."""

    department_id: int
    appear_on_schedule: bool = True


class NewRole(Body):
    """A role to hold; one role of a department can be the primary one."""

    role_id: int
    primary: bool = False


@router.get("/assignments")
async def list_assignments(books: TheBooks, user_id: int) -> JSONResponse:
    """Everything that a user is assigned to."""
    user = books.users.must(user_id)
    data = {
        "locations": [{"id": location.id, "name": location.name} for location in locations_of(books, user)],
        "departments": [short_row(department) for department in departments_of(books, user)],
        "roles": [short_row(role) | {"department_id": role.department_id or 0} for role, _ in roles_of(books, user)],
    }
    return single("assignments", data)


@router.get("/location_assignments")
async def list_location_assignments(books: TheBooks, user_id: int) -> JSONResponse:
    """The locations of a user."""
    locations = locations_of(books, books.users.must(user_id))
    return JSONResponse({"object": "location_assignments", "data": [location_row(row) for row in locations]})


@router.post("/location_assignments")
async def create_location_assignment(
    books: TheBooks, user_id: int, body: Annotated[NewLocation, json_body(NewLocation)]
) -> JSONResponse:
    """Assign a location."""
    user = books.users.must(user_id)
    check_references(books, body.given())
    refuse_second(user.location_ids, body.location_id, "location_id")
    books.change(user, location_ids=[*user.location_ids, body.location_id])
    return single("location_assignments", location_row(books.locations.must(body.location_id)), 201)


@router.delete("/location_assignments/{location_id}")
async def delete_location_assignment(books: TheBooks, user_id: int, location_id: int) -> Response:
    """Take a location away."""
    user = books.users.must(user_id)
    books.change(user, location_ids=without(user.location_ids, location_id, "location assignment"))
    return Response(status_code=204)


@router.get("/department_assignments")
async def list_department_assignments(books: TheBooks, user_id: int) -> JSONResponse:
    """The departments of a user."""
    user = books.users.must(user_id)
    rows = [department_row(user, department) for department in departments_of(books, user)]
    return JSONResponse({"object": "department_assignments", "data": rows})


@router.post("/department_assignments")
async def create_department_assignment(
    books: TheBooks, user_id: int, body: Annotated[NewDepartment, json_body(NewDepartment)]
) -> JSONResponse:
    """Assign a department."""
    user = books.users.must(user_id)
    check_references(books, body.given())
    refuse_second(user.department_ids, body.department_id, "department_id")
    hidden = [] if body.appear_on_schedule else [body.department_id]
    books.change(
        user,
        department_ids=[*user.department_ids, body.department_id],
        off_schedule_ids=[*user.off_schedule_ids, *hidden],
    )
    row = department_row(user, books.departments.must(body.department_id))
    return single("department_assignments", row, 201)


@router.delete("/department_assignments/{department_id}")
async def delete_department_assignment(books: TheBooks, user_id: int, department_id: int) -> Response:
    """Take a department away."""
    user = books.users.must(user_id)
    books.change(user, department_ids=without(user.department_ids, department_id, "department assignment"))
    return Response(status_code=204)


@router.get("/role_assignments")
async def list_role_assignments(books: TheBooks, user_id: int) -> JSONResponse:
    """The roles of a user."""
    rows = [role_row(role, held) for role, held in roles_of(books, books.users.must(user_id))]
    return JSONResponse({"object": "role_assignments", "data": rows})


@router.post("/role_assignments")
async def create_role_assignment(
    books: TheBooks, user_id: int, body: Annotated[NewRole, json_body(NewRole)]
) -> JSONResponse:
    """Assign a role; a new primary role takes the place of the old one in its department."""
    user = books.users.must(user_id)
    check_references(books, body.given())
    refuse_second([held.role_id for held in user.roles], body.role_id, "role_id")
    role, new = books.roles.must(body.role_id), RoleAssignment(role_id=body.role_id, primary=body.primary)
    others = [demoted(books, held, role) for held in user.roles] if body.primary else user.roles
    books.change(user, roles=[*others, new])
    return single("role_assignments", role_row(role, new), 201)


@router.delete("/role_assignments/{role_id}")
async def delete_role_assignment(books: TheBooks, user_id: int, role_id: int) -> Response:
    """Take a role away."""
    user = books.users.must(user_id)
    kept = without([held.role_id for held in user.roles], role_id, "role assignment")
    books.change(user, roles=[held for held in user.roles if held.role_id in kept])
    return Response(status_code=204)


def refuse_second(ids: list[int], new_id: int, param: str) -> None:
    """Nothing is assigned twice."""
    if new_id in ids:
        raise V2Error(400, f"{param}: {new_id} is assigned already", param=param)


def without(ids: list[int], old_id: int, noun: str) -> list[int]:
    """The other ids; an id that is not there is unknown."""
    if old_id not in ids:
        raise UnknownRecord(noun, old_id)
    return [row for row in ids if row != old_id]


def demoted(books: Books, held: RoleAssignment, role: Role) -> RoleAssignment:
    """A role that is no longer primary if it is of the same department as `role`."""
    other = books.roles.get(held.role_id)
    same = other is not None and other.department_id == role.department_id
    return replace(held, primary=held.primary and not same)


def locations_of(books: Books, user: User) -> list[Location]:
    """The locations of a user that still exist."""
    return [row for row in books.locations if row.id in user.location_ids]


def departments_of(books: Books, user: User) -> list[Department]:
    """The departments of a user that still exist."""
    return [row for row in books.departments if row.id in user.department_ids]


def roles_of(books: Books, user: User) -> list[tuple[Role, RoleAssignment]]:
    """The roles of a user that still exist, and how the user holds them."""
    return [(role, held) for held in user.roles if (role := books.roles.get(held.role_id))]


def short_row(record: Department | Role) -> Row:
    """A department or role in the list of everything."""
    return {
        "id": record.id,
        "company_id": COMPANY_ID,
        "location_id": record.location_id or 0,
        "name": record.name,
    }


def location_row(location: Location) -> Row:
    """One location of a user."""
    return {"location_id": location.id, "name": location.name}


def department_row(user: User, department: Department) -> Row:
    """One department of a user."""
    return {
        "department_id": department.id,
        "location_id": department.location_id,
        "name": department.name,
        "appear_on_schedule": department.id not in user.off_schedule_ids,
    }


def role_row(role: Role, held: RoleAssignment) -> Row:
    """One role of a user."""
    return {
        "role_id": role.id,
        "location_id": role.location_id or 0,
        "department_id": role.department_id or 0,
        "name": role.name,
        "is_primary": held.primary,
        "skill_level": held.skill_level,
        "sort": role.sort,
    }
