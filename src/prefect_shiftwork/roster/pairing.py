"""Which of the days off that one entry asks for are which of the copies made of it earlier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from prefect_shiftwork.roster.days_off import DaysOff
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.periods import Period


@dataclass(frozen=True)
class ExistingDaysOff:
    """Days off that the target system holds.

    ``kind`` is the target's word. ``key`` is the natural key that an earlier copying left there, empty for what people
    entered. ``stands`` is False once somebody there has declined or cancelled it.
    """

    id: str
    person: Person
    days: DaysOff
    kind: str
    key: str = ""
    stands: bool = True


def kept_beyond(wanted: DaysOff, there: DaysOff, window: Period) -> DaysOff:
    """The wanted days, and those that are there beyond an edge of the window that the wanted days reach.

    A source that was read for a window does not show how long time off runs on outside of it.
    """
    if wanted.partial or there.partial:
        return wanted
    starts_before, ends_after = wanted.from_date <= window.start, wanted.to_date >= window.end
    return DaysOff(
        min(wanted.from_date, there.from_date) if starts_before else wanted.from_date,
        max(wanted.to_date, there.to_date) if ends_after else wanted.to_date,
    )


def paired(
    wanted: Iterable[DaysOff], copies: Iterable[ExistingDaysOff], window: Period
) -> tuple[list[tuple[DaysOff, ExistingDaysOff | None]], list[ExistingDaysOff]]:
    """Each wanted block of days with its copy, None where there is none; and the copies that are left over.

    Not by the order of their keys: as a rolling window moves on, the second part of an entry becomes its first. Copies
    that are right come first, then those that overlap, then those that can be moved because they lie in the window.
    """
    blocks = list(wanted)
    left = sorted(copies, key=lambda copy: (copy.days.wall_clock, copy.id))
    fits: tuple[Callable[[DaysOff, ExistingDaysOff], bool], ...] = (
        lambda block, copy: kept_beyond(block, copy.days, window) == copy.days,
        lambda block, copy: block.overlaps(copy.days),
        lambda block, copy: block.touches(window) and copy.days.lies_in(window),
    )
    pairs: list[tuple[DaysOff, ExistingDaysOff | None]] = []
    for fit in fits:
        for block in tuple(blocks):
            if copy := next((copy for copy in left if fit(block, copy)), None):
                blocks.remove(block)
                left.remove(copy)
                pairs.append((block, copy))
    pairs += [(block, None) for block in blocks]
    return sorted(pairs, key=lambda pair: pair[0].wall_clock), left
