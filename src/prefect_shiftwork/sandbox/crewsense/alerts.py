"""ReadyAlerts (crewsense.md 3.8): thirty a day, and no way to take one back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import invalid
from prefect_shiftwork.sandbox.crewsense.filters import Filter
from prefect_shiftwork.sandbox.crewsense.groups import Group
from prefect_shiftwork.sandbox.crewsense.lists import Title
from prefect_shiftwork.sandbox.crewsense.office import Here, Office, Record
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Id, Sent, Text

A_DAY = 30

Audience = Literal["all", "title", "group", "classification", "user"]

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert that went out; `sent` is aware."""

    id: int
    sent: datetime
    user_id: int
    body: str


class NewAlert(Sent):
    """Who is alerted: everybody, or those with these ids of the kind that `type` names; 0 and 1 are booleans too."""

    type: Audience
    ids: list[Id] | None = None
    body: Text
    user_id: Id
    email: bool = False


MODELS: dict[str, type[Record]] = {"title": Title, "group": Group, "classification": Filter, "user": User}


@router.post("/ready_alerts")
async def create_ready_alert(office: Here, sent: NewAlert) -> Response:
    """Send an alert to phones, and to mailboxes with `email`."""
    _check_audience(office, sent)
    sender = office.chosen(User, sent.user_id, "user_id")
    # The answer of the thirty-first is not documented.
    if sum(alert.sent.date() == office.now().date() for alert in office.all(Alert)) >= A_DAY:
        raise invalid(f"You have reached the limit of {A_DAY} ReadyAlerts per day.")
    alert = office.keep(Alert(office.next_id(Alert), office.now(), sender.id, sent.body))
    office.changed("sent", f"ReadyAlert {alert.id} to {sent.type} '{alert.body}'", sender.id)
    return undocumented(office, "ReadyAlert sent.", 201, id=alert.id)


def _check_audience(office: Office, sent: NewAlert) -> None:
    if sent.type == "all":
        if sent.ids is not None:
            raise invalid("The ids field must be null when type is all.")
        return
    if not sent.ids:
        raise invalid("The ids field is required unless type is in all.")
    for number in sent.ids:
        office.chosen(MODELS[sent.type], number, "ids")
