"""Qualifiers that a user holds, each with a ranking (crewsense.md 3.6)."""

from dataclasses import replace

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import invalid, no_record
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.qualifiers import Qualifier
from prefect_shiftwork.sandbox.crewsense.replies import envelope
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Sent, Whole

OF_USER = "/users/{user_id}/qualifiers"

router = APIRouter(prefix="/v1", route_class=JsonRoute)


class Ranked(Sent):
    """A qualifier, and its place among those of the user; 0 is none."""

    id: Id
    ranking: Whole = 0


class RankedSet(Sent):
    """The whole new set: objects, where the other sets of a user have plain ids."""

    ids: list[Ranked]


@router.get(OF_USER)
async def list_user_qualifiers(office: Here, user_id: int) -> list[Json]:
    """What a user holds."""
    held = office.one(User, user_id).qualifiers
    rows = [(office.one(Qualifier, number), ranking) for number, ranking in held.items()]
    return [
        {"id": row.id, "name": row.name, "shortcode": row.shortcode, "ranking": ranking}
        for row, ranking in rows
        if row.deleted_at is None
    ]


@router.post(OF_USER)
async def add_user_qualifier(office: Here, user_id: int, sent: Ranked) -> Response:
    """Add one."""
    user = office.one(User, user_id)
    if sent.id in user.qualifiers:
        raise invalid("The user already has this qualifier.")
    _kept(office, user, {**user.qualifiers, **_chosen(office, sent)})
    return envelope("Qualifier added to user.", 201)


@router.put(OF_USER)
async def replace_user_qualifiers(office: Here, user_id: int, sent: RankedSet) -> Response:
    """Keep these, and no other."""
    held: dict[int, int] = {}
    for ranked in sent.ids:
        held |= _chosen(office, ranked)
    _kept(office, office.one(User, user_id), held)
    return envelope("Qualifiers of user updated.")


@router.delete(OF_USER + "/{qualifier_id}")
async def delete_user_qualifier(office: Here, user_id: int, qualifier_id: int) -> Response:
    """Take one away from a user who has it."""
    user = office.one(User, user_id)
    if qualifier_id not in user.qualifiers:
        raise no_record("Qualifier")
    _kept(office, user, {number: rank for number, rank in user.qualifiers.items() if number != qualifier_id})
    return envelope("Qualifier removed from user.")


def _chosen(office: Office, ranked: Ranked) -> dict[int, int]:
    return {office.chosen(Qualifier, ranked.id, "id").id: ranked.ranking}


def _kept(office: Office, user: User, qualifiers: dict[int, int]) -> None:
    office.keep(replace(user, qualifiers=qualifiers))
    office.changed("updated", f"Qualifiers of {user.full_name}")
