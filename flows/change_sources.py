"""What no vendor tells by itself, found by looking: time off of CrewSense, open shifts of CrewIO and 7shifts."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials, SevenShiftsCredentials
from prefect_shiftwork.bridges import crewio, crewsense, seven_shifts
from prefect_shiftwork.flows.change_notes import Look, Noted, Sighting, Words
from prefect_shiftwork.flows.company_shifts import CompanyShifts
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.event_shifts import EventShifts
from prefect_shiftwork.flows.shift_sources import FoundShifts
from prefect_shiftwork.flows.time_off_source import read_entries
from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.roster.moments import utc
from prefect_shiftwork.roster.periods import coming_days
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.roster.time_off import TimeOff
from prefect_shiftwork.roster.watermark import Watermark
from prefect_shiftwork.vendors.crewsense import CrewSense

get_time_off = as_task(CrewSense.get_time_off)

Read = Callable[[], Awaitable[FoundShifts]]

ZONE = ZoneInfo("UTC")
"""Of shifts whose vendor or location has no zone of its own."""


class Source(Protocol):
    """Something to look at."""

    @property
    def words(self) -> Words:
        """How its events are called."""

    async def account(self) -> str:
        """Whose records these are, as the memory tells them apart; it stays when a secret is renewed."""

    async def look(self, noted: Noted, now: datetime) -> Look:
        """What is there now, and what became of what was seen before."""


@dataclass(frozen=True)
class ApprovedTimeOff:
    """The approved time off of the coming days in CrewSense, which has no webhooks."""

    credentials: CrewSenseCredentials
    days: int
    words = Words(crewsense.SYSTEM, "time_off.approved", "time_off.withdrawn")

    async def account(self) -> str:
        """The organisation, by its API key."""
        return f"{crewsense.SYSTEM}/{self.credentials.client_id}"

    async def look(self, noted: Noted, now: datetime) -> Look:
        """What is approved. What is missing in the list is withdrawn only if CrewSense says so of the entry itself."""
        zone, seen = ZoneInfo(self.credentials.timezone), noted.seen
        period = coming_days(now, zone, self.days)
        entries = await read_entries(self.credentials, period)
        there = approved(entries.values)
        _, end = period.bounds(zone)
        listed = {each.key for each in there}
        # Time off that lasts longer than the days that are looked at may begin after them, if they were made fewer.
        missing = [key for key, until in seen.delivered.items() if key not in listed and utc(now) < utc(until) <= end]
        return Look(there, await self._withdrawn(missing), problems=entries.problems)

    async def _withdrawn(self, keys: Iterable[str]) -> Mapping[str, dict[str, JsonValue]]:
        found = {key: await self._gone(int(key.rpartition(".")[2])) for key in keys}
        return {key: data for key, data in found.items() if data}

    async def _gone(self, entry: int) -> dict[str, JsonValue]:
        """What to tell of an entry that is not approved any more; nothing if it still is."""
        try:
            rows = await get_time_off(self.credentials, entry)
        except NotFound:
            rows = []
        if any(row.status == crewsense.APPROVED for row in rows):
            return {}
        return {"time_off_id": entry, "deleted": not rows}


def approved(rows: Iterable[TimeOff]) -> list[Sighting]:
    """Approved time off, each entry once: CrewSense lists a long one in segments.

    Its type is left out: that somebody is sick is not for everybody who may open Prefect.
    """
    entries: defaultdict[str, list[TimeOff]] = defaultdict(list)
    for row in rows:
        if row.approved:
            entries[row.id].append(row)
    return [_entry(entry, segments) for entry, segments in entries.items()]


def _entry(entry: str, segments: list[TimeOff]) -> Sighting:
    first, last = min(segments, key=lambda row: utc(row.start)), max(segments, key=lambda row: utc(row.end))
    whole = replace(first, end=last.end)
    data: dict[str, JsonValue] = {
        "time_off_id": int(entry),
        "user_id": int(whole.person.id),
        "start": whole.start.isoformat(),
        "end": whole.end.isoformat(),
    }
    return Sighting(f"time_off.{entry}", whole.end, whole.person.name, str(whole), data)


@dataclass(frozen=True)
class OpenEventShifts:
    """The open shifts of a CrewIO event."""

    credentials: CrewIOCredentials
    event_id: str
    words = Words(crewio.SYSTEM, "shift.opened")

    async def account(self) -> str:
        """The event."""
        return f"{crewio.SYSTEM}/{self.event_id}"

    async def look(self, noted: Noted, now: datetime) -> Look:
        """What people can take now."""
        shifts = EventShifts(self.credentials, self.event_id, ZONE)
        return await look_for_open(shifts.nameless, shifts.every, noted, now, event_id=self.event_id)


@dataclass(frozen=True)
class OpenCompanyShifts:
    """The open published shifts of a 7shifts company that start soon."""

    credentials: SevenShiftsCredentials
    days: int
    words = Words(seven_shifts.SYSTEM, "shift.opened")

    async def account(self) -> str:
        """The company."""
        return f"{seven_shifts.SYSTEM}/{await self.credentials.company()}"

    async def look(self, noted: Noted, now: datetime) -> Look:
        """What people can take now."""
        shifts, end = CompanyShifts(self.credentials, "nobody else", ZONE), now + timedelta(days=self.days)
        return await look_for_open(partial(shifts.nameless, now, end), partial(shifts.coming, now, end), noted, now)


async def look_for_open(nameless: Read, named: Read, noted: Noted, now: datetime, **more: JsonValue) -> Look:
    """The open shifts. Their names are read only if there is something to tell: it is new, or still owed."""
    look = open_shifts(await nameless(), noted.seen, now, **more)
    if noted.owed or noted.news(look, now):
        return open_shifts(await named(), noted.seen, now, **more)
    return look


def open_shifts(found: FoundShifts, seen: Watermark, now: datetime, **more: JsonValue) -> Look:
    """The shifts with free places that are not over; one that is filled is forgotten, and new when it opens again.

    Args:
        found: the shifts.
        seen: those that were open before.
        now: the present.
        more: what the events say beside what is the shift's own.
    """
    there = [_shift(shift, more) for shift in found.shifts if shift.open and shift.until > now]
    listed = {each.key for each in there}
    # A list with gaps does not tell that a shift is filled.
    filled = [] if found.problems else [key for key in seen.delivered if key not in listed]
    return Look(there, forgotten=filled, problems=found.problems)


def _shift(shift: Shift, more: Mapping[str, JsonValue]) -> Sighting:
    data: dict[str, JsonValue] = {
        "shift_id": shift.id,
        **more,
        "start": shift.start.isoformat(),
        "end": shift.end.isoformat() if shift.end else None,
        "role": shift.role,
        "place": shift.place,
        "open": shift.open,
    }
    return Sighting(f"shift.{shift.id}", shift.until, shift.place or shift.event, str(shift), data)
