"""Titles, filters and groups of a user (crewsense.md 3.6): a PUT overwrites the whole set."""

from dataclasses import replace

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.filters import Filter
from prefect_shiftwork.sandbox.crewsense.groups import Group
from prefect_shiftwork.sandbox.crewsense.lists import Title
from prefect_shiftwork.sandbox.crewsense.office import Here, Office, Record
from prefect_shiftwork.sandbox.crewsense.replies import SUCCESS
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Sent

router = APIRouter(prefix="/v1", route_class=JsonRoute)


class Ids(Sent):
    """The whole new set."""

    ids: tuple[Id, ...]


@router.get("/users/{user_id}/titles")
async def list_user_titles(office: Here, user_id: int) -> list[Json]:
    """The callback lists that a user is on; the form of the rows is not documented."""
    titles = [office.one(Title, number) for number in office.one(User, user_id).titles]
    return [{"id": title.id, "name": title.name} for title in titles]


@router.get("/users/{user_id}/filters")
async def list_user_filters(office: Here, user_id: int) -> list[Json]:
    """The filters that a user passes; the form of the rows is not documented."""
    filters = [office.one(Filter, number) for number in office.one(User, user_id).filters]
    return [{"id": str(row.id), "label": row.label} for row in filters if not row.deleted]


@router.get("/users/{user_id}/groups")
async def list_user_groups(office: Here, user_id: int) -> list[Json]:
    """The groups of a user, with `name` for what `/groups` calls `label`."""
    groups = [office.one(Group, number) for number in office.one(User, user_id).groups]
    return [{"id": group.id, "name": group.name} for group in groups]


@router.put("/users/{user_id}/titles")
async def replace_user_titles(office: Here, user_id: int, sent: Ids) -> Json:
    """Put a user on these callback lists, and on no other."""
    user = office.one(User, user_id)
    return _kept(office, replace(user, titles=_chosen(office, Title, sent)), "Titles")


@router.put("/users/{user_id}/filters")
async def replace_user_filters(office: Here, user_id: int, sent: Ids) -> Json:
    """Give a user these filters, and no other."""
    user = office.one(User, user_id)
    return _kept(office, replace(user, filters=_chosen(office, Filter, sent)), "Filters")


@router.put("/users/{user_id}/groups")
async def replace_user_groups(office: Here, user_id: int, sent: Ids) -> Json:
    """Put a user into these groups, and into no other."""
    user = office.one(User, user_id)
    return _kept(office, replace(user, groups=_chosen(office, Group, sent)), "Groups")


def _chosen(office: Office, kind: type[Record], sent: Ids) -> tuple[int, ...]:
    return tuple(office.chosen(kind, number, "ids").id for number in sent.ids)


def _kept(office: Office, user: User, what: str) -> Json:
    office.keep(user)
    office.changed("updated", f"{what} of {user.full_name}")
    return SUCCESS
