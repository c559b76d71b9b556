"""Pay: the plain wage, and one and a half of it beyond forty hours a week."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from prefect_shiftwork.sandbox.seven_shifts.work import Stretch

WEEKLY_THRESHOLD = 40
WEEKLY_MULTIPLIER = 1.5


@dataclass(frozen=True, slots=True)
class Pay:
    """Minutes and cents; tips come on top."""

    regular_minutes: int = 0
    overtime_minutes: int = 0
    regular_cents: int = 0
    overtime_cents: int = 0
    tips: int = 0

    def __add__(self, other: Self) -> "Pay":
        return Pay(
            self.regular_minutes + other.regular_minutes,
            self.overtime_minutes + other.overtime_minutes,
            self.regular_cents + other.regular_cents,
            self.overtime_cents + other.overtime_cents,
            self.tips + other.tips,
        )


def paid(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Pay]]:
    """Every stretch with its pay, oldest first; a person's week fills up stretch by stretch."""
    worked: defaultdict[tuple[int, date], int] = defaultdict(int)
    for stretch in sorted(stretches, key=lambda row: row.start):
        week = stretch.user_id, stretch.week
        regular = min(stretch.minutes, max(0, WEEKLY_THRESHOLD * 60 - worked[week]))
        worked[week] += stretch.minutes
        yield stretch, pay_for(stretch, regular)


def pay_for(stretch: Stretch, regular: int) -> Pay:
    """What a stretch earns when so many of its minutes are within the week's forty hours."""
    overtime = stretch.minutes - regular
    return Pay(
        regular_minutes=regular,
        overtime_minutes=overtime,
        regular_cents=regular * stretch.wage // 60,
        overtime_cents=int(overtime * stretch.wage * WEEKLY_MULTIPLIER / 60),
        tips=stretch.tips,
    )
