"""One entry of time off and its segments (crewsense.md 3.4, 5.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from prefect_shiftwork.sandbox.board import Absence
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.time_off_types import TimeOffType
from prefect_shiftwork.sandbox.crewsense.users import name_of

PENDING: Final = 0
APPROVED: Final = 1
DENIED: Final = 2
"""The code of a denied request is not documented; 2 is what this sandbox uses."""
STATUS_WORDS = {PENDING: "pending", APPROVED: "approved", DENIED: "denied"}
LONGEST_SEGMENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of at most 24 hours, in local time; the break does not count as time off."""

    start: datetime
    end: datetime
    break_length: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class TimeOff:
    """What was asked for; the first of the admins is the one who is shown. Stamps are aware."""

    id: int
    user_id: int
    admin_ids: tuple[int, ...]
    type_id: int
    segments: tuple[Segment, ...]
    status: int
    requested: datetime
    approved: datetime | None = None
    acknowledged: datetime | None = None
    user_note: str | None = None
    traded_with: int | None = None

    @property
    def start(self) -> datetime:
        """Of the first segment, in local time."""
        return self.segments[0].start

    @property
    def end(self) -> datetime:
        """Of the last segment, in local time."""
        return self.segments[-1].end


def split(start: datetime, end: datetime) -> tuple[Segment, ...]:
    """Segments of 24 hours, and a shorter one for the rest."""
    edges = [start]
    while edges[-1] < end:
        edges.append(min(edges[-1] + LONGEST_SEGMENT, end))
    return tuple(Segment(*pair) for pair in pairwise(edges))


def told(office: Office, entry: TimeOff) -> str:
    """An entry in words: `Time off 744838 (Vacation of Maren Tidewell, ...)`."""
    kind = office.one(TimeOffType, entry.type_id).label
    who = name_of(office, entry.user_id)
    return f"Time off {entry.id} ({kind} of {who}, {entry.start:%Y-%m-%d %H:%M} to {entry.end:%Y-%m-%d %H:%M})"


def absences(office: Office) -> Iterator[Absence]:
    """All entries as the page of the sandbox shows them."""
    for entry in office.all(TimeOff):
        yield Absence(
            person=name_of(office, entry.user_id),
            reason=office.one(TimeOffType, entry.type_id).label,
            start=entry.start.replace(tzinfo=office.zone),
            end=entry.end.replace(tzinfo=office.zone),
            status=STATUS_WORDS[entry.status],
        )
