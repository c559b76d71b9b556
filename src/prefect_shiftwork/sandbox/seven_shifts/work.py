"""Work that was planned or done, in one form: what the reports add up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from prefect_shiftwork.sandbox.seven_shifts.books import Books

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One person at work, on the wall clock of the location; `wage` is cents an hour, `tips` cents."""

    user_id: int
    location_id: int
    department_id: int | None
    role_id: int | None
    start: datetime
    end: datetime
    wage: int
    status: int = 0
    tips: int = 0

    @property
    def day(self) -> date:
        """The day it counts for: the one on which it starts."""
        return self.start.date()

    @property
    def week(self) -> date:
        """The first day of its week, a Sunday."""
        return self.day - timedelta(days=self.day.isoweekday() % 7)

    @property
    def minutes(self) -> int:
        """How long it is."""
        return max(0, (self.end - self.start) // MINUTE)

    def minutes_within(self, start: datetime, end: datetime) -> int:
        """How much of it lies between two moments."""
        return max(0, (min(self.end, end) - max(self.start, start)) // MINUTE)


def planned(books: Books) -> Iterator[Stretch]:
    """Published shifts that somebody holds."""
    for shift in books.shifts:
        if shift.user_id is None or shift.end is None or shift.deleted or shift.draft:
            continue
        zone = books.zone(shift.location_id)
        yield Stretch(
            user_id=shift.user_id,
            location_id=shift.location_id,
            department_id=shift.department_id,
            role_id=shift.role_id,
            start=shift.start.astimezone(zone),
            end=shift.end.astimezone(zone),
            wage=shift.hourly_wage,
            status=shift.status,
        )


def done(books: Books) -> Iterator[Stretch]:
    """Punches; who is still at work has worked until now."""
    for punch in books.punches:
        if punch.deleted:
            continue
        zone = books.zone(punch.location_id)
        yield Stretch(
            user_id=punch.user_id,
            location_id=punch.location_id,
            department_id=punch.department_id,
            role_id=punch.role_id,
            start=punch.clocked_in.astimezone(zone),
            end=(punch.clocked_out or books.now()).astimezone(zone),
            wage=punch.hourly_wage,
            tips=punch.tips,
        )
