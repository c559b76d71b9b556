"""Users of v1. The document says "coming soon" of their list; clients used it all the same (lib7shifts)."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.requests import Filters, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import (
    ListQuery,
    Row,
    deleted,
    listed,
    page_of,
    rows_answer,
    saved,
)
from prefect_shiftwork.sandbox.seven_shifts.v1.relations import deep_user
from prefect_shiftwork.sandbox.seven_shifts.v1.user_bodies import CreateUser, UpdateUser
from prefect_shiftwork.sandbox.seven_shifts.v1.user_shape import USER
from prefect_shiftwork.sandbox.seven_shifts.v1.values import Flag

router = APIRouter(prefix="/users")


class Depth(Filters):
    """Whether relations are wanted."""

    deep: Flag = False


class UserQuery(ListQuery, Depth):
    """The filters of the list. Without `active` it shows active people: clients ask for 1 and then for 0."""

    active: Flag = True


@router.get("")
async def list_users(books: TheBooks, query: Annotated[UserQuery, Query()]) -> JSONResponse:
    """Active or inactive people."""
    page = page_of(USER, (user for user in books.users if user.active == query.active), query, books)
    if query.deep:
        return rows_answer([deep_user(books, user) for user in page.records], page.total)
    return listed(USER, page)


@router.post("")
async def create_user(books: TheBooks, body: Annotated[CreateUser, json_body(CreateUser)]) -> JSONResponse:
    """Add a person."""
    return saved(USER, books.create(books.users, **body.fields(books)), "User added.")


@router.get("/{user_id}")
async def get_user(books: TheBooks, user_id: int, depth: Annotated[Depth, Query()]) -> JSONResponse:
    """One person, active or not."""
    user = books.users.must(user_id)
    data: Row = deep_user(books, user) if depth.deep else {"user": USER.row(user)}
    return JSONResponse({"status": "success", "data": data, "message": ""})


@router.put("/{user_id}")
async def update_user(
    books: TheBooks, user_id: int, body: Annotated[UpdateUser, json_body(UpdateUser)]
) -> JSONResponse:
    """Change a person."""
    user = books.users.must(user_id)
    fields = body.fields(books)
    if "flags" in fields:
        fields["flags"] = user.flags | fields["flags"]
    books.change(user, **fields)
    return saved(USER, user, "User saved.")


@router.delete("/{user_id}")
async def delete_user(books: TheBooks, user_id: int) -> JSONResponse:
    """Deactivate a person: their shifts and punches stay, so they stay too, with `active` false."""
    books.settle("deactivated", books.users.must(user_id), active=False)
    return deleted("User deleted.")
