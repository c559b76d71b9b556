"""Users of v2."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import User
from prefect_shiftwork.sandbox.seven_shifts.requests import TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.tables import UnknownRecord
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import CursorQuery, changed_since, listed, page_of, single
from prefect_shiftwork.sandbox.seven_shifts.v2.settings import INACTIVE_REASONS
from prefect_shiftwork.sandbox.seven_shifts.v2.user_bodies import Deactivation, NewUser, NewUsers, UserChanges
from prefect_shiftwork.sandbox.seven_shifts.v2.user_shape import user_row
from prefect_shiftwork.sandbox.seven_shifts.values import Day

router = APIRouter(dependencies=[Depends(Scope("users"))])

SORT_KEYS = {"firstname": "first_name", "lastname": "last_name"}


class UserQuery(CursorQuery):
    """The filters of the list; without `status` it shows active and inactive people."""

    modified_since: Day | None = None
    location_id: int | None = None
    department_id: int | None = None
    role_id: int | None = None
    status: Literal["active", "inactive"] | None = None
    name: str | None = None
    sort_by: Annotated[
        str | None, Field(pattern=r"^(firstname|lastname)\.(asc|desc)(,(firstname|lastname)\.(asc|desc))?$")
    ] = None

    def admits(self, user: User) -> bool:
        """Whether a user is among those asked for."""
        return (
            (self.status is None or user.active == (self.status == "active"))
            and (self.name is None or self.name.casefold() in user.name.casefold())
            and (self.location_id is None or self.location_id in user.location_ids)
            and (self.department_id is None or self.department_id in user.department_ids)
            and (self.role_id is None or any(role.role_id == self.role_id for role in user.roles))
        )

    def refuse_several_places(self) -> None:
        """Location, department and role exclude one another."""
        if sum(value is not None for value in (self.location_id, self.department_id, self.role_id)) > 1:
            raise V2Error(400, "Use only one of location_id, department_id and role_id")


@router.get("/users")
async def list_users(books: TheBooks, query: Annotated[UserQuery, Query()]) -> JSONResponse:
    """People of the company."""
    query = query.resumed()
    query.refuse_several_places()
    rows = ordered(changed_since(filter(query.admits, books.users), query.modified_since), query.sort_by)
    return listed("users", lambda user: user_row(books, user), page_of(books.desk, rows, query))


def ordered(users: Iterable[User], sort_by: str | None) -> list[User]:
    """Users by `firstname.asc,lastname.desc`, the first key first."""
    rows = list(users)
    for key in reversed(sort_by.split(",") if sort_by else []):
        name, _, direction = key.partition(".")
        rows.sort(key=attrgetter(SORT_KEYS[name]), reverse=direction == "desc")
    return rows


@router.post("/users")
async def create_user(books: TheBooks, body: Annotated[NewUser, json_body(NewUser)]) -> JSONResponse:
    """Add a person."""
    return single("user", user_row(books, hire(books, body)), 201)


@router.post("/create_many_users")
async def create_many_users(books: TheBooks, body: Annotated[NewUsers, json_body(NewUsers)]) -> JSONResponse:
    """Add several people, or nobody if one of them is refused."""
    for new in body.root:
        new.fields(books)
    rows = [user_row(books, hire(books, new)) for new in body.root]
    return JSONResponse({"object": "users", "data": rows}, 201)


def hire(books: Books, new: NewUser) -> User:
    """Add one person."""
    fields = new.fields(books)
    refuse_taken(books, fields["punch_id"])
    return books.create(books.users, **fields)


def refuse_taken(books: Books, punch_id: str, owner: User | None = None) -> None:
    """A punch code belongs to one person."""
    if any(user.punch_id == punch_id and user is not owner for user in books.users):
        raise V2Error(422, f"The punch ID {punch_id} is taken", param="punch_id")


@router.get("/users/{identifier}")
async def get_user(books: TheBooks, identifier: str) -> JSONResponse:
    """One person, by the id of the user or by `punch:<code>`."""
    return single("user", user_row(books, find(books, identifier)))


def find(books: Books, identifier: str) -> User:
    """The user that an identifier stands for."""
    kind, _, code = identifier.rpartition(":")
    for user in books.users:
        if (kind == "punch" and user.punch_id == code) or str(user.id) == identifier:
            return user
    raise UnknownRecord("user", identifier)


@router.put("/users/{user_id}")
async def update_user(
    books: TheBooks, user_id: int, body: Annotated[UserChanges, json_body(UserChanges)]
) -> JSONResponse:
    """Change a person, or bring them back with `active`."""
    user, fields = books.users.must(user_id), body.fields(books)
    if fields.get("punch_id"):
        refuse_taken(books, fields["punch_id"], user)
    books.change(user, **fields)
    return single("user", user_row(books, user))


@router.delete("/users/{user_id}")
async def deactivate_user(
    books: TheBooks,
    user_id: int,
    body: Annotated[Deactivation, json_body(Deactivation, when_empty=b'{"inactive_reason": null}')],
) -> Response:
    """Deactivate a person; the request may have a body, unlike any other DELETE."""
    if body.inactive_reason not in (None, *INACTIVE_REASONS):
        raise V2Error(422, f"The reason is not one of {', '.join(INACTIVE_REASONS)}", param="inactive_reason")
    books.settle("deactivated", books.users.must(user_id), active=False, **body.given())
    return Response(status_code=204)
