"""The bulletin board (crewsense.md 3.8): one page of HTML, cleaned when it comes in."""

from dataclasses import dataclass
from datetime import datetime

import nh3
from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import RefusedError
from prefect_shiftwork.sandbox.crewsense.office import VENDOR, Here
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Sent, Text, zoned

BEING_EDITED = f"{VENDOR}.bulletin_being_edited"
THE_ONE = 1

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What the board says; there is one of it. `updated` is aware."""

    id: int
    content: str
    user_id: int
    updated: datetime


class BulletinContent(Sent):
    """The whole new content, and who puts it there."""

    admin_id: Id
    content: Text


@router.get("/bulletin_board")
async def get_bulletin_board(office: Here) -> Json:
    """What the board says."""
    board = office.one(Bulletin, THE_ONE)
    return {
        "content": board.content,
        "last_updated_by": person(office, board.user_id),
        "last_updated_at": zoned(board.updated),
    }


@router.put("/bulletin_board")
async def replace_bulletin_board(office: Here, sent: BulletinContent) -> Response:
    """Say something else; 409 while somebody has the board open in the web editor."""
    admin = office.chosen(User, sent.admin_id, "admin_id")
    if office.desk.quirk(BEING_EDITED):
        raise RefusedError(409, "The bulletin board is currently being edited.")
    office.keep(Bulletin(THE_ONE, nh3.clean(sent.content), admin.id, office.now()))
    office.changed("updated", "Bulletin board", admin.id)
    return undocumented(office, "Bulletin board updated.")
