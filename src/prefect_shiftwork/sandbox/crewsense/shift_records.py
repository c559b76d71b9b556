"""What stands on the schedule beside time off and callbacks: shifts, trades and miscellaneous hours."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.users import name_of

FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A shift on one day of the schedule, which need not be the day it starts on; times are local."""

    date: date
    start: datetime
    end: datetime
    break_start: datetime | None = None
    break_end: datetime | None = None

    @property
    def break_length(self) -> timedelta:
        """Nothing without a break."""
        if self.break_start is None or self.break_end is None:
            return timedelta()
        return self.break_end - self.break_start


@dataclass(frozen=True, slots=True)
class Shift:
    """One person on one assignment. The occurrences of a recurring shift share its id (crewsense.md 5.1)."""

    id: int
    assignment_id: int
    user_id: int
    scheduled_by: int
    work_type_id: int
    occurrences: tuple[Occurrence, ...]
    created: datetime
    updated: datetime
    work_subtype_id: int | None = None
    recurring: bool = False
    labels: tuple[int, ...] = ()
    qualifiers: tuple[int, ...] = ()
    traded_with: int | None = None
    from_callback: int | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class Trade:
    """A shift that one user gives to another, and the one that is taken for it; all times are aware."""

    id: int
    requesting_user: int
    accepting_user: int | None
    approving_user: int
    requested: datetime
    start: datetime
    end: datetime
    swap_start: datetime | None = None
    swap_end: datetime | None = None
    status: str = "pending"

    @property
    def legs(self) -> list[tuple[datetime, datetime]]:
        """The stretch that is given, and the one that is taken for it."""
        given = (self.start, self.end)
        return [given, (self.swap_start, self.swap_end)] if self.swap_start and self.swap_end else [given]


@dataclass(frozen=True, slots=True)
class MiscHours:
    """Hours on no assignment, such as a training; times are local."""

    id: int
    user_id: int
    work_type_id: int
    start: datetime
    end: datetime
    notes: str | None = None


def shift_told(office: Office, shift: Shift) -> str:
    """A shift in words: `Shift 456800 (Maren Tidewell, 2026-11-01 08:00)`."""
    first = shift.occurrences[0]
    return f"Shift {shift.id} ({name_of(office, shift.user_id)}, {first.start:%Y-%m-%d %H:%M})"


def trade_told(office: Office, trade: Trade) -> str:
    """A trade in words: `Trade 44799 (Maren Tidewell, 2026-11-01 08:00)`."""
    return f"Trade {trade.id} ({name_of(office, trade.requesting_user)}, {trade.start:%Y-%m-%d %H:%M})"
