from datetime import UTC, datetime

from prefect_shiftwork.roster.shifts import Shift, new_since, open_first
from prefect_shiftwork.roster.watermark import Watermark


def at(hour: int) -> datetime:
    return datetime(2026, 7, 12, hour, tzinfo=UTC)


def shift(id: str, start: int = 14, end: int | None = 18, free: int = 0) -> Shift:
    return Shift("crewio", id, at(start), None if end is None else at(end), "Bar", open=free)


def test_the_key_names_the_vendor_and_the_shift() -> None:
    assert "crewio/9f1c" == shift("9f1c").key


def test_a_shift_is_told_in_words() -> None:
    assert "Bar, 2026-07-12 14:00 to 18:00" == str(shift("1"))
    assert "shift, 2026-07-12 from 14:00" == str(Shift("crewio", "1", at(14), None))


def test_shifts_with_free_places_are_announced_first_then_by_start() -> None:
    shifts = [shift("full", 8), shift("late", 16, free=1), shift("early", 14, free=2)]

    assert ["early", "late", "full"] == [each.id for each in open_first(shifts)]


def test_a_shift_runs_until_the_moment_it_ends() -> None:
    assert shift("1").overlaps(at(17), at(20))
    assert not shift("1").overlaps(at(18), at(20))
    assert not shift("1").overlaps(at(12), at(14))


def test_a_shift_without_end_counts_by_its_start() -> None:
    endless = shift("1", end=None)

    assert at(14) == endless.until
    assert endless.overlaps(at(14), at(15))
    assert not endless.overlaps(at(15), at(20))
    assert not endless.overlaps(at(12), at(14))


def test_only_shifts_not_seen_before_are_new() -> None:
    seen = Watermark().advanced([shift("old")], at=at(0))

    assert ["open", "new"] == [each.id for each in new_since([shift("old"), shift("new"), shift("open", free=1)], seen)]
