"""What the page shows of CrewIO: the helpers who cannot come."""

from collections.abc import Iterator
from datetime import datetime

from prefect_shiftwork.sandbox.board import Absence
from prefect_shiftwork.sandbox.crewio.models import AvailabilityResponse
from prefect_shiftwork.sandbox.crewio.store import EventFile, Store
from prefect_shiftwork.sandbox.event import CLUB_ZONE


def absences(store: Store) -> Iterator[Absence]:
    """One row for every slot that a helper declined."""
    for file in store.events.values():
        for response in file.responses.values():
            yield from _declined(store, file, response)


def _declined(store: Store, file: EventFile, response: AvailabilityResponse) -> Iterator[Absence]:
    labels = {slot.id: slot.label for slot in file.requests[response.request_id].time_slots}
    for answer in response.responses:
        if not answer.available:
            start, end = _times(file, answer.time_slot_id)
            yield Absence(
                person=store.members[response.user_id].name,
                reason=f"{file.event.name}, {labels[answer.time_slot_id]}",
                start=start,
                end=end,
                status="not available",
            )


def _times(file: EventFile, slot_id: str) -> tuple[datetime | None, datetime | None]:
    """The times of the shift that a slot is named after; any other slot has only its label."""
    named = (shift for shift in file.shifts.values() if str(shift.id) == slot_id)
    return next(((_at_home(shift.start_time), _at_home(shift.end_time)) for shift in named), (None, None))


def _at_home(moment: datetime) -> datetime:
    return moment.astimezone(CLUB_ZONE)
