"""Roles of v1. They belong to the company; v1 knows nothing of their location or department."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import ListQuery, deleted, found, listed, page_of, saved
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import ROLE
from prefect_shiftwork.sandbox.seven_shifts.values import Color, Name

router = APIRouter(prefix="/roles")


class RoleChanges(Body):
    """What of a role can be changed."""

    name: Name = OMITTED
    color: Color = OMITTED


class NewRole(RoleChanges):
    """A role needs a name."""

    name: Name


class CreateRole(Body):
    """The body of a creation."""

    role: NewRole


class UpdateRole(Body):
    """The body of an update."""

    role: RoleChanges


@router.get("")
async def list_roles(books: TheBooks, query: Annotated[ListQuery, Query()]) -> JSONResponse:
    """All roles of the company."""
    return listed(ROLE, page_of(ROLE, books.roles, query, books))


@router.post("")
async def create_role(books: TheBooks, body: Annotated[CreateRole, json_body(CreateRole)]) -> JSONResponse:
    """Add a role."""
    return saved(ROLE, books.create(books.roles, **body.role.given()), "Role added.")


@router.get("/{role_id}")
async def get_role(books: TheBooks, role_id: int) -> JSONResponse:
    """One role."""
    return found(role=ROLE.row(books.roles.must(role_id)))


@router.put("/{role_id}")
async def update_role(
    books: TheBooks, role_id: int, body: Annotated[UpdateRole, json_body(UpdateRole)]
) -> JSONResponse:
    """Change a role."""
    role = books.roles.must(role_id)
    books.change(role, **body.role.given())
    return saved(ROLE, role, "Role saved.")


@router.delete("/{role_id}")
async def delete_role(books: TheBooks, role_id: int) -> JSONResponse:
    """Drop a role."""
    books.remove(books.roles, books.roles.must(role_id))
    return deleted("Role deleted.")
