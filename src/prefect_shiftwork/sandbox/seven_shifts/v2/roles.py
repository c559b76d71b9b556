"""Roles of v2, with the stations that people of the role work at."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID
from prefect_shiftwork.sandbox.seven_shifts.records import Role
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import (
    SHORT_LIMIT,
    CursorQuery,
    Row,
    changed_since,
    listed,
    page_of,
    single,
)
from prefect_shiftwork.sandbox.seven_shifts.v2.stations import stations_of
from prefect_shiftwork.sandbox.seven_shifts.v2.values import compact
from prefect_shiftwork.sandbox.seven_shifts.values import Color, Day, Name, Reference

router = APIRouter(prefix="/roles")


class NewStation(Body):
    """A station has a name and gets a number."""

    name: Annotated[Name, Field(max_length=255)]


class RoleChanges(Body):
    """What of a role can be changed; a department of 0 is none."""

    name: Annotated[Name, Field(max_length=155)] = OMITTED
    color: Color = OMITTED
    department_id: Reference = OMITTED
    sort: Annotated[int, Field(ge=0)] = 0
    job_code: Annotated[str, Field(max_length=190)] = OMITTED
    stations: list[NewStation] = OMITTED

    def fields(self) -> dict[str, Any]:
        """What to write into the books."""
        fields = self.given()
        if "stations" in fields:
            fields["stations"] = [station.name for station in self.stations]
        return fields


class NewRole(RoleChanges):
    """A role belongs to a location for good."""

    name: Annotated[Name, Field(max_length=155)]
    color: Color
    location_id: int
    department_id: Reference


class RoleQuery(CursorQuery):
    """The filters of the list; `ids` may be repeated."""

    location_id: int | None = None
    department_id: int | None = None
    ids: list[int] = Field(default_factory=list)
    modified_since: Day | None = None

    def admits(self, role: Role) -> bool:
        """Whether a role is among those asked for."""
        return (
            self.location_id in (None, role.location_id)
            and self.department_id in (None, role.department_id or 0)
            and (not self.ids or role.id in self.ids)
        )


@router.get("")
async def list_roles(books: TheBooks, query: Annotated[RoleQuery, Query()]) -> JSONResponse:
    """All roles of the company, or those that the query names."""
    query = query.resumed()
    rows = changed_since(filter(query.admits, books.roles), query.modified_since)
    return listed("roles", role_row, page_of(books.desk, rows, query, SHORT_LIMIT))


@router.post("")
async def create_role(books: TheBooks, body: Annotated[NewRole, json_body(NewRole)]) -> JSONResponse:
    """Add a role."""
    fields = body.fields()
    check_references(books, fields)
    return single("role", role_row(books.create(books.roles, **fields)), 201)


@router.get("/{role_id}")
async def get_role(books: TheBooks, role_id: int) -> JSONResponse:
    """One role."""
    return single("role", role_row(books.roles.must(role_id)))


@router.put("/{role_id}")
async def update_role(
    books: TheBooks, role_id: int, body: Annotated[RoleChanges, json_body(RoleChanges)]
) -> JSONResponse:
    """Change a role."""
    role, fields = books.roles.must(role_id), body.fields()
    check_references(books, fields)
    books.change(role, **fields)
    return single("role", role_row(role))


@router.delete("/{role_id}")
async def delete_role(books: TheBooks, role_id: int) -> Response:
    """Drop a role."""
    books.remove(books.roles, books.roles.must(role_id))
    return Response(status_code=204)


def role_row(role: Role) -> Row:
    """A role as v2 shows it; roles that v1 made have no location, which is 0 here."""
    return {
        "id": role.id,
        "company_id": COMPANY_ID,
        "location_id": role.location_id or 0,
        "department_id": role.department_id or 0,
        "name": role.name,
        "color": role.color,
        "job_code": role.job_code,
        "sort": role.sort,
        "num_stations": len(role.stations),
        "stations": [
            {"id": station.id, "station_number": station.number, "name": station.name} for station in stations_of(role)
        ],
        "created": compact(role.created),
        "modified": compact(role.modified),
    }
