"""Departments of v2."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.records import Department
from prefect_shiftwork.sandbox.seven_shifts.references import UnknownReference, check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import Body, Filters, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import (
    SHORT_LIMIT,
    CursorQuery,
    Row,
    changed_since,
    listed,
    page_of,
    single,
)
from prefect_shiftwork.sandbox.seven_shifts.v2.values import offset
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Name

router = APIRouter(prefix="/departments")


class DepartmentChanges(Body):
    """Both fields are needed also in an update."""

    name: Annotated[Name, Field(max_length=155)]
    default: bool


class NewDepartment(DepartmentChanges):
    """A department belongs to a location for good."""

    location_id: int


class DepartmentQuery(CursorQuery):
    """The filters of the list."""

    modified_since: Day | None = None
    location_id: int | None = None


class Removal(Filters):
    """Who takes over what belonged to the department."""

    transfer_to: int | None = None


@router.get("")
async def list_departments(books: TheBooks, query: Annotated[DepartmentQuery, Query()]) -> JSONResponse:
    """All departments of the company, or of one location."""
    query = query.resumed()
    rows = (row for row in books.departments if query.location_id in (None, row.location_id))
    page = page_of(books.desk, changed_since(rows, query.modified_since), query, SHORT_LIMIT)
    return listed("departments", department_row, page)


@router.post("")
async def create_department(books: TheBooks, body: Annotated[NewDepartment, json_body(NewDepartment)]) -> JSONResponse:
    """Add a department."""
    fields = body.given()
    check_references(books, fields)
    department = books.create(books.departments, **fields)
    keep_one_default(books, department)
    return single("department", department_row(department), 201)


@router.get("/{department_id}")
async def get_department(books: TheBooks, department_id: int) -> JSONResponse:
    """One department."""
    return single("department", department_row(books.departments.must(department_id)))


@router.put("/{department_id}")
async def update_department(
    books: TheBooks, department_id: int, body: Annotated[DepartmentChanges, json_body(DepartmentChanges)]
) -> JSONResponse:
    """Change a department."""
    department = books.departments.must(department_id)
    books.change(department, **body.given())
    keep_one_default(books, department)
    return single("department", department_row(department))


@router.delete("/{department_id}")
async def delete_department(books: TheBooks, department_id: int, removal: Annotated[Removal, Query()]) -> Response:
    """Drop a department, and hand its roles and people to another one if the request names it."""
    department = books.departments.must(department_id)
    if removal.transfer_to is not None:
        transfer(books, department, removal.transfer_to)
    books.remove(books.departments, department)
    return Response(status_code=204)


def transfer(books: Books, department: Department, heir_id: int) -> None:
    """Move roles and people of a department to its heir."""
    if heir_id not in books.departments or heir_id == department.id:
        raise UnknownReference("transfer_to", heir_id)
    for role in books.roles:
        if role.department_id == department.id:
            books.change(role, department_id=heir_id)
    for user in books.users:
        if department.id in user.department_ids:
            others = [row for row in user.department_ids if row not in (department.id, heir_id)]
            books.change(user, department_ids=[*others, heir_id])


def keep_one_default(books: Books, department: Department) -> None:
    """A location has one default department: the one that was made it last."""
    for other in books.departments:
        if department.default and other is not department and other.location_id == department.location_id:
            other.default = False


def department_row(department: Department) -> Row:
    """A department as v2 shows it; what is deleted is gone, so `deleted` is null."""
    return {
        "id": department.id,
        "company_id": COMPANY_ID,
        "location_id": department.location_id,
        "name": department.name,
        "default": department.default,
        "deleted": None,
        "created": offset(department.created),
        "modified": offset(department.modified),
    }
