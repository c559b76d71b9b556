"""Departments of v1. They belong to the company; the location that v2 knows of is the first one."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.errors import V1Error
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import ListQuery, deleted, found, listed, page_of, saved
from prefect_shiftwork.sandbox.seven_shifts.v1.locations import NewLocation, add_location
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import DEPARTMENT
from prefect_shiftwork.sandbox.seven_shifts.values import Name

router = APIRouter(prefix="/departments")


class NewDepartment(Body):
    """What a department is made of."""

    name: Name


class CreateDepartmentOrLocation(Body):
    """One of the two: the document prints Locations Create as `POST /departments` with a `location` body."""

    department: NewDepartment = OMITTED
    location: NewLocation = OMITTED


class DepartmentChanges(Body):
    """What of a department can be changed."""

    name: Name = OMITTED


class UpdateDepartment(Body):
    """The body of an update."""

    department: DepartmentChanges


@router.get("")
async def list_departments(books: TheBooks, query: Annotated[ListQuery, Query()]) -> JSONResponse:
    """All departments; the document's sample wrongly shows locations."""
    return listed(DEPARTMENT, page_of(DEPARTMENT, books.departments, query, books))


@router.post("")
async def create_department(
    books: TheBooks, body: Annotated[CreateDepartmentOrLocation, json_body(CreateDepartmentOrLocation)]
) -> JSONResponse:
    """Add a department, or a location if the body is one."""
    if len(body.model_fields_set) != 1:
        raise V1Error("missing_parameter", "department is required")
    if "location" in body.model_fields_set:
        return add_location(books, body.location)
    place = next(iter(books.locations), None)
    if place is None:
        raise V1Error("save_error", "The department could not be saved: there is no location for it")
    department = books.create(books.departments, name=body.department.name, location_id=place.id)
    return saved(DEPARTMENT, department, "Department added.")


@router.get("/{department_id}")
async def get_department(books: TheBooks, department_id: int) -> JSONResponse:
    """One department."""
    return found(department=DEPARTMENT.row(books.departments.must(department_id)))


@router.put("/{department_id}")
async def update_department(
    books: TheBooks, department_id: int, body: Annotated[UpdateDepartment, json_body(UpdateDepartment)]
) -> JSONResponse:
    """Rename a department."""
    department = books.departments.must(department_id)
    books.change(department, **body.department.given())
    return saved(DEPARTMENT, department, "Department saved.")


@router.delete("/{department_id}")
async def delete_department(books: TheBooks, department_id: int) -> JSONResponse:
    """Drop a department."""
    books.remove(books.departments, books.departments.must(department_id))
    return deleted("Department deleted.")
