"""A new office: the world's people and roster, and the records that the documents show as examples."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.crewsense import seed_board, seed_company, seed_leave, seed_people, seed_roster
from prefect_shiftwork.sandbox.crewsense.office import LogEntry, Office
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.world import DEPARTMENT_ZONE

LAST_LOG_ID = 329473
LOG_LENGTH = 120
NOON = time(12)


def open_office(desk: Desk) -> Office:
    """The organisation as a desk finds it at its start."""
    office = Office(desk)
    office.take_over(_first_office(desk.world.anchor))
    return office


@lru_cache(maxsize=8)
def _first_office(anchor: date) -> Office:
    """The office of a day, which takes longer to fill than most requests to answer."""
    office = Office(Desk(Clock(datetime.combine(anchor, NOON, DEPARTMENT_ZONE))))
    for seed in (seed_company, seed_people, seed_roster, seed_leave, seed_board):
        seed.fill(office)
    _fill_log(office)
    return office


def _fill_log(office: Office) -> None:
    """Somebody logged in every hour of the last days."""
    users = [user for user in office.all(User) if not user.inactive]
    midnight = datetime.combine(office.desk.world.anchor, datetime.min.time(), office.zone)
    for hour in range(LOG_LENGTH, 0, -1):
        user = users[hour % len(users)]
        at = midnight - timedelta(hours=hour - 1)
        office.keep(LogEntry(LAST_LOG_ID + 1 - hour, at, f"{user.full_name} logged in.", user.id))
