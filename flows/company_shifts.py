"""Shifts of a 7shifts company, read for announcing; and created first, where a person asks for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from zoneinfo import ZoneInfo

from prefect_shiftwork.blocks import SevenShiftsCredentials
from prefect_shiftwork.bridges import seven_shifts as bridge
from prefect_shiftwork.bridges.reading import read_all
from prefect_shiftwork.flows.by_name import meant
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.left_out import left_out, need_whole
from prefect_shiftwork.flows.making import make_once
from prefect_shiftwork.flows.shift_choice import NewSevenShiftsShift
from prefect_shiftwork.flows.shift_sources import Audience, FoundShifts, imagined
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.vendors.seven_shifts import Location, Role, SevenShifts, Shift

get_shift = as_task(SevenShifts.get_shift)
list_shifts = as_task(SevenShifts.list_shifts)
create_shift = as_task(SevenShifts.create_shift)
list_roles = as_task(SevenShifts.list_roles)
list_locations = as_task(SevenShifts.list_locations)
list_users = as_task(SevenShifts.list_users)


@dataclass(frozen=True)
class Place:
    """Where a new shift is, and as what people work there."""

    location: Location
    department_id: int | None
    role: Role | None

    @property
    def role_id(self) -> int:
        """The role's id; 0 for none."""
        return self.role.id if self.role else 0


@dataclass(frozen=True)
class CompanyShifts:
    """The shifts of one company. Their times are in the zone of their location, and in ``zone`` where it has none.

    ``audience`` decides whether the people of a shift's role are read at all.
    """

    credentials: SevenShiftsCredentials
    audience: Audience
    zone: ZoneInfo

    async def coming(self, start: datetime, end: datetime) -> FoundShifts:
        """The published shifts that start in [start, end]."""
        return await self._named(await list_shifts(self.credentials, start, end))

    async def nameless(self, start: datetime, end: datetime) -> FoundShifts:
        """The same in the one call that tells which of them are open: nothing in them has its name."""
        return await self._read(await list_shifts(self.credentials, start, end))

    async def one(self, shift_id: int) -> FoundShifts:
        """One shift. Raises NotFound when there is none."""
        found = await self._named([await get_shift(self.credentials, shift_id)])
        return found.only(str(shift_id), SevenShifts.title)

    async def new(self, new: NewSevenShiftsShift, *, create: bool) -> FoundShifts:
        """The shift of that place, role and time; when there is none it is created, or without ``create`` imagined."""
        place = await self._place(new)
        found = await self._twin(new, place)
        if found is None and not create:
            role, location = place.role and place.role.name, place.location.name
            return imagined(bridge.SYSTEM, new, self.zone, role=role or "", place=location or "")
        return await self.one(found or await self._created(new, place))

    async def _named(self, records: Sequence[Shift]) -> FoundShifts:
        roles, locations = await self._roles(), await self._locations()
        people = {str(user.id): bridge.person(user) for user in await list_users(self.credentials)}
        found = await self._read(records, roles, locations, people)
        return replace(found, with_role=await self._with_role(records))

    async def _read(
        self,
        records: Iterable[Shift],
        roles: Mapping[int, Role] = MappingProxyType({}),
        locations: Mapping[int, Location] = MappingProxyType({}),
        people: Mapping[str, Person] = MappingProxyType({}),
    ) -> FoundShifts:
        read = read_all(
            records,
            lambda record: bridge.shift(record, roles=roles, locations=locations, people=people, zone=self.zone),
        )
        return FoundShifts(read.values, [*read.problems, *await left_out(self.credentials)])

    async def _with_role(self, records: Iterable[Shift]) -> dict[str, list[Person]]:
        """The people of each shift's role, by the shift's key."""
        if self.audience != "everybody with the role":
            return {}
        role_of = {f"{bridge.SYSTEM}/{record.id}": record.role_id for record in records if record.role_id}
        people = {role_id: await self._people_with(role_id) for role_id in set(role_of.values())}
        return {key: people[role_id] for key, role_id in role_of.items()}

    async def _people_with(self, role_id: int) -> list[Person]:
        return [bridge.person(user) for user in await list_users(self.credentials, role_id=role_id, status="active")]

    async def _roles(self) -> dict[int, Role]:
        return {role.id: role for role in await list_roles(self.credentials)}

    async def _locations(self) -> dict[int, Location]:
        return {location.id: location for location in await list_locations(self.credentials)}

    async def _place(self, new: NewSevenShiftsShift) -> Place:
        """What the form names; departments and roles are those of the location."""
        location = await meant(self.credentials, SevenShifts.find_location, new.location_id)
        department_id, role = None, None
        if new.department_id:
            find = SevenShifts.find_department
            department_id = (await meant(self.credentials, find, new.department_id, location.id)).id
        if new.role_id:
            role = await meant(self.credentials, SevenShifts.find_role, new.role_id, location.id, department_id)
        return Place(location, department_id, role)

    async def _created(self, new: NewSevenShiftsShift, place: Place) -> int:
        async def create() -> int:
            created = await create_shift(
                self.credentials,
                place.location.id,
                new.start,
                new.end,
                role_id=place.role_id or None,
                department_id=place.department_id,
                open=new.open,
                unassigned=not new.open,
                notes=new.notes or None,
            )
            return created.id

        key = f"seven_shifts/{place.location.id}/{place.role_id}/{new.start.timestamp()}/{new.end.timestamp()}"
        return await make_once(key, create, partial(self._twin, new, place))

    async def _twin(self, new: NewSevenShiftsShift, place: Place) -> int | None:
        wanted = (place.role_id, new.start, new.end)
        shifts = await list_shifts(self.credentials, new.start, new.start, location_id=place.location.id)
        await need_whole(self.credentials, SevenShifts.list_shifts)
        return next((each.id for each in shifts if (each.role_id or 0, each.start, each.end) == wanted), None)
