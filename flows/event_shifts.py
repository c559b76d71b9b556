"""Shifts of a CrewIO event, read for announcing; and created first, where a person asks for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Self
from zoneinfo import ZoneInfo

from prefect_shiftwork.blocks import CrewIOCredentials
from prefect_shiftwork.bridges import crewio as bridge
from prefect_shiftwork.bridges.reading import read_all
from prefect_shiftwork.flows.by_name import event_id, meant
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.left_out import left_out, need_whole
from prefect_shiftwork.flows.making import make_once, once_listed
from prefect_shiftwork.flows.shift_choice import NewCrewIOShift
from prefect_shiftwork.flows.shift_sources import FoundShifts, imagined
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors.crewio import CrewIO, Event, Role

get_event = as_task(CrewIO.get_event)
list_shifts = as_task(CrewIO.list_shifts)
create_shift = as_task(CrewIO.create_shift)
list_roles = as_task(CrewIO.list_roles)
list_helpers = as_task(CrewIO.list_helpers)
list_assignments = as_task(CrewIO.list_assignments)


@dataclass(frozen=True)
class EventShifts:
    """The shifts of one event, with their times in ``zone``."""

    credentials: CrewIOCredentials
    event_id: str
    zone: ZoneInfo

    @classmethod
    async def of(cls, credentials: CrewIOCredentials, event: str, zone: ZoneInfo) -> Self:
        """The shifts of the event of that name or id. Raises NotFound or Ambiguous when it is not one event."""
        return cls(credentials, await event_id(credentials, event), zone)

    async def every(self) -> FoundShifts:
        """All shifts of the event."""
        helpers = read_all(await list_helpers(self.credentials, self.event_id), bridge.person)
        event = await get_event(self.credentials, self.event_id)
        roles = await list_roles(self.credentials, self.event_id)
        found = await self._read(event, roles, {helper.id: helper for helper in helpers.values})
        return replace(found, problems=[*helpers.problems, *found.problems], with_role=with_role(found.shifts))

    async def nameless(self) -> FoundShifts:
        """All shifts of the event in as few calls as tell which of them are open: nothing in them has its name."""
        return await self._read(Event(id=self.event_id))

    async def _read(
        self, event: Event, roles: Iterable[Role] = (), people: Mapping[str, Person] = MappingProxyType({})
    ) -> FoundShifts:
        read = bridge.shifts(
            event,
            await list_shifts(self.credentials, self.event_id),
            roles=roles,
            assignments=await list_assignments(self.credentials, self.event_id),
            people=people,
            zone=self.zone,
        )
        return FoundShifts(read.values, [*read.problems, *await left_out(self.credentials)])

    async def one(self, shift: str) -> FoundShifts:
        """One shift of the event, as :meth:`FoundShifts.only` finds it: CrewIO lists them only."""
        return (await self.every()).only(shift, CrewIO.title)

    async def new(self, new: NewCrewIOShift, *, create: bool) -> FoundShifts:
        """The shift of that role and time; when there is none it is created, or without ``create`` only imagined."""
        role = await meant(self.credentials, CrewIO.find_role, new.role_id, self.event_id)
        new = new.model_copy(update={"role_id": role.id})
        found = await self._twin(new)
        if found is None and not create:
            return await self._imagined(new, role)
        shift_id = found or await self._created(new)
        return await once_listed(partial(self.one, shift_id))

    async def _created(self, new: NewCrewIOShift) -> str:
        async def create() -> str:
            created = await create_shift(
                self.credentials,
                self.event_id,
                new.role_id,
                new.start,
                new.end,
                required_count=new.required_count,
                notes=new.notes or None,
            )
            return created.id

        key = f"crewio/{self.event_id}/{new.role_id}/{new.start.timestamp()}/{new.end.timestamp()}"
        return await make_once(key, create, partial(self._twin, new))

    async def _twin(self, new: NewCrewIOShift) -> str | None:
        wanted = (new.role_id, new.start, new.end)
        shifts = await list_shifts(self.credentials, self.event_id)
        await need_whole(self.credentials, CrewIO.list_shifts)
        return next((each.id for each in shifts if (each.role_id, each.start_time, each.end_time) == wanted), None)

    async def _imagined(self, new: NewCrewIOShift, role: Role) -> FoundShifts:
        event = await get_event(self.credentials, self.event_id)
        names = {"role": role.name or "", "place": event.location or "", "event": event.name or ""}
        return imagined(bridge.SYSTEM, new, self.zone, **names)


def with_role(shifts: Iterable[Shift]) -> dict[str, list[Person]]:
    """The people of each shift's role, by the shift's key: in CrewIO, those who have some shift of that role."""
    every = list(shifts)
    known: defaultdict[str, dict[str, Person]] = defaultdict(dict)
    for shift in every:
        known[shift.role].update({person.id: person for person in shift.people})
    return {shift.key: list(known[shift.role].values()) for shift in every if shift.role}
