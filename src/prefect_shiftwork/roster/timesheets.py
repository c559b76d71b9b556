"""Hours worked, from punches: a row for each person and day, totals for each person, and for each person and week."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from prefect_shiftwork.roster.moments import day_of, utc
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.periods import MONDAY, week_of

K = TypeVar("K")


@dataclass(frozen=True)
class Break:
    """A break [start, end) of a punch; ``end`` is None while it lasts. Paid breaks count as worked."""

    start: datetime
    end: datetime | None
    paid: bool = False


@dataclass(frozen=True)
class Punch:
    """One person's work from clocking in to clocking out; ``end`` is None while clocked in. Times are aware."""

    system: str
    id: str
    person: Person
    start: datetime
    end: datetime | None
    breaks: tuple[Break, ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody is still clocked in or on a break, or forgot to clock out."""
        return self.end is None or any(each.end is None for each in self.breaks)


@dataclass(frozen=True)
class Hours:
    """Time worked and time on breaks, as time passes; ``open_punches`` are not in either and are to be corrected."""

    worked: timedelta = timedelta()
    breaks: timedelta = timedelta()
    punches: int = 0
    open_punches: int = 0

    def __add__(self, other: "Hours") -> "Hours":
        return Hours(
            self.worked + other.worked,
            self.breaks + other.breaks,
            self.punches + other.punches,
            self.open_punches + other.open_punches,
        )

    @property
    def worked_hours(self) -> float:
        """Time worked in hours, to the hundredth."""
        return in_hours(self.worked)

    @property
    def break_hours(self) -> float:
        """Time on breaks in hours, to the hundredth."""
        return in_hours(self.breaks)


@dataclass(frozen=True)
class Timesheet:
    """Hours by person and day, by person and first day of the week, and by person; in the order of names and days."""

    days: Mapping[tuple[Person, date], Hours]
    weeks: Mapping[tuple[Person, date], Hours]
    people: Mapping[Person, Hours]

    @property
    def total(self) -> Hours:
        """Everybody's hours together."""
        return sum(self.people.values(), Hours())


def timesheet(punches: Iterable[Punch], zone: ZoneInfo, first_day: int = MONDAY) -> Timesheet:
    """Adds up punches.

    Args:
        punches: in any order.
        zone: whose dates the days are. A punch belongs to the day on which it starts.
        first_day: the day on which weeks begin, 0 for Monday to 6 for Sunday.
    """
    rows = sorted(punches, key=lambda punch: (punch.person.name.casefold(), punch.person.id, utc(punch.start)))

    def day(punch: Punch) -> date:
        return day_of(punch.start, zone)

    return Timesheet(
        days=_added(rows, lambda punch: (punch.person, day(punch))),
        weeks=_added(rows, lambda punch: (punch.person, week_of(day(punch), first_day).start)),
        people=_added(rows, lambda punch: punch.person),
    )


def hours_of(punch: Punch) -> Hours:
    """The hours of one punch, counted as time passes, so that a night with a clock change is right."""
    if punch.end is None or punch.open:
        return Hours(punches=1, open_punches=1)
    breaks = [(utc(each.end) - utc(each.start), each.paid) for each in punch.breaks if each.end]
    unpaid = sum((length for length, paid in breaks if not paid), timedelta())
    every = sum((length for length, _ in breaks), timedelta())
    return Hours(utc(punch.end) - utc(punch.start) - unpaid, every, punches=1)


def in_hours(length: timedelta) -> float:
    """A length of time in hours, to the hundredth."""
    return round(length / timedelta(hours=1), 2)


def _added(punches: Iterable[Punch], group: Callable[[Punch], K]) -> dict[K, Hours]:
    sums: defaultdict[K, Hours] = defaultdict(Hours)
    for punch in punches:
        sums[group(punch)] += hours_of(punch)
    return dict(sums)
