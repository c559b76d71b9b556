"""CrewSense's approved time off, and the people that it is of."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from prefect_shiftwork.blocks import CrewSenseCredentials
from prefect_shiftwork.bridges import crewsense as bridge
from prefect_shiftwork.bridges.reading import Read, read_all
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.left_out import left_out
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.time_off import TimeOff
from prefect_shiftwork.vendors.crewsense import CrewSense

list_users = as_task(CrewSense.list_users)
list_time_offs = as_task(CrewSense.list_time_offs)


@dataclass(frozen=True)
class Absences:
    """What was read of CrewSense.

    Attributes:
        entries: time off that touches the period, a row a segment, of every status.
        people: everybody who is active there.
        period: the days that were asked for, in ``zone``.
        problems: a sentence for each record that could not be read; with any, the list is not whole.
    """

    entries: list[TimeOff]
    people: list[Person]
    period: Period
    zone: ZoneInfo
    problems: list[str]


async def read_absences(credentials: CrewSenseCredentials, period: Period) -> Absences:
    """The time off that touches a period."""
    people = [bridge.person(user) for user in await list_users(credentials)]
    entries = await read_entries(credentials, period, people)
    return Absences(entries.values, people, period, ZoneInfo(credentials.timezone), entries.problems)


async def read_entries(
    credentials: CrewSenseCredentials, period: Period, people: Iterable[Person] = ()
) -> Read[TimeOff]:
    """The time off that touches a period. Of whom is not among the people, id and name are known."""
    by_id = {person.id: person for person in people}
    start, end = period.bounds(ZoneInfo(credentials.timezone))
    named = list_time_offs.with_options(task_run_name=f"Read CrewSense time off, {period}")
    entries = read_all(await named(credentials, start, end), lambda row: bridge.time_off(row, by_id))
    return Read(entries.values, [*entries.problems, *await left_out(credentials)])
