"""The believable world behind all vendors: one roster, told by nobody's API.

A fire department with two stations, two restaurants run by the same people, and their club. All of it
follows from one date: two sandboxes started on the same day are alike.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.event import CLUB_ZONE, Event, event_of
from prefect_shiftwork.sandbox.people import PEOPLE, PLATOONS, STATIONS, Person, Station, as_staff

DEPARTMENT_ZONE = ZoneInfo("America/New_York")
RESTAURANT_ZONE = ZoneInfo("America/Regina")
COMPANY_ZONE = ZoneInfo("Pacific/Auckland")

TOUR_START = time(8)
TOUR_LENGTH = timedelta(days=1)
RESTAURANT_STARTS = (time(9), time(15))
RESTAURANT_LENGTH = timedelta(hours=8)
SEATS = 3
BUSY_WEEKDAYS = (4, 5)

TimeOffType = Literal["Vacation", "Sick", "Training"]
Status = Literal["approved", "pending"]


@dataclass(frozen=True, slots=True)
class Shift:
    """One person's turn, with wall-clock times in the zone of its place (`start.tzinfo`)."""

    station: Station
    person: Person
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """A restaurant shift that nobody has taken yet."""

    station: Station
    role: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Time away from the department, `number` counts from 1; some entries cover a part of a day only."""

    number: int
    person: Person
    type: TimeOffType
    start: datetime
    end: datetime
    status: Status


@dataclass(frozen=True, slots=True)
class World:
    """What the vendors are seeded with, from the first of the month of `anchor` to a month after `anchor`.

    `people` are the forty as the department knows them, `staff` the same forty, in the same order, as the
    restaurants know them. `shifts` are the 24-hour tours of the department, `restaurant_shifts` the 8-hour
    shifts of the restaurants; nobody is in two places at once.
    """

    anchor: date
    people: tuple[Person, ...]
    staff: tuple[Person, ...]
    stations: tuple[Station, ...]
    shifts: tuple[Shift, ...]
    restaurant_shifts: tuple[Shift, ...]
    openings: tuple[Opening, ...]
    time_off: tuple[TimeOff, ...]
    event: Event
    department_zone: ZoneInfo = DEPARTMENT_ZONE
    restaurant_zone: ZoneInfo = RESTAURANT_ZONE
    club_zone: ZoneInfo = CLUB_ZONE
    company_zone: ZoneInfo = COMPANY_ZONE


def world_of(now: datetime) -> World:
    """The world on the department's local date at `now` (aware)."""
    return _world_on(now.astimezone(DEPARTMENT_ZONE).date())


@lru_cache(maxsize=8)
def _world_on(anchor: date) -> World:
    days = tuple(_days(anchor))
    staff = tuple(as_staff(person) for person in PEOPLE)
    return World(
        anchor=anchor,
        people=PEOPLE,
        staff=staff,
        stations=STATIONS,
        shifts=tuple(shift for day in days for shift in _tours(day)),
        restaurant_shifts=tuple(shift for day in days for shift in _restaurant_shifts(day, staff)),
        openings=tuple(opening for day in days for opening in _openings(day)),
        time_off=tuple(_time_off(anchor, days)),
        event=event_of(anchor),
    )


def _days(anchor: date) -> Iterator[date]:
    first = anchor.replace(day=1)
    length = anchor.day - 1 + monthrange(anchor.year, anchor.month)[1]
    return (first + timedelta(days=number) for number in range(length))


def _platoon_on(day: date) -> str:
    return PLATOONS[day.toordinal() % len(PLATOONS)]


def _tours(day: date) -> Iterator[Shift]:
    start = datetime.combine(day, TOUR_START, DEPARTMENT_ZONE)
    return (
        Shift(person.station, person, start, start + TOUR_LENGTH)
        for person in PEOPLE
        if person.platoon == _platoon_on(day)
    )


def _restaurant_shifts(day: date, staff: tuple[Person, ...]) -> Iterator[Shift]:
    """The platoon that came off duty yesterday and goes on duty tomorrow works in the restaurants."""
    platoon = _platoon_on(day + timedelta(days=1))
    for station in STATIONS:
        crew = [person for person in staff if (person.station, person.platoon) == (station, platoon)]
        for seat, person in enumerate(crew[: SEATS * len(RESTAURANT_STARTS)]):
            start = datetime.combine(day, RESTAURANT_STARTS[seat // SEATS], RESTAURANT_ZONE)
            yield Shift(station, person, start, start + RESTAURANT_LENGTH)


def _openings(day: date) -> Iterator[Opening]:
    if day.weekday() not in BUSY_WEEKDAYS:
        return
    start = datetime.combine(day, RESTAURANT_STARTS[-1], RESTAURANT_ZONE)
    for station in STATIONS:
        yield Opening(station, "Server", start, start + RESTAURANT_LENGTH)


LEAVE: tuple[tuple[int, TimeOffType, int, timedelta, Status], ...] = (
    (2, "Vacation", -6, timedelta(days=2), "approved"),
    (3, "Vacation", -2, timedelta(days=5), "approved"),
    (5, "Sick", 0, timedelta(days=1), "approved"),
    (7, "Vacation", 2, timedelta(days=1), "approved"),
    (8, "Vacation", 4, timedelta(days=2), "approved"),
    (9, "Training", 1, timedelta(hours=4), "approved"),
    (11, "Vacation", 10, timedelta(days=3), "pending"),
    (14, "Sick", -3, timedelta(hours=4), "approved"),
    (21, "Training", 5, timedelta(hours=4), "pending"),
    (30, "Vacation", 14, timedelta(days=4), "approved"),
    (39, "Vacation", 6, timedelta(days=1), "approved"),
    (40, "Vacation", 8, timedelta(days=1), "pending"),
)
"""Person, type, days from the anchor to the first tour that it touches, length, status."""


def _time_off(anchor: date, days: tuple[date, ...]) -> Iterator[TimeOff]:
    rows = [
        (person, kind, _next_tour(person, anchor + timedelta(days=offset)), length, status)
        for number, kind, offset, length, status in LEAVE
        for person in [PEOPLE[number - 1]]
    ]
    rows += [
        (PEOPLE[11], "Vacation", day - timedelta(days=1), timedelta(days=3), "approved") for day in _clock_changes(days)
    ]
    for number, (person, kind, day, length, status) in enumerate(rows, start=1):
        start = datetime.combine(day, TOUR_START, DEPARTMENT_ZONE)
        yield TimeOff(number, person, kind, start, start + length, status)


def _next_tour(person: Person, day: date) -> date:
    wait = (PLATOONS.index(person.platoon) - day.toordinal()) % len(PLATOONS)
    return day + timedelta(days=wait)


def _clock_changes(days: tuple[date, ...]) -> list[date]:
    def offset(day: date) -> timedelta | None:
        return datetime.combine(day, time(12), DEPARTMENT_ZONE).utcoffset()

    return [day for day in days if offset(day) != offset(day - timedelta(days=1))]
