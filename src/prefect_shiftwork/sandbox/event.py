"""The club's event: roles, shifts, helpers, and slots that nobody has taken yet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.people import PEOPLE, Person

CLUB_ZONE = ZoneInfo("Europe/Berlin")
DAYS_AHEAD = 10
ROLES = (("Getränkestand", "#2563EB"), ("Grill", "#DC2626"), ("Kasse", "#16A34A"))
BLOCKS = (time(10), time(14))
BLOCK_LENGTH = timedelta(hours=4)
WANTED, TAKEN = 3, 2


@dataclass(frozen=True, slots=True)
class EventRole:
    """What a helper does, and its `#RRGGBB` colour."""

    name: str
    color: str


@dataclass(frozen=True, slots=True)
class EventShift:
    """One block of one role; `helpers` have taken it, `open_slots` are still wanted."""

    role: EventRole
    start: datetime
    end: datetime
    required: int
    helpers: tuple[Person, ...]

    @property
    def open_slots(self) -> int:
        """How many helpers are missing."""
        return self.required - len(self.helpers)


@dataclass(frozen=True, slots=True)
class Event:
    """A club event over the two days from `start` to `end`, both included."""

    name: str
    location: str
    start: date
    end: date
    roles: tuple[EventRole, ...]
    shifts: tuple[EventShift, ...]
    helpers: tuple[Person, ...]


def event_of(anchor: date) -> Event:
    """The first weekend that is at least ten days away."""
    saturday = anchor + timedelta(days=DAYS_AHEAD)
    saturday += timedelta(days=(5 - saturday.weekday()) % 7)
    helpers = PEOPLE[20:]
    roles = tuple(EventRole(*role) for role in ROLES)
    return Event(
        name="Sommerfest",
        location="Stadtpark Mainz",
        start=saturday,
        end=saturday + timedelta(days=1),
        roles=roles,
        shifts=tuple(_shifts(saturday, roles, helpers)),
        helpers=helpers,
    )


def _shifts(saturday: date, roles: tuple[EventRole, ...], helpers: tuple[Person, ...]) -> list[EventShift]:
    blocks = [(saturday + timedelta(days=day), block, role) for day in range(2) for block in BLOCKS for role in roles]
    return [
        EventShift(
            role=role,
            start=(start := datetime.combine(day, block, CLUB_ZONE)),
            end=start + BLOCK_LENGTH,
            required=WANTED,
            helpers=tuple(helpers[(number * TAKEN + seat) % len(helpers)] for seat in range(TAKEN)),
        )
        for number, (day, block, role) in enumerate(blocks)
    ]
