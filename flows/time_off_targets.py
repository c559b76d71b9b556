"""Where time off is copied to: what is there, what is missing, and how it is written."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from prefect_shiftwork.blocks import CrewIOCredentials, SevenShiftsCredentials
from prefect_shiftwork.bridges import crewio as crewio_bridge
from prefect_shiftwork.bridges import seven_shifts as seven_shifts_bridge
from prefect_shiftwork.bridges.reading import read_all
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.left_out import left_out, need_whole
from prefect_shiftwork.flows.making import make_once
from prefect_shiftwork.flows.running import unreadable
from prefect_shiftwork.flows.time_off_source import Absences
from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.roster.availability import Answers, plan_availability
from prefect_shiftwork.roster.copying import DaysOffWrite, plan_time_off
from prefect_shiftwork.roster.days_off import Rule
from prefect_shiftwork.roster.pairing import ExistingDaysOff
from prefect_shiftwork.roster.people import Matcher, Person
from prefect_shiftwork.roster.plan import Action, Item, Plan
from prefect_shiftwork.vendors.crewio import CrewIO
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

list_users = as_task(SevenShifts.list_users)
list_time_off = as_task(SevenShifts.list_time_off)
get_event = as_task(CrewIO.get_event)
list_shifts = as_task(CrewIO.list_shifts)
list_roles = as_task(CrewIO.list_roles)
list_helpers = as_task(CrewIO.list_helpers)
list_requests = as_task(CrewIO.list_availability_requests)
list_responses = as_task(CrewIO.list_availability_responses)


T = TypeVar("T")
TimeOffWrite = Callable[[], Awaitable[None]]
"""Writes one thing into its target."""


class Target(Protocol):
    """A place that time off is copied to."""

    @property
    def name(self) -> str:
        """For people."""

    async def plan(self, absences: Absences) -> Plan[TimeOffWrite]:
        """What would be written."""


@dataclass(frozen=True)
class SevenShiftsTimeOff:
    """7shifts' own time off. Copies carry ``crewsense:<number>`` in their comments."""

    credentials: SevenShiftsCredentials
    explicit: Mapping[str, str]
    kinds: Mapping[str, str]
    rule: Rule
    remove_withdrawn: bool
    most_removals: int

    name = "7shifts"

    async def plan(self, absences: Absences) -> Plan[TimeOffWrite]:
        """Time off that is missing, differs or was withdrawn."""
        people = [seven_shifts_bridge.person(user) for user in await list_users(self.credentials)]
        existing, problems = await self._existing({person.id: person for person in people}, absences)
        problems += await left_out(self.credentials)
        plan = plan_time_off(
            absences.entries,
            existing,
            Matcher(people, self.explicit, sources=absences.people, there=self.name),
            self.kinds,
            absences.zone,
            self.rule,
            remove_withdrawn=self.remove_withdrawn,
            most_removals=self.most_removals,
            complete=not (problems or absences.problems),
            window=absences.period,
        )
        return with_writes(plan, problems, self.name, self._write)

    async def _existing(
        self, people: Mapping[str, Person], absences: Absences
    ) -> tuple[list[ExistingDaysOff], list[str]]:
        period = absences.period
        named = list_time_off.with_options(task_run_name=f"Read 7shifts time off from {period.start} on")
        read = read_all(
            await named(self.credentials, to_date_gte=period.start),
            lambda record: seven_shifts_bridge.existing_days_off(record, people),
        )
        await need_whole(self.credentials, SevenShifts.list_time_off)
        return [days for days in read.values if days.days.from_date <= period.end], read.problems

    async def _write(self, action: Action, days: DaysOffWrite) -> None:
        async with self.credentials.get_client() as client:
            if action is Action.REMOVE and days.record_id:
                with suppress(NotFound):  # it is gone: the list that showed it lags behind
                    await client.delete_time_off(int(days.record_id))
            elif action is Action.UPDATE:
                await client.update_time_off(**seven_shifts_bridge.time_off_changes(days))
            else:
                await self._create(client, days)

    async def _create(self, client: SevenShifts, days: DaysOffWrite) -> None:
        """Create a copy, unless it is there."""
        await make_once(
            f"seven_shifts/{await self.credentials.company()}/{days.key}",
            lambda: client.create_time_off(**seven_shifts_bridge.new_time_off(days)),
            partial(self._found, client, days),
        )

    async def _found(self, client: SevenShifts, days: DaysOffWrite) -> ExistingDaysOff | None:
        """The copy that is there already."""
        there = client.list_time_off(to_date_gte=days.days.from_date, user_id=int(days.person.id))
        read = read_all(
            [record async for record in there],
            lambda record: seven_shifts_bridge.existing_days_off(record, {days.person.id: days.person}),
        )
        return next((copy for copy in read.values if copy.key == days.key), None)


@dataclass(frozen=True)
class CrewIOAvailability:
    """Answers to the availability requests of a CrewIO event; a slot's id is the id of its shift."""

    credentials: CrewIOCredentials
    event_id: str
    explicit: Mapping[str, str]
    overwrite: bool

    name = "CrewIO"

    async def plan(self, absences: Absences) -> Plan[TimeOffWrite]:
        """Answers that are missing for shifts which run while a person is off."""
        helpers = read_all(await list_helpers(self.credentials, self.event_id), crewio_bridge.person)
        responses = read_all(await list_responses(self.credentials, self.event_id), crewio_bridge.answers)
        await need_whole(self.credentials, CrewIO.list_availability_responses)
        requests = await list_requests(self.credentials, self.event_id)
        shifts = crewio_bridge.shifts(
            await get_event(self.credentials, self.event_id),
            await list_shifts(self.credentials, self.event_id),
            roles=await list_roles(self.credentials, self.event_id),
            assignments=(),
            people={},
            zone=absences.zone,
        )
        plan = plan_availability(
            absences.entries,
            shifts.values,
            [crewio_bridge.availability_request(request) for request in requests],
            responses.values,
            Matcher(helpers.values, self.explicit, sources=absences.people, there=self.name),
            overwrite=self.overwrite,
        )
        problems = [*helpers.problems, *responses.problems, *shifts.problems, *await left_out(self.credentials)]
        return with_writes(plan, problems, self.name, self._write)

    async def _write(self, _: Action, answers: Answers) -> None:
        async with self.credentials.get_client() as client:
            await client.upsert_availability_response(self.event_id, **crewio_bridge.response_arguments(answers))


def with_writes(
    plan: Plan[T], problems: Iterable[str], target: str, write: Callable[[Action, T], Awaitable[None]]
) -> Plan[TimeOffWrite]:
    """The same plan, each of whose writes knows how it is made; and what of the target could not be read."""
    items = (
        Item(
            item.action,
            item.key,
            item.who,
            f"{target}: {item.what}",
            item.why,
            partial(write, item.action, item.payload) if item.payload is not None else None,
        )
        for item in plan.items
    )
    return Plan((*items, *unreadable(problems)))
