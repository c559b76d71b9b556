"""CrewSense's users and time off."""

from collections.abc import Mapping

from prefect_shiftwork.bridges.reading import Unreadable, full_name, needed, somebody
from prefect_shiftwork.roster.moments import utc
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.time_off import TimeOff
from prefect_shiftwork.vendors import crewsense

SYSTEM = "crewsense"

APPROVED = 1
"""The status of time off that is approved; 0 is pending (developer.crewsense.com: POST /time_offs)."""


def person(user: crewsense.User) -> Person:
    """A user; the first e-mail address is the main one."""
    names = (user.full_name,) if user.full_name else (user.first_name, user.last_name)
    email = next((address for address in user.emails if address.strip()), None)
    return Person(SYSTEM, str(user.user_id), full_name(user.user_id, *names), user.employee_id, email)


def time_off(row: crewsense.TimeOff, people: Mapping[str, Person]) -> TimeOff:
    """One segment of time off, whose user is looked up by id: CrewSense lists those who are active.

    Raises:
        Unreadable: if it has no user, no start, no end, or ends before it starts.
    """
    record = f"CrewSense time off {row.id}"
    user = needed(row.user, record, "user")
    start, end = needed(row.start, record, "start"), needed(row.end, record, "end")
    kind = row.time_off_type and (row.time_off_type.name or row.time_off_type.work_code)
    if utc(end) <= utc(start):
        raise Unreadable(f"{record} ends at {end:%Y-%m-%d %H:%M}, before it starts; correct it there.")
    return TimeOff(
        system=SYSTEM,
        id=str(row.id),
        person=somebody(people, SYSTEM, user.id, user.name),
        start=start,
        end=end,
        kind=kind or "time off without a type",
        note=row.user_note or "",
        approved=row.status == APPROVED,
    )
