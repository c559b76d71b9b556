"""The reports of the sandbox. Only `oneonone.summary` is a name that Crewmojo has published.

The columns of a report are documented nowhere; these are what the name promises, told from the world. Both ends of
a period belong to it, in the company's zone; without dates it is this month up to today.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from prefect_shiftwork.sandbox.crewmojo.humans import Human, Humans
from prefect_shiftwork.sandbox.desk import Desk

BIG_REPORT_ROWS = 1000
ONE_ON_ONE_RHYTHM = 28
VACATION_DAYS = 25
RUNS_LATE = (0.0, 0.0, 0.25, 0.0, 0.75, 0.0, 0.0, 1.5)
"""Hours by which a shift outlasts its plan, in turn: a late call, a full house."""

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __iter__(self) -> Iterator[date]:
        return (self.start + timedelta(days=number) for number in range((self.end - self.start).days + 1))


@dataclass(frozen=True, slots=True)
class Report:
    """A head, and rows that are made while they are read."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


def one_on_one_summary(desk: Desk, period: Period) -> Report:
    """The 1:1 talks that were completed in the period: everybody has one with the manager every four weeks."""
    today = desk.clock.now().astimezone(desk.world.company_zone).date()
    humans = list(desk.state(Humans))
    return Report(
        ("managerEmployeeCode", "employeeCode", "firstName", "lastName", "completedDate"),
        (
            (human["managerEmployeeCode"], *_name(human), day.isoformat())
            for day in period
            if day <= today
            for number, human in enumerate(humans)
            if human["managerEmployeeCode"] and (day.toordinal() + number) % ONE_ON_ONE_RHYTHM == 0
        ),
    )


def people_all(desk: Desk, _: Period) -> Report:
    """Everybody, whatever the period, in the columns of an upload."""
    humans = desk.state(Humans)
    columns = humans.columns()
    return Report(columns, (tuple(human[column] or None for column in columns) for human in humans))


def leave_balance(desk: Desk, period: Period) -> Report:
    """The days of vacation that are left at the end of the period."""
    taken: dict[str | None, float] = defaultdict(float)
    for absence in desk.world.time_off:
        if (absence.type, absence.status) == ("Vacation", "approved") and absence.start.date() <= period.end:
            taken[absence.person.employee_id] += (absence.end - absence.start) / timedelta(days=1)
    return Report(
        ("employeeCode", "firstName", "lastName", "leaveType", "daysLeft"),
        (
            (*_name(human), "Vacation", round(VACATION_DAYS - taken[human["employeeCode"]], 2))
            for human in desk.state(Humans)
        ),
    )


def timesheets_weekly(desk: Desk, period: Period) -> Report:
    """Hours worked by each person at each place by week, from Monday; a shift counts on the day it starts."""
    hours: dict[tuple[str, str, str, str, str], float] = defaultdict(float)
    for shifts, place in ((desk.world.shifts, "name"), (desk.world.restaurant_shifts, "location")):
        for shift in shifts:
            day = shift.start.date()
            if day in period:
                monday = (day - timedelta(days=day.weekday())).isoformat()
                person = desk.world.people[shift.person.number - 1]
                who = person.employee_id or "", person.first_name, person.last_name
                late = RUNS_LATE[(day.toordinal() * 3 + person.number) % len(RUNS_LATE)]
                hours[monday, *who, getattr(shift.station, place)] += _hours(shift.start, shift.end) + late
    return Report(
        ("weekStarting", "employeeCode", "firstName", "lastName", "location", "hours"),
        ((*key, total) for key, total in sorted(hours.items())),
    )


def big_report(desk: Desk, period: Period) -> Report:
    """As many rows as the setting `crewmojo.big_report_rows` says."""
    people = desk.world.people
    rows = desk.setting("crewmojo.big_report_rows", BIG_REPORT_ROWS)
    return Report(
        ("rowNumber", "employeeCode", "firstName", "lastName", "workedOn", "hours"),
        (
            (number, person.employee_id, person.first_name, person.last_name, period.start.isoformat(), 8.0)
            for number in range(1, rows + 1)
            for person in [people[number % len(people)]]
        ),
    )


REPORTS: dict[str, Callable[[Desk, Period], Report]] = {
    "oneonone.summary": one_on_one_summary,
    "leave.balance": leave_balance,
    "people.all": people_all,
    "timesheets.weekly": timesheets_weekly,
    "big.report": big_report,
}


def _name(human: Human) -> tuple[str, str, str]:
    return human["employeeCode"], human["firstName"], human["lastName"]


def _hours(start: datetime, end: datetime) -> float:
    """Hours that passed, also over a change of the clocks."""
    return (end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(hours=1)
