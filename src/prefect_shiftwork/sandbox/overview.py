"""What the front page shows, in the order in which it shows it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.board import NAMES, VENDOR_NAMES, Absence, Notice
from prefect_shiftwork.sandbox.desk import Desk

LATEST = 50
"""The most rows that a list shows."""
MOMENT = "%a %-d %b, %H:%M"
END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class Times:
    """Moments in words, in the zone of the fire department."""

    def __init__(self, desk: Desk) -> None:
        self.zone = desk.world.department_zone
        self.frozen = desk.clock.frozen
        self.now = desk.clock.now()

    def at(self, moment: datetime) -> str:
        """`Sat 21 Nov, 16:45`."""
        return f"{moment.astimezone(self.zone):{MOMENT}}"

    def span(self, start: datetime, end: datetime) -> str:
        """`Sat 21 Nov, 08:00 – 12:00`, or both days when they differ; a time with a zone of its own keeps it."""
        zone = start.tzinfo if isinstance(start.tzinfo, ZoneInfo) else self.zone
        start, end = start.astimezone(zone), end.astimezone(zone)
        until = f"{end:%H:%M}" if start.date() == end.date() else f"{end:{MOMENT}}"
        return f"{start:{MOMENT}} – {until}{'' if zone == self.zone else f' {end:%Z}'}"


class Overview:
    """The sandbox at a glance."""

    def __init__(self, desk: Desk) -> None:
        self._now = desk.clock.now()
        self.calls = _calls(desk)
        self.announcements = sorted(_announcements(desk), key=lambda row: row[1].at, reverse=True)[:LATEST]
        self.away = {VENDOR_NAMES[vendor]: self._coming(read()) for vendor, read in desk.board.time_off.items()}
        self.changes = [(NAMES[entry.vendor], entry) for entry in desk.journal.entries[: -LATEST - 1 : -1]]
        self.mails = list(reversed(list(desk.mailbox)))[:LATEST]

    def is_away(self, absence: Absence) -> bool:
        """Whether the person is away at this moment."""
        return absence.start is not None and absence.start <= self._now

    def _coming(self, absences: Iterable[Absence]) -> list[Absence]:
        """Those that are not over yet, soonest first, and last those that have no time."""
        coming = (absence for absence in absences if absence.end is None or absence.end > self._now)
        return sorted(coming, key=lambda absence: absence.start or END_OF_TIME)[:LATEST]


def _calls(desk: Desk) -> list[tuple[str, str, int]]:
    """Name, path, and number of calls so far of each vendor."""
    counts: Counter[str] = Counter()
    for (vendor, *_), count in desk.faults.calls.items():
        counts[vendor] += count
    return [(name, f"/{vendor}", counts[vendor]) for vendor, name in VENDOR_NAMES.items()]


def _announcements(desk: Desk) -> Iterator[tuple[str, Notice]]:
    for vendor, read in desk.board.announcements.items():
        for notice in read():
            yield VENDOR_NAMES[vendor], notice
