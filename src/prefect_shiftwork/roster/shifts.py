"""Shifts of any vendor, and which of them have not been seen before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from prefect_shiftwork.roster.moments import overlap, stretch_in_words, utc
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.watermark import Watermark


@dataclass(frozen=True)
class Shift:
    """One shift; all times are aware and in the zone in which people should read them.

    ``end`` is None for a shift that lasts until the work is done. ``place`` is the location, ``event`` the event of a
    club; what a vendor does not know is empty. ``needed`` is how many people the shift takes, ``open`` how many of
    these places people can still take. ``created`` and ``modified`` are None for vendors that do not tell.
    """

    system: str
    id: str
    start: datetime
    end: datetime | None
    role: str = ""
    place: str = ""
    event: str = ""
    people: tuple[Person, ...] = ()
    needed: int = 1
    open: int = 0
    notes: str = ""
    created: datetime | None = None
    modified: datetime | None = None

    def __str__(self) -> str:
        return f"{self.role or 'shift'}, {stretch_in_words(self.start, self.end)}"

    @property
    def key(self) -> str:
        """The natural key, by which an announcement of the shift is found again: ``crewio/9f1c``."""
        return f"{self.system}/{self.id}"

    @property
    def until(self) -> datetime:
        """The end; the start of a shift whose end nobody knows."""
        return self.end or self.start

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether the shift runs at some moment of [start, end); one without end counts by its start."""
        if self.end is None:
            return utc(start) <= utc(self.start) < utc(end)
        return overlap(self.start, self.end, start, end)


def open_first(shifts: Iterable[Shift]) -> list[Shift]:
    """Shifts in the order in which to announce them: those with free places first, then by start."""
    return sorted(shifts, key=lambda shift: (not shift.open, utc(shift.start), shift.key))


def new_since(shifts: Iterable[Shift], seen: Watermark) -> list[Shift]:
    """The shifts that were not seen before, in the order in which to announce them."""
    return open_first(shift for shift in shifts if seen.is_new(shift.key))
