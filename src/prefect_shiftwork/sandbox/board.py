"""What the page of the sandbox shows: notices, absences, and a journal of every change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from prefect_shiftwork.sandbox.clock import Clock

VENDOR_NAMES = {
    "crewsense": "CrewSense",
    "crewio": "CrewIO",
    "seven_shifts": "7shifts",
    "crewmojo": "Crewmojo",
}
MAIL = "mail"
"""What the journal names as the vendor of a mail."""
NAMES = VENDOR_NAMES | {MAIL: "Mail"}


@dataclass(frozen=True, slots=True)
class Notice:
    """One announcement: aware time, title, and plain text (no HTML)."""

    at: datetime
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Absence:
    """One stretch in which a person is away, from aware `start` to aware `end`.

    Both are None where a vendor has only words for the time; then `reason` holds them.
    """

    person: str
    reason: str
    start: datetime | None
    end: datetime | None
    status: str


@dataclass(slots=True)
class Board:
    """Where each vendor app leaves a callable, by its vendor id, that answers its present rows.

    A vendor's `create_app` sets its own entries; setting them again replaces them:

        desk.board.announcements["crewsense"] = lambda: desk.state(Store).notices()
        desk.board.time_off["crewsense"] = lambda: desk.state(Store).absences()
    """

    announcements: dict[str, Callable[[], Iterable[Notice]]] = field(default_factory=dict)
    time_off: dict[str, Callable[[], Iterable[Absence]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when (UTC), at which vendor of `NAMES`, what was done, to what."""

    at: datetime
    vendor: str
    action: str
    text: str


class Journal:
    """What changed in the sandbox, newest last. `keep` is told of every entry."""

    def __init__(self, clock: Clock, keep: Callable[[Entry], None]) -> None:
        self._clock = clock
        self._keep = keep
        self.entries: list[Entry] = []

    def record(self, vendor: str, action: str, text: str) -> None:
        """Note a change: `record("crewsense", "created", "Announcement 239 'Open shift'")`."""
        entry = Entry(self._clock.now(), vendor, action, text)
        self.entries.append(entry)
        self._keep(entry)
