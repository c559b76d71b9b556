"""Who signed up for an event (crewsense.md 3.9): the hours come and go with the entry."""

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import invalid
from prefect_shiftwork.sandbox.crewsense.office import Here
from prefect_shiftwork.sandbox.crewsense.replies import envelope
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.shift_records import MiscHours
from prefect_shiftwork.sandbox.crewsense.signup import Signup, SignupEvent, signups
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Sent

OF_EVENT = "/signup_events/{event_id}/users"

router = APIRouter(prefix="/v1", route_class=JsonRoute)


class NewSignup(Sent):
    """Who signs up."""

    user_id: Id


@router.get(OF_EVENT)
async def list_signup_users(office: Here, event_id: int) -> list[Json]:
    """Who signed up."""
    return [
        {"id": signup.id, "user": person(office, signup.user_id), "misc_hour_id": signup.misc_hour_id}
        for signup in signups(office, office.one(SignupEvent, event_id))
    ]


@router.post(OF_EVENT)
async def add_signup_user(office: Here, event_id: int, sent: NewSignup) -> Response:
    """Sign a user up, and put the hours on the schedule."""
    event = office.one(SignupEvent, event_id)
    user = office.chosen(User, sent.user_id, "user_id")
    if any(signup.user_id == user.id for signup in signups(office, event)):
        raise invalid(f"{user.full_name} is already signed up for this event.")
    number = office.next_id(MiscHours)
    hours = MiscHours(number, user.id, event.work_type_id, event.start, event.end, event.title)
    office.keep(hours)
    signup = office.keep(Signup(office.next_id(Signup), event.id, user.id, hours.id))
    office.changed("signed up", f"{user.full_name} for {event}", user.id)
    return envelope(f"Signed up {user.full_name} for {event.title}.", 201, id=signup.id)


@router.delete(OF_EVENT + "/{user_id}")
async def remove_signup_user(office: Here, event_id: int, user_id: int) -> Response:
    """Take a user off again, and the hours off the schedule."""
    event = office.one(SignupEvent, event_id)
    user = office.one(User, user_id)
    signup = next((row for row in signups(office, event) if row.user_id == user.id), None)
    if signup is None:
        raise invalid(f"{user.full_name} is not signed up for this event.")
    office.drop(signup)
    office.drop(office.one(MiscHours, signup.misc_hour_id))
    office.changed("removed", f"{user.full_name} from {event}", user.id)
    return envelope(f"Removed {user.full_name} from {event.title}.")
